"""The scheduled job: builds and mails what is due, once, and tells the owner of what holds it up, once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.configfile.scheduled import Scheduled, configs_in, read_scheduled
from report_builder.counting import Say, count_spec
from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import Complaint, ConfigError, DataError, ReportError
from report_builder.issuing.schedule.blocks import Looked, look_at
from report_builder.issuing.schedule.due import BEGUN, BLOCKED, DONE, DUE, STUCK, WAITING, Due, Past, at_hand, decide
from report_builder.issuing.schedule.due_lines import line, notice, reasons_of, recipients, standing, undecided, when
from report_builder.ledger.releases import open_ledger
from report_builder.model.spec import ReportSpec
from report_builder.readers import LEDGER

if TYPE_CHECKING:
    from report_builder.issuing.schedule.postman import Postman

OUTSIDE = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of an edition, or of a config that cannot be read.

    Attributes:
        line: for the log.
        status: what the command ends with on its account.
        due: how it stood when the run began; None of a config that cannot be read.
        config: its file.
    """

    line: str
    status: int
    due: Due | None = None
    config: Path | None = None

    @property
    def is_news(self) -> bool:
        """Whether something was done, or somebody has to do something: it is neither done before nor not due yet."""
        due = self.due
        return due is None or due.state not in {DONE, WAITING} or (due.state == WAITING and due.day is None)

    def as_json(self) -> dict[str, Any]:
        """For a program; no recipient is named."""
        due = self.due
        stands = (
            {}
            if due is None
            else {
                "report": due.report,
                "edition": due.edition,
                "quarter": str(due.spec.quarter),
                "due": due.day.isoformat() if due.day else None,
                "state": due.state,
                "blocks": list(due.blocks),
                "left": len(due.left),
                "undecided": len(due.undecided),
            }
        )
        return {"config": str(self.config), **stands, "said": self.line, "status": self.status}


@dataclass(frozen=True, slots=True)
class Job:
    """One run over a folder of configs.

    Attributes:
        folder: of the configs.
        day: on which it runs; nothing that came after it is known.
        out: where papers and the ledger lie.
        environment: what a database's address may name, and the key of the digests.
        passwords: of encrypted editions.
        say: told what is at work.
    """

    folder: Path
    day: date
    out: Path
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    passwords: Passwords = NO_PASSWORDS
    say: Say = lambda _: None

    def look(self) -> tuple[Outcome, ...]:
        """What is due, what is not yet, what was done and what blocks; nothing is changed."""
        found, faulty = self._decided(_Looks())
        return (*faulty, *(self.outcome(due, standing(due, self.day), 0) for due in found))

    def send(self, post: Postman) -> tuple[Outcome, ...]:
        """Build and mail what is due; the caller lets no two run at once on the same out folder."""
        looked = _Looks()
        found, faulty = self._decided(looked)
        outcomes = list(faulty)
        for _, group in groupby(found, key=lambda due: due.spec.source):
            outcomes += _Report(self, post, tuple(group), looked).outcomes()
        return tuple(outcomes)

    def _decided(self, looked: _Looks) -> tuple[tuple[Due, ...], list[Outcome]]:
        """How each draft stands, and what is wrong with configs that cannot be read or make the report of another."""
        configs, faulty = self._configs()
        addresses = [one for config in configs for some in config.spec.delivery.to.values() for one in some]
        with open_ledger(self.out / LEDGER) as ledger:
            past = Past(ledger.mailings(addresses=addresses), ledger.steps(kinds={"issued"}))
        found: dict[str, Scheduled] = {}
        for one in configs:
            report = at_hand(one, past, self.day).report
            if report in found:
                what = f"this config makes '{report}', as {found[report].spec.source.name} does"
                error = ConfigError(Complaint(what, "", "take the recipients out of one of them"))
                faulty.append(self._faulty(one.spec.source, error))
            found.setdefault(report, one)
        return decide(found.values(), past, lambda spec: looked.at(spec).blocks, self.day), faulty

    def _configs(self) -> tuple[list[Scheduled], list[Outcome]]:
        """Those that have recipients, and what is wrong with those that cannot be read."""
        found, faulty = [], []
        for file in configs_in(self.folder):
            try:
                one = read_scheduled(file, day=self.day, environment=self.environment)
            except ReportError as error:
                faulty.append(self._faulty(file, error))
                continue
            found += [one] if any(one.spec.delivery.to.values()) else []
        return found, faulty

    def _faulty(self, file: Path, error: ReportError) -> Outcome:
        return Outcome(line(self.day, file.name, "", _told(error)), error.exit_status, config=file)

    def outcome(self, due: Due, said: str, status: int) -> Outcome:
        """What is said of an edition on this day."""
        return Outcome(line(self.day, due.report, due.edition, said), status, due, due.spec.source)


