"""What a chart holds: categories, series and their marks. A mark that is withheld has no value at all."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar or point and the label that is printed at it.

    Attributes:
        value: what is drawn; None draws nothing, and prints the label alone ("no data").
        label: the number as printed: "156", "26.8%", "[c]".
        is_withheld: a hatched placeholder of fixed size stands in its place. Then there is no value, and no digit in
            the label, so that no drawing can depend on what was withheld.

    Raises:
        ValueError: a withheld mark bears a number, or a value is not finite: faults of the caller.
    """

    value: float | None
    label: str
    is_withheld: bool = False

    def __post_init__(self) -> None:
        if self.is_withheld and (self.value is not None or any(letter.isdigit() for letter in self.label)):
            raise ValueError("a withheld mark may bear neither a value nor a label with a digit")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError("the value of a mark is not finite")


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of marks, one for each category of its chart."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def runs(self) -> list[list[int]]:
        """The places of successive marks that have a number: a line is drawn through each."""
        runs: list[list[int]] = [[]]
        for slot, mark in enumerate(self.marks):
            if mark.value is None:
                runs.append([])
            else:
                runs[-1].append(slot)
        return [run for run in runs if run]


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A dashed line across the chart at a value that may be shown, with its label: "Family average 0.20"."""

    value: float
    label: str


Ring = tuple[tuple[float, float], ...]
"""A closed line, its first point repeated at the end: x to the right and y upwards."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """An area of a map: its name, and the rings that bound it; a ring within another is a hole."""

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart before it is drawn.

    Attributes:
        kind: bars, columns, stacked, lines, pyramid, dots, multiples or map.
        categories: in print order, from the top or the left (in a pyramid from the bottom).
        series: each as long as the categories. Their names are printed where there is more than one.
        axis_title: what the value axis measures; the unit where it is empty.
        unit: "%" and "£" are set on the axis' numbers; any other is words.
        width_mm: of the picture.
        height_mm: of the picture; more where its rows need more to be legible, and as little as they need if it is 0.
        highlight: the category or series of the service itself. Nothing changes where no such one is in the chart.
        reference_lines: for bars, columns and lines.
        is_over_time: whether the categories are periods: then the panels of small multiples hold lines.
        has_own_scales: whether each panel of small multiples has an axis of its own.
        boundaries: of a map; those that have the name of a category take its mark.

    Raises:
        ValueError: a series is not as long as the categories: a fault of the caller.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis_title: str = ""
    unit: str = ""
    width_mm: float = 170
    height_mm: float = 75
    highlight: str = ""
    reference_lines: tuple[ReferenceLine, ...] = ()
    is_over_time: bool = False
    has_own_scales: bool = False
    boundaries: tuple[Boundary, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if any(len(series.marks) != len(self.categories) for series in self.series):
            raise ValueError(f"a series of this {self.kind} chart is not as long as its categories")

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, series by series."""
        return tuple(mark for series in self.series for mark in series.marks)

    @property
    def values(self) -> tuple[float, ...]:
        """The values that are shown: all that an axis may depend on."""
        return tuple(mark.value for mark in self.marks if mark.value is not None)

    @property
    def reach(self) -> tuple[float, ...]:
        """All values that the axis must reach, reference lines included."""
        return (*self.values, *(line.value for line in self.reference_lines))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the series."""
        return tuple(series.name for series in self.series)

    @property
    def axis_words(self) -> str:
        """The axis' title, or the unit where it is not set on the numbers."""
        return self.axis_title or (self.unit if self.unit not in {"%", "£"} else "")
