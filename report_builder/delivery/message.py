"""A mail as it goes over the line: plain text and HTML, papers attached; the same mail has the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from report_builder.errors import Complaint, ConfigError

ADDRESS = re.compile(r"[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""A plain address (RFC 5321's dot-string): no quotes, comment, second @, letter outside ASCII or end of line.

Nor % or !, by which an old server sends mail on: `someone%elsewhere.com@example.gov.uk` goes to elsewhere.com.
"""

_AS_IT_GOES = SMTP.clone(cte_type="7bit", max_line_length=76)
_LONG = 75
"""Letters in an encoded word, and in a line that has one (RFC 2047, 2)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF that goes with a mail: its name, in plain letters, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one recipient.

    Attributes:
        sender, recipient: plain addresses.
        subject, text, html: what it says; `html` is a whole page.
        id: what its Message-ID begins with, in letters and digits.
        when: of the Date line; with a zone.
        attached: the papers.
    """

    sender: str
    recipient: str
    subject: str
    text: str
    html: str
    id: str
    when: datetime
    attached: tuple[Attachment, ...] = ()

    @property
    def message_id(self) -> str:
        """As the Message-ID line has it."""
        return f"<{self.id}@{domain_of(self.sender)}>"

    def as_bytes(self) -> bytes:
        """The whole mail in ASCII, lines ended by CR and LF.

        Raises:
            ConfigError: an address is not a plain one.
        """
        for address in (self.sender, self.recipient):
            insist_plain(address)
        message = EmailMessage(policy=_AS_IT_GOES)
        message["From"], message["To"] = self.sender, self.recipient
        message.set_raw("Subject", encoded(self.subject))
        message["Date"] = format_datetime(self.when)
        message["Message-ID"] = self.message_id
        message["Auto-Submitted"] = "auto-generated"
        message["Content-Language"] = "en-GB"
        message.set_content(self.text, cte="quoted-printable")
        message.add_alternative(self.html, subtype="html", cte="quoted-printable")
        for one in self.attached:
            message.add_attachment(one.content, "application", "pdf", filename=one.name)
        self._set_boundaries(message)
        return message.as_bytes()

    def _set_boundaries(self, message: EmailMessage) -> None:
        """The library's own are by chance. Neither base64 nor quoted-printable text has a line that holds `=_`."""
        several = (part for part in message.walk() if part.is_multipart())
        for number, part in enumerate(several, start=1):
            part.set_boundary(f"=_{self.id[:32]}_{number}")


def insist_plain(address: str) -> None:
    """Stop at an address with which more could be said than to whom the mail goes.

    Raises:
        ConfigError: it is none, or not a plain one. It is not repeated whole: it may be made to look like more.
    """
    if not ADDRESS.fullmatch(address) or len(address) > 254:
        what = f"'{one_line(address)[:60]}' is not an address to which mail can go"
        raise ConfigError(Complaint(what, "delivery", "write it as name@example.gov.uk"))


def insist_allowed(address: str, domains: Iterable[str]) -> None:
    """Stop at an address outside the domains to which mail may go; a domain within an allowed one is another.

    Args:
        address: the recipient.
        domains: the allowed ones; none: no mail goes anywhere.

    Raises:
        ConfigError: it is not a plain address, or is outside them.
    """
    insist_plain(address)
    allowed = {domain.lower() for domain in domains}
    if domain_of(address) not in allowed:
        what = f"mail may not go to {address}, which is outside allowed_domains"
        raise ConfigError(Complaint(what, "delivery", f"allowed: {', '.join(sorted(allowed)) or 'none'}"))


def domain_of(address: str) -> str:
    """What stands behind the @, in small letters."""
    return address.rpartition("@")[2].lower()


def id_of(*parts: object) -> str:
    """What a Message-ID begins with, made of what the mail is and of nothing else."""
    return sha256("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def encoded(subject: str) -> str:
    """A subject as it goes over the line (RFC 2047), folded; EmailMessage's own folding loses spaces of a long one."""
    line = one_line(subject)
    is_plain = line.isascii() and "=?" not in line and max(map(len, line.split()), default=0) < _LONG
    return Header(line, "us-ascii" if is_plain else "utf-8", header_name="Subject", maxlinelen=_LONG).encode()


def one_line(text: str) -> str:
    """The text on one line, without characters that steer a screen or a server; any letter stays."""
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())
