"""The keys of an outline: one that nobody reads is told of, as it would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from report_builder.errors import Complaint
from report_builder.marked_yaml.fault import FaultsError
from report_builder.report.chart_keys import nearest
from report_builder.report.definition import MarkedKeys
from report_builder.report.view_keys import read_chart_view

OUTLINE = ("title", "subtitle", "sections", "front", "quarter_label", "appendices", "committee")
SECTION = ("id", "title", "blocks", "appendix", "needs_data", "summary", "header")
BLOCKS = {
    "table": (
        *("id", "title", "rows", "columns", "views", "dated", "mostly_shown", "supplied_only"),
        *("rows_of_first", "within", "without_gaps", "without_zero"),
    ),
    "register": ("table", "title", "show"),
}
"""Kind of block -> its keys. A reader of a further key writes it here as well."""

COLUMN = ("head", "name", "view")


def strange_keys(outline: MarkedKeys) -> Iterator[Complaint]:
    """Keys of an outline, its sections and its tables that nothing reads, and what is wrong with a table's views.

    What is not of its kind, a list for a mapping, is left to whoever reads it.
    """
    yield from _unknown(outline, OUTLINE, noun="an outline")
    for section in _mappings(outline.get("sections")):
        yield from _unknown(section, SECTION, noun="a section")
        for block in _mappings(section.get("blocks")):
            for kind, content in block.items():
                if kind in BLOCKS and isinstance(content, MarkedKeys):
                    yield from _unknown(content, BLOCKS[kind], noun=f"a {kind}")
                    for column in _mappings(content.get("views")):
                        yield from _unknown(column, COLUMN, noun="a column")
                        yield from _view_faults(column.get("view"))


def _mappings(value: Any) -> list[MarkedKeys]:
    return [one for one in value if isinstance(one, MarkedKeys)] if isinstance(value, list) else []


def _unknown(keys: MarkedKeys, known: Sequence[str], *, noun: str) -> Iterator[Complaint]:
    for key in keys:
        if key not in known:
            yield Complaint(f"{noun} has no key '{key}'", keys.lines[key], nearest(key, known))


def _view_faults(view: Any) -> Iterator[Complaint]:
    """What is wrong with a view, in the line of its key."""
    if not isinstance(view, MarkedKeys):
        return
    try:
        read_chart_view(view)
    except FaultsError as error:
        for one in error.faults:
            key = str(one.path[0]) if one.path else ""
            yield Complaint(one.what, view.lines.get(key, view.where), one.mend)
