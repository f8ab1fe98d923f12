"""Charts among the items of a section: those that the config adds, and whether a table beside one holds its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from report_builder.report.plan import Block, PlannedChart, PlannedTable


def with_charts(items: Sequence[Any], names: Sequence[str]) -> list[Any]:
    """A section's items with further charts: after its own, before the commentary that ends them."""
    charts = [{"chart": name} for name in names]
    end = len(items) - 1 if items and items[-1] == "commentary" else len(items)
    return [*items[:end], *charts, *items[end:]]


def charts_in(sections: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The ids of the charts that an outline has."""
    items = (item for section in sections for item in section.get("blocks") or ())
    return frozenset(str(item["chart"]) for item in items if isinstance(item, dict) and "chart" in item)


def with_tables_known(blocks: Sequence[Block]) -> Iterator[Block]:
    """A section's blocks; a chart, all of whose numbers stand in a table of the section, knows of it."""
    tabled = {series.view for block in blocks if isinstance(block, PlannedTable) for series in block.series}
    for block in blocks:
        if isinstance(block, PlannedChart) and all(series.view in tabled for series in block.series):
            yield replace(block, is_tabled=True)
        else:
            yield block
