"""What every counting function is given, and what it must hand back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from report_builder.model.key import Key, Labels, labels
from report_builder.model.period import Period
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases, CountTable
from report_builder.model.view import View

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Context:
    """The checked cases and what was asked for; it remembers what many views rest on."""

    cases: Cases
    spec: ReportSpec
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of the cases and the spec alone, made the first time that this name is asked for."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    def own_key(self, measure: str, period: Period, by: Mapping[str, str] | None = None, of: Labels = ()) -> Key:
        """The key of a figure of the service itself."""
        return Key(measure, self.spec.yot, "yjs", period, labels(by or {}), of)


Counter = Callable[[View, Context], CountTable]
"""One subject's way to count a view; `count.py` finds it by the view's measure."""
