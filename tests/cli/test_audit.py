"""The command `audit`: what a reader works out of published tables, and of a finished paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_builder.cli.main import run

SAVED = Path("t.csv")


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test writes its tables into a folder of its own."""
    monkeypatch.chdir(tmp_path)


def test_a_single_mark_beside_its_total_is_known_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    SAVED.write_text("sex,count\nBoys,12\nGirls,[c]\nTotal,15\n")

    assert run(["-q", "audit", "t.csv"]) == 3

    assert capsys.readouterr().out.splitlines() == [
        "t.csv:3 (sex Girls): the withheld count is known exactly",
        "1 withheld: 1 known exactly, 0 narrowed to 2 numbers.",
    ]


def test_two_marks_that_sum_to_three_are_narrowed_to_two_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    SAVED.write_text("sex,count\nBoys,c\nGirls,*\nNot known,12\nTotal,15\n")

    assert run(["-q", "audit", "t.csv"]) == 3

    assert capsys.readouterr().out.splitlines()[:2] == [
        "t.csv:2 (sex Boys): the withheld count is narrowed to 2 numbers",
        "t.csv:3 (sex Girls): the withheld count is narrowed to 2 numbers",
    ]


def test_two_marks_that_may_be_many_numbers_are_safe(capsys: pytest.CaptureFixture[str]) -> None:
    SAVED.write_text("sex,count\nBoys,\nGirls,\nNot known,12\nTotal,20\n")

    assert run(["-q", "audit", "t.csv"]) == 0

    assert capsys.readouterr().out == "2 withheld: 0 known exactly, 0 narrowed to 2 numbers.\n"


def test_a_second_table_gives_the_first_away(capsys: pytest.CaptureFixture[str]) -> None:
    SAVED.write_text("sex,count\nBoys,c\nGirls,c\nNot known,12\nTotal,20\n")
    Path("u.csv").write_text("sex,age,count\nBoys,10,2\nBoys,11,3\nGirls,10,c\nGirls,11,c\nNot known,11,12\n")

    assert run(["-q", "audit", "t.csv", "u.csv", "--json"]) == 3

    told = json.loads(capsys.readouterr().out)
    found = {(one["file"], one["line"]): (one["low"], one["high"], one["exact"]) for one in told["exposed"]}
    assert found["t.csv", 2] == (5, 5, True)
    assert found["t.csv", 3] == (3, 3, True)
    assert (told["withheld"], told["exactly_recoverable"]) == (4, 2)


def test_what_the_ledger_holds_is_known_to_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    SAVED.write_text("period,sex,count\nQ1,Boys,13\nQ1,Girls,20\n")
    assert run(["-q", "protect", "t.csv", "--out", "out", "--ledger", "l.sqlite"]) == 0
    Path("u.csv").write_text("period,sex,count\nQ2,Boys,c\nQ2,Girls,c\nYTD2,Boys,17\nYTD2,Girls,29\n")

    assert run(["-q", "audit", "u.csv"]) == 0
    assert run(["-q", "audit", "u.csv", "--ledger", "l.sqlite"]) == 3

    assert "u.csv:2 (period Q2, sex Boys): the withheld count is known exactly" in capsys.readouterr().out


def test_what_protect_wrote_stands_up_to_the_attack() -> None:
    SAVED.write_text("age,sex,count\n10,Boys,12\n10,Girls,3\n11,Boys,41\n11,Girls,9\n")
    assert run(["-q", "protect", "t.csv", "--out", "out"]) == 0

    assert run(["-q", "audit", "out/t.csv"]) == 0


def test_tables_that_contradict_each_other_prove_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    SAVED.write_text("sex,count\nBoys,c\nGirls,c\nNot known,12\nTotal,11\n")

    assert run(["-q", "audit", "t.csv"]) == 1

    assert "the tables contradict each other" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["gone.csv"], "gone.csv: there is no such file"),
        (["report.pdf"], "report.pdf: this is no CSV table; name the edition's figures.json with --against"),
        (["report.pdf", "--against", "gone.json"], "gone.json: there is no such file"),
    ],
)
def test_a_wrong_call_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert run(["-q", "audit", *arguments]) == 2

    assert complaint in capsys.readouterr().err


def test_a_figures_file_that_is_none_ends_with_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    Path("figures.json").write_text("[" * 100_000)
    Path("paper.html").write_text("<p>7</p>")

    assert run(["-q", "audit", "paper.html", "--against", "figures.json"]) == 1

    assert "the file is not a figures.json of ours" in capsys.readouterr().err


def test_a_web_page_that_tells_no_more_than_its_figures_is_passed(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = edition / "board-report.html"
    against = ["--against", str(edition / "figures.json")]
    assert run(["-q", "audit", str(paper), *against]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 exposed")

    Path("leaky.html").write_text(
        paper.read_text("utf-8").replace("</body>", "<p>There were 98765.</p></body>"), "utf-8"
    )

    assert run(["-q", "audit", "leaky.html", *against]) == 3
    told = capsys.readouterr().out
    assert "Exposed: leaky.html" in told
    assert "98765" not in told


def test_the_help_ends_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "--help"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[-1] == "report-builder audit board-report.pdf --against figures.json"
