"""How a figure moved since the period before: the counts first, and a word only where an interval bears it out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from report_builder.model.measure import MEASURES, Measure
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import is_published_whole
from report_builder.report.phrases import plural, within_a_sentence

NO_CLEAR_CHANGE = "no clear change"
_HIDDEN = "a number behind it is not shown to protect individuals"
_NOT_COUNTED = "it is counted for this period alone"
_MISSING = "the figure of one of the two periods is not available"


def change_words(book: Book, view: View) -> str:
    """A clause such as "the rate fell from 9 children (0.36) in 2018 to 1 child (0.04)", or why none can be said."""
    if not is_published_whole(view):
        return not_compared(_NOT_COUNTED)
    step = book.figure(replace(view, variety="change"))
    if not step.is_shown or step.value is None:
        return not_compared(_HIDDEN if step.status is Status.WITHHELD else step.note or _MISSING)
    if step.note or not step.word:
        return f"no change is claimed, because {_reason(step.note)}"
    ends = _ends(book, view, step)
    return _moved(step, *ends) if ends else not_compared(_MISSING)


def has_moved(book: Book, view: View) -> bool:
    """Whether there is an earlier figure, and a word that is borne out."""
    return is_published_whole(view) and bool(book.looked_up(replace(view, variety="change")).word)


def is_of(book: Book, view: View, level: Figure) -> bool:
    """Whether the change ends at this very figure: a count of the service's own does not move from a published one."""
    return is_published_whole(view) and replace(level.key, variety="change") == _step_key(book, view)


def _step_key(book: Book, view: View) -> object:
    return book.looked_up(replace(view, variety="change")).key


def not_compared(reason: str) -> str:
    """That there is no earlier figure beside it, and why."""
    return f"the figure is not compared with an earlier period, because {_reason(reason)}"


def _reason(note: str) -> str:
    return within_a_sentence(note.rstrip(".")) or "no reason is known"


def _ends(book: Book, view: View, step: Figure) -> tuple[Figure, Figure] | None:
    """The two figures that a change lies between: they stand in its own table."""
    tables = (book.table(one) for one in (replace(view, variety="change"), view))
    found = [figure for table in tables for figure in table.figures if figure.is_shown and not figure.key.variety]
    after = next((figure for figure in found if figure.key.period == step.key.period), None)
    before = next((figure for figure in found if figure.key.period < step.key.period), None)
    if before is None or after is None:
        return None
    book.touched += [before, after]
    return before, after


def _moved(step: Figure, before: Figure, after: Figure) -> str:
    name = _NAMES.get(after.kind, "figure")
    whose = "published " if dict(after.key.by).get("source") and after.kind == "count" else ""
    start, end = f"{_told(before)} in {before.key.period.words}", _told(after)
    if step.word == NO_CLEAR_CHANGE:
        if (before.shown, before.numerator) == (after.shown, after.numerator):
            return f"the {whose}{name} is as it was in {before.key.period.words}"
        return (
            f"there is no clear change in the {whose}{name}: from {start} to {end} is within what chance alone would do"
        )
    assert step.value is not None  # noqa: S101  the caller has looked
    size = _points(step.value) if after.kind == "share" else ""
    return f"the {whose}{name} {step.word} from {start} to {end}{size}, which is more than chance alone would do"


_NAMES = {"rate": "rate", "share": "share", "count": "number"}


def _points(value: Decimal) -> str:
    noun = "percentage point" if abs(value) == 1 else "percentage points"
    return f", by {write_number(abs(value))} {noun}"


def _told(figure: Figure) -> str:
    """4 children; 4 children (0.16); 304 of 1,000 children (30.4%); the number alone where no count is known."""
    measure = MEASURES[figure.key.measure]
    if figure.kind == "count":
        assert figure.value is not None  # noqa: S101  a change lies between figures that are shown
        return f"{figure.shown} {plural(figure.value, measure.noun)}" if measure.noun[1] else figure.shown
    if figure.numerator is None:
        return figure.shown
    part = write_number(figure.numerator)
    if figure.kind == "share" and figure.denominator is not None:
        return f"{part} of {write_number(figure.denominator)} ({figure.shown})"
    return f"{part}{_noun(measure, figure.numerator)} ({figure.shown})"


def _noun(measure: Measure, number: Decimal) -> str:
    counted = MEASURES.get(measure.parts[0])
    return f" {plural(number, counted.noun)}" if counted is not None and counted.noun[1] else ""
