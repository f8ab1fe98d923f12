"""An old recipient is forgotten, and is not mailed again for all that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.releases import Ledger, open_ledger
from report_builder.ledger.stand_ins import BEGINS, stand_in

MAIL = Mailing("leeds-board-report", "board", "draft", 1, "chair@example.gov.uk", 1, "m1", "leeds")
DAY = date(2021, 1, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger in which the chair was mailed in July 2020."""
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    sent(ledger, MAIL, "2020-07-13")
    return ledger


def sent(ledger: Ledger, mail: Mailing, day: str, state: str = "sent") -> None:
    ledger.claim([mail])
    ledger.move(mail, "sending", day=day)
    ledger.move(mail, state, answer=250, day=day)


def test_the_address_is_nowhere_in_the_file_once_it_is_forgotten(ledger: Ledger, tmp_path: Path) -> None:
    assert b"chair@example" in (tmp_path / "ledger.sqlite").read_bytes()

    assert ledger.forget_recipients(DAY, is_dry_run=True) == 1
    assert b"chair@example" in (tmp_path / "ledger.sqlite").read_bytes()
    assert ledger.forget_recipients(DAY) == 1
    assert ledger.forget_recipients(DAY) == 0

    assert b"chair@example" not in (tmp_path / "ledger.sqlite").read_bytes()
    (kept,) = ledger.mailings()
    assert kept.recipient.startswith(BEGINS)
    assert kept.state == "sent"


def test_who_was_forgotten_cannot_be_claimed_anew(ledger: Ledger) -> None:
    ledger.forget_recipients(DAY)

    (now,) = ledger.claim([MAIL])

    assert now == replace(MAIL, state="sent", answer=250, tries=1, day="2020-07-13")
    assert len(ledger.mailings()) == 1


def test_whoever_names_an_address_is_told_of_its_mails(ledger: Ledger) -> None:
    ledger.forget_recipients(DAY)

    (known,) = ledger.mailings(addresses=["chair@example.gov.uk", "other@example.gov.uk"])
    (unknown,) = ledger.mailings(addresses=["other@example.gov.uk"])

    assert known.recipient == "chair@example.gov.uk"
    assert unknown.recipient != "other@example.gov.uk"


def test_another_edition_goes_to_who_was_forgotten(ledger: Ledger) -> None:
    ledger.forget_recipients(DAY)
    later = replace(MAIL, report="leeds-2020-21-q1-board-report")

    sent(ledger, later, "2021-02-01")

    assert [one.recipient for one in ledger.mailings(report=later.report)] == ["chair@example.gov.uk"]


@pytest.mark.parametrize("state", ["deferred", "unknown"])
def test_what_is_not_at_its_end_keeps_its_address(ledger: Ledger, state: str) -> None:
    sent(ledger, replace(MAIL, turn=2), "2020-07-14", state)

    assert ledger.forget_recipients(DAY) == 1

    assert [one.recipient for one in ledger.mailings() if one.turn == 2] == ["chair@example.gov.uk"]


def test_a_day_before_which_nothing_was_mailed_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    before = (tmp_path / "ledger.sqlite").read_bytes()

    assert ledger.forget_recipients(date(2020, 7, 13)) == 0

    assert (tmp_path / "ledger.sqlite").read_bytes() == before
    assert open_ledger(tmp_path / "none.sqlite").forget_recipients(DAY) == 0


def test_the_same_address_has_another_stand_in_in_another_ledger() -> None:
    one, other = stand_in("a@b.uk", "salt"), stand_in("a@b.uk", "pepper")

    assert one != other
    assert one == stand_in("A@b.uk", "salt")
