"""Periods backwards, misnamed, of another length or not yet over are found; others are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.proof.checks.periods import periods
from report_builder.proof.paper import Fault, Known, Paper, Passage

JULY = date(2021, 7, 27)


def _found(*texts: str, as_at: date | None = JULY) -> list[Fault]:
    passages = tuple(Passage("paragraph", text) for text in texts)
    return list(periods(Paper("paper.txt", passages, as_at), Known()))


@pytest.mark.parametrize(
    ("text", "says", "should_be"),
    [
        ("The rate rose in 2019/18 again.", "2019/18", "2018/19"),
        ("The rate rose in 2019-2018 again.", "2019-2018", "2018-2019"),
        ("From March 2021 to January 2021 it rose.", "March 2021 to January 2021", ""),
        ("In the quarter April 2019 to March 2020 it rose.", "quarter April 2019 to March 2020", ""),
        ("In the quarter Apr 19 to March 20 it rose.", "quarter Apr 19 to March 20", ""),
        ("In Quarter Four (October - December 2020)", "Quarter Four (October - December 2020", "January to March"),
        ("In Q1 (July to September 2020)", "Q1 (July to September 2020", "April to June"),
        ("In the 12 months April 2020 to June 2020", "12 months April 2020 to June 2020", ""),
        (
            "Between 1 January 2020 and 31 March 2020 many were eligible in the 12 month period.",
            "the 12 month period",
            "",
        ),
    ],
)
def test_a_period_that_cannot_be_is_found(text: str, says: str, should_be: str) -> None:
    if says.startswith("Quarter Four"):
        text += " and Q1 (April - June 2020)"

    assert [(each.kind, each.says, each.should_be) for each in _found(text)] == [("period", says, should_be)]


@pytest.mark.parametrize(
    "text",
    [
        "The rate rose in 2018/19, 1999/00 and 2018-2019.",
        "The month is 2020-03, and the case is no. 2019/18.",
        "The quarter January to March 2021 was the fourth quarter, and July to September 2021 the second.",
        "Over the four quarters April 2019 to March 2020 it rose.",
        "In Q4 (January - March 2020) and Quarter One (April to June).",
        "In Quarter 4 2019/20 (January to March 2020)",
        "The 12 months April 2019 to March 2020, and the 12-month period (1 July 2020 - 30 June 2021).",
        "The rate after 12 months (January - March 2018) fell.",
        "Those of January to March 2018 are tracked for a 12-month period.",
        "The 12 month period to the end of Q4, of which 1 in the period April - June 2019.",
        "The year July 2020 to June 2021 and Oct 17 to Sept 18.",
        "From September to July the school year runs.",
        "The visits of 12 March to April pupils.",
    ],
)
def test_other_periods_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_paper_may_count_its_quarters_from_january() -> None:
    assert _found("In Q1 (January to March 2020) and in Q2 (April to June 2020)") == []


def test_twelve_months_of_follow_up_cannot_be_over_before_they_have_passed() -> None:
    faults = _found(
        "Live tracker: cohort of 1 January 2021 - 31 March 2021",
        "Of these, 60 had no further offences during the 12 months from the first.",
    )

    assert [(each.says, each.what) for each in faults] == [
        (
            "during the 12 months from",
            "the cohort of 1 January 2021 - 31 March 2021 had not been followed for 12 months by 27 July 2021",
        )
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The cohort of 1 January 2020 - 31 March 2020", "60 had no offences during the 12 months from the first."),
        ("The cohort of 1 January 2021 - 31 March 2021", "They will be followed in the 12 months after the first."),
        ("The grant of 1 January 2021 - 31 March 2021", "60 had no offences during the 12 months from the first."),
    ],
)
def test_follow_up_that_has_passed_or_is_to_come_is_left_alone(texts: tuple[str, ...]) -> None:
    assert _found(*texts) == []


def test_without_a_date_of_the_paper_no_follow_up_is_judged() -> None:
    texts = ("The cohort of 1 January 2021 - 31 March 2021", "60 had none during the 12 months from the first.")

    assert _found(*texts, as_at=None) == []
