"""What is due on a day: a pure function of configs, ledger, data and day. The quarter is January to March 2020.

Its draft is due 30 working days after 31 March 2020: on Friday 15 May 2020, with the bank holidays of that spring.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_specs import asked

from report_builder.configfile.scheduled import Scheduled
from report_builder.issuing.schedule.due import (
    BEGUN,
    BLOCKED,
    DONE,
    DUE,
    STUCK,
    WAITING,
    Due,
    Past,
    at_hand,
    decide,
)
from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.steps import Step
from report_builder.model.delivery import Delivery
from report_builder.model.period import Quarter
from report_builder.model.release import Paper
from report_builder.model.schedule import Schedule
from report_builder.model.spec import ReportSpec

TO = {"board": ("chair@example.gov.uk", "Vice@example.gov.uk"), "public": ("press@example.gov.uk",)}
SCHEDULE = Schedule(draft_due="30 working days after quarter end")
REPORT = "rotherham-2019-20-q4-board-report"
DRAFT_DAY = date(2020, 5, 15)
KNOWN = Past([Mailing("rotherham-2019-20-q3-board-report", "board", "draft", 1, "a@b.uk", 1, "m0", "x", "sent")])
"""The draft of the quarter before went out."""


def report(*, is_rolling: bool = False, **changes: Any) -> Scheduled:
    settings = {"name": "rotherham-2019-20-q4", "schedule": SCHEDULE, "delivery": Delivery(to=TO), **changes}
    return Scheduled(asked(**settings), is_rolling)


def mail(recipient: str, state: str, *, edition: str = "board", name: str = REPORT, turn: int = 1) -> Mailing:
    return Mailing(name, edition, "draft", 1, recipient, turn, "m1", f"x{turn}", state)


def issue(edition: str) -> Step:
    return Step(
        "issued", REPORT, Paper(edition, "board-report", "Rotherham", "2019-20 Q4", "2020-07-13", "f1"), "m1", 1
    )


def in_order(_: ReportSpec) -> tuple[str, ...]:
    return ()


def never(_: ReportSpec) -> tuple[str, ...]:
    pytest.fail("the data were looked at for nothing")


def states(found: tuple[Due, ...]) -> dict[str, str]:
    return {due.edition: due.state for due in found}


def test_a_draft_is_due_on_its_day_and_no_earlier() -> None:
    before = decide([report()], Past(), never, DRAFT_DAY - timedelta(days=1))

    assert states(before) == {"board": WAITING, "public": WAITING}
    assert {due.day for due in before} == {DRAFT_DAY}
    assert states(decide([report()], Past(), in_order, DRAFT_DAY)) == {"board": DUE, "public": DUE}


def test_each_recipient_of_a_draft_that_is_due_is_left_once_whatever_the_letters() -> None:
    to = {"board": ("chair@example.gov.uk", "Chair@example.gov.uk")}

    (due,) = decide([report(delivery=Delivery(to=to))], Past(), in_order, DRAFT_DAY)

    assert due.left == ("chair@example.gov.uk",)


def test_what_holds_a_draft_up_is_told() -> None:
    found = decide([report()], Past(), lambda _: ("custody: it has no dated event",), DRAFT_DAY)

    assert states(found) == {"board": BLOCKED, "public": BLOCKED}
    assert found[0].blocks == ("custody: it has no dated event",)


def test_an_edition_without_recipients_is_none_of_its_business() -> None:
    assert decide([report(delivery=Delivery())], Past(), never, DRAFT_DAY) == ()


def test_an_edition_that_the_paper_does_not_have_is_not_mailed() -> None:
    one = report()
    exempt = replace(one, spec=replace(one.spec, editions={"board": one.spec.editions["board"]}))

    assert states(decide([exempt], Past(), in_order, DRAFT_DAY)) == {"board": DUE}


def test_what_went_to_everybody_is_done_and_its_data_are_not_read() -> None:
    sent = [mail("chair@example.gov.uk", "sent"), mail("vice@example.gov.uk", "sent")]
    to = {"board": TO["board"]}

    (due,) = decide([report(delivery=Delivery(to=to))], Past(sent), never, DRAFT_DAY)

    assert (due.state, due.left) == (DONE, ())


@pytest.mark.parametrize("state", ["claimed", "sending", "deferred"])
def test_whoever_has_not_had_it_is_tried_again_and_nothing_is_looked_at(state: str) -> None:
    past = Past([mail("chair@example.gov.uk", "sent"), mail("vice@example.gov.uk", state)])

    (due,) = decide([report(delivery=Delivery(to={"board": TO["board"]}))], past, never, DRAFT_DAY)

    assert (due.state, due.left) == (BEGUN, ("vice@example.gov.uk",))


@pytest.mark.parametrize("state", ["unknown", "refused"])
def test_a_mail_that_nobody_knows_of_is_left_to_the_owner(state: str) -> None:
    past = Past([mail("chair@example.gov.uk", "sent"), mail("vice@example.gov.uk", state)])

    (due,) = decide([report(delivery=Delivery(to={"board": TO["board"]}))], past, never, DRAFT_DAY)

    assert (due.state, due.left, due.undecided) == (STUCK, (), ("vice@example.gov.uk",))


def test_a_mail_that_arrived_in_another_turn_arrived() -> None:
    turns = [
        mail("press@example.gov.uk", "refused", edition="public"),
        mail("press@example.gov.uk", "sent", edition="public", turn=2),
    ]

    found = decide([report(delivery=Delivery(to={"public": TO["public"]}))], Past(turns), never, DRAFT_DAY)

    assert states(found) == {"public": DONE}


def test_the_notices_of_the_owner_are_no_drafts() -> None:
    notice = replace(mail("chair@example.gov.uk", "sent"), stage="notice")

    assert states(decide([report()], Past([notice]), in_order, DRAFT_DAY)) == {"board": DUE, "public": DUE}


def test_an_edition_that_was_issued_needs_no_draft() -> None:
    found = decide([report()], Past(issues=[issue("public")]), in_order, DRAFT_DAY)

    assert states(found) == {"board": DUE, "public": DONE}


def test_a_clock_that_was_put_back_undoes_nothing() -> None:
    sent = [mail("press@example.gov.uk", "sent", edition="public")]

    found = decide([report(delivery=Delivery(to={"public": TO["public"]}))], Past(sent), never, date(2019, 1, 1))

    assert states(found) == {"public": DONE}


def test_a_draft_that_counts_from_a_meeting_without_a_day_waits() -> None:
    schedule = Schedule(draft_due="10 days before meeting")

    found = decide([report(schedule=schedule)], Past(), never, date(2090, 1, 1))

    assert [(due.state, due.day) for due in found] == [(WAITING, None), (WAITING, None)]


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2020, 5, 14), Quarter(2019, 3)),  # of which the first draft was mailed
        (date(2020, 5, 15), Quarter(2019, 4)),
        (date(2020, 7, 5), Quarter(2019, 4)),  # the next quarter is over, but its draft is not due before 11 August
        (date(2020, 8, 10), Quarter(2019, 4)),
        (date(2020, 8, 11), Quarter(2020, 1)),
    ],
)
def test_a_rolling_report_is_of_the_last_quarter_whose_draft_was_due(day: date, quarter: Quarter) -> None:
    assert at_hand(report(is_rolling=True), KNOWN, day).quarter == quarter


def test_a_job_that_was_only_set_up_does_not_begin_with_an_old_paper() -> None:
    assert at_hand(report(is_rolling=True), Past(), date(2020, 4, 20)).quarter == Quarter(2019, 4)
    assert at_hand(report(is_rolling=True), Past(), date(2020, 5, 20)).quarter == Quarter(2019, 4)


def test_a_rolling_report_whose_draft_has_a_fixed_day_is_of_the_quarter_before_it() -> None:
    rolling = report(is_rolling=True, schedule=Schedule(draft_due="2020-05-20"))

    assert at_hand(rolling, KNOWN, date(2020, 9, 1)).quarter == Quarter(2019, 4)


def test_a_rolling_report_says_when_the_next_draft_is_due() -> None:
    name = at_hand(report(is_rolling=True), KNOWN, DRAFT_DAY).report
    sent = [mail("press@example.gov.uk", "sent", edition="public", name=name)]

    (due,) = decide(
        [report(is_rolling=True, delivery=Delivery(to={"public": TO["public"]}))], Past(sent), never, DRAFT_DAY
    )

    assert (due.state, due.then) == (DONE, date(2020, 8, 11))


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)), st.integers(0, 90))
def test_the_report_at_hand_never_rolls_back(day: date, later: int) -> None:
    rolling = report(is_rolling=True)
    first = at_hand(rolling, Past(), day)
    known = Past([mail("chair@example.gov.uk", "sent", name=first.report)])
    quarters = [at_hand(rolling, known, day + timedelta(days=number)).quarter for number in range(0, later + 1, 7)]

    assert all(one <= other for one, other in pairwise(quarters))
    assert quarters[0].period.end <= day
    assert quarters[0] <= first.quarter
