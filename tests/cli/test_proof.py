"""The command `proof`: what it says of a paper, for people and for programs, and of a file that is none."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from report_builder.cli.main import run

SLIPS = """DATE: 28 July 2020

2.1 Of the 14 young people in the cohort the following was found:

- 72% (10) have needs

2.2 The data covers the period 1 July 2019 to 31 June 2020.
"""
SOUND = "DATE: 28 July 2020\n\n2.1 The board met and agreed the plan.\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "briefing.txt"
    file.write_text(SLIPS, encoding="utf-8")
    return file


def test_the_help_ends_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", "--help"]) == 0

    assert "report-builder proof briefing.docx --as-at 2020-07-28" in capsys.readouterr().out


def test_what_is_wrong_is_told_place_by_place(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["proof", str(paper)])

    told = capsys.readouterr().out.splitlines()
    assert status == 1
    assert told[told.index("line 5") + 1] == '  share of count: "72%"'
    assert '    in: "72% (10) have needs"' in told
    assert told[told.index("line 7") + 1] == '  date that does not exist: "31 June 2020"'
    assert any("30 June 2020" in line for line in told)
    assert told[-1].startswith(f"{sum(line.startswith('  ') and line[2] != ' ' for line in told)} found: ")


def test_a_program_is_told_the_same(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["proof", str(paper), "--json"])

    found = json.loads(capsys.readouterr().out)["findings"]
    assert status == 1
    assert {tuple(each) for each in found} == {("class", "where", "passage", "says", "should_be", "mend")}
    share = next(each for each in found if each["class"] == "share-of-count")
    assert (share["where"], share["says"]) == ("line 5", "72%")
    assert "71.4%" in share["mend"]


def test_a_sound_paper_has_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sound.md"
    file.write_text(SOUND, encoding="utf-8")

    assert run(["proof", str(file)]) == 0
    assert capsys.readouterr().out == "Nothing found.\n"


def test_a_paper_without_a_date_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "undated.txt"
    file.write_text("The board met and agreed the plan.", encoding="utf-8")

    run(["proof", str(file)])
    assert "bears no date" in capsys.readouterr().err
    run(["proof", str(file), "--as-at", "2020-07-28"])
    assert "bears no date" not in capsys.readouterr().err


def test_a_date_that_is_none_is_refused(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", str(paper), "--as-at", "2020-06-31"]) == 2
    assert "2020-06-31" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "mend"),
    [("a.doc", "save it as .docx"), ("a.xlsx", "give it as .txt, .md, .html, .docx, .pdf"), ("a", "give it as .txt")],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, mend: str
) -> None:
    (tmp_path / name).write_bytes(b"words")

    assert run(["proof", str(tmp_path / name)]) == 2
    assert mend in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", str(tmp_path / "gone.txt")]) == 2
    assert "there is no such file" in capsys.readouterr().err
    assert run(["proof", str(tmp_path)]) == 2


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 999, random.Random(6).randbytes(9_999)])
def test_junk_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, content: bytes
) -> None:
    file = tmp_path / f"junk.{ending}"
    file.write_bytes(content)

    assert run(["proof", str(file)]) == 1
    told = capsys.readouterr().err
    assert f"junk.{ending}" in told
    assert "Traceback" not in told
    assert "fault of the program" not in told


@pytest.mark.parametrize("ending", ["txt", "html", "docx", "pdf"])
def test_a_hundred_megabytes_are_no_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    file = tmp_path / f"large.{ending}"
    with file.open("wb") as stored:
        stored.truncate(100_000_000)

    assert run(["proof", str(file)]) == 1
    assert "larger than any paper" in capsys.readouterr().err


def test_figures_of_somebody_else_beside_a_paper_are_left_alone(paper: Path) -> None:
    (paper.parent / "figures.json").write_text("[1, 2]", encoding="utf-8")

    assert run(["proof", str(paper)]) == 1


def test_figures_that_are_named_must_be_ours(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = paper.parent / "other.json"
    other.write_text("{", encoding="utf-8")

    assert run(["proof", str(paper), "--figures", str(other)]) == 1
    assert "not a figures.json of ours" in capsys.readouterr().err
    assert run(["proof", str(paper), "--figures", str(paper.parent / "gone.json")]) == 2
