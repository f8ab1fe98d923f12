"""What qualifies a figure is said beside it, and nothing where nothing does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from small_tables import key

from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.caveats import caveat_words

RATE = View("custody_rate")
ONE = View("custody_rate", variety="one")
LAG = "its source runs one quarter behind"
WORTH = "1 custodial sentence = 0.04 per 1,000 children aged 10 to 17"


def rate(value: str, numerator: str | None = None, status: Status = Status.SHOWN) -> Figure:
    above = None if numerator is None else Decimal(numerator)
    unit = "per 1,000 children aged 10 to 17"
    return Figure(key("custody_rate"), "rate", Decimal(value), value, unit, above, None, status)


def said(figure: Figure, *, stale: frozenset[str] = frozenset()) -> str:
    tables = {RATE: ProtectedTable(RATE, (figure,)), ONE: ProtectedTable(ONE, (rate("0.04"),))}
    return caveat_words(Book(tables, stale), RATE)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (rate("0.16", "4"), f"{WORTH}; {LAG}"),
        (rate("0.76", "19"), f"{WORTH}; {LAG}"),
        (rate("0.80", "20"), LAG),
        (rate("0.79"), f"{WORTH}; {LAG}"),
        (rate("0.80"), LAG),
        (rate("0.16", "4", Status.WITHHELD), ""),
    ],
)
def test_a_small_rate_says_what_one_more_is_worth(figure: Figure, words: str) -> None:
    assert said(figure) == words


def test_a_measure_without_new_data_says_so() -> None:
    words = said(rate("0.80", "20"), stale=frozenset({"custody_rate"}))

    assert words == f"{LAG}; no new data have been published since the last report"


def test_a_cohort_that_is_still_followed_says_so() -> None:
    view, matures = View("tracker_binary"), View("tracker_matures")
    share = Figure(key("tracker_binary"), "share", Decimal("7.8"), "7.8%", "%", None, None, Status.SHOWN)
    note = "The cohort is still being tracked"
    day = Figure(
        key("tracker_matures"), "date", Decimal(0), "30 September 2021", "", None, None, Status.SHOWN, note=note
    )
    book = Book({view: ProtectedTable(view, (share,)), matures: ProtectedTable(matures, (day,))})

    assert caveat_words(book, view) == "the cohort is still being tracked"
