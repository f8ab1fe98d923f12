"""What went out before binds the next paper: nothing is taken back, and no sum over time gives anything away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from small_tables import QUARTER, cell, key, one_way
from spoken_tables import PUBLIC

from report_builder.disclosure.protect import protect
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.release import PublishedCell, Release
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Wanted
from report_builder.model.view import View

BOARD = Edition("board", 3)
FIRST, SECOND, TO_DATE = "2019-04-01/2019-06-30", "2019-07-01/2019-09-30", "2019-04-01/2019-09-30"
YEAR, NEXT_YEAR, ITS_FIRST = "2019-01-01/2019-12-31", "2019-04-01/2020-03-31", "2019-01-01/2019-03-31"
MARK = (Decimal(1), Decimal(6))
"""What any reader could work out of a mark of an earlier release."""


def of(period: str, measure: str = "ete_ended", **by: str) -> Key:
    return replace(key(measure, **by), period=Period.parse(period))


def paper(*counts: tuple[Key, int]) -> tuple[CountTable, ...]:
    """A document that prints each of these by itself."""
    return tuple(
        CountTable(View(at.measure, fixed=at.by, periods=str(at.period)), (Wanted(at, Count(at)),), (cell(at, size),))
        for at, size in counts
    )


def released(numbers: Mapping[Key, int | None], *, audience: str = "public") -> Release:
    """An earlier paper; None is a mark."""
    cells = []
    for at, number in numbers.items():
        where = dict(at.by)
        named = {"measure": at.measure, "area": at.area, "area_type": at.area_type, "period": str(at.period)}
        ends = MARK if number is None else (Decimal(number), Decimal(number))
        name = json.dumps({**named, "where": where}, sort_keys=True)
        cells.append(PublishedCell(name, *ends, is_withheld=number is None))
    return Release("issued", audience, "board-report", "Rotherham", "2019-20 Q1", "2019-07-13", "f1", tuple(cells))


def shown(tables: tuple[CountTable, ...], *releases: Release, edition: Edition = PUBLIC) -> dict[Key, str]:
    """What is printed of each count."""
    found = protect(tables, edition, releases=releases)
    return {figure.key: figure.shown for figure in found.figures}


@pytest.mark.parametrize(("to_date", "said"), [(17, "[c]"), (18, "18"), (13, "13")])
def test_a_year_to_date_is_withheld_where_it_gives_a_small_quarter_away(to_date: int, said: str) -> None:
    # 17 - 13 = 4 is small; 18 - 13 = 5 and 13 - 13 = 0 are not
    assert shown(paper((of(TO_DATE), to_date)), released({of(FIRST): 13})) == {of(TO_DATE): said}


@pytest.mark.parametrize(("year", "said"), [(18, "[c]"), (20, "20")])
def test_overlapping_rolling_years_do_not_give_the_quarter_at_the_end_away(year: int, said: str) -> None:
    # 20 in 2019, 5 of them in its first quarter: 15 in the other three; 18 - 15 = 3 is small, 20 - 15 = 5 is not
    before = released({of(YEAR): 20, of(ITS_FIRST): 5})

    assert shown(paper((of(NEXT_YEAR), year)), before) == {of(NEXT_YEAR): said}


def test_an_earlier_mark_is_not_given_away_by_a_total_that_is_printed_later() -> None:
    # 20 boys then; 23 children then would leave 3 girls, who were withheld
    past = {of(FIRST, "caseload", sex="male"): 20, of(FIRST, "caseload", sex="female"): None}
    now = one_way("sex", {"female": 30, "male": 40})
    trend = paper((of(FIRST, "caseload"), 23))

    found = shown((now, *trend), released(past))

    assert found[of(FIRST, "caseload")] == "[c]"
    assert found[key()] == "70"


def test_a_broader_group_that_the_public_was_told_of_does_not_give_a_part_of_it_away() -> None:
    # 18 aged 14 to 15, as the public knows: 18 - 16 = 2 would be told by 16, as 36 - 16 - 18 by nobody
    public = released({key(age="14-15"): 18})
    now = one_way("age", {"14": 2, "15": 16, "16": 9, "17": 9})

    found = shown((now,), public, edition=BOARD)

    assert [found[key(age=age)] for age in ("14", "15")] == ["[c]", "[c]"]


def test_what_could_be_worked_out_of_a_mark_is_known_of_it_in_the_next_paper() -> None:
    # 1 to 6 girls then: 12 in all, of whom 6 to 11 are boys; 1 to 6 has three candidates with nothing else withheld
    before = released({of(FIRST, "caseload", sex="female"): None})
    girls, boys = of(FIRST, "caseload", sex="female"), of(FIRST, "caseload", sex="male")

    found = shown(paper((girls, 3), (boys, 9)), before)

    assert (found[girls], found[boys]) == ("[c]", "9")


def test_a_restated_number_is_printed_as_it_is_now() -> None:
    assert shown(paper((of(FIRST), 12)), released({of(FIRST): 13})) == {of(FIRST): "12"}


def test_numbers_that_cannot_be_true_together_take_nothing_from_what_follows_elsewhere() -> None:
    # Education: 17 to date, though 20 were printed for its first quarter alone. Custody: 17 - 13 = 4.
    before = released({of(FIRST): 20, of(FIRST, "custody_count"): 13})
    custody = of(TO_DATE, "custody_count")

    assert shown(paper((of(TO_DATE), 17), (custody, 17)), before) == {of(TO_DATE): "17", custody: "[c]"}


def test_what_was_withheld_stays_withheld_though_it_is_7_now() -> None:
    assert shown(paper((of(FIRST), 7)), released({of(FIRST): None})) == {of(FIRST): "[c]"}


def test_what_was_withheld_and_is_nought_now_was_restated_and_is_printed() -> None:
    assert shown(paper((of(FIRST), 0)), released({of(FIRST): None})) == {of(FIRST): "0"}


def test_what_was_printed_stays_printed_though_it_is_small() -> None:
    assert shown(paper((of(FIRST), 3)), released({of(FIRST): 3})) == {of(FIRST): "3"}


def test_the_latest_print_of_a_number_that_was_once_withheld_counts() -> None:
    before = released({of(FIRST): None}), released({of(FIRST): 6})

    assert shown(paper((of(FIRST), 6)), *before) == {of(FIRST): "6"}


def test_the_board_is_told_by_its_own_rules_what_the_public_is_not() -> None:
    public = released({of(FIRST): None, of(SECOND): None})

    found = shown(paper((of(FIRST), 3), (of(SECOND), 2)), public, edition=BOARD)

    assert found == {of(FIRST): "3", of(SECOND): "[c]"}


def test_the_board_is_not_told_a_nought_less_than_it_would_be_without_the_public_paper() -> None:
    assert shown(paper((of(FIRST), 0)), released({of(FIRST): None}), edition=BOARD) == {of(FIRST): "0"}


def test_half_days_of_earlier_papers_are_no_contradiction() -> None:
    # 13 sentences of the first quarter: 17 - 13 = 4, whatever half days stand beside them
    half = PublishedCell(_name("days_lost"), Decimal("6.5"), Decimal("6.5"), is_withheld=False)
    before = released({of(FIRST, "custody_count"): 13})
    custody = of(TO_DATE, "custody_count")

    found = shown(paper((custody, 17)), replace(before, cells=(*before.cells, half)))

    assert found == {custody: "[c]"}


def _name(measure: str) -> str:
    said = {"measure": measure, "area": "Rotherham", "area_type": "yjs", "period": str(QUARTER), "where": {}}
    return json.dumps(said, sort_keys=True)


def test_a_total_that_fell_among_marks_of_before_stops_no_paper() -> None:
    # 4 sentences then, 3 now, with and without a breach, all of one offence: each mark was of 1 to 3, and then
    # one offence would be one of 1 to 3 that is 1 + 1 at the least
    offence, breaches = [{"offence_category": "robbery"}], [{"breach_of": "none"}, {"breach_of": "yro iss"}]
    marks = [key("custody_count", **by) for by in (*offence, *breaches)]
    then = {key("custody_count"): 4, key("custody_count", offence_category="violence"): None, **dict.fromkeys(marks)}
    narrow = replace(released(then), cells=tuple(_narrowed(one) for one in released(then).cells))
    by_breach = one_way("breach_of", {"none": 2, "yro iss": 1}, measure="custody_count")
    by_offence = one_way("offence_category", {"robbery": 3}, measure="custody_count")

    found = shown((by_breach, by_offence), narrow)

    assert set(found.values()) == {"[c]"}


def _narrowed(one: PublishedCell) -> PublishedCell:
    return replace(one, high=Decimal(3)) if one.is_withheld else one


def test_a_number_that_was_restated_and_withheld_stays_withheld_as_long_as_it_is_that_number() -> None:
    # 8, then a mark for 12 that protects another, and 12 still: printed now, it would tell what the mark was
    first, second = released({of(FIRST): 8}), released({of(FIRST): None})

    assert shown(paper((of(FIRST), 12)), first, second) == {of(FIRST): "[c]"}
    assert shown(paper((of(FIRST), 8)), first, second) == {of(FIRST): "8"}
