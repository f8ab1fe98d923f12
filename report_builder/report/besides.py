"""What is said under a chart or table with withheld numbers: the same over a year, in broader groups, or as ranges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from report_builder.model.tables import Figure, ProtectedTable
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.phrases import spell_each

MOST_RANGES = 6
"""How many ranges a paragraph holds before it says less than the table above it."""


def said_besides(
    views: Sequence[View], book: Book, alternatives: Mapping[View, tuple[ProtectedTable, ...]]
) -> tuple[str, list[Figure]]:
    """The finest statement that gives nothing new away, and its figures; nothing where no number is withheld.

    Args:
        views: of the chart or table; the first that can be said otherwise is.
        book: where their figures are.
        alternatives: what the wall lets be said of a view.
    """
    for view in views:
        if view in alternatives:
            return _in_other_groups(book.table(view), alternatives[view])
    for view in views:
        marked = [figure for figure in book.table(view).figures if figure.instead]
        if marked and len(marked) <= MOST_RANGES:
            said = _listed([(_label(figure, marked), figure.instead) for figure in marked])
            return f"What any reader can work out of the numbers marked [c]: {said}.", marked
    return "", []


def _in_other_groups(table: ProtectedTable, others: Iterable[ProtectedTable]) -> tuple[str, list[Figure]]:
    """The crossings of the alternative tables, noughts left out."""
    figures = [
        figure
        for other in others
        for figure in other.figures
        if figure.value and set(other.view.dimensions) <= {dimension for dimension, _ in figure.key.by}
    ]
    if not figures:
        return "", []
    periods = {figure.key.period for figure in table.figures or table.dropped}
    of_what = "in broader groups" if figures[0].key.period in periods else f"of {figures[0].key.period.words}"
    said = _listed([(_label(figure, figures), figure.shown) for figure in figures])
    return f"What can be said {of_what}: {said}.", figures


def _label(figure: Figure, figures: Sequence[Figure]) -> str:
    """What tells it from the others: its categories and its period, save those that all have."""
    others = [(*spell_each(one), one.key.period.words) for one in figures]
    words = (*spell_each(figure), figure.key.period.words)
    if len(others) == 1:
        return ", ".join(words[:-1])
    return ", ".join(word for word in words if not all(word in other for other in others))


def _listed(said: Iterable[tuple[str, str]]) -> str:
    pairs = list(said)
    return "; ".join(f"{label or 'in all'}: {number}" if label or len(pairs) > 1 else number for label, number in pairs)
