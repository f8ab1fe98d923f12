"""Writes the recommendations of a body and what came of them, as the register of actions has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape

from report_builder.model.built import Block, TableRow
from report_builder.model.period import spell_date
from report_builder.model.registers import Action
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedRegister
from report_builder.report.writers.register_table import register_table, text_row

_BY_URGENCY = ("overdue", "chased", "open", "completed")


def write_actions(desk: Desk, planned: PlannedRegister) -> list[Block]:
    """The recommendations that the meeting's body made before the day as known on which the paper stands.

    `show` is `recommendations`, in the order in which they were made, or `monitoring`, the most urgent first, with the
    day by which each is due.
    """
    body, before = desk.spec.meeting.body, spell_date(desk.spec.as_at)
    made = [one for one in desk.registers.actions or () if _is_answered(one, body=body, as_at=desk.spec.as_at)]
    said = escape(body, quote=False)
    if not made:
        return [desk.paragraph(f"No recommendation that the {said} made before {before} is on record.")]
    layout = _LAYOUTS[planned.show or "recommendations"]
    return [
        desk.paragraph(
            f"Table {desk.tables + 1} sets out what the {said} recommended before {before}, the response to it, and "
            "how far each recommendation has come."
        ),
        layout(desk, planned, made),
    ]


def _is_answered(action: Action, *, body: str, as_at: date) -> bool:
    """Whether it is a recommendation of this body, made before that day or on a day that nobody noted."""
    return action.body == body and (action.decided_on is None or action.decided_on < as_at)


def _recommendations(desk: Desk, planned: PlannedRegister, made: Iterable[Action]) -> Block:
    rows = [
        text_row(one.recommendation, _day(one.decided_on), one.response or "none recorded", state_words(one))
        for one in sorted(made, key=lambda one: one.decided_on or date.max)
    ]
    return register_table(desk, planned.title, ("Recommendation", "Made on", "Response", "State"), rows)


def _monitoring(desk: Desk, planned: PlannedRegister, made: Iterable[Action]) -> Block:
    rows = [_monitored(one) for one in sorted(made, key=_urgency)]
    return register_table(desk, planned.title, ("Recommendation", "Made on", "Due by", "Response", "State"), rows)


def _monitored(action: Action) -> TableRow:
    due = _day(action.due_date, unknown="no date set")
    said = state_words(action, with_due=False)
    return text_row(action.recommendation, _day(action.decided_on), due, action.response or "none recorded", said)


def _urgency(action: Action) -> tuple[int, date]:
    return _BY_URGENCY.index(action.state), action.due_date or date.max


_LAYOUTS: Mapping[str, Callable[[Desk, PlannedRegister, Iterable[Action]], Block]] = {
    "recommendations": _recommendations,
    "monitoring": _monitoring,
}
SHOWN = tuple(_LAYOUTS)
"""What `show` may name."""


def state_words(action: Action, *, with_due: bool = True) -> str:
    """How far an action has come: "completed on 14 September 2020", "overdue: it was due on 31 August 2020"."""
    if action.state == "completed":
        return f"completed on {spell_date(action.completed_on)}" if action.completed_on else "completed"
    if not with_due:
        return action.state
    if action.due_date is None:
        return f"{action.state}, with no date set"
    due = spell_date(action.due_date)
    return f"overdue: it was due on {due}" if action.state == "overdue" else f"{action.state}, due by {due}"


def _day(day: date | None, *, unknown: str = "not recorded") -> str:
    return spell_date(day).replace(" ", "\N{NO-BREAK SPACE}", 1) if day else unknown
