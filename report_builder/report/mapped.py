"""The areas of a boundary file beside the places of the data: which is which, and which place no map can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from report_builder.drawing.chart import Boundary
from report_builder.errors import Complaint, ConfigError


def mapped(
    boundaries: Sequence[Boundary], labels: Iterable[str], *, where: str
) -> tuple[tuple[Boundary, ...], tuple[str, ...]]:
    """The boundaries, each named as the data print its place, and the places that have no boundary.

    Names compare without capitals and marks, and "&" is "and".

    Args:
        boundaries: of the file.
        labels: the places, as they are printed.
        where: the chart's place, for the complaint.

    Raises:
        ConfigError: not one place has a boundary, so that the map would be empty.
    """
    by_name = {_folded(label): label for label in labels}
    named = tuple(replace(area, name=by_name.get(_folded(area.name), area.name)) for area in boundaries)
    there = {area.name for area in named}
    missing = tuple(label for label in by_name.values() if label not in there)
    if len(missing) == len(by_name):
        some = ", ".join(area.name for area in boundaries[:8])
        mend = f"its areas are {some}; name the property that holds the names under boundaries"
        raise ConfigError(Complaint("no place of the data has the name of an area of the boundary file", where, mend))
    return named, missing


def not_on_the_map(missing: Sequence[str]) -> list[str]:
    """What the note beneath a map says of places without a boundary."""
    return [f"Not on the map: {', '.join(missing)}."] if missing else []


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", " and ")).strip()
