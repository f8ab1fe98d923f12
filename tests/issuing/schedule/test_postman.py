"""What the owner of a paper is told by the scheduled job of mails about which nobody else can decide."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from growing_services import FOUR
from mail_server import PASSWORD, USER, PostOffice, post_office

from report_builder.configfile.read import read_spec
from report_builder.delivery.smtp import Login
from report_builder.issuing.schedule.postman import MailServerPostman
from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.releases import open_ledger
from report_builder.model.period import Quarter
from report_builder.model.spec import ReportSpec

BRINDLE = FOUR[1]
BOARD = BRINDLE.to[0]
REPORT = "brindle-2019-20-q4-scrutiny-briefing"
WHEN = datetime(2020, 5, 18, 7, 30, tzinfo=UTC)


def spec_with(office: PostOffice, workspace: Path) -> ReportSpec:
    config = BRINDLE.put(workspace, port=office.port)
    config.write_text(config.read_text().replace("tls: none", "tls: starttls"), encoding="utf-8")
    BRINDLE.grow(workspace, WHEN.date())
    (workspace / "out").mkdir()
    quarter = Quarter.parse("2019-20 Q4")
    return read_spec(config, as_at=WHEN.date(), latest_quarter=lambda _: quarter, environment={})


def mailed(workspace: Path, state: str, to: str, *, turn: int = 1, answer: int = 0) -> None:
    with open_ledger(workspace / "out" / "ledger.sqlite") as ledger:
        mail = Mailing(REPORT, "board", "draft", 1, to, turn, "m1", f"x{turn}-{to[:2]}")
        ledger.claim([mail])
        ledger.move(ledger.move(mail, "sending"), state, answer=answer, day="2020-05-15")


def test_the_owner_is_told_once_of_each_mail_that_waits_for_a_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        spec = spec_with(office, tmp_path)
        postman = MailServerPostman(tmp_path / "out", WHEN, Login(USER, PASSWORD))
        mailed(tmp_path, "refused", BOARD[0], answer=550)
        first = postman.ask(spec, "board")
        mailed(tmp_path, "unknown", BOARD[1])
        then = [postman.ask(spec, "board") for _ in range(3)]

        assert (first, then) == (
            "its owner was told",
            ["its owner was told", "its owner was told before", "its owner was told before"],
        )
        told = [one.message for one in office.received]
        texts = [part.get_content() for mail in told if (part := mail.get_body(("plain",))) is not None]
        assert [mail["To"] for mail in told] == ["owner-of-brindle@example.gov.uk"] * 2
        assert f"{BOARD[0]}: refused by the mail server (550) on 15 May 2020" in texts[0]
        assert BOARD[0] not in texts[1]
        assert f"{BOARD[1]}: nobody knows whether it arrived" in texts[1]


def test_nothing_is_asked_of_who_has_had_it_in_another_turn_or_is_a_recipient_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        spec = spec_with(office, tmp_path)
        mailed(tmp_path, "sent", BOARD[0])
        mailed(tmp_path, "refused", BOARD[0], turn=2)
        mailed(tmp_path, "refused", "left@example.gov.uk")

        MailServerPostman(tmp_path / "out", WHEN, Login(USER, PASSWORD)).ask(spec, "board")

        assert office.received == []


def test_an_owner_to_whom_mail_is_refused_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office(tmp_path) as office:
        monkeypatch.setenv("SSL_CERT_FILE", str(office.ca))
        spec = spec_with(office, tmp_path)
        mailed(tmp_path, "refused", BOARD[0])
        office.next("RCPT", "550 5.1.1 No such user")

        found = MailServerPostman(tmp_path / "out", WHEN, Login(USER, PASSWORD)).ask(spec, "board")

        assert found == "the mail to its owner was refused or got no answer as well"
