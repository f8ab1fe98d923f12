"""What is said to the server: full stops as RFC 5321 has them, and an answer read by its first digit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail_server import PASSWORD, USER, post_office

from report_builder.delivery.smtp import Answer, Login, MailServer, Patience, dotted, insist_safe
from report_builder.errors import ConfigError, OutsideError
from report_builder.model.delivery import Smtp

CONTENT = b"Subject: Draft\r\n\r\n.\r\n..one\r\nlast\r\n"


def undotted(sent: bytes) -> bytes:
    """As RFC 5321, 4.5.2, has the receiver do it."""
    lines = sent.removesuffix(b".\r\n").split(b"\r\n")
    return b"\r\n".join(line[1:] if line.startswith(b".") else line for line in lines)


@given(st.lists(st.sampled_from([b".", b"..", b"a", b"", b".a"]), min_size=1))
def test_no_line_of_a_mail_ends_it(lines: list[bytes]) -> None:
    content = b"\r\n".join(lines) + b"\r\n"

    sent = dotted(content)

    assert sent.endswith(b"\r\n.\r\n")
    assert b".\r\n" not in sent.removesuffix(b".\r\n").split(b"\r\n")
    assert (b"\r\n" + sent).count(b"\r\n.\r\n") == 1
    assert undotted(sent) == content


def test_a_mail_arrives_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        begun = []
        with MailServer(Smtp(office.host, office.port), Login(USER, PASSWORD), patience=Patience(5, 5)) as server:
            sent = server.send(
                CONTENT, sender="a@example.gov.uk", recipient="b@example.gov.uk", before=lambda: begun.append(1)
            )

        assert (sent.state, sent.code, begun) == ("sent", 250, [1])
        assert [one.content for one in office.received] == [CONTENT]


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_the_server_does_not_learn_the_name_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: str
) -> None:
    monkeypatch.setattr("socket.getfqdn", lambda *_: "desk-17.internal.example.gov.uk")
    with post_office(tmp_path, tls=tls) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        with MailServer(Smtp(office.host, office.port, tls), Login(USER, PASSWORD), patience=Patience(5, 5)) as server:
            server.send(CONTENT, sender="a@example.gov.uk", recipient="b@example.gov.uk", before=lambda: None)

        assert [one.called for one in office.received] == ["[127.0.0.1]"]


@pytest.mark.parametrize(
    ("moment", "answer", "wanted"),
    [
        ("RCPT", "251 2.1.5 Will forward", "sent"),
        ("DATA", "250 What", "deferred"),
        ("RCPT", "354 What", "deferred"),
        ("RCPT", "nonsense", "deferred"),
        ("ANSWER", "354 What", "unknown"),
        ("ANSWER", "nonsense", "unknown"),
        ("RCPT", "530 5.7.0 Log in", "login"),
    ],
)
def test_an_answer_out_of_place_is_never_taken_for_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, answer: str, wanted: str
) -> None:
    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        office.next(moment, answer)
        with MailServer(Smtp(office.host, office.port), Login(USER, PASSWORD), patience=Patience(1, 1)) as server:

            def send() -> Answer:
                return server.send(CONTENT, sender="a@x.gov.uk", recipient="b@x.gov.uk", before=lambda: None)

            if wanted == "login":
                with pytest.raises(OutsideError, match="asks for a login"):
                    send()
            elif wanted != "sent":
                assert send().state == wanted


def test_a_fault_before_the_content_leaves_no_half_said_mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OutsideError("the ledger cannot be used")

    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        with MailServer(Smtp(office.host, office.port), Login(USER, PASSWORD), patience=Patience(5, 5)) as server:
            with pytest.raises(OutsideError, match="ledger"):
                server.send(CONTENT, sender="a@x.gov.uk", recipient="b@x.gov.uk", before=refuse)
            assert server.send(CONTENT, sender="a@x.gov.uk", recipient="c@x.gov.uk", before=lambda: None).code == 250
        assert [one.recipients for one in office.received] == [("c@x.gov.uk",)]


def test_only_this_very_machine_may_be_spoken_to_in_the_clear() -> None:
    for host in ("localhost", "127.0.0.1", "::1"):
        insist_safe(Smtp(host, 25, "none"))
    for host in ("mail.example.gov.uk", "localhost.example.gov.uk", "127.0.0.1.example.gov.uk"):
        with pytest.raises(ConfigError):
            insist_safe(Smtp(host, 25, "none"))


def test_a_login_does_not_show_its_password() -> None:
    assert "horse" not in repr(Login("yot", "correct horse"))
