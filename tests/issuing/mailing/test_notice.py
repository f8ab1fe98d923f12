"""What the owner is told by mail: each thing once, and later where the server was away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mail_server import KEEP_AND_DROP, PostOffice
from mailed_editions import post_by

from report_builder.errors import ConfigError
from report_builder.issuing.mailing.notice import send_notice
from report_builder.ledger.releases import open_ledger

OWNER = "manager@example.gov.uk"


def test_the_owner_is_told_each_thing_once(office: PostOffice, tmp_path: Path) -> None:
    post = post_by(office, tmp_path / "out")

    for key, line in (("leeds", "a"), ("leeds", "a"), ("leeds", "b"), ("york", "a")):
        outcome = send_notice(post, subject="Not sent", lines=[line], key=key)
        assert outcome is not None
        assert outcome.state == "sent"

    assert len(office.to(OWNER)) == 3
    with open_ledger(post.ledger) as ledger:
        assert {one.stage for one in ledger.mailings()} == {"notice"}
        assert ledger.steps() == ()


def test_a_notice_that_was_put_off_goes_out_when_it_is_asked_for_again(office: PostOffice, tmp_path: Path) -> None:
    post = post_by(office, tmp_path / "out")
    office.next("RCPT", "451 4.7.1 Later")
    states = []
    for _ in range(3):
        outcome = send_notice(post, subject="Not sent", lines=["a"], key="leeds")
        states.append(outcome.state if outcome else "")

    assert (states, len(office.received)) == (["deferred", "sent", "sent"], 1)


def test_a_notice_of_which_nobody_knows_is_not_repeated(office: PostOffice, tmp_path: Path) -> None:
    post = post_by(office, tmp_path / "out")
    office.next("ANSWER", KEEP_AND_DROP)
    for _ in range(2):
        outcome = send_notice(post, subject="Not sent", lines=["a"], key="leeds")
        assert outcome is not None
        assert outcome.state == "unknown"

    assert len(office.received) == 1


def test_without_an_owner_or_a_server_nobody_is_told(office: PostOffice, tmp_path: Path) -> None:
    post = post_by(office, tmp_path / "out")

    for delivery in (replace(post.delivery, owner=""), replace(post.delivery, smtp=None)):
        assert send_notice(replace(post, delivery=delivery), subject="s", lines=["a"], key="k") is None


def test_an_owner_outside_the_allowed_domains_is_told_nothing(office: PostOffice, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="outside allowed_domains"):
        send_notice(post_by(office, tmp_path / "out", owner="a@b.example"), subject="s", lines=["a"], key="k")
    assert office.received == []
