"""Mails an edition to its recipients: to each once, whatever is built, killed or run at the same time meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.counting import Say
from report_builder.delivery.handing_over import ENCRYPTED
from report_builder.delivery.message import Mail, id_of, insist_allowed
from report_builder.durable import make_folder, write_file
from report_builder.errors import Complaint, ConfigError, DataError, OutsideError, ReportError
from report_builder.issuing.issued import Issued
from report_builder.issuing.mailing.going_out import going_out
from report_builder.issuing.mailing.letter import Letter, letter_of
from report_builder.issuing.mailing.notice import send_notice
from report_builder.issuing.mailing.outgoing import Outgoing, outgoing_of
from report_builder.issuing.mailing.post import LOCK, Outcome, Post, deliver, outcome_of, recovered
from report_builder.issuing.mailing.turns import Turn, turn_of
from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.releases import open_ledger
from report_builder.ledger.steps import Step
from report_builder.model.release import Release
from report_builder.store.alone import alone
from report_builder.store.frozen import Archive
from report_builder.store.objects import hashes_of

if TYPE_CHECKING:
    from report_builder.ledger.releases import Ledger

NOT_SENT = "mail-not-sent"
"""The folder under out/ into which a dry run writes."""
SETTLED = {"arrived": "sent", "lost": "deferred"}
"""What the owner says of a mail of which nobody knew -> its state then."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an edition's mails.

    Attributes:
        report, edition: whose.
        stage, revision: what was mailed.
        outcomes: one for each recipient.
        remarks: what the person should know besides.
        trouble: what kept us from the server, if anything.
    """

    report: str
    edition: str
    stage: str
    revision: int
    outcomes: tuple[Outcome, ...]
    remarks: tuple[str, ...] = ()
    trouble: tuple[Complaint, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether everybody has it."""
        return all(one.is_well for one in self.outcomes)


def send_edition(
    edition: Issued,
    post: Post,
    *,
    again: bool = False,
    only: Iterable[str] = (),
    comments_by: date | None = None,
    say: Say = lambda _: None,
) -> Sent:
    """Mail an edition to its recipients; the owner is told where a draft may not go.

    Args:
        edition: as it lies in its folder, or as it was issued.
        post: how mail leaves.
        again: the owner asks for another turn.
        only: of its recipients, these; none: all.
        comments_by: the day up to which comments are asked for; a day that is past is not named.
        say: is told what takes its time.

    Raises:
        ConfigError: nobody receives it, an address is not allowed, or the config does not say how to mail it.
        DataError: a file was altered, or the checks found errors.
        DisclosureError: its readers were sent something since it was built.
        OutsideError: the disk or the ledger refuses.
    """
    wanted = recipients_of(edition, post, only=only)
    try:
        with alone(post.out, LOCK), open_ledger(post.ledger) as ledger:
            return _Desk(edition, post, ledger, say).send(wanted, again=again, named=bool(tuple(only)), by=comments_by)
    except OutsideError:
        raise
    except ReportError as error:
        _tell_owner(edition, post, error)
        raise


def _tell_owner(edition: Issued, post: Post, error: ReportError) -> None:
    """Whoever called is told by the error itself, also where the owner cannot be."""
    subject = f"Not sent: {edition.report}, {edition.paper.audience} edition"
    with suppress(ReportError):
        send_notice(post, subject=subject, lines=[str(one) for one in error.complaints], key=edition.report)


def recipients_of(edition: Issued, post: Post, *, only: Iterable[str] = ()) -> dict[str, str]:
    """The recipients of an edition: in small letters -> as the config writes them.

    Raises:
        ConfigError: there is none, one is not allowed, or one that is asked for is not a recipient.
    """
    audience = edition.paper.audience
    _ = post.smtp
    found = {address.lower(): address for address in post.delivery.to.get(audience, ())}
    for address in found.values():
        insist_allowed(address, post.delivery.allowed_domains)
    chosen = {address.lower() for address in only} or set(found)
    if not found or chosen - set(found):
        what = f"the {audience} edition has no recipients" if not found else "--to: this is no recipient of the edition"
        mend = f"name them under delivery.to.{audience} in the config"
        raise ConfigError(Complaint(what, ", ".join(sorted(chosen - set(found))), mend))
    return {key: address for key, address in found.items() if key in chosen}


