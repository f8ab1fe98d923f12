"""Books of random figures of every kind and status, for what must hold of every sentence whatever the numbers are.

The figures are put together as the wall hands them out; each book holds exactly the views that a word declares, so that
a word which reads another falls over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from report_builder.model.dimension import DIMENSIONS
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period, month_end
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import views_for

AREAS = {
    "own": ("yjs", "Rotherham"),
    "family": ("family", "YOT family"),
    "pcc": ("pcc", "South Yorkshire"),
    "national": ("england and wales", "england and wales"),
}
REASONS = ("the two periods overlap", "no new data have been published since the last report: PNC access was limited")
_MARKS = {Status.WITHHELD: "[c]", Status.NOT_AVAILABLE: "[x]", Status.NOT_APPLICABLE: "[z]"}
_NUMBERS = st.one_of(st.sampled_from([0, 1, 2]), st.integers(0, 2000))


def year(first: int) -> Period:
    """The 12 months from April of a year."""
    return Period(date(first, 4, 1), month_end(first + 1, 3))


def key_of(view: View, period: Period, area: str = "own", **by: str) -> Key:
    """The key of one figure of a view."""
    area_type, name = AREAS[area]
    picked = labels({**dict(view.fixed), **by})
    return Key(view.measure, name, area_type, period, picked, view.of, view.variety, is_own=area == "own")


@st.composite
def figures(draw: st.DrawFn, key: Key) -> Figure:
    """A figure as the wall might hand it out: shown, with fewer decimals, beside a range, withheld or missing."""
    measure = MEASURES[key.measure]
    kind = {"rank": "rank", "change": "difference"}.get(key.variety, measure.kind)
    status = draw(st.sampled_from([*[Status.SHOWN] * 5, *Status]))
    blank = Figure(key, kind, None, "", measure.unit, None, None, status)
    if status is not Status.SHOWN:
        is_ranged = status is Status.WITHHELD and kind == "count" and draw(st.booleans())
        instead = draw(st.sampled_from(["1 to 4", "1 to 6", "0 to 4", "3 to 9"])) if is_ranged else ""
        return replace(blank, shown=_MARKS[status], instead=instead)
    value = Decimal(draw(_NUMBERS)).scaleb(-measure.decimals)
    if kind == "difference":
        value *= draw(st.sampled_from([1, -1]))
    return replace(blank, value=value, **_as_printed(draw, value, kind, key))


def _as_printed(draw: st.DrawFn, value: Decimal, kind: str, key: Key) -> dict[str, object]:
    if kind == "rank":
        place = int(value) % 9 + 1
        ending = {1: "st", 2: "nd", 3: "rd"}.get(place, "th")
        note = draw(st.sampled_from(["", "Its 95% interval allows ranks 1 to 4."]))
        return {"shown": f"{place}{ending} of 9", "word": draw(st.sampled_from(["", "joint"])), "note": note}
    if kind == "date":
        return {"shown": "30 September 2021", "note": "The cohort is still being tracked"}
    sign = "%" if kind == "share" else ""
    shown = f"£{write_number(value)}" if kind == "money" else f"{write_number(value)}{sign}"
    if kind in {"share", "rate"} and draw(st.booleans()):
        above = draw(_NUMBERS)
        parts = {"numerator": Decimal(above), "denominator": Decimal(above + draw(_NUMBERS) + 1)}
        return {"shown": shown, **parts}
    if kind in {"share", "rate"} and draw(st.integers(0, 9)) == 0:
        return {"shown": f"about {shown}"}
    return {"shown": shown}


@st.composite
def tables(draw: st.DrawFn, view: View) -> ProtectedTable:
    """One view after the wall."""
    if view.variety == "change":
        return draw(_changes(view))
    if view.dimensions:
        return draw(_breakdowns(view))
    years = range(2015, 2020) if view.periods == "five-years" else (2019,)
    known = [first for first in years if len(years) == 1 or draw(st.integers(0, 5))]
    made = [draw(figures(key_of(view, year(first), view.areas[0]))) for first in known]
    return ProtectedTable(view, tuple(made))


@st.composite
def _changes(draw: st.DrawFn, view: View) -> ProtectedTable:
    """Two years and the step between them, which holds what the wall lets it."""
    plain = replace(view, variety="")
    before, after = (draw(figures(key_of(plain, year(first), view.areas[0]))) for first in (2018, 2019))
    step = replace(after, key=replace(after.key, variety="change"), kind="difference", instead="", note="")
    if draw(st.integers(0, 5)) == 0:
        missing = replace(step, value=None, shown="[x]", status=Status.NOT_AVAILABLE, note="there is no earlier figure")
        return ProtectedTable(view, (after, missing))
    return ProtectedTable(view, (before, after, draw(_steps(step, before, after))))


@st.composite
def _steps(draw: st.DrawFn, step: Figure, before: Figure, after: Figure) -> Figure:
    ends = (before, after)
    for status in (Status.WITHHELD, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE):
        if any(end.status is status or (end.is_about and status is Status.WITHHELD) for end in ends):
            return replace(step, value=None, shown=_MARKS[status], status=status, numerator=None, denominator=None)
    assert before.value is not None
    assert after.value is not None
    size = after.value - before.value
    direction = "rose" if size > 0 else "fell" if size < 0 else "no clear change"
    word, note = draw(st.sampled_from([(direction, ""), ("no clear change", ""), *(("", one) for one in REASONS)]))
    return replace(step, value=size, shown=f"{size:+f}", word=word, note=note)


@st.composite
def _breakdowns(draw: st.DrawFn, view: View) -> ProtectedTable:
    """Up to four groups of a dimension."""
    dimension = view.dimensions[0]
    known = DIMENSIONS[dimension].categories or ("Police", "Salaries", "Youth justice officer", "Health")
    count = draw(st.integers(1, 4))
    keys = (key_of(view, year(2019), view.areas[0], **{dimension: category}) for category in known[:count])
    return ProtectedTable(view, tuple(draw(figures(one)) for one in keys))


@st.composite
def books(draw: st.DrawFn, view: View, word: str) -> Book:
    """A book that holds what a word of a view declares, and nothing else."""
    made = {one.view: one for one in (draw(tables(asked)) for asked in views_for(view, word))}
    stale = frozenset({view.measure}) if draw(st.integers(0, 3)) == 0 else frozenset()
    return Book(made, stale, threshold=5)


def figures_in(book: Book) -> Iterator[Figure]:
    """All figures of a book."""
    for table in book.tables.values():
        yield from table.figures
