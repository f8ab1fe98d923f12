"""Linked tables as one problem, and the wall around them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.disclosure.linked import Posed, guard, pose_tables
from report_builder.disclosure.optimum import Effort
from report_builder.errors import DataError
from report_builder.model.linked import Address, GuardedTable, LinkedRow, LinkedTable, LinkedTables, TableRules
from report_builder.model.release import PublishedCell, Release
from report_builder.model.released_tables import DOCUMENT, name_of
from report_builder.sheets.read import read_tables

RULES = TableRules()
QUICK = Effort(rounds=0)
BOYS, GIRLS = (("sex", "Boys"),), (("sex", "Girls"),)
PROBLEMS = Path(__file__).parents[1] / "by_hand" / "disclosure_problems"


def one_way(dimension: str, counts: dict[str, int], *, file: str = "t.csv") -> LinkedTable:
    """A table of one dimension with its total."""
    rows = [LinkedRow((category,), count, line) for line, (category, count) in enumerate(counts.items(), start=2)]
    return LinkedTable(file, (dimension,), (*rows, LinkedRow(("Total",), sum(counts.values()), 0)))


def linked(*tables: LinkedTable) -> LinkedTables:
    return LinkedTables(tables)


def release(*cells: tuple[Address, int | None]) -> Release:
    """What was printed, None for a mark."""
    published = [
        PublishedCell(name_of(address), Decimal(count or 1), None if count is None else Decimal(count), count is None)
        for address, count in cells
    ]
    return Release("issued", "public", DOCUMENT, "", "", "", "", tuple(published))


def at(posed: Posed, address: Address) -> dict[str, object]:
    """What an instance says of one cell of the tables."""
    instance, place = posed.instance, posed.places[address]
    names = ("counts", "costs", "small", "free", "unseen", "guarded", "low", "high")
    return {name: getattr(instance, name)[place].item() for name in names}


def test_small_counts_are_small_noughts_are_no_partners_and_the_total_is_dear() -> None:
    posed = pose_tables(linked(one_way("age", {"10": 0, "11": 4, "12": 5})), rules=RULES)

    cells = {dict(address).get("age", "Total"): at(posed, address) for address in posed.places}
    assert {name: (one["small"], one["free"], one["costs"]) for name, one in cells.items()} == {
        "10": (False, False, 1),
        "11": (True, False, 1),
        "12": (False, True, 1),
        "Total": (False, True, 50),
    }
    assert {one["low"] for one in cells.values()} == {1}


def test_noughts_are_small_where_they_are_not_safe() -> None:
    posed = pose_tables(linked(one_way("age", {"10": 0, "12": 5})), rules=TableRules(is_zero_safe=False))

    nought = at(posed, (("age", "10"),))
    assert (nought["small"], nought["low"]) == (True, 0)


def test_the_grand_total_of_each_period_is_dear() -> None:
    table = LinkedTable(
        "t.csv",
        ("period", "sex"),
        tuple(LinkedRow((p, s), 9, 2) for p in ("Q1", "Q2") for s in ("Boys", "Total")),
    )

    posed = pose_tables(linked(table), rules=RULES)

    dear = {address for address in posed.places if at(posed, address)["costs"] == 50}
    assert dear == {(("period", "Q1"),), (("period", "Q2"),)}


def test_a_quarter_that_nobody_prints_is_guarded_where_it_is_small() -> None:
    posed = pose_tables(linked(one_way_periods({"Q1": 13, "YTD2": 17})), rules=RULES)

    (implied,) = [place for place, cell in enumerate(posed.cells) if cell.is_implied]
    assert (posed.instance.unseen[implied], posed.instance.guarded[implied]) == (True, True)


def one_way_periods(counts: dict[str, int]) -> LinkedTable:
    rows = (LinkedRow((label,), count, line) for line, (label, count) in enumerate(counts.items(), start=2))
    return LinkedTable("t.csv", ("period",), tuple(rows))


def test_the_year_to_date_less_a_quarter_gives_nothing_away() -> None:
    guarded = guard(linked(one_way_periods({"Q1": 13, "YTD2": 17})), rules=RULES, effort=QUICK)

    assert guarded.exposed == ()
    assert None in {row.count for row in guarded.tables.tables[0].rows}


def test_what_was_printed_stays_printed_and_what_was_withheld_stays_withheld() -> None:
    tables = linked(one_way("sex", {"Boys": 3, "Girls": 9}))

    posed = pose_tables(tables, rules=RULES, releases=[release((BOYS, 3), (GIRLS, None))])

    boys, girls = at(posed, BOYS), at(posed, GIRLS)
    assert (boys["small"], boys["free"], boys["unseen"]) == (False, False, False)
    assert (girls["small"], girls["free"], girls["unseen"], girls["guarded"]) == (False, False, True, True)


def test_a_cell_withheld_before_has_some_count_that_fits() -> None:
    known = release(((("sex", "Boys"),), None), ((("sex", "Girls"),), None), ((), 9))

    posed = pose_tables(linked(one_way("age", {"10": 4, "11": 5})), rules=RULES, releases=[known])

    counts = dict(zip([cell.address for cell in posed.cells], posed.instance.counts, strict=True))
    sexes = [counts[BOYS], counts[GIRLS]]
    assert sum(sexes) == 9
    assert min(sexes) >= 1


def test_a_year_to_date_that_contradicts_what_was_released_is_told_without_a_count() -> None:
    earlier = release(((("period", "Q1"),), 713))

    with pytest.raises(DataError) as caught:
        pose_tables(linked(one_way_periods({"Q2": 8, "YTD2": 16})), rules=RULES, releases=[earlier])

    (told,) = caught.value.complaints
    assert "the year to date period YTD2 is not the sum of its quarters" in told.what
    assert "713" not in str(told)


def test_releases_that_contradict_the_tables_are_told() -> None:
    other = release(((), 20), (BOYS, None), (GIRLS, 20))

    with pytest.raises(DataError, match="contradict what was released before"):
        pose_tables(linked(one_way("age", {"10": 9, "11": 11})), rules=RULES, releases=[other])


def marks(tables: tuple[GuardedTable, ...]) -> set[Address]:
    return {
        LinkedTable(table.file, table.dimensions, ()).address(LinkedRow(row.categories, None, 0))
        for table in tables
        for row in table.rows
        if row.count is None
    }


def test_one_small_count_takes_a_partner_with_it() -> None:
    guarded = guard(linked(one_way("age", {"10": 3, "11": 9, "12": 8})), rules=RULES, effort=Effort())

    assert guarded.reasons.small == ((("age", "10"),),)
    assert len(guarded.reasons.partners) == 1
    assert guarded.tables.is_optimal


@pytest.mark.parametrize(("problem", "most"), [("b1", 28), ("e1", 31)])
def test_the_proven_optimum_of_each_development_problem_is_met(problem: str, most: int) -> None:
    tables = read_tables(sorted((PROBLEMS / problem).glob("*.csv")))

    guarded = guard(tables, rules=RULES, effort=Effort())

    assert guarded.exposed == ()
    assert len(guarded.reasons.partners) <= most


CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), st.integers(0, 12), min_size=2, max_size=9
)


def two_way(cells: dict[tuple[str, str], int]) -> LinkedTable:
    """A table of two dimensions with all its margins."""
    rows: dict[tuple[str, str], int] = {}
    for (one, other), count in cells.items():
        for place in ((one, other), (one, "Total"), ("Total", other), ("Total", "Total")):
            rows[place] = rows.get(place, 0) + count
    return LinkedTable("t.csv", ("one", "other"), tuple(LinkedRow(place, rows[place], 0) for place in rows))


@settings(max_examples=40, deadline=None)
@given(CELLS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_files_changes_nothing(cells: dict[tuple[str, str], int], chance: object) -> None:
    table = two_way(cells)
    ones = {one: sum(count for (each, _), count in cells.items() if each == one) for one, _ in cells}
    margin = one_way("one", ones, file="u.csv")
    shuffled = list(table.rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    first = guard(linked(table, margin), rules=RULES, effort=QUICK)
    second = guard(linked(margin, LinkedTable("t.csv", table.dimensions, tuple(shuffled))), rules=RULES, effort=QUICK)

    assert marks(first.tables.tables) == marks(second.tables.tables)


@settings(max_examples=60, deadline=None)
@given(CELLS)
def test_shown_counts_are_true_small_ones_are_never_shown_and_noughts_always(cells: dict[tuple[str, str], int]) -> None:
    table = two_way(cells)

    (shown,) = guard(linked(table), rules=RULES, effort=QUICK).tables.tables

    for true, row in zip(table.rows, shown.rows, strict=True):
        assert row.categories == true.categories
        assert row.count in {None, true.count}
        assert (row.count is None) or not 1 <= row.count <= 4
        assert row.count is not None or true.count != 0


@settings(max_examples=30, deadline=None)
@given(CELLS)
def test_nothing_small_means_nothing_withheld(cells: dict[tuple[str, str], int]) -> None:
    table = two_way({place: count + 5 for place, count in cells.items()})

    guarded = guard(linked(table), rules=RULES, effort=QUICK)

    assert marks(guarded.tables.tables) == set()
    assert guarded.tables.is_optimal
