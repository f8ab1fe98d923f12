"""The command `release`: what goes into the ledger, what is refused, and what is said of it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from small_editions import figure, put_edition

from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import Release

NAMED = "public edition of board-report, Leeds, 2019-20 Q4,"
FIRST = "it is the 1st release of this service that the public holds"


def recorded(ledger: Path) -> tuple[Release, ...]:
    with open_ledger(ledger) as opened:
        return opened.releases()


def test_the_help_ends_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["release", "--help"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[-2:] == ["Example:", "report-builder release out/rotherham-2019-20-q4-board-report/public"]


def test_an_edition_is_recorded_as_it_was_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")

    status = run(["release", str(folder / "board-report.html"), "--on", "2020-07-14"])

    (release,) = recorded(tmp_path / "out" / "ledger.sqlite")
    spoken = capsys.readouterr()
    said = f"{NAMED} recorded as issued: {FIRST}\nit is revision 1; its files: {folder}\n"
    assert (status, spoken.out) == (0, said)
    assert "it was built without an archive, so that its files are issued as they are" in spoken.err
    assert f"a new one was begun: {tmp_path / 'out' / 'ledger.sqlite'}" in spoken.err
    assert (release.kind, release.audience, release.document) == ("issued", "public", "board-report")
    assert (release.yot, release.quarter, release.as_at) == ("Leeds", "2019-20 Q4", "2020-07-13")
    assert (release.fingerprint, release.went_out_on) == ("f1", "2020-07-14")


def test_a_printed_number_is_kept_and_a_withheld_one_as_what_any_reader_could_work_out(tmp_path: Path) -> None:
    run(["release", str(put_edition(tmp_path / "out"))])

    (release,) = recorded(tmp_path / "out" / "ledger.sqlite")
    cells = {tuple(json.loads(cell.name)["where"].items()): cell for cell in release.cells}
    total, girls = cells[()], cells[(("sex", "female"),)]
    assert (total.low, total.high, total.is_withheld) == (Decimal(62), Decimal(62), False)
    assert girls.is_withheld
    assert girls.low <= 2
    assert girls.high is None or girls.high >= 60


def test_the_same_release_twice_is_said_to_be_there_already(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")
    run(["release", str(folder)])
    capsys.readouterr()

    status = run(["release", str(folder)])

    assert status == 0
    assert capsys.readouterr().out == f"{NAMED} was recorded as issued already, as revision 1\n"
    assert len(recorded(tmp_path / "out" / "ledger.sqlite")) == 1


def test_a_mailed_draft_that_is_issued_as_it_was_keeps_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_edition(tmp_path / "out")

    statuses = [run(["release", str(folder), "--kind", kind]) for kind in ("mailed", "issued")]

    assert statuses == [0, 0]
    said = f"{NAMED} recorded as mailed: {FIRST}\n{NAMED} recorded as issued: {FIRST}\n"
    assert capsys.readouterr().out == f"{said}it is revision 1; its files: {folder}\n"
    assert [release.kind for release in recorded(tmp_path / "out" / "ledger.sqlite")] == ["mailed", "issued"]


def test_the_board_holds_the_public_s_releases_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["release", str(put_edition(tmp_path / "out"))])
    capsys.readouterr()

    run(["release", str(put_edition(tmp_path / "out", edition="board", fingerprint="f2"))])

    assert "it is the 2nd release of this service that the board holds" in capsys.readouterr().out


def test_another_ledger_may_be_named(tmp_path: Path) -> None:
    run(["release", str(put_edition(tmp_path / "out")), "--ledger", str(tmp_path / "mine.sqlite")])

    assert len(recorded(tmp_path / "mine.sqlite")) == 1
    assert not (tmp_path / "out" / "ledger.sqlite").exists()


def test_an_altered_edition_is_refused_and_not_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")
    (folder / "board-report.html").write_text("altered", encoding="utf-8")

    status = run(["release", str(folder)])

    spoken = capsys.readouterr()
    assert (status, spoken.out) == (1, "")
    assert f"{folder / 'board-report.html'}: this file was altered after it was built" in spoken.err
    assert not (tmp_path / "out" / "ledger.sqlite").exists()


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_edition(tmp_path / "out")
    (tmp_path / "out" / "ledger.sqlite").write_text("not one", encoding="utf-8")

    assert run(["release", str(folder)]) == 2
    assert "this file is not a ledger of ours" in capsys.readouterr().err


@pytest.fixture
def built_side_by_side(tmp_path: Path) -> tuple[Path, Path]:
    """Two papers, each of which says that it was protected with nothing that came before."""
    with open_ledger(tmp_path / "out" / "ledger.sqlite") as ledger:
        nothing = ledger.known_to("public", yot="Leeds").digest
    other = (figure("caseload", 80),)
    second = put_edition(tmp_path / "later", figures=other, quarter="2020-21 Q1", protected_with=nothing)
    return put_edition(tmp_path / "out", protected_with=nothing), second


def test_of_two_papers_built_side_by_side_the_second_must_be_built_again(
    built_side_by_side: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = built_side_by_side
    ledger = tmp_path / "out" / "ledger.sqlite"
    assert run(["release", str(first)]) == 0

    status = run(["release", str(second), "--ledger", str(ledger)])

    assert status == 3
    assert (
        "other papers were released to the public that this edition was not protected with" in capsys.readouterr().err
    )
    assert len(recorded(ledger)) == 1


def test_a_number_that_an_earlier_paper_and_this_one_give_away_together_stops_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boys = figure("caseload", 59, by={"sex": "male"})
    run(["release", str(put_edition(tmp_path / "out", figures=(boys,)))])

    status = run(["release", str(put_edition(tmp_path / "out", fingerprint="f2"))])  # 62 in all, less 59 boys

    spoken = capsys.readouterr()
    assert status == 3
    assert "other papers were released to the public that this edition was not protected with" in spoken.err
    assert len(recorded(tmp_path / "out" / "ledger.sqlite")) == 1


def test_what_has_gone_out_all_the_same_can_be_noted(built_side_by_side: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = built_side_by_side
    ledger = tmp_path / "out" / "ledger.sqlite"
    run(["release", str(first)])

    assert run(["release", str(second), "--ledger", str(ledger), "--already-out"]) == 0
    assert [release.quarter for release in recorded(ledger)] == ["2019-20 Q4", "2020-21 Q1"]


def test_a_draft_of_a_paper_that_says_with_what_it_was_protected_may_still_be_issued(
    built_side_by_side: tuple[Path, Path],
) -> None:
    first, _ = built_side_by_side

    assert [run(["release", str(first), "--kind", kind]) for kind in ("mailed", "issued")] == [0, 0]


def test_an_edition_that_does_not_say_so_is_warned_of_from_the_second_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_edition(tmp_path / "out")
    run(["release", str(folder)])
    assert "it was protected" not in capsys.readouterr().err

    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, "fingerprint": "f2"}), encoding="utf-8")

    assert run(["release", str(folder)]) == 0
    assert "the edition does not say with which earlier releases it was protected" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("count", "spelt"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_a_place_is_spelt_as_it_is_spoken(count: int, spelt: str) -> None:
    from report_builder.cli.release import _ordinal

    assert _ordinal(count) == spelt
