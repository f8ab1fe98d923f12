"""A change is told with its counts first, and a word of direction only where the numbers bear it out."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from small_tables import cell
from spoken_tables import BOARD, PUBLIC, book, count

from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Change, Count, CountTable, Given, Missing, Wanted
from report_builder.model.view import View
from report_builder.report.changes import change_words

YEARS = tuple(f"{year}-04-01/{year + 1}-03-31" for year in (2015, 2016, 2017, 2018, 2019))
BEFORE = "the 12 months to March 2019"
MORE = "which is more than chance alone would do"


def at(measure: str, period: str) -> Key:
    return Key(measure, "Rotherham", "yjs", Period.parse(period))


def moved(
    before: Wanted, after: Wanted, *, reason: str = "", measure: str = "custody_count", edition: Edition = BOARD
) -> str:
    """What is said of the change from one figure to another."""
    view = View(measure)
    wanted = (before, after, Wanted(replace(after.key, variety="change"), Change(before.key, after.key, reason)))
    counted = [one for one in (before, after) if isinstance(one.formula, Count)]
    cells = tuple(cell(one.key, NUMBERS[one.key.period]) for one in counted)
    tables = (CountTable(view, (before, after), cells), CountTable(replace(view, variety="change"), wanted[2:], cells))
    shelf = book(*tables, edition=edition)
    return change_words(shelf, view)


NUMBERS: dict[Period, int] = {}


def counted(number: int, year: int) -> Wanted:
    """A count of custodial sentences in one of YEARS."""
    place = at("custody_count", YEARS[year])
    NUMBERS[place.period] = number
    return Wanted(place, Count(place))


def rate(part: int | None, value: str, year: int, *, whole: int = 1000, measure: str = "reoff_binary") -> Wanted:
    """A published value, with the counts behind it where they are known."""
    behind = {} if part is None else {"numerator": Fraction(part), "denominator": Fraction(whole)}
    return Wanted(at(measure, YEARS[year]), Given(Fraction(value), text=value, **behind))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (20, 60, f"the number rose from 20 custodial sentences in {BEFORE} to 60 custodial sentences, {MORE}"),
        (60, 20, f"the number fell from 60 custodial sentences in {BEFORE} to 20 custodial sentences, {MORE}"),
        (9, 1, f"the number fell from 9 custodial sentences in {BEFORE} to 1 custodial sentence, {MORE}"),
        (
            4,
            1,
            f"there is no clear change in the number: from 4 custodial sentences in {BEFORE} to 1 custodial sentence "
            "is within what chance alone would do",
        ),
        (4, 4, f"the number is as it was in {BEFORE}"),
    ],
)
def test_a_word_of_change_is_said_only_where_it_is_borne_out(before: int, after: int, words: str) -> None:
    assert moved(counted(before, 3), counted(after, 4)) == words


def test_shares_move_by_percentage_points() -> None:
    said = moved(rate(500, "50.0", 3), rate(304, "30.4", 4), measure="reoff_binary")

    assert said == (
        f"the share fell from 500 of 1,000 (50.0%) in {BEFORE} to 304 of 1,000 (30.4%), "
        f"by 19.6 percentage points, {MORE}"
    )


def test_rates_are_told_with_their_counts_first() -> None:
    said = moved(
        rate(9, "0.36", 3, whole=25000, measure="custody_rate"),
        rate(1, "0.04", 4, whole=25000, measure="custody_rate"),
        measure="custody_rate",
    )

    assert said == (
        f"the rate fell from 9 custodial sentences (0.36) in {BEFORE} to 1 custodial sentence (0.04), {MORE}"
    )


def test_without_the_counts_behind_it_no_change_is_claimed() -> None:
    said = moved(rate(None, "50.0", 3), rate(None, "30.4", 4), measure="reoff_binary")

    assert said == "no change is claimed, because the counts behind the figures are not known"


def test_a_stale_figure_has_no_word_however_far_it_moved() -> None:
    reason = "no new data have been published since the last report"

    said = moved(rate(500, "50.0", 3), rate(304, "30.4", 4), reason=reason, measure="reoff_binary")

    assert said == f"no change is claimed, because {reason}"


def test_a_withheld_end_gives_no_size_and_no_direction() -> None:
    hidden = "a number behind it is not shown to protect individuals"

    said = moved(counted(60, 3), counted(2, 4), edition=PUBLIC)

    assert said == f"the figure is not compared with an earlier period, because {hidden}"


def test_a_missing_earlier_figure_is_said() -> None:
    view = View("custody_count")
    latest = counted(20, 4)
    change = Wanted(replace(latest.key, variety="change"), Missing("there is no earlier figure"))
    tables = (
        CountTable(view, (latest,), (cell(latest.key, 20),)),
        CountTable(replace(view, variety="change"), (change,)),
    )

    assert change_words(book(*tables), view) == (
        "the figure is not compared with an earlier period, because there is no earlier figure"
    )


def test_what_is_counted_for_one_period_alone_is_not_compared() -> None:
    assert change_words(book(count(213)), View("caseload")) == (
        "the figure is not compared with an earlier period, because it is counted for this period alone"
    )


@pytest.mark.parametrize(
    "reason",
    ["the two periods overlap", "the two figures do not rest on the same services or population"],
)
def test_what_cannot_be_compared_has_no_word_and_says_why(reason: str) -> None:
    assert moved(counted(60, 3), counted(20, 4), reason=reason) == f"no change is claimed, because {reason}"
