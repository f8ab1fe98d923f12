"""The live tracker and the published measure stand beside each other with the reasons why they differ."""

from __future__ import annotations

from decimal import Decimal

from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.unlike import unlike_words

LIVE, PUBLISHED, MATURES = View("tracker_binary"), View("reoff_binary"), View("tracker_matures")
QUARTER, YEAR = Period.parse("2020-01-01/2020-03-31"), Period.parse("2017-04-01/2018-03-31")
UNRIPE = "The cohort is still being tracked"


def figure(view: View, shown: str, period: Period, note: str = "", status: Status = Status.SHOWN) -> Figure:
    key = Key(view.measure, "Rotherham", "yjs", period)
    return Figure(key, "share", Decimal(1), shown, "%", None, None, status, note=note)


def shelf(live: Figure, note: str = UNRIPE, *, period: Period = YEAR) -> Book:
    figures = (live, figure(PUBLISHED, "31.0%", period), figure(MATURES, "30 September 2021", QUARTER, note))
    return Book(
        {view: ProtectedTable(view, (one,)) for view, one in zip((LIVE, PUBLISHED, MATURES), figures, strict=True)}
    )


def test_every_way_in_which_they_differ_is_named() -> None:
    assert unlike_words(shelf(figure(LIVE, "7.8%", QUARTER)), LIVE) == (
        "the live tracker (7.8%, for the cohort of January to March 2020) and the published measure (31.0%, for the "
        "cohort of the 12 months to March 2018) are not to be read against each other, because they come from "
        "different sources (what the service itself learns and the Police National Computer), they follow different "
        "cohorts and the follow-up of the tracker's cohort is not over"
    )


def test_a_cohort_that_was_followed_in_full_still_differs_by_its_source() -> None:
    words = unlike_words(shelf(figure(LIVE, "7.8%", YEAR), "The cohort has been followed up in full"), LIVE)

    assert words.endswith(
        "because they come from different sources (what the service itself learns and the Police National Computer)"
    )


def test_a_withheld_figure_is_told_in_words_and_does_not_silence_the_reasons() -> None:
    book = shelf(figure(LIVE, "[c]", QUARTER, status=Status.WITHHELD))

    words = unlike_words(book, LIVE)

    assert words.startswith(
        "the live tracker (not shown to protect individuals, for the cohort of January to March 2020)"
    )
    assert [one.status for one in book.touched] == [Status.SHOWN]
