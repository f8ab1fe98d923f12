"""Release after release: which numbers are one cell, and what holds between them."""

from __future__ import annotations

from math import inf, nan

import pytest

from report_builder.disclosure.chronicle import Chronicle, Sight
from report_builder.model.linked import Address

BOYS, GIRLS = (("sex", "Boys"),), (("sex", "Girls"),)


def period(label: str) -> Address:
    return (("period", label),)


def draft(count: int) -> Sight:
    return Sight(float(count), is_draft=True, low=1)


MARK = Sight(nan, low=1)


def told(chronicle: Chronicle) -> set[tuple[tuple[Address, float], ...]]:
    """The rows by their addresses and weights."""
    return {
        tuple((chronicle.cells[place].address, weight) for place, weight in zip(row.places, row.weights, strict=True))
        for row in chronicle.rows
    }


def test_a_number_that_is_printed_again_is_the_same_cell() -> None:
    chronicle = Chronicle({})

    chronicle.add({(): Sight(20), BOYS: Sight(12), GIRLS: MARK})
    chronicle.add({(): draft(20), BOYS: draft(12), GIRLS: draft(8)})

    assert [(cell.count, cell.was_printed, cell.was_withheld) for cell in chronicle.cells] == [
        (20, True, False),
        (12, True, False),
        (8, False, True),
    ]
    assert told(chronicle) == {(((), 1.0), (BOYS, -1.0), (GIRLS, -1.0))}


@pytest.mark.parametrize(("before", "now", "low", "high"), [(6, 4, 1, 11), (100, 91, 90, 110), (6, 30, 1, inf)])
def test_a_restated_number_is_a_further_cell_within_what_policy_allows(
    before: int, now: int, low: float, high: float
) -> None:
    chronicle = Chronicle({})

    chronicle.add({BOYS: Sight(before)})
    chronicle.add({BOYS: draft(now)})

    old, new = chronicle.cells
    assert (old.count, old.was_printed, old.is_draft) == (before, True, False)
    assert (new.count, new.was_printed, new.low, new.high) == (now, False, low, high)


def test_a_mark_beside_a_restated_number_may_stand_for_another_count_now() -> None:
    chronicle = Chronicle({})

    chronicle.add({(): Sight(20), BOYS: Sight(17), GIRLS: MARK})
    chronicle.add({(): draft(21), BOYS: draft(17), GIRLS: draft(4)})

    girls = [place for place, cell in enumerate(chronicle.cells) if cell.address == GIRLS]
    assert [chronicle.cells[place].was_withheld for place in girls] == [True, True]
    bounded = [row for row in chronicle.rows if set(row.places) == set(girls)]
    assert [(row.low, row.high) for row in bounded] == [(-5, 5)]


def test_a_count_that_was_withheld_and_fell_to_nought_stays_withheld() -> None:
    chronicle = Chronicle({})

    chronicle.add({GIRLS: MARK})
    chronicle.add({GIRLS: draft(0)})

    assert [(cell.was_withheld, cell.count, cell.low) for cell in chronicle.cells] == [(True, 0, 0)]


def test_a_year_to_date_joins_the_releases_of_its_quarters() -> None:
    chronicle = Chronicle({})

    chronicle.add({period("Q1"): Sight(7)})
    chronicle.add({period("Q2"): draft(8), period("YTD2"): draft(15)})

    assert told(chronicle) == {((period("YTD2"), 1.0), (period("Q1"), -1.0), (period("Q2"), -1.0))}
    assert chronicle.contradictions == []


def test_a_quarter_that_nobody_prints_follows_from_the_year_to_date() -> None:
    chronicle = Chronicle({})

    chronicle.add({period("Q1"): draft(13), period("YTD2"): draft(17)})

    (implied,) = [cell for cell in chronicle.cells if cell.is_implied]
    assert (implied.count, implied.low) == (4, 0)


def test_a_year_to_date_that_contradicts_what_was_printed_is_noted() -> None:
    chronicle = Chronicle({})

    chronicle.add({period("Q1"): Sight(7)})
    chronicle.add({period("Q2"): draft(8), period("YTD2"): draft(16)})

    assert chronicle.contradictions == [period("YTD2")]
