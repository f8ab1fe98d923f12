"""Hands a mail to the council's server, safely or not at all, and says of each recipient what became of it.

The connection is made safe by TLS with a verified certificate, or nothing is said on it; only a server on this very
machine may do without. Rules: RFC 5321 (answers), RFC 3207 (STARTTLS), RFC 8314 (TLS).
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from report_builder.delivery.client import Client, SafeClient
from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.model.delivery import Smtp

LOOPBACK = ("localhost", "127.0.0.1", "::1")
GO_ON = 354
ASKS_FOR_LOGIN = (530, 538)
OURSELVES = "[127.0.0.1]"
"""What we call ourselves: an address literal (RFC 5321, 4.1.3). This machine's own name would stand in each mail."""


@dataclass(frozen=True, slots=True)
class Login:
    """User and password of the mail server; empty where it asks for none."""

    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds.

    Attributes:
        answer: for each answer of the server.
        taken: for the content to be sent, and then for the answer whether it was taken: ten minutes (RFC 5321,
            4.5.3.2.6).
    """

    answer: float = 60
    taken: float = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one mail: `state` as the ledger has it, the server's code, and at what it was said."""

    state: str
    code: int = 0
    at: str = ""


class MailServer:
    """A connection to the server, made when the first mail is to go and again where the server has hung up."""

    def __init__(self, smtp: Smtp, login: Login, *, patience: Patience = Patience()) -> None:
        self._smtp, self._login, self._patience = smtp, login, patience
        self._client: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def send(self, content: bytes, *, sender: str, recipient: str, before: Callable[[], None]) -> Answer:
        """Hand over one mail to one recipient.

        Args:
            content: the mail, its lines ended by CR and LF.
            sender: a plain address.
            recipient: a plain address.
            before: is called just before the content goes out; from then on a lost answer is `unknown`.

        Returns:
            sent; refused (5xx); deferred (4xx, or no answer before the content went out); or unknown.

        Raises:
            OutsideError: the server cannot be reached, is not who it says, or does not take the login. Nothing was
                sent.
            ConfigError: the config asks for an unsafe connection to another machine.
        """
        client = self._connected()
        try:
            asked = _envelope(client, sender, recipient)
        except (OSError, smtplib.SMTPException):
            self.close()
            return Answer("deferred", at="before the mail")
        if asked is not None:
            self._insist_login_was_taken(asked)
            self._begin_anew(asked)
            return asked
        try:
            before()
        except BaseException:
            self.close()  # the server waits for a content that will not come
            raise
        found = self._content(client, content)
        self._begin_anew(found)
        return found

    def _content(self, client: smtplib.SMTP, content: bytes) -> Answer:
        """After 354; whatever is lost from here on, the mail may have been taken."""
        try:
            _wait(client, self._patience.taken)  # a socket's time is that of the whole content
            client.send(dotted(content))
            code, _ = client.getreply()
            _wait(client, self._patience.answer)
        except (OSError, smtplib.SMTPException):
            self.close()
            return Answer("unknown", at="the end of the mail")
        return Answer(_state(code, otherwise="unknown"), code, "the end of the mail")

    def _begin_anew(self, after: Answer) -> None:
        """Leave the connection ready for the next mail, or none."""
        if after.state == "sent" or self._client is None:
            return
        try:
            if after.code == 421 or after.state == "unknown" or self._client.rset()[0] != 250:
                self.close()
        except (OSError, smtplib.SMTPException):
            self.close()

    def _insist_login_was_taken(self, answer: Answer) -> None:
        if answer.code in ASKS_FOR_LOGIN:
            self.close()
            raise OutsideError(self._complaint("the mail server asks for a login", _SET_LOGIN))

    def _connected(self) -> smtplib.SMTP:
        if self._client is None:
            self._client = self._open()
        return self._client

    def _open(self) -> smtplib.SMTP:
        """Connect, make it safe, log in; each refusal is told in words of ours, since the server's may hold a name."""
        insist_safe(self._smtp)
        client: smtplib.SMTP | None = None
        try:
            client = self._reached()
            self._log_in(client)
        except BaseException as error:
            if client is not None:
                client.close()
            complaint = self._spoken(error)
            if complaint is None:
                raise
            raise OutsideError(complaint) from None  # the cause may hold what the server said to a login
        return client

    def _reached(self) -> smtplib.SMTP:
        smtp, seconds = self._smtp, self._patience.answer
        if smtp.tls == "tls":
            safe = ssl.create_default_context()
            return SafeClient(smtp.host, smtp.port, OURSELVES, timeout=seconds, context=safe)
        client = Client(smtp.host, smtp.port, OURSELVES, timeout=seconds)
        try:
            client.ehlo_or_helo_if_needed()
            if smtp.tls == "starttls":
                client.starttls(context=ssl.create_default_context())
        except BaseException:
            client.close()
            raise
        return client

    def _log_in(self, client: smtplib.SMTP) -> None:
        client.ehlo_or_helo_if_needed()
        if self._login.user:
            client.login(self._login.user, self._login.password)

    def _spoken(self, error: BaseException) -> Complaint | None:
        """What kept us from the server, in words; None for a fault of ours."""
        if isinstance(error, ssl.SSLCertVerificationError):
            return self._complaint(
                f"the mail server's certificate was not accepted: {error.verify_message.rstrip('.')}", _VOUCH
            )
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return self._complaint(f"the mail server did not take the login ({error.smtp_code})", _SET_LOGIN)
        if isinstance(error, smtplib.SMTPNotSupportedError):
            what = (
                "STARTTLS" if self._smtp.tls == "starttls" and "STARTTLS" in str(error) else "a login in a way we know"
            )
            return self._complaint(
                f"the mail server does not offer {what}", "ask who runs it; nothing is sent unsafely"
            )
        if isinstance(error, smtplib.SMTPResponseException):
            return self._complaint(f"the mail server sent us away ({error.smtp_code})", _LATER)
        if isinstance(error, (OSError, smtplib.SMTPException, UnicodeError)):  # the last of a host that cannot be
            return self._complaint("the mail server could not be reached, or hung up", _LATER)
        return None

    def _complaint(self, what: str, mend: str) -> Complaint:
        return Complaint(what, f"{self._smtp.host}:{self._smtp.port}", mend)


