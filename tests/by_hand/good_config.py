"""A small config without a fault, line by line, for tests that spoil one of them."""

from __future__ import annotations

from collections.abc import Callable

GOOD_LINES = (
    "document: board-report",
    "yot: Rotherham",
    "quarter: 2019-20 Q4",
    "as_at: 2020-07-13",
    "data: cases",
    "editions:",
    "  board: {threshold: 0}",
    "  public:",
    "    threshold: 5",
)

Complaints = Callable[[str], list[str]]
