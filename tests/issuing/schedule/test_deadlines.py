"""The five steps of a paper: when each is due, how it stands, and what holds it up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from small_specs import asked

from report_builder.errors import DataError
from report_builder.issuing.schedule.blocks import Looked
from report_builder.issuing.schedule.deadlines import MAIL_STANDS, Deadline, deadlines, late, spell_day
from report_builder.issuing.schedule.due import Past
from report_builder.ledger.deliveries import STATES, Mailing
from report_builder.ledger.steps import Step
from report_builder.model.delivery import Delivery
from report_builder.model.reach import Reach
from report_builder.model.release import Paper
from report_builder.model.schedule import Schedule
from report_builder.model.spec import Meeting

MEETING = date(2020, 7, 13)
SPEC = asked(
    name="rotherham-2019-20-q4",
    meeting=Meeting("Board", MEETING, publication=date(2020, 7, 3)),
    delivery=Delivery(to={"board": ("Chair@example.gov.uk",), "public": ()}),
    schedule=Schedule(
        data_due="20 working days after quarter end",
        draft_due="30 working days after quarter end",
        sign_off_due="10 working days before meeting",
        meeting=MEETING,
    ),
)
WELL = Looked((Reach("episodes", date(2020, 4, 2), date(2020, 3, 31), is_reached=True),))
SHORT = Looked((Reach("custody", date(2019, 12, 24), date(2020, 3, 31), is_reached=False),))
CUSTODY = "custody: its last event is of December 2019; it should go on to March 2020"


def step(kind: str, edition: str) -> Step:
    return Step(kind, REPORT, Paper(edition, "board-report", "Rotherham", "2019-20 Q4", "2020-07-13", "f1"), "m1", 1)


REPORT = "rotherham-2019-20-q4-board-report"
SENT = Mailing(REPORT, "board", "draft", 1, "chair@example.gov.uk", 1, "m1", "x", "sent")


def steps(day: date, looked: Looked = WELL, *, mails: tuple[Mailing, ...] = (), life: tuple[Step, ...] = ()) -> Any:
    issues = tuple(one for one in life if one.kind == "issued")
    found = deadlines(SPEC, looked, past=Past(mails, issues), steps=life, day=day)
    return {one.step: one for one in found}


def test_a_paper_has_its_five_steps_each_with_its_day() -> None:
    assert {name: one.day for name, one in steps(date(2020, 4, 1)).items()} == {
        "data in": date(2020, 4, 30),
        "draft": date(2020, 5, 15),
        "sign-off": date(2020, 6, 29),
        "publication": date(2020, 7, 3),
        "meeting": MEETING,
    }


def test_tables_that_are_short_hold_up_the_data_and_the_draft() -> None:
    found = steps(date(2020, 5, 15), SHORT)

    # 30 April is a Thursday; of the days up to 15 May the 8th was a bank holiday.
    assert found["data in"] == Deadline("data in", date(2020, 4, 30), "late by 10 working days", (CUSTODY,))
    assert found["draft"].state == "due today"
    assert found["draft"].blocks == (CUSTODY, "the board edition: its draft was not mailed yet")


def test_data_that_cannot_be_read_are_not_in() -> None:
    found = steps(date(2020, 4, 1), Looked(faults=("cases: there is no such folder",), error=DataError("no")))

    assert found["data in"].blocks == ("cases: there is no such folder",)


def test_findings_that_stop_hold_up_the_draft_alone() -> None:
    found = steps(date(2020, 4, 1), replace(WELL, faults=("persons: an id stands twice",)))

    assert found["data in"].state == "done"
    assert found["draft"].blocks[0] == "persons: an id stands twice"


def test_a_draft_that_everybody_had_is_done() -> None:
    assert steps(date(2020, 5, 20), SHORT, mails=(SENT,))["draft"] == Deadline("draft", date(2020, 5, 15), "done")


def test_a_draft_that_did_not_arrive_everywhere_says_how_it_stands_without_an_address() -> None:
    found = steps(date(2020, 5, 18), mails=(replace(SENT, state="deferred"),))

    assert found["draft"].state == "late by 1 working day"
    assert found["draft"].blocks == ("the board edition: 1 recipient is still without its draft: put off",)


def test_how_a_mail_stands_is_told_in_the_words_of_the_docs() -> None:
    found = steps(date(2020, 5, 18), mails=(replace(SENT, state="unknown"),))

    assert found["draft"].blocks == (
        "the board edition: 1 recipient is still without its draft: nobody knows whether it arrived",
    )
    assert set(MAIL_STANDS) == set(STATES) - {"sent"} | {"not tried"}


def test_sign_off_publication_and_meeting_wait_for_the_ledger() -> None:
    before = steps(date(2020, 6, 1))
    after = steps(
        date(2020, 7, 14), life=(step("approved", "board"), step("issued", "board"), step("issued", "public"))
    )

    assert before["sign-off"].blocks == (
        "the board edition: no approval is on record",
        "the public edition: no approval is on record",
    )
    assert before["publication"].blocks == ("the public edition is not released",)
    assert before["meeting"].blocks == ("the board edition is not released",)
    assert {one.state for one in after.values()} == {"done"}


def test_the_approval_of_one_edition_is_not_that_of_the_other() -> None:
    assert steps(date(2020, 6, 1), life=(step("approved", "board"),))["sign-off"].blocks == (
        "the public edition: no approval is on record",
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2020, 5, 14), "open"),
        (date(2020, 5, 15), "due today"),
        (date(2020, 5, 16), "late"),
        (date(2020, 5, 18), "late by 1 working day"),
        (date(2020, 5, 26), "late by 6 working days"),  # the 25th was a bank holiday
    ],
)
def test_late_is_counted_in_working_days(day: date, state: str) -> None:
    assert late(date(2020, 5, 15), day) == state


def test_a_step_whose_day_comes_after_that_of_one_that_needs_it_says_so() -> None:
    spec = replace(SPEC, schedule=replace(SPEC.schedule, draft_due="2020-07-14", sign_off_due="2020-07-14"))
    found = deadlines(spec, WELL, past=Past(), steps=(), day=date(2020, 6, 1))

    said = {one.step: [block for block in one.blocks if "its day" in block] for one in found}
    assert said == {
        "data in": [],
        "draft": ["its day is later than that of the publication"],
        "sign-off": ["its day is later than that of the publication"],
        "publication": [],
        "meeting": [],
    }


def test_a_day_is_spelled_with_its_weekday() -> None:
    assert spell_day(date(2020, 5, 15)) == "Friday 15 May 2020"
    assert spell_day(None) == "no day is set"


def test_a_step_without_a_day_is_open_as_long_as_something_holds_it_up() -> None:
    spec = replace(SPEC, schedule=replace(SPEC.schedule, meeting=None))
    found = deadlines(spec, WELL, past=Past(), steps=(), day=date(2090, 1, 1))

    assert [(one.step, one.day, one.state) for one in found[2:]] == [
        ("sign-off", None, "open"),
        ("publication", None, "open"),
        ("meeting", None, "open"),
    ]
    assert found[4].as_json() == {
        "step": "meeting",
        "due": None,
        "state": "open",
        "blocks": ["the board edition is not released"],
    }