def settle(edition: Issued, post: Post, *, how: str, only: Iterable[str] = ()) -> tuple[Outcome, ...]:
    """Let the owner decide what became of mails of which nobody knows.

    Args:
        edition: whose.
        post: how mail leaves.
        how: arrived, or lost: then it goes out at the next run.
        only: of these recipients; none: of all.

    Returns:
        The mails that were decided about.
    """
    chosen = {address.lower() for address in only}
    with alone(post.out, LOCK), open_ledger(post.ledger) as ledger:
        past = recovered(ledger.mailings(report=edition.report, audience=edition.paper.audience), ledger, day=post.day)
        unknown = [one for one in past if one.state == "unknown" and (not chosen or one.recipient in chosen)]
        moved = [ledger.move(one, SETTLED[how], answer=one.answer, day=post.day) for one in unknown]
    return tuple(outcome_of(one, post, is_new=True) for one in moved)


def dry_run(
    edition: Issued,
    post: Post,
    *,
    again: bool = False,
    only: Iterable[str] = (),
    comments_by: date | None = None,
    say: Say = lambda _: None,
) -> tuple[Path, ...]:
    """Write the mails that would be sent now as files that only their owner may read; nothing is sent or recorded.

    Args:
        edition: as `send_edition` takes it, as the rest.
        post: how mail would leave.
        again: whether another turn is asked for.
        only: of its recipients, these.
        comments_by: the day up to which comments are asked for.
        say: is told what takes its time.

    Raises:
        ReportError: what `send_edition` raises.
    """
    wanted = recipients_of(edition, post, only=only)
    folder = post.out / NOT_SENT / edition.report / edition.paper.audience
    with open_ledger(post.ledger) as ledger:
        desk = _Desk(edition, post, ledger, say)
        mails = desk.mails(wanted, again=again, named=bool(tuple(only)), by=comments_by)
    try:
        make_folder(folder)
        return tuple(_write(mail, folder) for mail in mails)
    except OSError as error:
        what = f"the mails could not be written: {(error.strerror or 'the disk refuses').lower()}"
        raise OutsideError(Complaint(what, str(folder), "look at the disk and the rights of the folder")) from error


def _write(mail: Mail, folder: Path) -> Path:
    place = folder / (re.sub(r"[^a-z0-9@.+_-]", "_", mail.recipient.lower()) + ".eml")
    place.unlink(missing_ok=True)
    write_file(mail.as_bytes(), place)
    return place


