"""An analyst's own tables from end to end: releases one after another, and tables that cannot be protected."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from pathlib import Path

import pytest
from second_opinion import exposed

from report_builder.errors import DisclosureError
from report_builder.model.linked import GuardedTable, TableRules
from report_builder.pipeline_tables import Protection, audit_tables, protect_tables, record
from report_builder.sheets.write import to_csv

PROBLEMS = Path(__file__).parent / "by_hand" / "disclosure_problems"
RELEASES = (("release1-Q1",), ("release2-Q2", "release2-YTD2"), ("release3-Q3", "release3-YTD3"),
            ("release4-Q4", "release4-YTD4"))  # fmt: skip


def protect(*files: Path, ledger: Path | None = None, threshold: int = 5) -> Protection:
    """Protect with time for the optimum of a small problem; what comes out goes into the ledger."""
    found = protect_tables(files, hierarchies={}, rules=TableRules(threshold), ledger=ledger, seconds_left=lambda: inf)
    if ledger is not None:
        record(found.release, ledger)
    return found


def spelt(table: GuardedTable) -> Mapping[str, object]:
    """A table as the second opinion reads it."""
    rows = [
        {
            **dict(zip(table.dimensions, row.categories, strict=True)),
            "count": row.count,
            "status": "withheld" if row.count is None else "shown",
        }
        for row in table.rows
    ]
    return {"file": table.file, "rows": rows}


def saved(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_four_quarters_in_order_of_release_leak_nothing_together(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"

    found = [protect(*(PROBLEMS / "g1" / f"{name}.csv" for name in names), ledger=ledger) for names in RELEASES]

    assert exposed([spelt(table) for one in found for table in one.tables.tables]) == {}
    assert sum(len(one.reasons.partners) for one in found) <= 35


def test_quarters_under_a_total_that_is_out_already_are_refused_and_merged_ones_proposed(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    protect(saved(tmp_path, "age.csv", "age,count\n17,4\n"), ledger=ledger, threshold=3)
    quarters = saved(tmp_path, "quarters.csv", "qtr,count\nfirst,1\nsecond,0\nthird,2\nfourth,1\n")

    with pytest.raises(DisclosureError) as caught:
        protect(quarters, ledger=ledger)

    (told,) = caught.value.complaints  # 1 + 1 + 2 = 4 leaves each 1 or 2; 2 + 2 = 4 leaves each 1 to 3
    assert told.where == str(quarters)
    assert told.mend == "merge first, fourth and second in 'qtr': that can be protected"


def test_a_number_corrected_later_is_a_new_vintage(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    protect(saved(tmp_path, "t.csv", "sex,count\nBoys,20\nGirls,9\nNot known,7\n"), ledger=ledger)

    later = protect(saved(tmp_path, "t.csv", "sex,count\nBoys,20\nGirls,4\nNot known,8\n"), ledger=ledger)

    (table,) = later.tables.tables
    shown = {row.categories[0]: row.count for row in table.rows}
    assert shown["Boys"] == 20  # printed before, and the same
    assert shown["Girls"] is None
    assert {shown["Not known"], shown["Total"]} != {8, 32}  # one of them protects the girls


def test_a_nought_that_was_withheld_as_one_child_before_stays_withheld(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    protect(saved(tmp_path, "t.csv", "sex,count\nBoys,20\nGirls,1\nNot known,7\n"), ledger=ledger)

    later = protect(saved(tmp_path, "t.csv", "sex,count\nBoys,20\nGirls,0\nNot known,8\n"), ledger=ledger)

    assert {row.categories[0]: row.count for row in later.tables.tables[0].rows}["Girls"] is None


def test_the_ledger_keeps_no_withheld_count(tmp_path: Path) -> None:
    found = protect(saved(tmp_path, "t.csv", "sex,count\nBoys,20\nGirls,3\nNot known,7\n"))

    withheld = [cell for cell in found.release.cells if cell.is_withheld]
    assert len(withheld) == 2
    assert all(cell.high is None or cell.high - cell.low >= 2 for cell in withheld)


def test_the_attack_on_what_was_written_finds_nothing(tmp_path: Path) -> None:
    (table,) = protect(PROBLEMS / "a1" / "eth-by-gen-by-qtr.csv").tables.tables

    exposure = audit_tables([saved(tmp_path, "a1.csv", to_csv(table))], hierarchies={}, rules=TableRules())

    assert exposure.exposed == ()
    assert exposure.attack.given_away == ()
