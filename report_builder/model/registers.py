"""The tables of governance that a paper prints as they stand: risks, actions and meetings. No row is about a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Risk:
    """A row of the risk register. A score is None where impact or likelihood is not a whole number."""

    risk: str
    causes: str
    consequences: str
    owner: str
    impact: str
    likelihood: str
    controls: str
    actions: str
    residual_impact: str
    residual_likelihood: str
    score: int | None = None
    residual_score: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A recommendation or decision and what came of it. `state` is completed, overdue, chased or open."""

    decided_on: date | None
    body: str
    item: str
    recommendation: str
    due_date: date | None
    response: str
    completed_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """An item of a meeting, held or to come."""

    body: str
    date: date | None
    item: str
    purpose: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Registers:
    """All that was supplied; a table that was not is None."""

    risks: tuple[Risk, ...] | None = None
    actions: tuple[Action, ...] | None = None
    meetings: tuple[MeetingItem, ...] | None = None


NO_REGISTERS = Registers()

REGISTERS = ("risks", "actions", "meetings")
"""The tables of the data contract that a paper prints row by row."""
