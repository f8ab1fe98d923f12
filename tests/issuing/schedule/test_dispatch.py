"""The scheduled job with somebody else for the mail server: what it builds, what it says, and what it ends with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from growing_services import FOUR

from report_builder.errors import OutsideError
from report_builder.issuing.schedule.dispatch import Job
from report_builder.issuing.schedule.postman import MailServerPostman, Posted
from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.releases import open_ledger
from report_builder.model.spec import ReportSpec

DUNMORE = FOUR[3]
REPORT = "dunmore-2019-20-q4-scrutiny-briefing"
DAY = date(2020, 4, 16)
"""On which Dunmore's draft is due: ten working days after 31 March 2020, with Easter between."""


@dataclass
class Messenger:
    """Takes mail and notes it."""

    answer: Posted = field(default_factory=lambda: Posted(1))
    trouble: OutsideError | None = None
    sent: list[Path] = field(default_factory=list)
    told: list[tuple[str, ...]] = field(default_factory=list)

    def insist(self, spec: ReportSpec) -> None:
        _ = spec

    def send(self, folder: Path, spec: ReportSpec) -> Posted:
        self.sent.append(folder)
        if self.trouble:
            raise self.trouble
        return self.answer

    def tell(self, spec: ReportSpec, lines: Sequence[str]) -> str:
        self.told.append(tuple(lines))
        if self.trouble:
            raise self.trouble
        return "its owner was told"

    def ask(self, spec: ReportSpec, edition: str) -> str:
        return self.tell(spec, [edition])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    DUNMORE.put(tmp_path, port=2525)
    DUNMORE.grow(tmp_path, date(2020, 4, 10))
    (tmp_path / "out").mkdir()
    return tmp_path


def job(workspace: Path, day: date = DAY) -> Job:
    return Job(workspace / "config", day, workspace / "out")


def change(workspace: Path, old: str, new: str) -> None:
    file = workspace / "config" / "dunmore.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def said(outcomes: Sequence[object]) -> list[tuple[str, int]]:
    return [(one.line, one.status) for one in outcomes]  # type: ignore[attr-defined]


def put_off(workspace: Path) -> None:
    """Note that the draft is on its way."""
    with open_ledger(workspace / "out" / "ledger.sqlite") as ledger:
        (to,) = DUNMORE.to[0]
        mail = Mailing(REPORT, "board", "draft", 1, to, 1, "m1", "x1")
        ledger.claim([mail])
        ledger.move(ledger.move(mail, "sending"), "deferred", answer=451)


def test_what_is_due_is_told_and_nothing_is_changed(workspace: Path) -> None:
    assert said(job(workspace).look()) == [
        (f"2020-04-16  {REPORT}, board edition: its draft is due today, and is to go to 1 recipient", 0)
    ]
    assert list((workspace / "out").iterdir()) == []


def test_nothing_is_done_before_the_day(workspace: Path) -> None:
    messenger = Messenger()

    outcomes = job(workspace, date(2020, 4, 15)).send(messenger)

    assert said(outcomes) == [(f"2020-04-15  {REPORT}, board edition: its draft is due on Thursday 16 April 2020", 0)]
    assert (messenger.sent, messenger.told, list((workspace / "out").iterdir())) == ([], [], [])


@pytest.mark.slow
def test_what_is_due_is_built_and_mailed(workspace: Path) -> None:
    messenger = Messenger(Posted(1, 2, 0, ("the server was slow",)))

    outcomes = job(workspace).send(messenger)

    assert messenger.sent == [workspace / "out" / REPORT / "board"]
    assert {"scrutiny-briefing.pdf", "scrutiny-briefing.html"} <= {file.name for file in messenger.sent[0].iterdir()}
    assert said(outcomes) == [
        (
            f"2020-04-16  {REPORT}, board edition: its draft was mailed to 1 recipient; 2 recipients to be tried again "
            "at the next run; the server was slow",
            4,
        )
    ]


def test_recipients_who_are_left_are_mailed_what_lies_there_and_nothing_is_built(workspace: Path) -> None:
    put_off(workspace)
    folder = workspace / "out" / REPORT / "board"
    folder.mkdir(parents=True)
    messenger = Messenger()

    outcomes = job(workspace).send(messenger)

    assert messenger.sent == [folder]
    assert list(folder.iterdir()) == []
    assert said(outcomes) == [(f"2020-04-16  {REPORT}, board edition: its draft was mailed to 1 recipient", 0)]


@pytest.mark.slow
def test_a_draft_that_is_lost_is_built_again_for_those_who_are_left(workspace: Path) -> None:
    put_off(workspace)
    messenger = Messenger()

    job(workspace).send(messenger)

    assert (messenger.sent[0] / "scrutiny-briefing.pdf").exists()


def test_a_mail_of_which_nobody_knows_is_the_owners_and_ends_with_4_every_day(workspace: Path) -> None:
    put_off(workspace)
    with open_ledger(workspace / "out" / "ledger.sqlite") as ledger:
        (mail,) = ledger.mailings()
        ledger.move(ledger.move(mail, "sending"), "unknown")
    messenger = Messenger()

    assert said(job(workspace).send(messenger)) == [
        (
            f"2020-04-16  {REPORT}, board edition: the mail to 1 recipient was refused or got no answer: its owner "
            "decides (`report-builder send`); its owner was told",
            4,
        )
    ]
    assert (messenger.sent, messenger.told) == ([], [("board",)])