@dataclass(frozen=True, slots=True)
class _Desk:
    """An edition on its way out. The lock is held, unless nothing is to be sent."""

    edition: Issued
    post: Post
    ledger: Ledger
    say: Say

    def send(self, wanted: Mapping[str, str], *, again: bool, named: bool, by: date | None) -> Sent:
        lying = outgoing_of(self.edition)
        past = recovered(self._past(lying, wanted), self.ledger, day=self.post.day)
        turn = turn_of(past, wanted, manifest=lying.digest, again=again, named=named)
        going = self._goes(lying, turn)
        self._insist_encrypted(going, turn)
        letter = self._letter(going, past, by)
        first, warnings = self._first(going, past)
        claimed = self._claim(going, turn, first)
        due = [(one, letter.to(wanted[one.recipient], one)) for one in claimed if one.is_open]
        done, trouble = deliver(due, self.ledger, self.post)
        earlier = (outcome_of(one, self.post) for one in (*claimed, *turn.ended) if not one.is_open)
        known = {one.recipient.lower(): one for one in (*earlier, *done)}
        outcomes = tuple(known[key] for key in wanted)
        remarks = (*warnings, *_remarks(lying, going))
        return Sent(going.report, going.edition, going.stage, going.revision, outcomes, remarks, trouble)

    def mails(self, wanted: Mapping[str, str], *, again: bool, named: bool, by: date | None) -> tuple[Mail, ...]:
        """Those that would be sent now, without a word to the ledger."""
        lying = outgoing_of(self.edition)
        past = self._past(lying, wanted)
        turn = turn_of(past, wanted, manifest=lying.digest, again=again, named=named)
        going = self._goes(lying, turn)
        self._insist_encrypted(going, turn)
        letter = self._letter(going, past, by)
        self._first(going, past)
        due = (*turn.going, *self._mailings(going, turn))
        return tuple(letter.to(wanted[one.recipient], one) for one in due)

    def _past(self, outgoing: Outgoing, wanted: Mapping[str, str]) -> tuple[Mailing, ...]:
        place = (outgoing.report, outgoing.edition, outgoing.stage)
        found = self.ledger.mailings(report=place[0], audience=place[1], stage=place[2], addresses=tuple(wanted))
        return tuple(one for one in found if one.revision == outgoing.revision)

    def _goes(self, lying: Outgoing, turn: Turn) -> Outgoing:
        """What lies there, or the draft that others had in this turn, as it was put by.

        Raises:
            DataError: the ledger does not know what they had.
        """
        if turn.manifest == lying.digest:
            return lying
        steps = self.ledger.steps(report=lying.report, audience=lying.edition, kinds=("mailed",))
        kept = [one.kept for one in steps if one.manifest == turn.manifest and one.kept]
        if not kept:
            what = "the ledger does not say where the draft lies that others were sent"
            raise DataError(Complaint(what, lying.report, "send the one that lies there with --again"))
        return replace(lying, files=Archive(self.edition.out).kept_files(kept[-1]))

    def _insist_encrypted(self, going: Outgoing, turn: Turn) -> None:
        """Stop where the config asks for a password by now, and what would go out has none.

        Raises:
            ConfigError: it was built before that.
        """
        is_asked = going.edition in self.post.encrypted and (turn.new or turn.going)
        if is_asked and not going.manifest.get(ENCRYPTED):
            what = f"the config wants the {going.edition} edition encrypted, and this one was made without a password"
            raise ConfigError(
                Complaint(
                    what,
                    going.report,
                    "build it again, and use --again where some have had it; what was issued, issue again",
                )
            )

    def _letter(self, going: Outgoing, past: Sequence[Mailing], by: date | None) -> Letter:
        comments_by = by if by is None or by >= self.post.when.date() else None
        had = frozenset(one.recipient for one in past if one.manifest != going.digest and one.tries)
        return letter_of(going, self.post, comments_by=comments_by, had=had)

    def _first(self, going: Outgoing, past: Sequence[Mailing]) -> tuple[Release | None, tuple[str, ...]]:
        """What its readers have by it, where nobody was sent this draft before; and what is to be looked at."""
        if going.stage != "draft" or any(one.manifest == going.digest for one in past):
            return None, ()
        return going_out(self.edition, self.ledger, day=self.post.day, say=self.say)

    def _claim(self, going: Outgoing, turn: Turn, first: Release | None) -> tuple[Mailing, ...]:
        """Note who is to have what, before anything leaves: with the draft's first mail, that it went out."""
        mailings = (*turn.going, *self._mailings(going, turn))
        if first is None:
            return self.ledger.claim(mailings) if mailings else ()
        kept = Archive(self.edition.out).keep_files(going.files)
        step = Step("mailed", going.report, self.edition.paper, going.digest, going.revision, kept, day=self.post.day)
        return self.ledger.claim(mailings, step=step, files=hashes_of(going.files), release=first)

    def _mailings(self, going: Outgoing, turn: Turn) -> tuple[Mailing, ...]:
        place = (going.report, going.edition, going.stage, going.revision)
        return tuple(
            Mailing(*place, one, turn.number, going.digest, id_of(*place, one, turn.number), day=self.post.day)
            for one in turn.new
        )


def _remarks(lying: Outgoing, going: Outgoing) -> tuple[str, ...]:
    if lying.digest == going.digest:
        return ()
    return ("another draft of this was mailed already, and lies in the archive; --again sends the one in the folder",)
