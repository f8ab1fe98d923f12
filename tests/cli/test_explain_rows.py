"""`explain --rows`: the records behind a figure of the board's edition, for its owner alone, noted in the ledger."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger

SENTENCES = "custody_count/yjs/2019-04-01/2020-03-31/source=local"
GIRLS_SHARE = "caseload_share/yjs/2020-01-01/2020-03-31/sex=female"
PUBLISHED = "custody_rate/yjs/2019-04-01/2020-03-31"
LEDGER = "ledger.sqlite"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which both editions of the demonstration's report were built."""
    folder = tmp_path_factory.mktemp("workspace")
    assert run(["-q", "init", str(folder)]) == 0
    config, out = folder / "config" / "rotherham-2019-20-q4.yaml", folder / "out"
    assert run(["-q", "build", str(config), "--format", "html", "--out", str(out)]) == 0
    return folder


@pytest.fixture
def board(workspace: Path) -> Path:
    """The folder of the board's edition."""
    return workspace / "out" / "rotherham-2019-20-q4-board-report" / "board"


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def table(workspace: Path, name: str) -> list[dict[str, str]]:
    return rows_of(workspace / "data" / "rotherham-2019-20-q4" / f"{name}.csv")


def test_the_children_behind_a_count_are_those_whom_the_data_hold(
    board: Path, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(board), SENTENCES, "--rows", str(tmp_path / "behind.csv")]) == 0

    custody = [one for one in table(workspace, "custody") if one["kind"] == "sentence"]
    year = {one["person_id"] for one in custody if "2019-04-01" <= one["start_date"] <= "2020-03-31"}
    behind = rows_of(tmp_path / "behind.csv")
    assert len(behind) == 4
    assert {one["person_id"] for one in behind} == year
    assert {one["part"] for one in behind} == {"count"}
    assert "which only you may read; noted in" in capsys.readouterr().out


def test_a_share_has_the_children_of_its_numerator_and_of_its_denominator(
    board: Path, workspace: Path, tmp_path: Path
) -> None:
    assert run(["-q", "explain", str(board), GIRLS_SHARE, "--rows", str(tmp_path / "behind.csv")]) == 0

    behind = rows_of(tmp_path / "behind.csv")
    assert Counter(one["part"] for one in behind) == {"numerator": 57, "denominator": 213}
    girls = {one["person_id"] for one in table(workspace, "persons") if one["sex"].lower() in {"female", "f"}}
    assert {one["person_id"] for one in behind if one["part"] == "numerator"} <= girls


def test_an_event_stands_once_for_each_time_that_it_happened(board: Path, tmp_path: Path) -> None:
    suspensions = "suspensions/yjs/2020-01-01/2020-03-31"

    assert run(["-q", "explain", str(board), suspensions, "--rows", str(tmp_path / "behind.csv")]) == 0

    behind = rows_of(tmp_path / "behind.csv")
    assert len(behind) == 183
    assert len({one["person_id"] for one in behind}) == 62


def test_the_file_is_its_owners_alone_and_the_ledger_notes_the_figure_first(board: Path, tmp_path: Path) -> None:
    with open_ledger(board.parent.parent / LEDGER) as ledger:
        before = len(ledger.looks())

    run(["-q", "explain", str(board), SENTENCES, "--rows", str(tmp_path / "behind.csv")])

    assert (tmp_path / "behind.csv").stat().st_mode & 0o777 == 0o600
    with open_ledger(board.parent.parent / LEDGER) as ledger:
        assert [one.figure for one in ledger.looks()[before:]] == [SENTENCES]
        assert ledger.looks()[-1].paper.audience == "board"
        assert ledger.looks()[-1].looked_on


def test_no_id_stands_on_the_screen(board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", str(board), SENTENCES, "--rows", str(tmp_path / "behind.csv")])

    spoken = capsys.readouterr()
    ids = {one["person_id"] for one in rows_of(tmp_path / "behind.csv")}
    assert ids
    assert not any(id_ in spoken.out + spoken.err for id_ in ids)


def test_a_published_figure_has_no_records_and_leaves_no_file(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(board), PUBLISHED, "--rows", str(tmp_path / "behind.csv")]) == 0

    assert "none of the data's own: it was published" in capsys.readouterr().out
    assert not (tmp_path / "behind.csv").exists()


@pytest.mark.parametrize("figure", [SENTENCES, PUBLISHED, "caseload/yjs/2020-01-01/2020-03-31"])
def test_nobody_has_the_records_behind_a_figure_of_the_public_edition(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], figure: str
) -> None:
    status = run(["explain", str(board.parent / "public"), figure, "--rows", str(tmp_path / "behind.csv")])

    spoken = capsys.readouterr()
    assert (status, spoken.out) == (2, "")
    assert "told of the board's edition alone" in spoken.err
    assert not (tmp_path / "behind.csv").exists()


def test_the_records_never_lie_in_the_out_folder(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = board.parent / "behind.csv"

    assert run(["explain", str(board), SENTENCES, "--rows", str(inside)]) == 2

    assert "must not lie in the out folder" in capsys.readouterr().err
    assert not inside.exists()


def test_another_file_is_never_written_over(board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")

    assert run(["explain", str(board), SENTENCES, "--rows", str(tmp_path / "mine.csv")]) == 2

    assert "there is a file of that name" in capsys.readouterr().err
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"


def test_words_that_fit_several_figures_give_no_records(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(board), "children", "--rows", str(tmp_path / "behind.csv")]) == 2

    assert "name one of them by its id" in capsys.readouterr().err


def test_data_that_changed_since_are_told_from_those_of_the_paper(
    workspace: Path, board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "workspace"
    shutil.copytree(workspace, changed)
    custody = changed / "data" / "rotherham-2019-20-q4" / "custody.csv"
    custody.write_text("\n".join(custody.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    same = changed / "out" / board.parent.name / "board"

    status = run(["explain", str(same), SENTENCES, "--rows", str(tmp_path / "behind.csv")])

    assert status == 1
    assert "no longer those that this edition was made from" in capsys.readouterr().err
    assert not (tmp_path / "behind.csv").exists()


def test_a_config_that_lies_elsewhere_can_be_named(workspace: Path, board: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "out"
    shutil.copytree(board.parent.parent, elsewhere)
    issued = elsewhere / board.parent.name / "board"
    asked = ["-q", "explain", str(issued), SENTENCES, "--rows", str(tmp_path / "behind.csv")]

    assert run(asked) == 2
    assert run([*asked, "--config", str(workspace / "config" / "rotherham-2019-20-q4.yaml")]) == 0


def test_nobody_has_the_records_where_the_ledger_cannot_note_it(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "junk.sqlite").write_text("no ledger", encoding="utf-8")
    asked = ["-q", "explain", str(board), SENTENCES, "--rows", str(tmp_path / "behind.csv"), "--ledger"]

    assert run([*asked, str(tmp_path / "junk.sqlite")]) == 2
    assert "not a ledger of ours; name another file with --ledger" in capsys.readouterr().err
    assert not (tmp_path / "behind.csv").exists()

    assert run([*asked, str(tmp_path / "other.sqlite")]) == 0
    with open_ledger(tmp_path / "other.sqlite") as ledger:
        assert [one.figure for one in ledger.looks()] == [SENTENCES]