def test_late_data_hold_a_draft_up_and_the_owner_is_told_the_same_on_every_day(workspace: Path) -> None:
    DUNMORE.grow(workspace, date(2020, 2, 20))
    messenger = Messenger()

    outcomes = [*job(workspace).send(messenger), *job(workspace, date(2020, 4, 20)).send(messenger)]

    assert messenger.sent == []
    assert said(outcomes)[0] == (
        f"2020-04-16  {REPORT}, board edition: its draft is due today, and waits: episodes: its last event is of "
        "February 2020; it should go on to March 2020; its owner was told",
        1,
    )
    assert len(set(messenger.told)) == 1
    assert messenger.told[0][:2] == (
        "The draft was due on Thursday 16 April 2020, and is not mailed while this holds it up:",
        "episodes: its last event is of February 2020; it should go on to March 2020",
    )


def test_a_table_that_is_gone_holds_a_draft_up(workspace: Path) -> None:
    change(workspace, "{finding: missing-table, ", "{finding: population-older-than-3-years, ")
    messenger = Messenger()

    (outcome,) = job(workspace).send(messenger)

    assert "offences: the table is not there" in outcome.line
    assert (outcome.status, messenger.sent) == (1, [])


def test_findings_that_stop_hold_a_draft_up(workspace: Path) -> None:
    file = workspace / "data" / "dunmore" / "persons.csv"
    file.write_text(file.read_text().replace("p1,", "p0,"), encoding="utf-8")
    messenger = Messenger()

    (outcome,) = job(workspace).send(messenger)

    assert (outcome.status, messenger.sent, len(messenger.told)) == (1, [], 1)


def test_an_edition_that_cannot_be_made_is_not_mailed_and_its_owner_is_told(workspace: Path) -> None:
    change(workspace, "marking: OFFICIAL-SENSITIVE", "encrypt: true")
    messenger = Messenger()

    (outcome,) = job(workspace).send(messenger)

    assert outcome.line.startswith(f"2020-04-16  {REPORT}, board edition: its draft is due today, and was not made: ")
    assert (outcome.status, messenger.sent) == (2, [])
    assert any("REPORT_BUILDER_PASSWORD_BOARD" in line for line in messenger.told[0])


def test_a_config_that_does_not_say_how_to_mail_is_not_built_in_vain(workspace: Path) -> None:
    change(workspace, "  from: yot@example.gov.uk\n", "")
    postman = MailServerPostman(workspace / "out", datetime(2020, 4, 16, tzinfo=UTC))

    (outcome,) = job(workspace).send(postman)

    assert outcome.line == (
        f"2020-04-16  {REPORT}, board edition: its draft is due today, and was not made: delivery: the config does not "
        "say delivery.from; add it; nobody was told, since delivery names no owner, no sender or no mail server"
    )
    assert outcome.status == 2
    assert not (workspace / "out" / REPORT).exists()


def test_an_owner_who_cannot_be_told_is_no_reason_to_stop(workspace: Path) -> None:
    DUNMORE.grow(workspace, date(2020, 2, 20))

    (outcome,) = job(workspace).send(Messenger(trouble=OutsideError("the mail server cannot be reached")))

    assert outcome.line.endswith("its owner could not be told: the mail server cannot be reached")


def test_a_mail_server_that_cannot_be_reached_ends_with_4(workspace: Path) -> None:
    put_off(workspace)
    (workspace / "out" / REPORT / "board").mkdir(parents=True)

    (outcome,) = job(workspace).send(Messenger(trouble=OutsideError("the mail server cannot be reached")))

    assert outcome.status == 4
    assert outcome.line.endswith("its draft was made and not mailed: the mail server cannot be reached")


def test_a_config_that_cannot_be_read_is_named_and_stops_no_other(workspace: Path) -> None:
    (workspace / "config" / "broken.yaml").write_text("yot: Leeds\nquarter: soon\n", encoding="utf-8")

    first, second = job(workspace).look()

    assert (first.status, first.line.startswith("2020-04-16  broken.yaml: ")) == (2, True)
    assert (second.status, second.due is not None) == (0, True)


def test_two_configs_of_one_report_are_not_both_built(workspace: Path) -> None:
    text = (workspace / "config" / "dunmore.yaml").read_text(encoding="utf-8")
    (workspace / "config" / "fixed.yaml").write_text(text.replace("latest", "2019-20 Q4"), encoding="utf-8")

    first, second = job(workspace).look()

    assert first.line == (
        f"2020-04-16  fixed.yaml: this config makes '{REPORT}', as dunmore.yaml does; "
        "take the recipients out of one of them"
    )
    assert (first.status, second.status) == (2, 0)


def test_a_program_is_told_the_same_without_a_recipient(workspace: Path) -> None:
    (told,) = [one.as_json() for one in job(workspace).look()]

    assert {name: told[name] for name in ("report", "edition", "quarter", "due", "state", "left", "status")} == {
        "report": REPORT,
        "edition": "board",
        "quarter": "2019-20 Q4",
        "due": "2020-04-16",
        "state": "due",
        "left": 1,
        "status": 0,
    }
    assert "@" not in str(told)
