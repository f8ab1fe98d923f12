"""Reads a table that sets unlike figures side by side, with words for what each of them leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from report_builder.report.plan import PlannedSides, SideRow, Text
from report_builder.report.planned_views import read_view


def read_sides(raw: Mapping[str, Any], *, text: Callable[[list[str]], Text]) -> PlannedSides:
    """A table as an outline writes it: `title`, `heads`, and `rows` of a `head` with a cell for each of the heads.

    Args:
        raw: the outline's mapping; `first` is the head of the row heads. A cell is a view (a mapping), or a sentence.
        text: reads a sentence with its references.

    Raises:
        KeyError: a key is missing.
        ValueError: a row is not as wide as the heads, or a view cannot be read.
    """
    rows = tuple(_row(one, len(raw["heads"]), text=text) for one in raw["rows"])
    return PlannedSides(raw["title"], tuple(raw["heads"]), rows, str(raw.get("id", "")), raw.get("first", "Measure"))


def _row(raw: Mapping[str, Any], width: int, *, text: Callable[[list[str]], Text]) -> SideRow:
    if len(raw["cells"]) != width:
        raise ValueError("a row needs a cell for each head")
    cells = tuple(text([cell]) if isinstance(cell, str) else read_view(cell) for cell in raw["cells"])
    return SideRow(raw["head"], cells)
