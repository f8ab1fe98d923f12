"""A client of the mail server whom no server can keep for ever, nor puzzle; what it says is smtplib's.

An answer has to be there within the connection's time, all of it, and may not be longer than anybody's. User and
password go as UTF-8 (RFC 4616), so that a pound sign may stand in them.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import smtplib
import socket
import time
from collections.abc import Callable
from typing import IO, cast

MOST_BYTES = 100_000
"""In one answer; the longest that is made, of a server with many abilities, has a few hundred."""
MOST_CHALLENGES = 5
_LOGIN_TAKEN, _LOGIN_NOT_NEEDED, _GO_ON = 235, 503, 334
_AT_ONCE = 8192


class Answers:
    """What the server says, line by line, as smtplib reads it; it stops where an answer takes too long to end."""

    def __init__(self, line: socket.socket) -> None:
        self._line, self._waiting = line, b""
        self._until, self._left = 0.0, 0

    def begin(self) -> None:
        """An answer begins: it has the connection's time, and no more than `MOST_BYTES`."""
        self._until = time.monotonic() + (self._line.gettimeout() or 0)
        self._left = MOST_BYTES

    def readline(self, most: int) -> bytes:
        """The next line with its end, or its first bytes; what there is, where the server has hung up.

        Raises:
            OSError: it takes too long, or does not end.
        """
        while b"\n" not in self._waiting[:most] and len(self._waiting) < most:
            heard = self._heard()
            if not heard:
                break
            self._waiting += heard
        end = self._waiting.find(b"\n", 0, most) + 1 or most
        line, self._waiting = self._waiting[:end], self._waiting[end:]
        self._left -= len(line)
        if self._left < 0:
            raise OSError("the server's answer does not end")
        return line

    def close(self) -> None:
        """As a file has it; the connection stays."""

    def _heard(self) -> bytes:
        usual, left = self._line.gettimeout(), self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the server's answer takes too long")
        self._line.settimeout(left)
        try:
            return self._line.recv(_AT_ONCE)
        finally:
            self._line.settimeout(usual)


class Client(smtplib.SMTP):
    """smtplib's, with answers that end and a login in UTF-8."""

    def getreply(self) -> tuple[int, bytes]:
        """The server's next answer.

        Raises:
            SMTPException: there is none, or it is none that ends.
        """
        if self.file is None and self.sock is not None:
            self.file = cast("IO[bytes]", Answers(self.sock))
        if isinstance(self.file, Answers):
            self.file.begin()
        return super().getreply()

    def auth(
        self,
        mechanism: str,
        authobject: Callable[..., str | None],
        *,
        initial_response_ok: bool = True,
    ) -> tuple[int, bytes]:
        """Log in, in one of the ways that smtplib knows (RFC 4954).

        Raises:
            SMTPAuthenticationError: the server does not take it.
            SMTPException: what it asks is none of what RFC 4954 has.
        """
        first = authobject() if initial_response_ok else None
        asked = mechanism.upper() if first is None else f"{mechanism.upper()} {_coded(first)}"
        code, said = self.docmd("AUTH", asked)
        for _ in range(MOST_CHALLENGES):
            if code != _GO_ON:
                break
            code, said = self.docmd(_coded(authobject(_challenge(said)) or ""))
        if code not in {_LOGIN_TAKEN, _LOGIN_NOT_NEEDED}:
            raise smtplib.SMTPAuthenticationError(code, said)
        return code, said

    def auth_cram_md5(  # type: ignore[override]  # smtplib has it in two overloads
        self, challenge: bytes | None = None
    ) -> str | None:
        """The answer to a challenge of RFC 2195, which MD5 belongs to."""
        if challenge is None:
            return None
        return f"{self.user} {hmac.new(_bytes(self.password), challenge, 'md5').hexdigest()}"


class SafeClient(Client, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


def _coded(words: str) -> str:
    return base64.b64encode(_bytes(words)).decode("ascii")


def _bytes(words: str) -> bytes:
    """As UTF-8; what the environment held in another encoding goes as it is."""
    return words.encode("utf-8", "surrogateescape")


def _challenge(said: bytes) -> bytes:
    try:
        return base64.b64decode(said)
    except binascii.Error:
        raise smtplib.SMTPException("the server's challenge cannot be read") from None
