"""The official layouts that can be read, by name, and which of them a file looks like.

An importer gives the rows of local authorities the area type `authority` (see `importers.services`), with the name as
it is published; the command spells areas alike and makes services of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from report_builder.errors import ConfigError, DataError, did_you_mean
from report_builder.importers import (
    cells,
    census,
    chapter_workbook,
    children_offending,
    data_summary,
    lait,
    local_level,
    mid_year,
    neet,
    neighbours,
    suspensions,
)
from report_builder.importers.imported import Layout

_ALL: tuple[Layout, ...] = (
    lait.LAYOUT,
    mid_year.LAYOUT,
    census.LAYOUT,
    neighbours.LAYOUT,
    children_offending.LAYOUT,
    neet.LAYOUT,
    local_level.LAYOUT,
    chapter_workbook.LAYOUT,
    suspensions.LAYOUT,
    data_summary.LAYOUT,
)

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
"""Name -> layout, in the order of --help."""


def find_layout(name: str) -> Layout:
    """A layout by the name that the command gives it.

    Raises:
        ConfigError: there is none of that name.
    """
    if name not in LAYOUTS:
        mend = did_you_mean(name, LAYOUTS) or f"there are: {', '.join(LAYOUTS)}"
        raise ConfigError(f"there is no layout '{name}'", mend)
    return LAYOUTS[name]


def likely_layouts(path: Path) -> tuple[str, ...]:
    """The names of the layouts whose headers a file has; none where it cannot be read."""
    try:
        grids = cells.read_grids((path,))
    except (ConfigError, DataError):
        return ()
    return tuple(name for name, layout in LAYOUTS.items() if _fits(layout.headers, grids))


def _fits(headers: Sequence[str], grids: Sequence[cells.Grid]) -> bool:
    return bool(headers) and any(cells.header_row(grid, headers) is not None for grid in grids)
