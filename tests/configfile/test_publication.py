"""The council's own day of publication: in time, on a working day, or refused with both days named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from report_builder.errors import ConfigError
from report_builder.model.spec import ReportSpec

Read = Callable[[str], ReportSpec]


def meeting(publication: str = "", *, day: str = "2020-07-28", more: str = "") -> str:
    own = f", publication: {publication}" if publication else ""
    date_words = f", date: {day}" if day else ""
    return f"meeting: {{body: Commission{date_words}{own}}}\n{more}"


def test_without_one_of_its_own_the_law_s_day_holds(read_more: Read) -> None:
    assert read_more(meeting()).meeting.publication == date(2020, 7, 20)


def test_without_a_meeting_s_date_there_is_none(read_more: Read) -> None:
    assert read_more(meeting(day="")).meeting.publication is None


@pytest.mark.parametrize("own", ["2020-07-20", "2020-07-17"])
def test_the_law_s_day_and_an_earlier_one_are_taken(read_more: Read, own: str) -> None:
    assert read_more(meeting(own)).meeting.publication == date.fromisoformat(own)


def test_a_later_day_is_refused_with_both_named(read_more: Read) -> None:
    with pytest.raises(ConfigError) as refused:
        read_more(meeting("2020-07-21"))

    (fault,) = refused.value.complaints
    assert fault.where.startswith("board.yaml:10:")
    assert fault.where.endswith("meeting.publication")
    assert "21 July 2020 is after 20 July 2020" in fault.what


@pytest.mark.parametrize("own", ["2020-07-18", "2020-05-08", "2020-12-28"])
def test_a_day_on_which_offices_are_closed_is_refused(read_more: Read, own: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read_more(meeting(own, day="2021-03-01"))

    assert refused.value.complaints[0].what.endswith("is no working day")


def test_a_day_without_a_meeting_s_cannot_be_judged(read_more: Read) -> None:
    with pytest.raises(ConfigError) as refused:
        read_more(meeting("2020-07-20", day=""))

    assert refused.value.complaints[0].mend == "write meeting.date"


def test_a_late_paper_may_come_out_after_the_law_s_day_but_before_the_meeting(read_more: Read) -> None:
    late = "committee: {late: the tables were late}\n"

    assert read_more(meeting("2020-07-27", more=late)).meeting.publication == date(2020, 7, 27)
    with pytest.raises(ConfigError):
        read_more(meeting("2020-07-28", more=late))


def test_a_late_paper_without_a_day_of_its_own_claims_none(read_more: Read) -> None:
    assert read_more(meeting(more="committee: {late: the tables were late}\n")).meeting.publication is None


def test_a_paper_that_is_exempt_as_a_whole_has_the_board_s_edition_alone(read_more: Read) -> None:
    spec = read_more("committee:\n  exempt: {paragraphs: [1, 2], interest: a child could be known}\n")

    assert list(spec.editions) == ["board"]
