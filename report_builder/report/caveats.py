"""What a reader must know beside a figure: how little a small rate rests on, how late it is, what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import has_one, matures_view
from report_builder.report.phrases import within_a_sentence

NOTHING = "nothing qualifies this figure"
NO_UPDATE = "no new data have been published since the last report"
FEW = 20
"""A rate of fewer than so many is small: one more or less moves it by a twentieth or more."""


def caveat_words(book: Book, view: View) -> str:
    """All that qualifies a figure, as clauses set off by semicolons; nothing where nothing does."""
    return "; ".join(dict.fromkeys(caveats(book, view)))


def caveats(book: Book, view: View) -> Iterator[str]:
    """One clause after the other: of whom it is, what one child is worth, its making, its age and its ripeness."""
    figure, measure = book.looked_up(view), MEASURES[view.measure]
    if measure.about:
        yield within_a_sentence(measure.about.rstrip("."))
    if not figure.is_shown:
        return
    yield from _one(book, view, figure)
    if figure.note:
        yield within_a_sentence(figure.note.rstrip("."))
    if measure.is_published and measure.lag and dict(figure.key.by).get("source") != "local":
        yield f"its source runs {measure.lag} behind"
    if view.measure in book.stale:
        yield NO_UPDATE
    yield from _ripeness(book, view)


def _one(book: Book, view: View, figure: Figure) -> Iterator[str]:
    """1 child = 0.04 per 1,000, of a small rate."""
    if not has_one(view):
        return
    one = book.looked_up(replace(view, variety="one"))
    if one.value is None or not one.value or not _is_small(figure, one):
        return
    book.touched.append(one)
    noun = MEASURES[MEASURES[view.measure].parts[0]].noun[0]
    yield f"1 {noun} = {one.shown} {one.unit}"


def _is_small(figure: Figure, one: Figure) -> bool:
    if figure.numerator is not None:
        return figure.numerator < FEW
    assert figure.value is not None  # noqa: S101  the caller has looked
    assert one.value is not None  # noqa: S101
    return figure.value < FEW * one.value


def _ripeness(book: Book, view: View) -> Iterator[str]:
    """Whether a tracker's cohort is still being followed."""
    asked = matures_view(view)
    if asked is None or asked == view:
        return
    matures = book.looked_up(asked)
    if matures.is_shown and matures.note:
        book.touched.append(matures)
        yield within_a_sentence(matures.note)
