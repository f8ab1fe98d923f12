"""Protected tables made by hand through the wall itself, for the tests of texts, tables and charts."""

from __future__ import annotations

from fractions import Fraction

from small_tables import QUARTER, cell, key, one_way

from report_builder.disclosure.protect import protect
from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Given, Missing, ProtectedTable, Quotient, Wanted
from report_builder.model.view import View
from report_builder.report.book import Book

PUBLIC = Edition("public", 5)
BOARD = Edition("board", 0)


def book(*tables: CountTable, edition: Edition = BOARD) -> Book:
    """The tables after the wall, by view."""
    return Book({table.view: table for table in protected(*tables, edition=edition)})


def protected(*tables: CountTable, edition: Edition = BOARD) -> tuple[ProtectedTable, ...]:
    """The tables after the wall."""
    return protect(tables, edition).tables


def count(number: int, measure: str = "caseload", **by: str) -> CountTable:
    """A view with one count."""
    at = key(measure, **by)
    return CountTable(View(measure, fixed=at.by), (Wanted(at, Count(at)),), (cell(at, number),))


def share(part: int, whole: int, **by: str) -> CountTable:
    """A view with one share of the caseload."""
    at = key(**by)
    wanted = Wanted(key("caseload_share", **by), Quotient(at, key(), 100))
    return CountTable(View("caseload_share", fixed=at.by), (wanted,), (cell(at, part), cell(key(), whole)))


def published(view: View, values: dict[tuple[str, str, str], str]) -> CountTable:
    """Published values: (area type, area, period) -> text; a dash is missing."""
    wanted = []
    for (area_type, area, period), text in values.items():
        at = Key(view.measure, area, area_type, Period.parse(period), is_own=area_type == "yjs")
        is_missing = text == "-"
        formula = Missing("not published") if is_missing else Given(Fraction(text), text=text)
        wanted.append(Wanted(at, formula))
    return CountTable(view, tuple(wanted))


__all__ = ["BOARD", "PUBLIC", "QUARTER", "book", "cell", "count", "key", "one_way", "protected", "published", "share"]