class _Looks:
    """Looks at the data of each report, once in a run."""

    def __init__(self) -> None:
        self._found: dict[tuple[Path, str], Looked] = {}

    def at(self, spec: ReportSpec) -> Looked:
        """What its data are like."""
        place = spec.source, str(spec.quarter)
        if place not in self._found:
            self._found[place] = look_at(spec)
        return self._found[place]


@dataclass(frozen=True, slots=True)
class _Report:
    """The editions of one report on the desk of a run."""

    job: Job
    post: Postman
    editions: tuple[Due, ...]
    looked: _Looks

    def outcomes(self) -> Iterator[Outcome]:
        """What was done about each edition."""
        built = self._built([due for due in self.editions if due.state == DUE or self._is_lost(due)])
        for due in self.editions:
            said, status = self._said(due, built.get(due.edition))
            yield self.job.outcome(due, said, status)

    def _said(self, due: Due, error: ReportError | None) -> tuple[str, int]:
        day = self.job.day
        if due.state == STUCK:
            return f"{undecided(len(due.undecided))}; {self._asked_owner(due)}", OUTSIDE
        if due.state == BLOCKED:
            error = self.looked.at(due.spec).error
            status = error.exit_status if error else DataError.exit_status
            return f"{standing(due, day)}; {self._told_owner(due, due.blocks)}", status
        if due.state not in {DUE, BEGUN}:
            return standing(due, day), 0
        if error is not None:
            reasons = reasons_of(error, due.spec.source)
            said = f"its draft {when(due, day)}, and was not made: {'; '.join(reasons)}"
            return f"{said}; {self._told_owner(due, reasons)}", error.exit_status
        return self._mailed(due)

    def _mailed(self, due: Due) -> tuple[str, int]:
        folder = self.job.out / due.report / due.edition
        self.job.say(f"{due.report}, {due.edition}: mailing")
        try:
            posted = self.post.send(folder, due.spec)
        except ReportError as error:
            return f"its draft was made and not mailed: {_told(error)}", error.exit_status
        said = [f"its draft was mailed to {recipients(posted.sent)}"] if posted.sent else []
        said += [f"{recipients(posted.deferred)} to be tried again at the next run"] if posted.deferred else []
        said += [undecided(posted.undecided), self._asked_owner(due)] if posted.undecided else []
        said += posted.words
        is_left = posted.deferred or posted.undecided
        return "; ".join(said) or "its draft went out; nothing to do", OUTSIDE if is_left else 0

    def _is_lost(self, due: Due) -> bool:
        """Whether the draft that some have had is no longer on the shelf for the others."""
        return due.state == BEGUN and not (self.job.out / due.report / due.edition).is_dir()

    def _built(self, due: Sequence[Due]) -> dict[str, ReportError]:
        """Build the editions that are due; those that were not made, and why."""
        from report_builder.pipeline import FORMATS, build  # noqa: PLC0415  heavy

        if not due:
            return {}
        job, names = self.job, [one.edition for one in due]
        job.say(f"{due[0].report}: building")
        try:
            self.post.insist(due[0].spec)
            counted = count_spec(due[0].spec, secret=job.environment.get("REPORT_BUILDER_KEY", ""), say=job.say)
            written = build(counted, editions=names, formats=FORMATS, out=job.out, say=job.say, passwords=job.passwords)
        except ReportError as error:
            return dict.fromkeys(names, error)
        return {one.edition: one.error for one in written if one.error is not None}

    def _told_owner(self, due: Due, lines: Sequence[str]) -> str:
        return self._owner(lambda: self.post.tell(due.spec, notice(due, lines)))

    def _asked_owner(self, due: Due) -> str:
        return self._owner(lambda: self.post.ask(due.spec, due.edition))

    def _owner(self, told: Callable[[], str]) -> str:
        try:
            return told()
        except ReportError as error:
            return f"its owner could not be told: {_told(error)}"


def _told(error: ReportError) -> str:
    return "; ".join(dict.fromkeys(map(str, error.complaints)))
