"""Each fault, planted alone into good data, is found by the real command with its place, and no value is repeated."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from good_dataset import GOOD
from planted_faults import PLANTED
from planting import CONFIG, Plant, Planted, swap, write

from report_builder.cli.main import run
from report_builder.model.known_findings import KNOWN_FINDINGS

Answer = dict[str, Any]

OF_OTHER_SOURCES = {
    "binary-columns",  # of a database
    "parts-differ",  # of Parquet
    "nested-partition",  # these are of many services in one folder
    "no-partition",
    "partition-disagrees",
    "partition-is-a-link",
    "repeated-partition",
    "unpartitioned-table",
    "cell-without-header",  # these are of workbooks
    "error-cell",
    "hidden-sheet",
    "merged-cells",
    "unknown-sheet",
    "which-sheet",
    "workbook-too-large",
    "too-many-cells",  # these take files larger than belongs here
    "too-many-columns",
    "too-many-lines",
    "unreadable-file",  # what a source says that has no name of its own for it
}
"""Findings that only another kind of source can have: they are planted in its own tests."""

HARMLESS: list[tuple[str, Plant]] = [
    ("nothing", lambda _: None),
    ("two byte order marks", write("persons", "\ufeff\ufeff" + GOOD["persons"])),
    ("semicolons", write("episodes", GOOD["episodes"].replace(",", ";"))),
    ("tabs", write("episodes", GOOD["episodes"].replace(",", "\t"))),
    ("lines that end as on Windows", write("episodes", GOOD["episodes"].replace("\n", "\r\n"))),
    ("spaces around cells", write("episodes", GOOD["episodes"].replace(",", " , "))),
    ("spaces that do not break around cells", write("episodes", GOOD["episodes"].replace(",", "\u00a0,\u00a0"))),
    ("headers in capitals with spaces", swap("episodes", "episode_id,person_id", "EPISODE ID,Person Id")),
    ("the time of the day after the date", swap("episodes", "2020-01-06", "2020-01-06 00:00:00")),
    ("Windows text", write("exclusions", GOOD["exclusions"].replace("Hill", "Ch\u00e2teau").encode("cp1252"))),
    ("empty lines in the end", write("episodes", GOOD["episodes"] + "\n\n\n")),
    ("pounds", swap("budget", "430492", '"\u00a3430,492.00"')),
    ("a day and a month without noughts", swap("episodes", "05/02/2020", "5/2/2020")),
]


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable:
    """Plant something into the good data and call `check --json`: the status, the answer, and all that was said."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "board.yaml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "data").mkdir()
    for table, text in GOOD.items():
        (tmp_path / "data" / f"{table}.csv").write_text(text, encoding="utf-8")

    def check(plant: Plant) -> tuple[int, Answer, str]:
        plant(tmp_path)
        status = run(["-q", "check", "board.yaml", "--json"])
        said = capsys.readouterr()
        return status, json.loads(said.out or "{}"), said.out + said.err

    return check


def test_at_least_sixty_faults_are_planted_of_every_kind_that_the_checks_know() -> None:
    assert len({one.what for one in PLANTED}) == len(PLANTED) > 60
    assert KNOWN_FINDINGS.keys() - {one.finding for one in PLANTED} == OF_OTHER_SOURCES


@pytest.mark.parametrize("fault", PLANTED, ids=[one.what for one in PLANTED])
def test_a_planted_fault_is_found_where_it_stands_and_nothing_else_is(checked: Callable, fault: Planted) -> None:
    status, answer, said = checked(fault.plant)

    found = [one for one in answer["findings"] if one["name"] == fault.finding]
    assert (found[0]["table"], found[0]["column"], tuple(found[0]["rows"])) == (fault.table, fault.column, fault.rows)
    assert found[0]["stops"] is fault.stops
    assert found[0]["mend"]
    assert {one["name"] for one in answer["findings"]} == {fault.finding, *fault.with_it}
    assert status == int(any(one["stops"] for one in answer["findings"]))
    assert fault.secret.lower() not in said.lower()
    for table in answer["tables"]:
        assert table["rows_read"] == table["rows_used"] + sum(table["left_out"].values()), table["table"]


@pytest.mark.parametrize(("what", "plant"), HARMLESS, ids=[what for what, _ in HARMLESS])
def test_what_exports_are_wont_to_do_is_no_fault(checked: Callable, what: str, plant: Plant) -> None:
    status, answer, _ = checked(plant)

    assert (status, answer["findings"]) == (0, [])
