"""On deadline day: rows set aside are counted by each edition's rules; a corrected figure stands and is footnoted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bad_workspace import CONFIG, DATA

from report_builder import bundled
from report_builder.cli.main import run

FIGURE = "children_permanently_excluded/yjs/2020-01-01/2020-03-31"
ANSWERS = f"""
set_aside:
  - {{finding: orphan-episode, reason: a case that was transferred, by: Data Manager}}
  - {{finding: orphan-exclusion, reason: a list of another service, by: Data Manager}}
corrections:
  - {{figure: {FIGURE}, value: 9, reason: some were entered late, by: Data Manager}}
"""
EPISODE = "E-99999,S-9999,prevention,2020-01-06,,none,not recorded,not recorded,not recorded,yes\n"
EXCLUSIONS = "".join(f"S-999{number},permanent,2020-02-0{number},,School Z,yes\n" for number in range(1, 7))


def workspace(folder: Path, answers: str) -> Path:
    """A config with the demonstration's data, to which one orphan's episode and six orphans' exclusions were added."""
    (folder / "data").mkdir()
    for file in DATA.glob("*.csv"):
        more = {"episodes.csv": EPISODE, "exclusions.csv": EXCLUSIONS}.get(file.name, "")
        (folder / "data" / file.name).write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    (folder / "families.yaml").write_bytes((bundled.folder("config") / "families.yaml").read_bytes())
    config = folder / "board.yaml"
    config.write_text(CONFIG.replace("../data/rotherham-2019-20-q4", "data") + answers, encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, dict[str, Any], str]]:
    """Edition -> the words of its paper, its figures, and its manifest."""
    folder = tmp_path_factory.mktemp("deadline")
    config = workspace(folder, ANSWERS)
    assert run(["-q", "build", str(config), "--format", "html", "--out", str(folder / "out")]) == 0
    made = {}
    for edition in ("board", "public"):
        place = folder / "out" / "rotherham-2019-20-q4-board-report" / edition
        text = re.sub(r"<[^>]+>", " ", (place / "board-report.html").read_text(encoding="utf-8"))
        figures = json.loads((place / "figures.json").read_text(encoding="utf-8"))
        made[edition] = (" ".join(text.split()), figures, (place / "manifest.json").read_text(encoding="utf-8"))
    return made


def test_two_values_of_a_withheld_correction_make_the_same_public_paper(tmp_path: Path) -> None:
    made = []
    for value in (3, 4):  # below the threshold of 5, so that neither is printed
        folder = tmp_path / str(value)
        folder.mkdir()
        config = workspace(folder, ANSWERS.replace("value: 9", f"value: {value}"))
        call = ["-q", "build", str(config), "--format", "html", "--edition", "public", "--out", str(folder / "out")]
        assert run(call) == 0
        made.append({path.name: path.read_bytes() for path in sorted(folder.glob("out/*/public/*"))})

    assert sorted(made[0]) == ["archive.zip", "board-report.html", "figures.json", "manifest.json"]
    assert made[0] == made[1]


Papers = dict[str, tuple[str, dict[str, Any], str]]


def test_the_board_reads_how_many_rows_were_left_out_and_why(papers: Papers) -> None:
    words, _, _ = papers["board"]

    assert "Rows left out of the counts (orphan episode): 1. Reason: a case that was transferred." in words
    assert "Rows left out of the counts (orphan exclusion): 6. Reason: a list of another service." in words


def test_the_public_reads_no_small_number_of_rows(papers: Papers) -> None:
    words, _, _ = papers["public"]

    assert "(orphan episode): a number that is not shown. Reason: a case that was transferred." in words
    assert "(orphan exclusion): 6. Reason: a list of another service." in words


@pytest.mark.parametrize("edition", ["board", "public"])
def test_a_corrected_figure_stands_and_is_footnoted(papers: Papers, edition: str) -> None:
    words, figures, _ = papers[edition]

    assert [figure["shown"] for figure in figures["figures"] if figure["id"] == FIGURE] == ["9"]
    assert "Corrected: some were entered late (Data Manager)." in words


@pytest.mark.parametrize("edition", ["board", "public"])
def test_rows_set_aside_count_nowhere(papers: Papers, edition: str) -> None:
    _, figures, _ = papers[edition]

    caseload = [one["shown"] for one in figures["figures"] if one["id"] == "caseload/yjs/2020-01-01/2020-03-31"]
    assert caseload == ["213"]


def test_no_public_file_says_how_many_rows_a_table_has(papers: Papers) -> None:
    _, figures, manifest = papers["public"]

    keys = {*figures, *json.loads(manifest)}
    assert keys.isdisjoint({"loads", "tables", "rows", "set_aside", "left_out"})
    assert "rows_read" not in manifest + json.dumps(figures)
    assert "orphan-exclusion" not in manifest + json.dumps(figures)


def test_a_small_correction_is_withheld_from_the_public(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = workspace(tmp_path, ANSWERS.replace("value: 9", "value: 2"))

    run(["-q", "figures", str(config), "--json"])

    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [(one["shown"], one["value"]) for one in figures if one["id"] == FIGURE] == [("[c]", None)]


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        ("figure: children_permanently_excludd/yjs/2020-01-01/2020-03-31, value: 9", f"did you mean '{FIGURE}'?"),
        (f"figure: {FIGURE}, value: -1", "cannot have this value; give a count of nought or more"),
        ("figure: caseload/yjs/2020-01-01/2020-03-31, value: 214", "no longer adds up"),
    ],
)
def test_a_correction_that_cannot_be_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], correction: str, words: str
) -> None:
    answers = (
        ANSWERS.split("corrections:", maxsplit=1)[0]
        + f"corrections: [{{{correction}, reason: counted, by: Data Manager}}]\n"
    )
    config = workspace(tmp_path, answers)
    line = config.read_text(encoding="utf-8").splitlines().index(answers.splitlines()[-1]) + 1

    status = run(["-q", "figures", str(config), "--json"])

    said = capsys.readouterr().err
    assert status == 2
    assert f"board.yaml:{line}:" in said
    assert words in said
