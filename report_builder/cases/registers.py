"""The governance tables of a dataset, row by row: risks with their scores, actions with their state, meetings.

A score is impact x likelihood, the formula that the paper prints beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from report_builder.model.registers import Action, MeetingItem, Registers, Risk
from report_builder.model.tables import Cases

_RISK_TEXTS = ("risk", "causes", "consequences", "owner", "impact", "likelihood", "controls", "actions")
_RESIDUAL = ("residual_impact", "residual_likelihood")


def registers_of(cases: Cases, *, as_at: date) -> Registers:
    """What was supplied of the three; an action is overdue where it was due before `as_at` and is not completed."""
    return Registers(
        risks=tuple(_risk(row) for row in _rows(cases["risks"])) if "risks" in cases else None,
        actions=tuple(_action(row, as_at) for row in _rows(cases["actions"])) if "actions" in cases else None,
        meetings=tuple(_meeting(row) for row in _rows(cases["meetings"])) if "meetings" in cases else None,
    )


def _rows(table: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The rows as plain values: a blank is "" or, of a date, None. Registers are short."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    return "" if pd.isna(value) else " ".join(str(value).split())


def _day(row: Mapping[str, Any], name: str) -> date | None:
    value = row[name]
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _risk(row: Mapping[str, Any]) -> Risk:
    texts = {name: _text(row, name) for name in (*_RISK_TEXTS, *_RESIDUAL)}
    return Risk(
        **texts,
        score=_score(texts["impact"], texts["likelihood"]),
        residual_score=_score(texts["residual_impact"], texts["residual_likelihood"]),
    )


def _score(impact: str, likelihood: str) -> int | None:
    if not (impact.isascii() and impact.isdigit() and likelihood.isascii() and likelihood.isdigit()):
        return None
    return int(impact) * int(likelihood)


def _action(row: Mapping[str, Any], as_at: date) -> Action:
    due, completed, status = _day(row, "due_date"), _day(row, "completed_on"), _text(row, "status") or "open"
    is_completed = status == "completed" if completed is None else completed <= as_at
    status = "open" if status == "completed" and not is_completed else status  # completed later than may be known
    is_overdue = not is_completed and due is not None and due < as_at
    return Action(
        decided_on=_day(row, "decided_on"),
        body=_text(row, "body"),
        item=_text(row, "item"),
        recommendation=_text(row, "recommendation"),
        due_date=due,
        response=_text(row, "response"),
        completed_on=completed,
        state="completed" if is_completed else "overdue" if is_overdue else status,
    )


def _meeting(row: Mapping[str, Any]) -> MeetingItem:
    day = _day(row, "date")
    return MeetingItem(_text(row, "body"), day, *(_text(row, name) for name in ("item", "purpose", "outcome")))
