"""The command `protect`: tables that may be published, a ledger of them, and secrets kept from both."""

from __future__ import annotations

import csv
import json
import shlex
import stat
from pathlib import Path
from typing import Any

import pytest
from second_opinion import exposed

from report_builder.cli.main import run
from report_builder.cli.protect import command

PROBLEMS = Path(__file__).parents[1] / "by_hand" / "disclosure_problems"
AGES = "age,sex,count\n10-14,Boys,12\n10-14,Girls,3\n15-17,Boys,41\n15-17,Girls,9\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table with one small count, in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("age-by-sex.csv")
    path.write_text(AGES)
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """What --json prints, which must be all of stdout."""
    assert run(["protect", *arguments, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_json_has_every_row_and_margin_with_its_status(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, str(table))

    (only,) = told["tables"]
    assert only["file"] == "age-by-sex.csv"
    assert [set(row) for row in only["rows"]] == [{"age", "sex", "count", "status"}] * 9
    assert [(row["age"], row["sex"]) for row in only["rows"][:2]] == [("10-14", "Boys"), ("10-14", "Girls")]
    assert {(row["count"] is None, row["status"]) for row in only["rows"]} == {(True, "withheld"), (False, "shown")}
    assert only["rows"][1]["status"] == "withheld"


def test_the_audit_has_what_the_interface_promises(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    audit = answer(capsys, str(table))["audit"]

    assert audit.keys() == {
        "cells",
        "withheld",
        "exactly_recoverable",
        "narrowest_interval",
        "method",
        "optimal",
        "seconds",
    }
    assert (audit["cells"], audit["exactly_recoverable"], audit["optimal"]) == (9, 0, True)
    assert audit["withheld"] == 4  # the small one, one in its row, one in its column, and where those cross
    assert audit["narrowest_interval"] >= 2


def test_nothing_of_the_answer_says_which_counts_were_small(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-v", "protect", str(table), "--json"]) == 0

    spoken = capsys.readouterr()
    assert not any(word in spoken.out + spoken.err for word in ("small", "partner", "primary", "secondary"))


def test_the_reasons_go_to_their_file_alone_which_only_the_owner_reads(table: Path) -> None:
    assert run(["-q", "protect", str(table), "--reasons", "reasons.json"]) == 0

    told = json.loads(Path("reasons.json").read_text())
    assert told["small"] == [{"age": "10-14", "sex": "Girls"}]
    assert len(told["partners"]) == 3
    assert stat.S_IMODE(Path("reasons.json").stat().st_mode) == 0o600


def test_the_protected_tables_are_written_with_the_same_columns(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-q", "protect", str(table), "--out", "to-publish"]) == 0

    rows = list(csv.reader(Path("to-publish/age-by-sex.csv").read_text().splitlines()))
    assert rows[0] == ["age", "sex", "count"]
    assert rows[2] == ["10-14", "Girls", "[c]"]
    assert capsys.readouterr().out.splitlines()[0] == "1 table, 9 cells: 4 withheld."
    assert table.read_text() == AGES


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--out", "."], "the protected table would take the place of the true counts"),
        (["--reasons", "age-by-sex.csv"], "--reasons names a table"),
        (["--ledger", "age-by-sex.csv"], "--ledger names a table"),
        (["--reasons", "x", "--ledger", "x"], "--reasons names the ledger"),
        (["--out", "out", "--reasons", "out/r.json"], "--reasons lies in the folder that is to be published"),
        (["--reasons", "nowhere/r.json"], "there is no such folder"),
        (["--ledger", "nowhere/l.sqlite"], "there is no such folder"),
        (["--hierarchy", "age"], "'age' is not DIM=FILE.csv"),
        (["--hierarchy", "age=a.csv", "--hierarchy", "age=b.csv"], "'age' is named twice"),
        (["--hierarchy", "age=gone.csv"], "gone.csv: there is no such file"),
        (["gone.csv"], "gone.csv: there is no such file"),
        (["--threshold", "1"], "1 is not in the range x>=2"),
    ],
)
def test_a_wrong_call_ends_with_status_2_and_touches_nothing(
    table: Path, capsys: pytest.CaptureFixture[str], options: list[str], complaint: str
) -> None:
    assert run(["-q", "protect", str(table), *options]) == 2

    assert complaint in capsys.readouterr().err
    assert [(path.name, path.read_text()) for path in Path().iterdir()] == [("age-by-sex.csv", AGES)]


def test_faulty_tables_end_with_status_1_and_no_count_is_told(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("sex,count\nBoys,713\nGirls,8\nTotal,999\n")

    assert run(["-q", "protect", str(table)]) == 1

    spoken = capsys.readouterr().err
    assert "age-by-sex.csv:4 count: the count is not the sum of its parts" in spoken
    assert not any(count in spoken for count in ("713", "999", "721"))


def test_with_nothing_small_nothing_is_withheld(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, str(table), "--threshold", "3")

    assert told["audit"]["withheld"] == 0
    assert told["audit"]["narrowest_interval"] is None
    assert run(["-q", "protect", str(table), "--threshold", "3"]) == 0
    assert "Nothing is small: every number may be printed." in capsys.readouterr().out


def test_noughts_are_withheld_where_they_are_not_safe(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text("age,sex,count\n10,Boys,12\n10,Girls,8\n11,Boys,9\n")

    told = answer(capsys, str(table), "--no-safe-zero")

    (rows,) = [one["rows"] for one in told["tables"]]
    nought = next(row for row in rows if (row["age"], row["sex"]) == ("11", "Girls"))
    assert nought["status"] == "withheld"


def test_without_a_place_to_go_nothing_is_recorded(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["protect", str(table), "--ledger", "ledger.sqlite"]) == 0

    assert "nothing was written or recorded; add --out DIR" in capsys.readouterr().err
    assert not Path("ledger.sqlite").exists()


def test_a_second_release_is_protected_together_with_the_first(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = ["--ledger", "ledger.sqlite"]
    table.write_text("period,sex,count\nQ1,Boys,13\nQ1,Girls,9\n")
    first = answer(capsys, str(table), *ledger)
    table.write_text("period,sex,count\nYTD2,Boys,17\nYTD2,Girls,30\n")

    second = answer(capsys, str(table), *ledger)
    alone = answer(capsys, str(table))

    assert first["audit"]["withheld"] == alone["audit"]["withheld"] == 0
    assert second["audit"]["withheld"] >= 1  # 17 less 13 is a small second quarter


def test_the_same_call_again_gives_the_same_pattern(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = answer(capsys, str(table), "--ledger", "ledger.sqlite")

    assert answer(capsys, str(table), "--ledger", "ledger.sqlite")["tables"] == first["tables"]


@pytest.mark.parametrize("problem", ["a1", "e1"])
def test_a_second_opinion_finds_nothing_exposed(problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in sorted((PROBLEMS / problem).glob("*.csv"))]

    told = answer(capsys, *files, "--seconds", "0")

    assert exposed(told["tables"]) == {}


def test_the_child_behind_a_one_cannot_work_out_the_four_beside_it_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # A 1 and B 4 hide each other from everybody, since A + B = 55 - 20 - 30 = 5; but the child in A then knows of B.
    few = tmp_path / "few.csv"
    few.write_text("area,count\nA,1\nB,4\nC,20\nD,30\nTotal,55\n", encoding="utf-8")

    plain, guarded = answer(capsys, str(few)), answer(capsys, str(few), "--contributors")

    assert {row["area"] for row in plain["tables"][0]["rows"] if row["count"] is None} == {"A", "B"}
    assert {row["area"] for row in guarded["tables"][0]["rows"] if row["count"] is None} == {"A", "B", "C"}


def test_the_example_of_the_help_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line.strip() for line in (command.epilog or "").splitlines()]
    start = lines.index("age,sex,count")
    Path("age-by-sex.csv").write_text("\n".join(lines[start : start + 5]) + "\n")
    (call,) = [line for line in lines if line.startswith("report-builder")]

    assert run(["-q", *shlex.split(call)[1:]]) == 0

    assert Path("to-publish/age-by-sex.csv").exists()
    assert run(["protect", "--help"]) == 0
    assert call in capsys.readouterr().out
