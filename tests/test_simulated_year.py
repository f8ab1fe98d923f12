"""A year of four services: the job runs on every weekday, often twice, twice ten at once; each draft is mailed once.

The days on which drafts are due were counted on a calendar. Bank holidays of England and Wales in that time: 10 and 13
April, 8 and 25 May, 31 August, 25 and 28 December 2020, 1 January 2021 (www.gov.uk/bank-holidays).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from growing_services import FOUR
from mail_server import PostOffice, post_office

from report_builder.cli.main import run

BRINDLE = FOUR[1]
FIRST, LAST = date(2020, 4, 1), date(2021, 3, 31)
STOPPED, GOES_ON = date(2020, 8, 20), date(2020, 11, 20)
"""Between these days Brindle sends no new export, so that its draft of 28 October waits."""
GREYLISTED = "vice@b.example.gov.uk"
CROWDED = (date(2020, 5, 15), date(2020, 11, 11))
"""The days on which ten processes do it at once."""
PUT_BACK = date(2020, 8, 12)
"""On this day the clock is wrong by three months, once."""

MAILED = {
    "chair@a.example.gov.uk": [date(2020, 5, 15), date(2020, 8, 11), date(2020, 11, 11), date(2021, 2, 12)],
    "press@a.example.gov.uk": [date(2020, 5, 15), date(2020, 8, 11), date(2020, 11, 11), date(2021, 2, 12)],
    "chair@b.example.gov.uk": [date(2020, 4, 30), date(2020, 7, 28), GOES_ON, date(2021, 1, 29)],
    GREYLISTED: [date(2020, 4, 30), date(2020, 7, 29), GOES_ON, date(2021, 1, 29)],
    # The 45th day is a Saturday in November and a Sunday in February: the job runs on the Monday.
    "press@c.example.gov.uk": [date(2020, 5, 15), date(2020, 8, 14), date(2020, 11, 16), date(2021, 2, 15)],
    "scrutiny@c.example.gov.uk": [date(2020, 5, 15), date(2020, 8, 14), date(2020, 11, 16), date(2021, 2, 15)],
    "chair@d.example.gov.uk": [date(2020, 4, 16), date(2020, 7, 14), date(2020, 10, 14), date(2021, 1, 15)],
}


@dataclass
class Year:
    """What came of it.

    Attributes:
        days: recipient -> the days on which mails came in.
        lines: day -> what the first run of it said.
        statuses: day -> what it ended with.
        crowds: day -> what each of ten processes said, and ended with.
    """

    office: PostOffice
    days: dict[str, list[date]] = field(default_factory=dict)
    lines: dict[date, list[str]] = field(default_factory=dict)
    statuses: dict[date, int] = field(default_factory=dict)
    crowds: dict[date, list[tuple[str, int]]] = field(default_factory=dict)
    seen: int = 0

    def note(self, day: date) -> None:
        """Note to whom mails came since this was last asked."""
        for one in self.office.received[self.seen :]:
            for recipient in one.recipients:
                self.days.setdefault(recipient, []).append(day)
        self.seen = len(self.office.received)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    workspace = tmp_path_factory.mktemp("year")
    here = Path.cwd()
    os.chdir(workspace)
    try:
        with post_office(tmp_path_factory.mktemp("post"), tls="none", is_login_required=False) as office:
            yield _lived(Year(office), workspace)
    finally:
        os.chdir(here)


def _lived(year: Year, workspace: Path) -> Year:
    for service in FOUR:
        service.put(workspace, port=year.office.port)
    day = FIRST
    while day <= LAST:
        if day.weekday() < 5:
            _day(year, workspace, day)
        day += timedelta(days=1)
    return year


def _day(year: Year, workspace: Path, day: date) -> None:
    for service in FOUR:
        if service is not BRINDLE or not STOPPED <= day < GOES_ON:
            service.grow(workspace, day - timedelta(days=2))
    if day == date(2020, 7, 28):
        year.office.next(f"RCPT {GREYLISTED}", "451 4.7.1 Come back later")
    if day in CROWDED:
        year.crowds[day] = _crowd(day)
    if day == PUT_BACK:
        _run(date(2020, 5, 12), workspace)
    year.statuses[day], year.lines[day] = _run(day, workspace)
    if day.weekday() == 0:
        _run(day, workspace)
    year.note(day)


def _run(day: date, workspace: Path) -> tuple[int, list[str]]:
    """The command, within this process."""
    log = workspace / "log"
    with log.open("w") as file:
        kept, sys.stdout = sys.stdout, file
        try:
            status = run(["-q", "due", "config", "--as-at", day.isoformat(), "--send"])
        finally:
            sys.stdout = kept
    return status, log.read_text(encoding="utf-8").splitlines()


def _crowd(day: date) -> list[tuple[str, int]]:
    call = [sys.executable, "-m", "report_builder", "-q", "due", "config", "--as-at", day.isoformat(), "--send"]
    calls = [subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(10)]
    return [(one.communicate()[0], one.returncode) for one in calls]


@pytest.mark.slow
def test_every_draft_is_mailed_once_to_each_recipient_on_its_day(year: Year) -> None:
    assert {recipient: year.days[recipient] for recipient in MAILED} == MAILED
    assert year.days.keys() - MAILED.keys() == {"owner-of-brindle@example.gov.uk"}


@pytest.mark.slow
def test_no_mail_came_twice(year: Year) -> None:
    assert set(year.office.tally().values()) == {1}


@pytest.mark.slow
def test_the_owner_of_late_data_is_told_once_and_the_draft_goes_when_they_arrive(year: Year) -> None:
    assert year.days["owner-of-brindle@example.gov.uk"] == [date(2020, 10, 28)]
    (notice,) = year.office.to("owner-of-brindle@example.gov.uk")
    body = notice.get_body(("plain",))
    assert body is not None
    text = " ".join(body.get_content().split())
    assert "The draft was due on Wednesday 28 October 2020, and is not mailed while this holds it up:" in text
    assert "episodes: its last event is of August 2020; it should go on to September 2020" in text


@pytest.mark.slow
def test_ten_at_once_end_well_and_one_of_them_says_that_it_mailed(year: Year) -> None:
    for day in CROWDED:
        assert [status for _, status in year.crowds[day]] == [1 if STOPPED <= day < GOES_ON else 0] * 10
        told = Counter(line for text, _ in year.crowds[day] for line in text.splitlines() if "was mailed to" in line)
        assert set(told.values()) == {1}
        assert len(told) == (3 if day == CROWDED[0] else 2)


@pytest.mark.slow
def test_the_log_reads_well(year: Year) -> None:
    assert year.lines[date(2020, 4, 1)] == [
        "2020-04-01  aldershaw-2019-20-q4-scrutiny-briefing, board edition: its draft is due on Friday 15 May 2020",
        "2020-04-01  aldershaw-2019-20-q4-scrutiny-briefing, public edition: its draft is due on Friday 15 May 2020",
        "2020-04-01  brindle-2019-20-q4-scrutiny-briefing, board edition: its draft is due on Thursday 30 April 2020",
        "2020-04-01  colne-2019-20-q4-scrutiny-briefing, public edition: its draft is due on Friday 15 May 2020",
        "2020-04-01  dunmore-2019-20-q4-scrutiny-briefing, board edition: its draft is due on Thursday 16 April 2020",
    ]
    assert year.lines[date(2020, 7, 28)][2:] == [
        "2020-07-28  brindle-2020-21-q1-scrutiny-briefing, board edition: its draft was mailed to 1 recipient; "
        "1 recipient to be tried again at the next run",
        "2020-07-28  colne-2019-20-q4-scrutiny-briefing, public edition: its draft went out; nothing to do; "
        "the next one is due on Friday 14 August 2020",
        "2020-07-28  dunmore-2020-21-q1-scrutiny-briefing, board edition: its draft went out; nothing to do; "
        "the next one is due on Wednesday 14 October 2020",
    ]
    assert year.lines[date(2020, 7, 29)][2] == (
        "2020-07-29  brindle-2020-21-q1-scrutiny-briefing, board edition: its draft was mailed to 1 recipient"
    )
    assert year.lines[date(2020, 10, 29)][2] == (
        "2020-10-29  brindle-2020-21-q2-scrutiny-briefing, board edition: its draft was due on Wednesday 28 October "
        "2020, 1 working day ago, and waits: episodes: its last event is of August 2020; it should go on to "
        "September 2020; its owner was told before"
    )
    assert year.lines[GOES_ON][2] == (
        "2020-11-20  brindle-2020-21-q2-scrutiny-briefing, board edition: its draft was mailed to 2 recipients"
    )


@pytest.mark.slow
def test_no_line_names_a_recipient_or_is_empty(year: Year) -> None:
    lines = [line for lines in year.lines.values() for line in lines]

    assert len(lines) == 5 * len(year.lines)
    assert [line for line in lines if "@" in line or not re.match(r"2\d{3}-\d\d-\d\d  [a-z-]+-\d{4}", line)] == []


@pytest.mark.slow
def test_a_day_ends_badly_only_where_something_that_was_due_did_not_go(year: Year) -> None:
    late = {day: status for day, status in year.statuses.items() if status}
    waiting = {day: 1 for day in year.statuses if date(2020, 10, 28) <= day < GOES_ON}

    assert late == {date(2020, 7, 28): 4, **waiting}
