"""One config's documents, from the wish to what is said of them: a task that can travel to another process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from report_builder import pipeline
from report_builder.aside.asking import HERE, Aside
from report_builder.counting import Say
from report_builder.delivery.passwords import passwords_in
from report_builder.errors import ReportError
from report_builder.jointly import read_joint
from report_builder.model.findings import FindingsError
from report_builder.model.order import ALL, Level, Line, Order
from report_builder.row_keys import keep_keys, place_of_keys
from report_builder.unchanged.reading import Asked, Completed, Made, Reading, Reads

if TYPE_CHECKING:
    from report_builder.counting import Counted
    from report_builder.delivery.passwords import Passwords
    from report_builder.model.spec import ReportSpec
    from report_builder.model.tables import Finding

__all__ = ["ALL", "Keeper", "Level", "Line", "Order", "carry_out"]
Tell = Callable[[Line], None]
Claim = Callable[[str], None]
Heed = Callable[[Reads], None]


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who has the out folder, and keeps what a build makes: this process, or the one that it works for.

    Attributes:
        put: puts an edition on the shelf.
        keep_keys: given all findings, keeps the keys of their rows and says where they are.
        stamp: given a build that made all that was asked for, keeps that it need not be made again.
    """

    put: pipeline.Put
    keep_keys: Callable[[Iterable[Finding]], str]
    stamp: Callable[[Completed], None] = lambda _: None

    @classmethod
    def here(cls, order: Order, environment: Mapping[str, str]) -> Keeper:
        """This process, at once."""
        keys = partial(keep_keys, config=order.config, out=order.out)
        return cls(partial(pipeline.put_away, out=order.out), keys, partial(stamp, environment=environment))


def stamp(finished: Completed, *, environment: Mapping[str, str]) -> None:
    """Keep that a build need not be made again, once all of it lies in its place."""
    finished.keep(environment, beside=[place_of_keys(finished.order.config, finished.order.out)])


def carry_out(
    order: Order,
    *,
    environment: Mapping[str, str],
    tell: Tell,
    say: Say = lambda _: None,
    claim: Claim = lambda _: None,
    keeper: Keeper | None = None,
    heed: Heed = lambda _: None,
    aside: Aside = HERE,
) -> int:
    """Make the documents of one config, and tell what came of it.

    Args:
        order: what is wanted.
        environment: what a database's address may name, the key of the digests and the passwords.
        tell: hears each answer, warning and error, each error once.
        say: hears which step is at work.
        claim: given the name of the report's folder before anything is written; raises where it is taken.
        keeper: keeps what is made; None for this process.
        heed: told what the paper is made from, once the config is read.
        aside: where charts are drawn and pages are set.

    Returns:
        The worst exit status of its editions: 0 where all was made.
    """
    keeper = keeper or Keeper.here(order, environment)
    reading = Reading(order, Asked(environment), heed)
    try:
        return _carried_out(order, reading, tell=tell, say=say, claim=claim, keeper=keeper, aside=aside)
    except ReportError as error:
        return _tell_error(error, set(), tell)


def _carried_out(
    order: Order, reading: Reading, *, tell: Tell, say: Say, claim: Claim, keeper: Keeper, aside: Aside
) -> int:
    told: list[Line] = []
    tell = _noted(tell, told)
    passwords = passwords_in(reading.environment)
    counted = _counted(order, reading, passwords, tell=tell, say=say, keeper=keeper)
    claim(counted.name)
    _tell_before(counted, keeper, tell)
    names = list(counted.spec.editions) if order.edition == ALL else [order.edition]
    issued = [name for name in names if order.only and _tell_issued_part(counted, name, order, passwords, tell, say)]
    built = pipeline.build(
        counted,
        editions=[name for name in names if name not in issued],
        formats=order.formats,
        only=order.only,
        out=order.out,
        say=say,
        passwords=passwords,
        put=keeper.put,
        aside=aside,
    )
    said = set[str]()
    status = max((_tell_written(written, said, tell) for written in built), default=0)
    if not status and not issued:
        finished = reading.finished([Made(one.folder, one.manifest) for one in built if one.folder], told)
        if finished is not None:
            keeper.stamp(finished)
    return status


def _noted(tell: Tell, told: list[Line]) -> Tell:
    """Tells, and notes what was told."""

    def both(line: Line) -> None:
        told.append(line)
        tell(line)

    return both


def _counted(order: Order, reading: Reading, passwords: Passwords, *, tell: Tell, say: Say, keeper: Keeper) -> Counted:
    """The paper counted; where findings stop it, the keys of their rows are kept."""

    def begin(spec: ReportSpec) -> None:
        reading.begin(spec)
        passwords.insist(one for one in spec.editions.values() if order.edition in {ALL, one.name})

    try:
        counted = pipeline.count(
            order.config,
            as_at=order.as_at,
            environment=reading.environment,
            say=say,
            insist=begin,
            out=order.out,
        )
    except FindingsError as error:
        _warn([keeper.keep_keys(error.findings)], tell)
        raise
    return replace(counted, joint=read_joint(order.beside, counted.spec)) if order.beside else counted


def _tell_before(counted: Counted, keeper: Keeper, tell: Tell) -> None:
    """What is to be said of a paper before its editions are made."""
    findings = counted.cases.findings
    _warn(counted.spec.left_aside, tell)
    _warn(map(str, findings), tell)
    _warn([keeper.keep_keys(findings)], tell)
    if counted.spec.committee.exemption:
        _warn(["the whole paper is exempt, so there is no public edition of it"], tell)


def _tell_issued_part(  # noqa: PLR0917
    counted: Counted, name: str, order: Order, passwords: Passwords, tell: Tell, say: Say
) -> bool:
    """Put the part on the shelf as it was issued, and tell of it; False where this very paper was not."""
    from report_builder.issuing.reading.only import shelve_issued_part  # noqa: PLC0415  only where one is asked for

    part = shelve_issued_part(
        counted, name, order.only, formats=order.formats, out=order.out, say=say, passwords=passwords
    )
    if part is None:
        return False
    _warn((f"{name}: {warning}" for warning in (*part.issued.remarks, *part.made.warnings)), tell)
    for file in sorted(part.folder.iterdir()):
        tell(Line(Level.ANSWER, f"{name}: {file}"))
    for line in part.told:
        told = f"{name}: this very paper was issued, and the part is taken from it: {line}"
        tell(Line(Level.ANSWER, told))
    return True


def _tell_written(written: pipeline.Written, said: set[str], tell: Tell) -> int:
    """What came of an edition; `said` are the complaints of those before it."""
    if written.error is not None or written.folder is None:
        assert written.error is not None  # noqa: S101  else it lies in a folder
        return _tell_error(written.error, said, tell)
    _warn((f"{written.edition}: {warning}" for warning in written.warnings), tell)
    for file in (written.folder / name for name in written.files):
        if file.suffix not in {".json", ".zip"}:
            tell(Line(Level.ANSWER, f"{written.edition}: {file}"))
    return 0


def _tell_error(error: ReportError, said: set[str], tell: Tell) -> int:
    """Each complaint, once for all editions."""
    for complaint in map(str, error.complaints):
        if complaint not in said:
            tell(Line(Level.ERROR, complaint))
        said.add(complaint)
    return error.exit_status


def _warn(texts: Iterable[str], tell: Tell) -> None:
    for text in texts:
        if text:
            tell(Line(Level.WARNING, text))
