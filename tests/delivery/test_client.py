"""A server that never ends its answer, or asks what nobody can read, keeps nobody; a login may have any letter."""

from __future__ import annotations

import base64
import hmac

import pytest
from said_server import Says, said_server

from report_builder.delivery.smtp import Answer, Login, MailServer, Patience
from report_builder.errors import OutsideError
from report_builder.model.delivery import Smtp

CONTENT = b"Subject: Draft\r\n\r\nDear all\r\n"
NOBODY, LOGIN = Login(), Login("yöt", "p£ssword")


def send(port: int, login: Login = NOBODY, *, seconds: float = 20) -> Answer:
    with MailServer(Smtp("127.0.0.1", port, "none"), login, patience=Patience(seconds, seconds)) as server:
        return server.send(CONTENT, sender="a@example.gov.uk", recipient="b@example.gov.uk", before=lambda: None)


def polite(**answers: bytes) -> Says:
    """Says 250, but 220 at first and what it is told to at the words of the client."""
    known = {b"DATA": b"354 go on\r\n", **{name.encode(): said for name, said in answers.items()}}
    content = []

    def says(line: bytes) -> bytes:
        if not line:
            return b"220 hello\r\n"
        word = line.split()[0].upper() if line.split() else b""
        if content or word == b"DATA":
            content.append(line)
            return (
                known[b"DATA"] if len(content) == 1 else answers.get("END", b"250 ok\r\n") if line == b".\r\n" else b""
            )
        return known.get(word, b"250 ok\r\n")

    return says


def test_a_greeting_that_never_ends_is_not_heard_to_the_end() -> None:
    endless = b"220-and another thing\r\n"

    with (
        said_server(lambda _: endless, endless=endless) as server,
        pytest.raises(OutsideError, match="nothing was sent"),
    ):
        send(server.port)


def test_a_line_that_never_ends_is_not_heard_to_the_end() -> None:
    with said_server(lambda _: b"2", endless=b"2") as server, pytest.raises(OutsideError, match="nothing was sent"):
        send(server.port)


def test_of_an_answer_to_the_content_that_never_ends_nobody_knows_what_it_means() -> None:
    endless = b"250-and another thing\r\n"

    with said_server(polite(END=endless), endless=endless) as server:
        found = send(server.port)

    assert found == Answer("unknown", at="the end of the mail")


def test_an_answer_that_comes_in_drops_has_the_time_of_one_answer() -> None:
    dripping = said_server(lambda _: b"2", endless=b"2", pause=0.05)

    with dripping as server, pytest.raises(OutsideError, match="could not be reached, or hung up"):
        send(server.port, seconds=0.5)


def test_a_challenge_that_nobody_can_read_is_told_as_a_fault_of_the_server() -> None:
    says = polite(EHLO=b"250-x\r\n250 AUTH CRAM-MD5\r\n", AUTH=b"334 abcde\r\n")

    with said_server(says) as server, pytest.raises(OutsideError, match="nothing was sent"):
        send(server.port, LOGIN)


def test_a_server_that_challenges_without_end_is_left() -> None:
    says = polite(EHLO=b"250-x\r\n250 AUTH LOGIN\r\n")

    def asks(line: bytes) -> bytes:
        return b"334 VXNlcjo=\r\n" if server.heard and server.heard[-1][:4].upper() not in {b"EHLO"} else says(line)

    with said_server(asks) as server, pytest.raises(OutsideError, match="did not take the login"):
        send(server.port, LOGIN)


def test_a_login_with_a_pound_sign_goes_in_the_letters_of_its_rule() -> None:
    says = polite(EHLO=b"250-x\r\n250 AUTH PLAIN\r\n", AUTH=b"235 ok\r\n")

    with said_server(says) as server:
        found = send(server.port, LOGIN)

    assert found.state == "sent"
    coded = next(line for line in server.heard if line.upper().startswith(b"AUTH")).split()[2]
    assert base64.b64decode(coded) == b"\0y\xc3\xb6t\0p\xc2\xa3ssword"


def test_a_challenge_is_answered_with_a_password_of_any_letters() -> None:
    challenge = b"<1896.697170952@example.gov.uk>"
    asked = b"334 " + base64.b64encode(challenge) + b"\r\n"
    says = polite(EHLO=b"250-x\r\n250 AUTH CRAM-MD5\r\n", AUTH=asked)

    def believes(line: bytes) -> bytes:
        return b"235 ok\r\n" if server.heard and server.heard[-2:-1] == [b"AUTH CRAM-MD5\r\n"] else says(line)

    with said_server(believes) as server:
        send(server.port, LOGIN)

    answer = base64.b64decode(server.heard[server.heard.index(b"AUTH CRAM-MD5\r\n") + 1])
    secret = hmac.new(b"p\xc2\xa3ssword", challenge, "md5").hexdigest()
    assert answer == b"y\xc3\xb6t " + secret.encode()


def test_a_host_whose_name_nobody_can_have_is_told_as_one_that_is_not_reached() -> None:
    with (
        MailServer(Smtp(f"{'a' * 64}.example", 25), Login(), patience=Patience(1, 1)) as server,
        pytest.raises(OutsideError, match="could not be reached"),
    ):
        server.send(CONTENT, sender="a@example.gov.uk", recipient="b@example.gov.uk", before=lambda: None)