_LATER = "see whether host and port are right and the server is up, then run it again; nothing was sent"
_SET_LOGIN = "set REPORT_BUILDER_SMTP_USER and REPORT_BUILDER_SMTP_PASSWORD, then run it again; nothing was sent"
_VOUCH = "name its host as its certificate does; for an authority of your own set SSL_CERT_FILE; nothing was sent"


def insist_safe(smtp: Smtp) -> None:
    """Stop where mail would cross a network unprotected.

    Raises:
        ConfigError: `tls: none` for a server that is not this machine.
    """
    if smtp.tls == "none" and smtp.host.lower() not in LOOPBACK:
        what = "mail to another machine must be protected"
        raise ConfigError(Complaint(what, f"delivery.smtp, {smtp.host}", "write tls: starttls, or tls: tls"))


def dotted(content: bytes) -> bytes:
    """The content as it goes over the line: a full stop that begins a line is doubled, one alone ends it (4.5.2)."""
    stuffed = re.sub(rb"(?m)^\.", b"..", content)
    return (stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n") + b".\r\n"


def _envelope(client: smtplib.SMTP, sender: str, recipient: str) -> Answer | None:
    """From MAIL to DATA; None where the server waits for the content."""
    for at, say in (("the sender", client.mail), ("the recipient", client.rcpt)):
        code, _ = say(sender if at == "the sender" else recipient)
        if not _is_done(code):
            return Answer(_state(code, otherwise="deferred"), code, at)
    code, _ = client.docmd("DATA")
    return None if code == GO_ON else Answer(_state(code, otherwise="deferred"), code, "the mail")


def _wait(client: smtplib.SMTP, seconds: float) -> None:
    if client.sock is not None:
        client.sock.settimeout(seconds)


def _is_done(code: int) -> bool:
    return 200 <= code < 300


def _state(code: int, *, otherwise: str) -> str:
    """The first digit says it (RFC 5321, 4.2.1); 2xx where the content was asked for is no leave to send it."""
    if _is_done(code):
        return "sent" if otherwise == "unknown" else "deferred"
    return {4: "deferred", 5: "refused"}.get(code // 100, otherwise)
