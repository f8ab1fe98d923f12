"""The live tracker beside the published measure of the same name: why the two differ, and never that one moved."""

from __future__ import annotations

from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import matures_view, published_twin
from report_builder.report.phrases import listed, spoken_number


def unlike_words(book: Book, view: View) -> str:
    """A clause that names both figures and every way in which they are unlike.

    The reasons hold whatever is withheld, so that a withheld figure is told in words; one that is not available is
    touched, and our own texts leave the clause out.

    The comparability keys of the registry say that they may not be compared; no word of change stands in it.
    """
    live, published = book.looked_up(view), book.looked_up(published_twin(view))
    book.touched += [figure for figure in (live, published) if figure.status is not Status.WITHHELD]
    reasons = listed(_reasons(book, view, live, published))
    return (
        f"the live tracker ({_of_cohort(live)}) and the published measure ({_of_cohort(published)}) are not to be read "
        f"against each other, because {reasons}"
    )


def _of_cohort(figure: Figure) -> str:
    return f"{spoken_number(figure)}, for the cohort of {figure.key.period.words}"


def _reasons(book: Book, view: View, live: Figure, published: Figure) -> list[str]:
    source = MEASURES[published.key.measure].source
    reasons = [f"they come from different sources (what the service itself learns and the {source})"]
    if live.key.period != published.key.period:
        reasons.append("they follow different cohorts")
    if _is_unripe(book, view):
        reasons.append("the follow-up of the tracker's cohort is not over")
    return reasons


def _is_unripe(book: Book, view: View) -> bool:
    asked = matures_view(view)
    return asked is not None and "still" in book.looked_up(asked).note
