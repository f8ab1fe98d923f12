"""A real mail server on loopback, with TLS and a login, that misbehaves on request and keeps what it was sent."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import warnings
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "yot", "correct horse"
DROP = "drop"
"""The connection is cut at this moment, and what was sent last is not kept."""
KEEP_AND_DROP = "keep and drop"
"""At ANSWER: the mail is kept, and the connection cut before the answer."""


@dataclass(frozen=True, slots=True)
class Received:
    """One mail that the server took in; `called` is what its client called itself."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    was_safe: bool
    user: str
    called: str = ""

    @property
    def message(self) -> EmailMessage:
        """The mail, taken apart."""
        found = message_from_bytes(self.content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        return found


@dataclass
class PostOffice:
    """The server: where it is reached, what it took in, and how it misbehaves.

    Attributes:
        host, port: where it listens.
        ca: a file with the certificate of the authority that vouches for it.
        received: every mail that it took in, in that order.
        logins: the user of each login that it was offered, right or wrong.
    """

    host: str
    port: int
    ca: Path
    received: list[Received] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    _next: defaultdict[str, deque[str | float]] = field(default_factory=lambda: defaultdict(deque))
    _always: dict[str, str | float] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What a process that mails by this server needs in its environment."""
        return {
            "SSL_CERT_FILE": str(self.ca),
            "REPORT_BUILDER_SMTP_USER": USER,
            "REPORT_BUILDER_SMTP_PASSWORD": PASSWORD,
        }

    def next(self, moment: str, *actions: str | float) -> None:
        """Misbehave at the next such moments, then no more.

        Args:
            moment: MAIL, RCPT or "RCPT someone@example.gov.uk"; DATA (before its 354), CONTENT (while the mail comes
                in), ANSWER (when it is in).
            actions: an answer ("451 4.7.1 Come back later"), DROP, KEEP_AND_DROP, or seconds to be silent first.
        """
        self._next[moment].extend(actions)

    def always(self, moment: str, action: str | float) -> None:
        """Misbehave at every such moment, until `behave`."""
        self._always[moment] = action

    def behave(self) -> None:
        """Forget what it was told to do."""
        self._next.clear()
        self._always.clear()

    def tally(self) -> Counter[tuple[str, str]]:
        """(Message-ID, recipient) -> how often it was taken in: more than once is a doubled mail."""
        return Counter((str(one.message["Message-ID"]), to) for one in self.received for to in one.recipients)

    def to(self, recipient: str) -> list[EmailMessage]:
        """What came for a recipient."""
        return [one.message for one in self.received if recipient in one.recipients]

    async def action(self, *moments: str) -> str | None:
        """What to do now; silence is kept here."""
        for moment in moments:
            found = self._next[moment].popleft() if self._next.get(moment) else self._always.get(moment)
            if isinstance(found, int | float):
                await asyncio.sleep(found)
            elif found is not None:
                return found
        return None


@dataclass
class _Clerk:
    """The hooks of aiosmtpd: the office decides."""

    office: PostOffice

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's signature
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self.office.action("MAIL")
        if answer is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return _said(server, answer) or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's signature
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await self.office.action(f"RCPT {address}", "RCPT")
        if answer is None:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return _said(server, answer) or "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = await self.office.action("ANSWER")
        if answer is None or answer == KEEP_AND_DROP or answer.startswith("2"):
            content = envelope.content
            assert isinstance(content, bytes)
            login = session.auth_data
            user = login.login.decode() if isinstance(login, LoginPassword) else ""
            sender, called = envelope.mail_from or "", session.host_name or ""
            self.office.received.append(
                Received(sender, tuple(envelope.rcpt_tos), content, server.is_safe, user, called)
            )
        return _said(server, answer) or "250 2.0.0 Taken in"


def _said(server: Any, answer: str | None) -> str:
    """The answer, or the connection cut; after 421 a server hangs up."""
    if answer in {DROP, KEEP_AND_DROP}:
        server.transport.abort()
        raise ConnectionResetError
    if answer is not None and answer.startswith("421"):
        server.loop.call_later(0.05, server.hang_up)
    return answer or ""


class _Server(SMTP):
    """One connection."""

    office: PostOffice
    is_wrapped = False

    @property
    def is_safe(self) -> bool:
        return self.is_wrapped or self._tls_protocol is not None

    def hang_up(self) -> None:
        if self.transport is not None:
            self.transport.close()

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        answer = await self.office.action("DATA")
        if answer is not None:
            await self.push(_said(self, answer))
            return
        if await self.office.action("CONTENT") == DROP:
            await self.push("354 Go on")
            await self._reader.read(100)
            _said(self, DROP)
        await super().smtp_DATA(arg)

    async def _handle_client(self) -> None:
        with suppress(ConnectionError):
            await super()._handle_client()


@contextmanager
def post_office(
    folder: Path,
    *,
    tls: str = "starttls",
    certificate_for: str = "localhost",
    is_vouched: bool = True,
    is_login_required: bool = True,
    offers_starttls: bool = True,
    port: int = 0,
) -> Iterator[PostOffice]:
    """A server that is up within the block.

    Args:
        folder: gets the authority's certificate, `ca.pem`.
        tls: starttls, tls (from the first byte) or none.
        certificate_for: the host name in its certificate.
        is_vouched: whether the authority in `ca.pem` made the certificate.
        is_login_required: whether mail is taken only after a login with USER and PASSWORD.
        offers_starttls: whether a server that should offer STARTTLS does.
        port: where it listens; 0: any that is free.
    """
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    vouching = authority if is_vouched else trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    vouching.issue_cert(certificate_for).configure_cert(context)
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    office = PostOffice("localhost", listening.getsockname()[1], folder / "ca.pem")
    loop = asyncio.new_event_loop()

    def authenticated(_server: Any, _session: Any, _envelope: Any, _mechanism: str, login: Any) -> AuthResult:
        office.logins.append(login.login.decode())
        is_right = (login.login, login.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=is_right, handled=False, auth_data=login if is_right else None)

    def connection() -> _Server:
        is_starttls = tls == "starttls" and offers_starttls
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of a login without STARTTLS, which implicit TLS has
            server = _Server(
                _Clerk(office),
                loop=loop,
                hostname="localhost",
                tls_context=context if is_starttls else None,
                require_starttls=is_starttls,
                auth_required=is_login_required,
                auth_require_tls=is_starttls,
                authenticator=authenticated,
            )
        server.office, server.is_wrapped = office, tls == "tls"
        return server

    def serve() -> None:
        asyncio.set_event_loop(loop)
        loop.set_exception_handler(lambda *_: None)  # a dropped connection is what was asked for
        server = loop.run_until_complete(
            loop.create_server(connection, sock=listening, ssl=context if tls == "tls" else None)
        )
        is_up.set()
        loop.run_forever()
        server.close()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()

    is_up = threading.Event()
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    is_up.wait(10)
    try:
        yield office
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
