"""What the keys of a chart file must have in common: the kind with its series, the sides with the views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from report_builder.marked_yaml.fault import Fault
from report_builder.model.measure import MEASURES
from report_builder.report.plan import PlannedSeries

MOST_LINES = 4
MOST_SERIES = 6
MOST_PANELS = 12
_MOST = {"lines": MOST_LINES, "dots": 3, "pyramid": 2, "multiples": MOST_PANELS, "map": 1}
_BROKEN_DOWN = ("pyramid", "dots", "multiples")
_MAPPED = ("locality", "locality_area", "area")


def misfits(read: Mapping[str, Any], series: tuple[PlannedSeries, ...]) -> Iterator[Fault]:
    """What does not go together in a chart file.

    Args:
        read: the keys that could be read.
        series: the series that could be read.
    """
    kind, along, split = read.get("kind", ""), read.get("along", ""), read.get("split", "")
    if series:
        yield from _side_faults("along", along, series)
        yield from _side_faults("split", split, series)
        yield from _kind_faults(kind, along, split, series=series)
    if split and split == along:
        yield Fault(("split",), "the chart runs along this already", "take split away, or name another side")
    if "scale" in read and kind != "multiples":
        yield Fault(("scale",), "only small multiples have scales of their own", "take the key away")
    if read.get("ranked") and along == "period":
        yield Fault(("ranked",), "periods stand in their own order", "take the key away")


def _side_faults(key: str, side: str, series: tuple[PlannedSeries, ...]) -> Iterator[Fault]:
    """A side of the chart that the views are not spread over."""
    for one in series:
        view = one.view
        if side in {"", "period"} or (side == "series" and not view.dimensions):
            continue
        if side == "series":
            yield Fault((key,), "along series each view is one number", "take 'by' away, or run along its dimension")
        elif side == "area" and view.areas in {(area,) for area in ("own", "family", "pcc", "region", "national")}:
            yield Fault((key,), "the view has one area only", "name more under areas")
        elif side != "area" and side not in view.dimensions:
            yield Fault((key,), f"the view is not broken down by {side}", f"write by: [{side}] in the view")


def _kind_faults(kind: str, along: str, split: str, *, series: tuple[PlannedSeries, ...]) -> Iterator[Fault]:
    """A kind of chart that cannot show such series."""
    most = _MOST.get(kind, MOST_SERIES)
    lines = 1 if along == "series" else len(series)
    if lines > most:
        yield Fault(("series",), f"the kind {kind} holds at most {most} series", "take some away, or another kind")
    if split and len(series) > 1:
        yield Fault(("split",), "a chart of several series is not split as well", "take one of the two away")
    if kind in _BROKEN_DOWN and not split and lines < 2:
        yield Fault(("kind",), f"the kind {kind} needs two series or more", "give series, or split the view")
    if kind in {"pyramid", "stacked", "map"} and any(_may_be_negative(one) for one in series):
        yield Fault(("kind",), f"the kind {kind} cannot show a difference, which may be below nought", "take bars")
    if kind == "map" and (split or along not in _MAPPED):
        yield Fault(("along",), "a map runs along places and has no split", f"name one of: {', '.join(_MAPPED)}")


def _may_be_negative(series: PlannedSeries) -> bool:
    return series.view.variety == "change" or MEASURES[series.view.measure].kind == "difference"
