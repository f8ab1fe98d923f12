"""Charts among the items of a section: those that the config adds, and whether a table beside one holds its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from report_builder.report.plan import Block, PlannedChart, PlannedSection, PlannedTable


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


def numbered(sections: Sequence[PlannedSection], added: frozenset[str]) -> tuple[PlannedSection, ...]:
    """The sections, in which the charts that the config adds have numbers that no other chart has.

    In a paper whose charts have numbers of their own an added one takes that of the chart before it with the next free
    letter: 12a after 12, 1c after 1b. In one whose charts are counted as they fall it is counted with them.

    Args:
        sections: of the plan, in order.
        added: the ids of the added charts.
    """
    charts = [block for section in sections for block in section.blocks if isinstance(block, PlannedChart)]
    taken = {chart.number for chart in charts if chart.id not in added} - {""}
    numbers: dict[str, str] = {}
    before = "0"
    for chart in charts:
        if chart.id in added:
            is_free = bool(taken) and chart.number not in taken | {""}
            numbers[chart.id] = chart.number if is_free else _next_free(before, taken)
            taken |= {numbers[chart.id]} if taken else set()
        before = numbers.get(chart.id) or chart.number or before
    return tuple(
        replace(section, blocks=tuple(_with_number(block, numbers) for block in section.blocks)) for section in sections
    )


def _next_free(before: str, taken: set[str]) -> str:
    """The number of the chart before with the first letter that is free; none where no chart has a number."""
    base = before.rstrip("abcdefghijklmnopqrstuvwxyz")
    letters = (f"{base}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    return next((number for number in letters if number not in taken), "") if taken else ""


def _with_number(block: Block, numbers: Mapping[str, str]) -> Block:
    if isinstance(block, PlannedChart) and block.id in numbers:
        return replace(block, number=numbers[block.id])
    return block
