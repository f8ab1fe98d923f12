"""The command `send`: which config it takes, what it says, and that ten of it at once mail nobody twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mail_server import KEEP_AND_DROP, PASSWORD, PostOffice, post_office
from mailed_editions import put_workspace

from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger

NAMED = "leeds-2019-20-q4-board-report"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    with post_office(tmp_path) as opened:
        for name, value in opened.environment.items():
            monkeypatch.setenv(name, value)
        yield opened


def test_the_help_ends_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["send", "--help"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "report-builder send out/rotherham-2019-20-q4-board-report/board --dry-run" in lines


def test_a_draft_is_mailed_by_the_config_beside_the_out_folder(
    office: PostOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_workspace(tmp_path, office)

    assert run(["-q", "send", str(folder)]) == 0

    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{NAMED}, board edition, the draft:",
        "  chair@example.gov.uk: sent",
        "  clerk@example.gov.uk: sent",
        "  member@example.gov.uk: sent",
    ]
    assert said.err == ""
    assert len(office.received) == 3
    text = office.received[0].message.get_body(("plain",))
    assert text is not None
    assert "What is asked of you".upper() in text.get_content()


def test_what_is_left_ends_with_4_and_is_told_without_the_password(
    office: PostOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_workspace(tmp_path, office)
    office.next("RCPT chair@example.gov.uk", "451 4.7.1 Later")
    office.next("RCPT member@example.gov.uk", "550 5.1.1 Nobody")

    statuses = [run(["send", str(folder)]), run(["send", str(folder)]), run(["send", str(folder), "--again"])]

    said = capsys.readouterr()
    assert statuses == [4, 4, 0]
    assert "chair@example.gov.uk: put off (451 at the recipient); the next run tries again" in said.out
    assert "member@example.gov.uk: refused by the mail server (550 at the recipient)" in said.out
    assert PASSWORD not in said.out + said.err


def test_the_owner_settles_what_nobody_knows(
    office: PostOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_workspace(tmp_path, office, edition="public")
    office.next("ANSWER", KEEP_AND_DROP)

    assert run(["-q", "send", str(folder)]) == 4
    assert run(["-q", "send", str(folder), "--settle", "arrived"]) == 0
    assert run(["-q", "send", str(folder)]) == 0
    assert run(["-q", "send", str(folder), "--settle", "lost"]) == 0

    said = capsys.readouterr().out
    assert "press@example.gov.uk: nobody knows whether it arrived" in said
    assert "press@example.gov.uk: noted as sent" in said
    assert "there is no mail of this edition of which nobody knows; nothing was changed" in said
    assert len(office.received) == 1


def test_a_dry_run_says_where_the_mails_lie(
    office: PostOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_workspace(tmp_path, office, edition="public")

    assert run(["-q", "send", str(folder), "--dry-run"]) == 0

    place = tmp_path / "out" / "mail-not-sent" / NAMED / "public" / "press@example.gov.uk.eml"
    assert capsys.readouterr().out == f"would be sent: {place}\nnothing was sent or recorded\n"
    assert place.is_file()
    assert office.received == []


def test_without_a_config_or_with_two_it_asks_for_one(
    office: PostOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_workspace(tmp_path, office)
    config = tmp_path / "config" / "leeds.yaml"
    shutil.copy(config, tmp_path / "config" / "twin.yaml")
    (tmp_path / "config" / "broken.yaml").write_text("yot: [", encoding="utf-8")

    assert run(["send", str(folder)]) == 2
    assert "several configs here make leeds-2019-20-q4-board-report; name it with --config" in capsys.readouterr().err
    assert run(["-q", "send", str(folder), "--config", str(config)]) == 0
    other = tmp_path / "config" / "twin.yaml"
    other.write_text(config.read_text(encoding="utf-8").replace("2019-20 Q4", "2019-20 Q3"), encoding="utf-8")
    assert run(["send", str(folder), "--config", str(other)]) == 2
    config.unlink()
    assert run(["send", str(folder)]) == 2
    assert "no config here makes" in capsys.readouterr().err


def test_an_altered_edition_is_not_sent(office: PostOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_workspace(tmp_path, office)
    (folder / "board-report.pdf").write_bytes(b"%PDF-1.7 altered\n")

    assert run(["send", str(folder)]) == 1
    assert "altered after it was built" in capsys.readouterr().err
    assert office.received == []


def test_ten_at_once_mail_each_recipient_once(office: PostOffice, tmp_path: Path) -> None:
    folder = put_workspace(tmp_path, office)
    call = [sys.executable, "-m", "report_builder", "-q", "send", str(folder)]
    environment = {**os.environ, **office.environment}

    running = [subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(10)]
    answers = [one.communicate()[0] for one in running]

    assert [one.returncode for one in running] == [0] * 10
    assert sorted(to for one in office.received for to in one.recipients) == [
        "Clerk@example.gov.uk",
        "chair@example.gov.uk",
        "member@example.gov.uk",
    ]
    assert set(office.tally().values()) == {1}
    assert sum(answer.count(": sent\n") for answer in answers) == 3


def test_what_a_killed_process_was_sending_is_unknown_and_not_sent_again(office: PostOffice, tmp_path: Path) -> None:
    folder = put_workspace(tmp_path, office, edition="public")
    office.next("ANSWER", 30.0)
    ledger = tmp_path / "out" / "ledger.sqlite"
    running = subprocess.Popen(
        [sys.executable, "-m", "report_builder", "-q", "send", str(folder)], env={**os.environ, **office.environment}
    )
    while running.poll() is None:
        with open_ledger(ledger) as opened:
            if any(one.state == "sending" for one in opened.mailings()):
                break
        time.sleep(0.05)
    running.kill()
    running.wait()

    assert run(["-q", "send", str(folder)]) == 4
    with open_ledger(ledger) as opened:
        assert [one.state for one in opened.mailings()] == ["unknown"]
    assert len(office.received) <= 1
