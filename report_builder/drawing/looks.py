"""What tells one line from another besides its colour: its marker and its dashes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from report_builder.drawing.chart import ChartData

LOOKS = (("o", "-"), ("s", (0, (5, 1.6))), ("^", (0, (1.2, 1.4))), ("D", (0, (5, 1.5, 1.2, 1.5))))
"""Marker and dashes of each line, in order; the service's own has the first."""
_MANY_PERIODS = 12


def marker_of(chart: ChartData) -> Mapping[str, Any]:
    """The markers' size and edge; smaller ones where the periods stand close."""
    size = 6.0 if len(chart.categories) <= _MANY_PERIODS else 4.0
    return {"markeredgecolor": "white", "markeredgewidth": 0.5, "markersize": size}
