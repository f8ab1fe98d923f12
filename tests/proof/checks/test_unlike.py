"""Numbers set against each other that are not counted alike."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.unlike import unlike_compared
from report_builder.proof.paper import Known, Paper, Passage

_GIVEN = (
    Passage("paragraph", "Rate of reoffending: 31.0% (April 2017 - March 2018)."),
    Passage("paragraph", "This is based on PNC data."),
)


def _found(sentence: str) -> list[str]:
    paper = Paper("paper.txt", (*_GIVEN, Passage("paragraph", sentence)))
    return [each.says for each in unlike_compared(paper, Known())]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The live tracker shows a fall in reoffending from 31.0% to 11.1%.", "31.0% to 11.1%"),
        ("Reoffending on the tracker was 11.1%, down from 31.0%.", "11.1%, down from 31.0%"),
        ("Published by the YJB, reoffending fell from 38.2% to 11.1% on our live data.", "38.2% to 11.1%"),
        ("Remands fell from 12 in 2018/19 to 3 in Q1.", "12 in 2018/19 to 3"),
    ],
)
def test_a_tracker_set_against_the_published_rate_and_a_quarter_against_a_year_are_found(
    sentence: str, says: str
) -> None:
    assert _found(sentence) == [says]


@pytest.mark.parametrize(
    "sentence",
    [
        "The live tracker shows a fall in reoffending from 14.0% to 11.1%.",
        "The published rate of reoffending was 31.0%; the tracker has 11.1% so far.",
        "Reoffending fell from 31.0% to 28.6%.",
        "Remands fell from 12 in 2018/19 to 3 in 2019/20.",
        "Remands fell from 4 in Q1 to 3 in Q2.",
        "The tracker moved from 12 rooms to 3.",
    ],
)
def test_like_with_like_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []
