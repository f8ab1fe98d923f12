"""What is due: which draft is to be built and mailed on a day, and what holds it up. It reads and does nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from report_builder.configfile.scheduled import Scheduled
from report_builder.ledger.deliveries import UNDECIDED, Mailing
from report_builder.ledger.steps import Step
from report_builder.model.deadlines import deadlines_of
from report_builder.model.period import Quarter
from report_builder.model.spec import ReportSpec

DONE, WAITING, BLOCKED, DUE, BEGUN, STUCK = "done", "not due", "blocked", "due", "begun", "with the owner"
"""In the order of a draft's life: BEGUN was mailed to some, STUCK is a mail that only its owner can decide about."""

Blocks = Callable[[ReportSpec], tuple[str, ...]]
"""What holds up a report: which of its tables do not reach the quarter's end, and what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Due:
    """An edition of a report, and how its draft stands on a day.

    Attributes:
        spec: the report.
        edition: board or public.
        state: one of DONE, WAITING, BLOCKED, DUE, BEGUN, STUCK.
        day: when its draft is due; None where it counts from a meeting that has no day.
        blocks: what holds it up, a sentence each, without a value of a case.
        left: the recipients who are still to be mailed.
        undecided: those of whose mail the owner has to decide.
        is_issued: whether the edition went out already, so that it needs no draft.
        then: of a rolling report whose draft went out, the day of the next quarter's.
    """

    spec: ReportSpec
    edition: str
    state: str
    day: date | None
    blocks: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    is_issued: bool = False
    then: date | None = None

    @property
    def report(self) -> str:
        """The name of its folder under out/."""
        return self.spec.report


@dataclass(frozen=True, slots=True)
class Past:
    """What the ledger knows: the mails, and the issues."""

    mailings: Sequence[Mailing] = ()
    issues: Sequence[Step] = ()

    @property
    def reports(self) -> frozenset[str]:
        """The reports of which anything was mailed, a notice to the owner included."""
        return frozenset(one.report for one in self.mailings)

    def states(self, report: str, edition: str) -> dict[str, str]:
        """Recipient -> what became of the paper's way to them: sent, where any of their mails was."""
        found: dict[str, str] = {}
        for one in self.mailings:
            if (one.report, one.audience) == (report, edition) and one.stage != "notice":
                found[one.recipient] = "sent" if "sent" in {found.get(one.recipient), one.state} else one.state
        return found

    def is_issued(self, report: str, edition: str) -> bool:
        """Whether an edition of it was issued."""
        return any((one.report, one.paper.audience, one.kind) == (report, edition, "issued") for one in self.issues)


def decide(configs: Iterable[Scheduled], past: Past, data: Blocks, day: date) -> tuple[Due, ...]:
    """How the draft of each edition that has recipients stands.

    Args:
        configs: the reports, knowing nothing that came after the day.
        past: what was mailed and issued, as the ledger has it.
        data: asked of a report only where its draft is due and no mail of it has left.
        day: the day on which it is asked. A day earlier than that of what was done changes nothing of it.
    """
    return tuple(
        _edition(one, at_hand(one, past, day), edition, past=past, data=data, day=day)
        for one in configs
        for edition, recipients in one.spec.delivery.to.items()
        if recipients and edition in one.spec.editions
    )


def at_hand(scheduled: Scheduled, past: Past, day: date) -> ReportSpec:
    """The report that a config asks for on a day.

    Of a rolling one it is that of the last quarter whose draft was due by then, so that a draft that waits for its data
    stays at hand until the next is due. Where nothing of the report was ever mailed, the quarter that was over last is
    the first: a job that was only set up does not begin with old papers.
    """
    if not scheduled.is_rolling:
        return scheduled.spec
    newest = Quarter.last_ended(day)
    last = next((one for one in _back_from(newest) if _was_due(scheduled.of(one), day)), newest)
    is_known = any(scheduled.of(one).report in past.reports for one in _back_from(last))
    return scheduled.of(last if is_known or last == newest else newest)


def _back_from(quarter: Quarter) -> Iterator[Quarter]:
    """A quarter, and those of the two years before it, the last one first."""
    for _ in range(9):
        yield quarter
        quarter = quarter.previous


def _was_due(spec: ReportSpec, day: date) -> bool:
    due = draft_due(spec)
    return due is not None and spec.quarter.period.end <= due <= day


def draft_due(spec: ReportSpec) -> date | None:
    """The day on which the draft of a report is due."""
    return deadlines_of(spec.schedule, spec.quarter, spec.meeting).draft


def _edition(scheduled: Scheduled, spec: ReportSpec, edition: str, *, past: Past, data: Blocks, day: date) -> Due:
    report, due = spec.report, draft_due(spec)
    states = past.states(report, edition)
    asked = tuple(dict.fromkeys(address.lower() for address in spec.delivery.to[edition]))
    left = tuple(one for one in asked if states.get(one) != "sent" and states.get(one) not in UNDECIDED)
    undecided = tuple(one for one in asked if states.get(one) in UNDECIDED)
    is_issued = past.is_issued(report, edition)
    then = _next(scheduled, spec)
    if is_issued or not (left or undecided):
        return Due(spec, edition, DONE, due, is_issued=is_issued, then=then)
    if not left:
        return Due(spec, edition, STUCK, due, undecided=undecided)
    if any(states.get(one) for one in asked):
        return Due(spec, edition, BEGUN, due, left=left, undecided=undecided)
    if due is None or due > day:
        return Due(spec, edition, WAITING, due, left=left)
    blocks = data(spec)
    return Due(spec, edition, BLOCKED if blocks else DUE, due, blocks=blocks, left=left)


def _next(scheduled: Scheduled, spec: ReportSpec) -> date | None:
    """When the draft of the next quarter is due; None where there is none, or its day is that of this one."""
    if not scheduled.is_rolling:
        return None
    after = scheduled.of(Quarter.of_day(spec.quarter.period.end + timedelta(days=1)))
    due = draft_due(after)
    return due if due != draft_due(spec) else None
