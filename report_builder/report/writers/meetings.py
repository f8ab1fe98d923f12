"""Writes the timeline of a paper: meetings held and to come, and when the actions were and are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from report_builder.model.built import Block
from report_builder.model.period import spell_date
from report_builder.model.registers import Action, MeetingItem, Registers
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedRegister
from report_builder.report.writers.register_table import register_table, text_row

SHOWN = ("timeline", "programme")
"""What `show` may name."""

_DUE = {"overdue": "Due, and not completed", "chased": "Due; a response has been asked for again"}

Event = tuple[date | None, str, str]
"""Its day, what it is, and what came or is to come of it."""


def write_meetings(desk: Desk, planned: PlannedRegister) -> list[Block]:
    """Two tables in the order of the days: what was before the day as known on which the paper stands, and the rest.

    What has no day stands at the end of what is to come.
    """
    if planned.show == "programme":
        return _programme(desk, planned)
    as_at = desk.spec.as_at
    events = sorted(_events(desk.registers, as_at), key=lambda event: event[0] or date.max)
    past = [event for event in events if event[0] and event[0] < as_at]
    to_come = [event for event in events if event not in past]
    day = spell_date(as_at)
    blocks: list[Block] = []
    for title, found, heads in (
        (f"{planned.title} before {day}", past, ("Date", "Meeting or action", "What came of it")),
        (f"{planned.title} from {day} on", to_come, ("Date", "Meeting or action", "Purpose or state")),
    ):
        if found:
            blocks.append(register_table(desk, title, heads, [text_row(_day(when), *said) for when, *said in found]))
        else:
            blocks.append(desk.paragraph(f"{title}: none is on record."))
    return blocks


def _programme(desk: Desk, planned: PlannedRegister) -> list[Block]:
    """The meetings of the meeting's own body on its day and after it: what each will consider, and to what end."""
    body, day = desk.spec.meeting.body, desk.spec.as_at
    own = [one for one in desk.registers.meetings or () if one.body == body and (one.date is None or one.date >= day)]
    if not own:
        return [desk.paragraph(f"No meeting of the {body} from {spell_date(day)} on is on record.")]
    rows = [
        text_row(_day(one.date), one.item or "not set", one.purpose or "no purpose recorded")
        for one in sorted(own, key=lambda one: one.date or date.max)
    ]
    return [register_table(desk, planned.title, ("Date", "Item", "Purpose"), rows)]


def _events(registers: Registers, as_at: date) -> Iterator[Event]:
    for meeting in registers.meetings or ():
        yield _meeting(meeting, as_at)
    for action in registers.actions or ():
        if action.decided_on is None or action.decided_on < as_at:
            yield _action(action)


def _meeting(meeting: MeetingItem, as_at: date) -> Event:
    """The outcome of a meeting that was held, the purpose of one that is to come."""
    is_held = meeting.date is not None and meeting.date < as_at
    what = f"{meeting.body}: {meeting.item}" if meeting.body and meeting.item else meeting.body or meeting.item
    said = (meeting.outcome or "No outcome recorded") if is_held else (meeting.purpose or "No purpose recorded")
    return meeting.date, what, said


def _action(action: Action) -> Event:
    """When it was completed, or else when it was or is due."""
    what = f"Recommendation of the {action.body}: {action.recommendation}"
    if action.state == "completed":
        return action.completed_on or action.due_date, what, f"Completed. {action.response}".strip()
    return action.due_date, what, _DUE.get(action.state, "Due")


def _day(day: date | None) -> str:
    """The day, which keeps to the line of its month."""
    return spell_date(day).replace(" ", "\N{NO-BREAK SPACE}", 1) if day else "to be set"
