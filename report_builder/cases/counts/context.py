"""What every counting function is given, and what it must hand back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from report_builder.model.key import Key, Labels, labels
from report_builder.model.period import Period
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases, CountTable
from report_builder.model.view import View


@dataclass(frozen=True, slots=True)
class Context:
    """The checked cases and what was asked for."""

    cases: Cases
    spec: ReportSpec

    def own_key(self, measure: str, period: Period, by: Mapping[str, str] | None = None, of: Labels = ()) -> Key:
        """The key of a figure of the service itself."""
        return Key(measure, self.spec.yot, "yjs", period, labels(by or {}), of)


Counter = Callable[[View, Context], CountTable]
"""One subject's way to count a view; `count.py` finds it by the view's measure."""
