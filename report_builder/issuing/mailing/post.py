"""One mail after another to the council's server, each step noted before it is done; what became of each, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.delivery.message import Mail, insist_allowed, insist_plain
from report_builder.delivery.smtp import Login, MailServer, Patience, insist_safe
from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.ledger.deliveries import Mailing
from report_builder.model.delivery import Delivery, Smtp
from report_builder.model.period import spell_date
from report_builder.model.spec import ReportSpec
from report_builder.readers import LEDGER

if TYPE_CHECKING:
    from report_builder.ledger.releases import Ledger

LOCK = ".sending"
"""In the out folder: whoever holds it mails; what he finds begun, a dead process began."""
TOO_MUCH = 552
"""More than the server or the mailbox takes (RFC 5321, 4.2.3; RFC 1870)."""


@dataclass(frozen=True, slots=True)
class Post:
    """How mail leaves.

    Attributes:
        out: the folder of all papers, with the ledger.
        delivery: as the config has it.
        when: for the Date line, and the day in the ledger; with a zone.
        login: of the mail server.
        patience: with it.
        encrypted: the editions that the config wants encrypted now, whenever they were built.
    """

    out: Path
    delivery: Delivery
    when: datetime
    login: Login = field(default=Login())
    patience: Patience = field(default=Patience())
    encrypted: frozenset[str] = frozenset()

    @property
    def day(self) -> str:
        """As the ledger has it."""
        return self.when.date().isoformat()

    @property
    def ledger(self) -> Path:
        """Where it lies."""
        return self.out / LEDGER

    @property
    def smtp(self) -> Smtp:
        """The server.

        Raises:
            ConfigError: the config names none, or asks for an unsafe way to it, or does not say who sends, or to which
                domains mail may go: a slip in an address would otherwise take a paper anywhere.
        """
        smtp, delivery = self.delivery.smtp, self.delivery
        asked = {"smtp": smtp, "from": delivery.sender, "allowed_domains": delivery.allowed_domains}
        missing = next((name for name, value in asked.items() if not value), "")
        if smtp is None or missing:
            raise ConfigError(Complaint(f"the config does not say delivery.{missing}", "delivery", "add it"))
        insist_plain(self.delivery.sender)
        insist_safe(smtp)
        return smtp


def to_encrypt(spec: ReportSpec) -> frozenset[str]:
    """The editions that a config wants encrypted."""
    return frozenset(name for name, edition in spec.editions.items() if edition.encrypt)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mail.

    Attributes:
        recipient: the address.
        state: as the ledger has it.
        message: its Message-ID, with its brackets.
        day: of the last change, as 2020-07-13.
        code: the server's answer, 0 where it gave none.
        at: at what the server gave it: the sender, the recipient, the mail.
        is_new: whether this call did it.
    """

    recipient: str
    state: str
    message: str
    day: str = ""
    code: int = 0
    at: str = ""
    is_new: bool = True

    @property
    def is_well(self) -> bool:
        """Whether nothing is left to do."""
        return self.state == "sent"

    def __str__(self) -> str:
        """A plain sentence for the log."""
        return f"{self.recipient}: {self._told()}"

    def _told(self) -> str:
        day = spell_date(date.fromisoformat(self.day)) if self.day else "an unknown day"
        if self.state == "sent":
            return "sent" if self.is_new else f"was sent on {day}; not sent again"
        if self.state == "refused":
            return f"refused by the mail server{self._answer()} on {day}; look at {self._suspect()}, then use --again"
        if self.state == "unknown":
            return (
                f"nobody knows whether it arrived: the server's answer was lost on {day}, so it is not sent again by "
                f"itself. Ask the recipient, or look for {self.message} in the server's log; then say --settle arrived "
                "or --settle lost"
            )
        return f"put off{self._answer()}; the next run tries again"

    def _suspect(self) -> str:
        """What the server may have had against the mail."""
        if self.code == TOO_MUCH:
            return "delivery.attach_up_to, since the mail may be too large, and at whether the mailbox is full"
        return "delivery.from" if self.at == "the sender" else "the address and at delivery.from"

    def _answer(self) -> str:
        at = f" at {self.at}" if self.at else ""
        return f" ({self.code}{at})" if self.code else ""


def outcome_of(mailing: Mailing, post: Post, *, at: str = "", is_new: bool = False) -> Outcome:
    """A mail of the ledger as an outcome."""
    from report_builder.delivery.message import domain_of  # noqa: PLC0415

    message = f"<{mailing.message}@{domain_of(post.delivery.sender)}>"
    return Outcome(mailing.recipient, mailing.state, message, mailing.day, mailing.answer, at, is_new)


def recovered(past: Iterable[Mailing], ledger: Ledger, *, day: str) -> tuple[Mailing, ...]:
    """The mails as they stand, where a process that is dead left some half sent: of those nobody knows.

    The caller holds the lock, so that no living process has begun them.
    """
    return tuple(ledger.move(one, "unknown", day=day) if one.state == "sending" else one for one in past)


def deliver(
    mails: Sequence[tuple[Mailing, Mail]], ledger: Ledger, post: Post
) -> tuple[tuple[Outcome, ...], tuple[Complaint, ...]]:
    """Send mails that were claimed; the caller holds the lock.

    Args:
        mails: each with what the ledger has of it.
        ledger: is told of each step before it is done.
        post: how.

    Returns:
        What became of each, and what kept us from the server, if anything: then those that are left are put off.
    """
    done, trouble = list[Outcome](), tuple[Complaint, ...]()
    with MailServer(post.smtp, post.login, patience=post.patience) as server:
        for mailing, mail in mails:
            if trouble:
                put_off = ledger.move(mailing, "deferred", day=post.day)
                done.append(outcome_of(put_off, post, is_new=True))
                continue
            try:
                done.append(_deliver(mailing, mail, server, ledger=ledger, post=post))
            except OutsideError as error:
                put_off = ledger.move(mailing, "deferred", day=post.day)
                done.append(outcome_of(put_off, post, is_new=True))
                trouble = error.complaints
    return tuple(done), trouble


def _deliver(mailing: Mailing, mail: Mail, server: MailServer, *, ledger: Ledger, post: Post) -> Outcome:
    insist_allowed(mail.recipient, post.delivery.allowed_domains)
    answer = server.send(
        mail.as_bytes(),
        sender=mail.sender,
        recipient=mail.recipient,
        before=lambda: _begin(mailing, ledger, post.day),
    )
    moved = ledger.move(mailing, answer.state, answer=answer.code, day=post.day)
    return outcome_of(moved, post, at=answer.at, is_new=True)


def _begin(mailing: Mailing, ledger: Ledger, day: str) -> None:
    ledger.move(mailing, "sending", day=day)
