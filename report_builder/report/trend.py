"""The direction of a published figure over five separate years, said only where their order bears it out."""

from __future__ import annotations

from itertools import pairwise

from report_builder.model.tables import Figure
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import five_years

_YEARS = 5


def trend_words(book: Book, view: View) -> str:
    """A clause such as "fell every year, from 137 (2020) to 90 (2024)"; nothing where no trend may be claimed.

    An exact test of the order of the years, which needs no counts: of the 120 orders that five values can have, only
    the two in which each year is above, or each below, the one before are rarer together than one in twenty (one in
    sixty). Values compare as printed. None is claimed of fewer years than five, of periods that overlap or differ in
    length or in what they rest on, of a measure without new data, or where a year is withheld or not exact.

    Source: Mann 1945, doi:10.2307/1907187, and Kendall's exact table for n = 5.
    """
    years = sorted(book.table(five_years(view, "own")).figures, key=lambda figure: figure.key.period)
    if view.measure in book.stale or not _are_separate(years):
        return ""
    values = [figure.value for figure in years if figure.value is not None and not figure.is_about]
    if len(values) < _YEARS:
        return ""
    steps = [after - before for before, after in pairwise(values)]
    if all(step == 0 for step in steps):
        return f"was {_said(book, years[-1])} in every year"
    for word, is_so in (("rose", all(step > 0 for step in steps)), ("fell", all(step < 0 for step in steps))):
        if is_so:
            return f"{word} every year, from {_with_year(book, years[0])} to {_with_year(book, years[-1])}"
    highest, lowest = values.index(max(values)), values.index(min(values))
    ends = f"the highest was {_with_year(book, years[highest])} and the lowest {_with_year(book, years[lowest])}"
    return f"did not move the same way every year: {ends}"


def _are_separate(years: list[Figure]) -> bool:
    """Whether they are five periods of one length and one basis that share no day."""
    periods = [figure.key.period for figure in years]
    is_apart = not any(one.overlaps(other) for one, other in pairwise(periods))
    return len(periods) == _YEARS and is_apart and len({p.months for p in periods}) == len({y.note for y in years}) == 1


def _said(book: Book, figure: Figure) -> str:
    book.touched.append(figure)
    return figure.shown


def _with_year(book: Book, figure: Figure) -> str:
    return f"{_said(book, figure)} ({figure.key.period.label})"
