"""The five steps of a paper on a day: when each is due, whether it is done, and what holds it up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from report_builder.issuing.schedule.blocks import Looked
from report_builder.issuing.schedule.due import Past
from report_builder.ledger.steps import Step
from report_builder.model.deadlines import deadlines_of, working_days_late
from report_builder.model.period import spell_date
from report_builder.model.spec import ReportSpec

MAIL_STANDS = {
    "not tried": "not tried yet",
    "claimed": "about to be sent",
    "sending": "being sent",
    "deferred": "put off",
    "refused": "refused",
    "unknown": "nobody knows whether it arrived",
}
"""How a mail that did not get there stands, in the words of docs/mail.md."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A step of a paper.

    Attributes:
        step: data in, draft, sign-off, publication or meeting.
        day: when it is due; None where nothing says when.
        state: done, open, due today, late by 3 working days.
        blocks: what holds it up, a sentence each; empty where it is done.
    """

    step: str
    day: date | None
    state: str
    blocks: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        day = self.day.isoformat() if self.day else None
        return {"step": self.step, "due": day, "state": self.state, "blocks": list(self.blocks)}


def deadlines(
    spec: ReportSpec, looked: Looked, *, past: Past, steps: Collection[Step], day: date
) -> tuple[Deadline, ...]:
    """The steps of a report, the first one first.

    Args:
        spec: the report.
        looked: what its data are like.
        past: which mails left, and what was issued.
        steps: the life of this report's editions.
        day: the day on which it is asked.
    """
    due = deadlines_of(spec.schedule, spec.quarter, spec.meeting)
    approved = {step.paper.audience for step in steps if step.kind == "approved"}
    issued = {one for one in spec.editions if past.is_issued(spec.report, one)}
    unapproved = sorted(set(spec.editions) - approved - issued)
    public = {"public"} & spec.editions.keys()
    found = (
        _step("data in", due.data_in, _data(looked), day),
        _step("draft", due.draft, () if issued else _draft(spec, looked, past), day),
        _step("sign-off", due.sign_off, [f"the {one} edition: no approval is on record" for one in unapproved], day),
        _step("publication", due.publication, _unreleased(public - issued), day),
        _step("meeting", due.meeting, _unreleased(spec.editions.keys() - public - issued), day),
    )
    return tuple(_against(one, found[number:]) for number, one in enumerate(found, start=1))


def _against(one: Deadline, after: Sequence[Deadline]) -> Deadline:
    """The step, and that it is due only when a step that needs it is over, where the config has it so."""
    if one.day is None or one.state == "done":
        return one
    earlier = [f"its day is later than that of the {then.step}" for then in after if then.day and then.day < one.day]
    return replace(one, blocks=(*one.blocks, *earlier[:1]))


def spell_day(day: date | None) -> str:
    """A day with its weekday: Friday 15 May 2020."""
    return f"{WEEKDAYS[day.weekday()]} {spell_date(day)}" if day else "no day is set"


def late(due: date, day: date) -> str:
    """How a day stands to the day on which something is due, and is not done."""
    number = working_days_late(due, day)
    if due == day:
        return "due today"
    if due > day:
        return "open"
    return f"late by {number} working day{'' if number == 1 else 's'}" if number else "late"


def _step(name: str, due: date | None, blocks: Collection[str], day: date) -> Deadline:
    if not blocks:
        return Deadline(name, due, "done")
    return Deadline(name, due, late(due, day) if due else "open", tuple(blocks))


def _data(looked: Looked) -> tuple[str, ...]:
    return looked.short or (looked.faults if looked.error else ())


def _draft(spec: ReportSpec, looked: Looked, past: Past) -> list[str]:
    """What is missing of its draft: it went to everybody, or where nobody is named nobody waits for it."""
    states: Mapping[tuple[str, str], str] = {
        (edition, recipient): state
        for edition in spec.editions
        for recipient, state in past.states(spec.report, edition).items()
    }
    asked = [(edition, one.lower()) for edition in spec.editions for one in spec.delivery.to.get(edition, ())]
    missing = [one for one in asked if states.get(one) != "sent"]
    if asked and not missing:
        return []
    said = [*looked.short, *looked.faults]
    if not asked:
        return [*said, "nobody is named under delivery.to, so that nothing shows whether the draft went out"]
    return [*said, *(_unsent(edition, states, missing) for edition in dict.fromkeys(one for one, _ in missing))]


def _unsent(edition: str, states: Mapping[tuple[str, str], str], missing: Collection[tuple[str, str]]) -> str:
    here = [one for one in missing if one[0] == edition]
    if not any(place in states for place in here):
        return f"the {edition} edition: its draft was not mailed yet"
    known = sorted({MAIL_STANDS[states.get(one, "not tried")] for one in here})
    who = "1 recipient is" if len(here) == 1 else f"{len(here)} recipients are"
    return f"the {edition} edition: {who} still without its draft: {', '.join(known)}"


def _unreleased(editions: Collection[str]) -> list[str]:
    return [f"the {one} edition is not released" for one in sorted(editions)]
