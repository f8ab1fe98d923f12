"""What the scheduled job says: one readable line a report and edition, with the day; no value of a case, no address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from report_builder.errors import CommentaryError, DisclosureError, ReportError
from report_builder.issuing.schedule.deadlines import spell_day
from report_builder.issuing.schedule.due import BEGUN, BLOCKED, DONE, DUE, STUCK, WAITING, Due
from report_builder.model.deadlines import working_days_late


def line(day: date, report: str, edition: str, said: str) -> str:
    """A line of the log."""
    where = f"{report}, {edition} edition" if edition else report
    return f"{day}  {where}: {said}"


def standing(due: Due, day: date) -> str:
    """How a draft stands, before anything is done about it."""
    said = {
        DONE: _done(due),
        WAITING: _waiting(due),
        BLOCKED: f"its draft {when(due, day)}, and waits: {'; '.join(due.blocks)}",
        DUE: f"its draft {when(due, day)}, and is to go to {recipients(len(due.left))}",
        BEGUN: f"its draft is on its way: {recipients(len(due.left))} to be tried again",
        STUCK: undecided(len(due.undecided)),
    }
    return said[due.state]


def when(due: Due, day: date) -> str:
    """When its draft is, or was, due."""
    if due.day is None or due.day == day:
        return "is due today"
    late = working_days_late(due.day, day)
    behind = f", {late} working day{'' if late == 1 else 's'} ago" if late else ""
    return f"was due on {spell_day(due.day)}{behind}"


def recipients(number: int) -> str:
    """How many recipients."""
    return f"{number} recipient{'' if number == 1 else 's'}"


def undecided(number: int) -> str:
    """Of mails that were refused, or of which nobody knows whether they arrived."""
    return f"the mail to {recipients(number)} was refused or got no answer: its owner decides (`report-builder send`)"


def notice(due: Due, lines: Sequence[str]) -> list[str]:
    """What its owner is told of what holds a draft up: the same words on every day, so that it is told once."""
    was_due = f"The draft was due on {spell_day(due.day)}" if due.day else "The draft is due"
    return [
        f"{was_due}, and is not mailed while this holds it up:",
        *lines,
        "It goes out at the first run after that is mended. A table that may have no event in a quarter, such as "
        "custody, is named under schedule.quiet_tables; a table that the paper does without is accepted in the config.",
    ]


def _done(due: Due) -> str:
    said = "it was issued" if due.is_issued else "its draft went out"
    after = f"; the next one is due on {spell_day(due.then)}" if due.then else ""
    return f"{said}; nothing to do{after}"


def _waiting(due: Due) -> str:
    if due.day is None:
        return "its draft is due by a meeting that has no day: write meeting.date"
    return f"its draft is due on {spell_day(due.day)}"


def reasons_of(error: ReportError, config: Path) -> tuple[str, ...]:
    """Why a paper was not made, as a log and a mail may say it.

    A complaint about its words repeats them, and the figures that they should have: how many there are is said instead.
    """
    if isinstance(error, (CommentaryError, DisclosureError)):
        many = len(error.complaints)
        what = "1 place" if many == 1 else f"{many} places"
        why = (
            "its words and its figures disagree"
            if isinstance(error, CommentaryError)
            else "it would give too much away"
        )
        return (f"{why} in {what}; `report-builder build {config.name}` says where",)
    return tuple(dict.fromkeys(map(str, error.complaints)))
