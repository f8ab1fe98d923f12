"""A day to come that is told as past is found, and a meeting under two dates; plans and timelines are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.proof.checks.events import told_dates
from report_builder.proof.paper import Fault, Known, Paper, Passage

JULY = date(2021, 7, 27)


def _found(*texts: str, as_at: date | None = JULY, meeting: date | None = None) -> list[Fault]:
    passages = tuple(Passage("paragraph", text, places=((0, f"line {at}"),)) for at, text in enumerate(texts, 1))
    return list(told_dates(Paper("paper.txt", passages, as_at), Known(meeting=meeting)))


def _classes(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(fault.kind, fault.says) for fault in faults]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The Scrutiny Panel met on 12 November 2021 and heard the plan.", "12 November 2021"),
        ("The plan was approved by Cabinet in October 2021.", "October 2021"),
        ("On 12 November 2021 the Panel met and heard the plan.", "12 November 2021"),
        ("The project has been suspended since September 2021.", "September 2021"),
        ("Training took place on Tuesday 2 November 2021.", "Tuesday 2 November 2021"),
    ],
)
def test_a_day_to_come_told_as_past_is_found(text: str, says: str) -> None:
    assert _classes(_found(text)) == [("later-date-as-past", says)]


@pytest.mark.parametrize(
    "text",
    [
        "The Scrutiny Panel met on 12 November 2020 and heard the plan.",
        "The Panel will meet on 12 November 2021.",
        "A report was requested for the meeting on 12 November 2021.",
        "The contract was signed in May 2021 and ends on Friday 31 March 2023.",
        "The contracts had been extended until September 2021.",
        "12 November 2021 - Scrutiny Panel",
        "13 August 2021 - materials published",
        "An inspection is planned in October 2021.",
        "It was expected that the update would be published in October 2021.",
        "A workshop has been arranged on 5 October 2021.",
        "The grant was reduced from April 2022.",
        "Interviews have been scheduled, and will be held on 3 September 2021.",
        "Due to illness the visit was moved to 3 September 2021.",
        "A further report was asked to be brought to the Panel in January 2022.",
    ],
)
def test_plans_timelines_and_the_past_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_the_same_day_of_a_year_that_the_paper_names_is_what_it_should_be() -> None:
    faults = _found("The Panel met on 12 November 2021.", "Recommendations of the Panel of 12 November 2020.")

    assert [(each.kind, each.should_be) for each in faults] == [("later-date-as-past", "12 November 2020")]


def test_without_a_date_of_the_paper_nothing_is_later() -> None:
    assert _found("The plan was approved by Cabinet in October 2021.", as_at=None) == []


def test_one_meeting_under_two_years_is_found_once_where_it_is_rarer() -> None:
    faults = _found(
        "The Scrutiny Panel met on 12 November 2018.",
        "Recommendations from the meeting of the Scrutiny Panel on 12 November 2019.",
        "12 November 2019 - Scrutiny Panel",
        as_at=None,
    )

    assert [(each.kind, each.says, each.should_be) for each in faults] == [
        ("contradicting-dates", "12 November 2018", "12 November 2019")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The Board met on 31 March 2020.", "The Board met on 31 March 2021."),
        ("The Scrutiny Panel met on 12 November 2019.", "The Safeguarding Board met on 12 November 2020."),
        ("The Scrutiny Panel met on 12 November 2019.", "The Scrutiny Panel met on 14 November 2020."),
        ("The Board met on 12 November 2019 and again on 12 November 2020.",),
        ("The count was 15 on 12 November 2019.", "The count was 17 on 12 November 2020."),
    ],
)
def test_two_meetings_are_not_one(texts: tuple[str, ...]) -> None:
    assert _found(*texts) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("This report is to the meeting of the Management Board on 20 July 2021.", "20 July 2021"),
        ("The Board meets on 28 July 2021.", "28 July 2021"),
        ("At this meeting of 26 July 2021 the Board is asked to agree.", "26 July 2021"),
        ("The Board met on 27 July 2020.", "27 July 2020"),
    ],
)
def test_a_date_that_is_not_the_meetings_is_found(text: str, says: str) -> None:
    faults = _found(text, meeting=JULY)

    assert [(each.kind, each.says, each.should_be) for each in faults] == [
        ("contradicting-dates", says, "27 July 2021")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Board meets on 27 July 2021.",
        "The Board met on 20 April 2021.",
        "At its next meeting on 19 October 2021 the Board will look again.",
        "There were 12 children on 27 July 2020.",
    ],
)
def test_other_meetings_are_left_alone(text: str) -> None:
    assert _found(text, meeting=JULY) == []
