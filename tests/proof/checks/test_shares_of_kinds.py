"""Shares of kinds that exclude each other can make 100; shares that may overlap, or leave some out, are left alone."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.shares_of_kinds import shares_of_kinds
from report_builder.proof.paper import Known, Paper, Passage


def _totals(text: str) -> list[str]:
    paper = Paper("paper.txt", (Passage("paragraph", text),))
    return [fault.what.split(" is ")[1].split(";")[0] for fault in shares_of_kinds(paper, Known())]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("White children make up 71% of the caseload, Black children 14%, Asian 9% and mixed heritage 11%.", "105%"),
        ("Ethnicity: White 64%, Black 17%, mixed 9%, other 5%.", "95%"),
        ("60% agreed that they were helped, 25% disagreed and 10% did not know.", "95%"),
        ("Very satisfied 64%, satisfied 28%, dissatisfied 6%, very dissatisfied 5%.", "103%"),
        ("45% of referrals led to one programme, 38% to another and 27% to no further action.", "110%"),
        ("50% came from the police, 30% from courts and 26% from schools.", "106%"),
        ("Audits were good in 65%, required improvement in 25% and were inadequate in 15%.", "105%"),
    ],
)
def test_kinds_that_cannot_make_a_whole_are_found(text: str, total: str) -> None:
    assert _totals(text) == [total]


@pytest.mark.parametrize(
    "text",
    [
        "White children make up 71% of the caseload, Black children 14% and Asian children 9%.",
        "Ethnicity: White 64%, Black 17%, mixed 14%, other 5%.",
        "White 33%, Black 33%, Asian 33%.",
        "60% agreed, 25% disagreed and 15% did not know.",
        "63% of children had a mental health need, 48% a substance misuse need and 41% a speech need.",
        "White children are 71% of the caseload, Black children 14% and Asian children 19%, compared with 80% locally.",
        "60% of White children, 55% of Black children and 70% of Asian children did not reoffend in 2019 or 2020.",
        "Attendance was up to 60% in May, 70% in June and 80% in July.",
        "45% of children moved to a new school, 38% had a plan and 27% to some degree were absent.",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert _totals(text) == []
