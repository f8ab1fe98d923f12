"""The value axis of a chart as a stranger finds it: straight lines with a number at their end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from report_builder.audit.artefacts import Label, Picture, Shape
from report_builder.audit.permitted import plain

STRAIGHT = 0.05
"""Points by which a line may miss being level or upright."""
_BESIDE = 4.0
_BEYOND = 24.0
_EVEN = 0.004
_TICK = re.compile(r"[-\N{MINUS SIGN}]?£?\d+(?:,\d{3})*(?:\.\d+)?%?$")


@dataclass(frozen=True, slots=True)
class Tick:
    """A gridline with its number: where it crosses the axis, from where to where it reaches, and what it says."""

    at: float
    begin: float
    end: float
    value: float
    label: Label


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis.

    Attributes:
        is_upright: whether values grow from bottom to top.
        ticks: by their place.
        origin, unit: the place of nought, and the length of one, in points; negative where it grows to the left or up.
        begin, end: between which its gridlines reach, across the axis.
    """

    is_upright: bool
    ticks: tuple[Tick, ...]
    origin: float
    unit: float
    begin: float
    end: float

    def value(self, at: float) -> float:
        """What a place on the axis means."""
        return (at - self.origin) / self.unit

    def along(self, box: tuple[float, float, float, float]) -> tuple[float, float]:
        """From where to where a box reaches along the axis."""
        return (box[1], box[3]) if self.is_upright else (box[0], box[2])

    def across(self, box: tuple[float, float, float, float]) -> tuple[float, float]:
        """From where to where a box reaches across the axis."""
        return (box[0], box[2]) if self.is_upright else (box[1], box[3])

    def holds(self, box: tuple[float, float, float, float], *, slack: float) -> bool:
        """Whether a box lies within the panel."""
        low, high = self.along(box)
        begin, end = self.across(box)
        first, last = sorted((self.ticks[0].at, self.ticks[-1].at))
        is_along = low >= first - slack and high <= last + slack
        return is_along and begin >= self.begin - slack and end <= self.end + slack


def axes_of(picture: Picture) -> tuple[Axis, ...]:
    """The value axes of a chart: one, two back to back, one for each panel, or none where only words are drawn."""
    upright = _axes(picture, is_upright=True)
    return upright or _axes(picture, is_upright=False)


def straight(shape: Shape) -> tuple[float, float, float, float] | None:
    """The box of a single straight level or upright line; None for anything else."""
    if shape.has_curves or shape.is_closed or shape.fill or len(shape.runs) != 1 or len(shape.runs[0]) != 2:
        return None
    left, top, right, bottom = shape.box
    return shape.box if right - left <= STRAIGHT or bottom - top <= STRAIGHT else None


def _axes(picture: Picture, *, is_upright: bool) -> tuple[Axis, ...]:
    panels: dict[int, list[Tick]] = {}
    for tick in sorted(_ticks(picture, is_upright=is_upright), key=lambda tick: (tick.begin, tick.at)):
        near = next((begin for begin in panels if abs(begin - tick.begin) < 1), round(tick.begin))
        panels.setdefault(near, []).append(tick)
    runs = (run for ticks in panels.values() for run in _even_runs(ticks))
    return tuple(_axis(run, is_upright=is_upright) for run in runs if len(run) > 1)


def _ticks(picture: Picture, *, is_upright: bool) -> list[Tick]:
    """Every gridline that has a number just beyond its end."""
    numbered = [label for label in picture.labels if _TICK.match(plain(label.words))]
    found: list[Tick] = []
    for shape in picture.shapes:
        line = straight(shape)
        if line is None or shape.is_dashed or (line[3] - line[1] > STRAIGHT) is is_upright:
            continue
        at = line[1] if is_upright else line[0]
        begin, end = (line[0], line[2]) if is_upright else (line[1], line[3])
        is_known = any(abs(tick.at - at) < STRAIGHT and abs(tick.begin - begin) < 1 for tick in found)
        if end - begin < _BEYOND / 2 or is_known:
            continue
        beside = [each for each in numbered if _stands_at(each, at, begin, end, is_upright=is_upright)]
        label = min(beside, key=lambda each: abs(each.box[2] - begin) if is_upright else each.box[1], default=None)
        if label is not None:
            found.append(Tick(at, begin, end, _number(label.words), label))
    return found


def _stands_at(label: Label, at: float, begin: float, end: float, *, is_upright: bool) -> bool:
    """Whether a label is a gridline's number: on the left of a level one, below an upright one."""
    across, down = label.middle
    if is_upright:
        return abs(down - at) < _BESIDE and -_BEYOND < label.box[2] - begin < _BESIDE
    return abs(across - at) < _BESIDE and -_BESIDE < label.box[1] - end < _BEYOND


def _number(words: str) -> float:
    size = float(re.sub(r"[^\d.]", "", plain(words)))
    return -size if plain(words)[0] in "-\N{MINUS SIGN}" else size


def _even_runs(ticks: Sequence[Tick]) -> list[list[Tick]]:
    """Ticks whose values grow evenly with their place; two panels back to back are two runs."""
    runs: list[list[Tick]] = []
    for tick in ticks:
        if runs and _goes_on(runs[-1], tick):
            runs[-1].append(tick)
        else:
            runs.append([tick])
    return runs


def _goes_on(run: list[Tick], tick: Tick) -> bool:
    if tick.value == run[-1].value:
        return False
    if len(run) == 1:
        return True
    slope = (run[-1].value - run[0].value) / (run[-1].at - run[0].at)
    expected = run[0].value + slope * (tick.at - run[0].at)
    return abs(tick.value - expected) <= _EVEN * abs(tick.value - run[0].value)


def _axis(run: list[Tick], *, is_upright: bool) -> Axis:
    first, last = run[0], run[-1]
    unit = (last.at - first.at) / (last.value - first.value)
    return Axis(is_upright, tuple(run), first.at - first.value * unit, unit, first.begin, first.end)
