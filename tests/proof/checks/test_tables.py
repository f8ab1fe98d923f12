"""Rows and columns of a table add up to the totals that it prints; a table cut up on its way is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.tables import tables
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(*lines: str) -> list[Fault]:
    """The faults of a table whose cells are cut by strokes."""
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
    text = " | ".join(" | ".join(row) for row in rows)
    return list(tables(Paper("paper.txt", (Passage("table", text, rows=rows),)), Known()))


def _told(*lines: str) -> list[tuple[str, str, str, str]]:
    return [(fault.kind, fault.says, fault.should_be, fault.what) for fault in _faults(*lines)]


def test_a_column_that_does_not_add_is_found() -> None:
    assert _told(" | 2018 | 2019", "Boys | 12 | 15", "Girls | 4 | 6", "Total | 16 | 22") == [
        ("table-sum", "22", "21", "the column '2019' adds up to 21, not 22")
    ]


def test_a_single_column_that_is_off_by_little_is_found() -> None:
    assert _told("Order | Number", "Referral | 12", "Rehabilitation | 15", "Total | 28") == [
        ("table-sum", "28", "27", "the column 'Number' adds up to 27, not 28")
    ]


def test_a_row_of_money_that_does_not_add_is_found_and_blank_is_nought() -> None:
    found = _told(
        " | Grant | Council | Police | Total",
        "Cash | £100 | £50 |  | £150",
        "In kind |  |  | £62 | £62",
        "Salaries | £90 | £40 | £0 | £131",
    )
    assert found == [("table-sum", "£131", "£130", "the row 'Salaries' adds up to £130, not £131")]


def test_a_total_of_totals_may_add_those_up() -> None:
    lines = (
        " | 2018 | 2019",
        "A | 1 | 2",
        "B | 3 | 4",
        "Sub-total | 4 | 6",
        "C | 5 | 5",
        "D | 1 | 1",
        "Grand total | 10 | 12",
    )
    assert _told(*lines) == []


def test_without_heads_a_row_is_judged_where_others_show_that_rows_add() -> None:
    assert _told("North | 3 | 4 | 7", "South | 5 | 6 | 11", "East | 2 | 2 | 5") == [
        ("table-sum", "5", "4", "the row 'East' adds up to 4, not 5")
    ]


def test_shares_under_a_printed_total_of_100_are_added() -> None:
    """30 + 30 + 38 is 98, and three of them are rounded by one and a half at most."""
    (fault,) = _faults("Place | Share", "North | 30%", "South | 30%", "East | 38%", "Total | 100%")
    assert (fault.kind, fault.what) == ("table-sum", "the column 'Share' adds up to 98%, not 100%")
    assert _told("Place | Share", "North | 33%", "South | 33%", "East | 33%", "Total | 100%") == []


def test_a_share_beside_its_count_is_held_against_the_total() -> None:
    assert _told("Place | Number | %", "North | 5 | 28", "South | 9 | 50", "East | 4 | 27", "Total | 18 | 100") == [
        ("share-of-count", "27", "22", "4 of 18 is 22.2%")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (" | 2018 | 2019", "Boys | 12 | 15", "Girls | 4 | 6", "Total | 16 | 21"),
        (" | 2018 | 2019", "Boys | 12 | *", "Girls | 4 | 6", "Total | 16 | 22"),
        (" | 2018 | 2019", "Boys | 12 | 15", "Girls | <5 | 6", "Total | 16 | 21"),
        ("Need | Number", "Looked after | 7", "No school | 9", "Health | 10", "Total | 14"),
        ("Agency | Staff | In kind | Other | Total", "A | £9 | £9 | £7 | £16", "B | £7 | £7 | £1 | £8"),
        ("Rate | 2018 | 2019", "North | 30.4 | 31.0", "South | 33.5 | 28.6", "National | 40.6 | 38.2"),
        ("Risk | 2 | 2 | 4", "Other | 3 | 1 | 3"),
        ("Young people | 4,193 | 2,125 | 3,944", "Offences | 3,727 | 1,346"),
        ("Place | Number | Change", "North | 5 | 10%", "South | 13 | -4%", "Total | 18 | 2%"),
        (" | 2018 | 2019", "Children | 12 | 15", "of which girls | 4 | 6", "Total | 12 | 15"),
        ("Group | Children", "White | 31", "Asian | 3", "Black | 4", "Asian and black | 7", "Unknown | 4", "All | 40"),
        ("Post | Staff", "Officers | 2.5", "Workers | 1.25", "Total | 3.8"),
        ("Place | Boys | Girls | All | Rate", "North | 3 | 4 | 7 | 0.9", "South | 1 | 2 | 3 | 1.8"),
        ("Place | Number | Rate", "North | 5 | 4", "South | 13 | 6", "Total | 18 | 5"),
        ("Place | Number | %", "North | 5 | 28", "South | 5 | 28", "East | 8 | 44", "West | 0 | 0", "Total | 18 | 100"),
        ("Place | Number | %", "North | 1 | 33", "South | 1 | 33", "East | 1 | 33", "Total | 3 | 100"),
        ("Total | 5",),
        ("Total | 5", "Total | 6"),
    ],
)
def test_a_table_that_adds_or_is_no_sum_is_left_alone(lines: tuple[str, ...]) -> None:
    assert _told(*lines) == []


@given(
    cells=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=2, max_size=6),
    slip=st.integers(1, 9),
)
def test_only_the_total_that_slipped_is_found(cells: list[tuple[int, int]], slip: int) -> None:
    one, other = (sum(row[place] for row in cells) + 1 for place in (0, 1))
    body = [f"Place {name} | {row[0]} | {row[1]}" for name, row in zip("ABCDEF", cells, strict=False)]
    heads = (" | 2018 | 2019", "Place Z | 1 | 1", *body)
    assert _told(*heads, f"Total | {one} | {other}") == []
    assert [fault[2] for fault in _told(*heads, f"Total | {one} | {other + slip}")] == [f"{other:,}"]
