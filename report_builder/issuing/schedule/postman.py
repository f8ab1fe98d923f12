"""Who mails for the scheduled job: drafts to their recipients and notices to their owners, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from report_builder.delivery.smtp import Login
from report_builder.issuing.issued import read_issued
from report_builder.issuing.mailing.notice import send_notice
from report_builder.issuing.mailing.post import Outcome, Post, outcome_of, to_encrypt
from report_builder.issuing.mailing.send import send_edition
from report_builder.ledger.deliveries import UNDECIDED
from report_builder.ledger.releases import open_ledger
from report_builder.model.deadlines import deadlines_of
from report_builder.model.spec import ReportSpec


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of the mails of an edition in one run.

    Attributes:
        sent, deferred: how many recipients were mailed by it, and how many are tried again at the next run.
        undecided: of how many the owner has to decide.
        words: what else is to be said, without an address.
    """

    sent: int
    deferred: int = 0
    undecided: int = 0
    words: tuple[str, ...] = ()


class Postman(Protocol):
    """Mails each thing once, whoever asks how often."""

    def insist(self, spec: ReportSpec) -> None:
        """See that a report can be mailed at all, before it is built.

        Raises:
            ReportError: its config does not say how, or asks for what is not safe.
        """

    def send(self, folder: Path, spec: ReportSpec) -> Posted:
        """Mail the draft in an edition's folder to those of its recipients who have not had it.

        Raises:
            ReportError: nothing could be mailed.
        """

    def tell(self, spec: ReportSpec, lines: Sequence[str]) -> str:
        """Tell the owner of a report what holds it up, once, and say whether the owner knows.

        Raises:
            ReportError: the owner may not be mailed, or the ledger refuses.
        """

    def ask(self, spec: ReportSpec, edition: str) -> str:
        """Tell the owner of each mail of an edition about which they have to decide, once, and say whether they know.

        Raises:
            ReportError: as `tell`.
        """


@dataclass(frozen=True, slots=True)
class MailServerPostman:
    """By the mail server that each config names.

    Attributes:
        out: the folder of all papers, with the ledger.
        when: for the Date line and the ledger; with a zone.
        login: of the mail server.
        say: told what is at work.
    """

    out: Path
    when: datetime
    login: Login = field(default=Login())
    say: Callable[[str], None] = lambda _: None

    def insist(self, spec: ReportSpec) -> None:
        """As `Postman` says."""
        _ = self._post(spec).smtp

    def send(self, folder: Path, spec: ReportSpec) -> Posted:
        """As `Postman` says; comments are asked for by the day of sign-off."""
        by = deadlines_of(spec.schedule, spec.quarter, spec.meeting).sign_off
        sent = send_edition(read_issued(folder), self._post(spec), comments_by=by, say=self.say)
        fresh = sum(one.is_well and one.is_new for one in sent.outcomes)
        undecided = sum(one.state in UNDECIDED for one in sent.outcomes)
        left = sum(not one.is_well for one in sent.outcomes) - undecided
        return Posted(fresh, left, undecided, (*sent.remarks, *map(str, sent.trouble)))

    def tell(self, spec: ReportSpec, lines: Sequence[str]) -> str:
        """As `Postman` says."""
        return _told([self._notice(spec, "Held up", lines)])

    def ask(self, spec: ReportSpec, edition: str) -> str:
        """As `Postman` says: a mail for each, so that none is told again when another is decided about."""
        post, report = self._post(spec), spec.report
        with open_ledger(post.ledger) as ledger:
            addresses = spec.delivery.to.get(edition, ())
            past = ledger.mailings(report=report, audience=edition, addresses=addresses)
        missing = {one.lower() for one in addresses} - {one.recipient for one in past if one.state == "sent"}
        last = {one.recipient: one for one in past if one.recipient in missing}
        what = f"A mail of the {edition} edition did not arrive, or nobody knows; it is not sent again by itself."
        how = (
            f"What you decide is told to the program with `report-builder send {report}/{edition}`, in its out folder."
        )
        asked = [str(outcome_of(one, post)) for one in last.values() if one.state in UNDECIDED]
        return _told([self._notice(spec, "To decide", [what, one, how]) for one in asked])

    def _notice(self, spec: ReportSpec, about: str, lines: Sequence[str]) -> Outcome | None:
        subject = f"{about}: {spec.document} of {spec.yot}, {spec.quarter}"
        return send_notice(self._post(spec), subject=subject, lines=lines, key=spec.report)

    def _post(self, spec: ReportSpec) -> Post:
        return Post(self.out, spec.delivery, self.when, self.login, encrypted=to_encrypt(spec))


def _told(outcomes: Sequence[Outcome | None]) -> str:
    """Whether the owner knows; the worst of several."""
    told = [one for one in outcomes if one is not None]
    if len(told) < len(outcomes):
        return "nobody was told, since delivery names no owner, no sender or no mail server"
    if any(one.state in UNDECIDED for one in told):
        return "the mail to its owner was refused or got no answer as well"
    if not all(one.is_well for one in told):
        return "its owner could not be told yet"
    return "its owner was told" if any(one.is_new for one in told) else "its owner was told before"
