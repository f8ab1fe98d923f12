"""The counts of one service by the ordinary way, in the form in which all services' are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_builder.cases.country.rows import Counts
from report_builder.cases.counts.axes import members
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.count import count_views
from report_builder.cases.load import load_cases
from report_builder.cases.needed import tables_needed
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.period import Period
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import CountTable
from report_builder.model.view import View

_OF_EVERY_ROW = frozenset({"source", "cohort"})


def counted_ordinarily(spec: ReportSpec, asked: Iterable[tuple[View, Period]]) -> dict[tuple[View, Period], Counts]:
    """The counts of each view and period of a service, less the views for which no data were supplied.

    Raises:
        FindingsError: the data have findings that stop.
        OutsideError: a file cannot be opened.
    """
    wanted = tuple(asked)
    views = tuple(dict.fromkeys(view for view, _ in wanted))
    cases = load_cases(spec, needed=tables_needed(views))
    tables = dict(zip(views, count_views(views, Context(cases, spec)), strict=True))
    is_there = [(view, period) for view, period in wanted if not tables[view].missing]
    return {(view, period): dict(_crossings(tables[view], period)) for view, period in is_there}


def _crossings(table: CountTable, period: Period) -> Iterator[tuple[tuple[str, ...], int]]:
    """The cells of every crossing that are not nought: margins and composite categories are sums of them."""
    given = {pair for pair in (*table.view.of, *table.view.fixed) if pair[0] not in _OF_EVERY_ROW}
    for cell in table.cells:
        where = {pair for pair in cell.key.by if pair[0] not in _OF_EVERY_ROW}
        spread = tuple(dict(where).get(dimension, "") for dimension in table.view.dimensions)
        is_asked = where == given | set(zip(table.view.dimensions, spread, strict=True))
        is_this = is_asked and (cell.key.measure, cell.key.period) == (table.view.measure, period)
        if is_this and cell.count and all(map(_is_single, table.view.dimensions, spread)):
            yield spread, int(cell.count)


def _is_single(dimension: str, category: str) -> bool:
    """Whether a category is the vocabulary's own, and stands for no other: not `any sen`, nor all `known` groups."""
    known = DIMENSIONS[dimension].categories
    return members(dimension, category) == (category,) and (not known or category in known)
