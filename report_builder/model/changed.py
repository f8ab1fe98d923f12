"""What changed since an earlier issue: each number that is printed otherwise, with the one cause that is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Json = Mapping[str, Any]


class Cause(StrEnum):
    """Why a number is printed otherwise, as it is called on the screen and in JSON."""

    NEW = "new in the paper"
    GONE = "no longer in the paper"
    WITHHELD_BEFORE = "withheld before"
    WITHHELD_NOW = "withheld now"
    CORRECTION = "correction"
    DEFINITION = "definition"
    PUBLISHED_AGAIN = "published again"
    NEW_PERIOD = "new period"
    LATE_RECORD = "late record"
    LATER_DAY = "known to a later day"
    RECORDS = "the records of that period changed"
    UNKNOWN = "cause not known"


@dataclass(frozen=True, slots=True)
class Changed:
    """One number that is printed otherwise.

    Attributes:
        id: of the figure now; of one that is gone, as it was.
        words: the figure in words, with its period.
        before, after: the entries of the two figures.json; None where it had none.
        cause: the one that is told.
        detail: what there is to say of the cause besides, for those who make the paper; may be empty.
    """

    id: str
    words: str
    before: Json | None
    after: Json | None
    cause: Cause
    detail: str = ""

    @property
    def then(self) -> str:
        """What was printed."""
        return printed(self.before, beside=self.after)

    @property
    def now(self) -> str:
        """What is printed."""
        return printed(self.after, beside=self.before)

    @property
    def is_printed(self) -> bool:
        """Whether one of the papers prints it in a place, rather than holding it ready."""
        return any(figure is not None and figure["where"] for figure in (self.before, self.after))

    @property
    def is_restated(self) -> bool:
        """Whether it is the very figure that both had, and one of them prints."""
        return self.before is not None and self.after is not None and self.before["id"] == self.id and self.is_printed

    @property
    def why(self) -> str:
        """The cause, with what there is to say of it."""
        return f"{self.cause}: {self.detail}" if self.detail else str(self.cause)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an issue.

    Attributes:
        report: the name of its folder under out/.
        quarter: of its paper, in words: October to December 2019.
        revision: the number of that issue.
        issued_on: the day, as 2020-07-14; empty where it was not said.
        is_replaced: whether the paper takes its place, rather than being of a later quarter.
        changed: each number that is printed otherwise.
    """

    report: str
    quarter: str
    revision: int
    issued_on: str
    is_replaced: bool
    changed: tuple[Changed, ...]


def printed(figure: Json | None, *, beside: Json | None) -> str:
    """A figure as it was printed; with what it was made of where that alone tells it from the other one.

    Args:
        figure: an entry of figures.json; None says that the paper did not have it.
        beside: the one that it is compared with.
    """
    if figure is None:
        return "not in the paper"
    shown = str(figure["shown"])
    if beside is None or beside["shown"] != shown:
        return shown
    parts = [figure["numerator"], figure["denominator"]]
    return shown if None in parts else f"{shown} ({parts[0]:,} of {parts[1]:,})"


def is_printed_alike(one: Json, other: Json) -> bool:
    """Whether two entries of figures.json print the same number or mark, made of the same."""
    return printed(one, beside=other) == printed(other, beside=one)
