"""Rose by a quarter, fell by more than half: held to the two values of the sentence."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.fractions_of_change import fractions_of_change
from report_builder.proof.paper import Known, Paper, Passage


def _said(text: str) -> list[tuple[str, str]]:
    paper = Paper("paper.txt", (Passage("paragraph", text),))
    return [(fault.says, fault.should_be) for fault in fractions_of_change(paper, Known())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stop and search rose by a quarter, from 220 to 242.", ("rose by a quarter", "10.0%")),
        ("Referrals have dropped by more than half, from 61 to 44.", ("dropped by more than half", "27.9%")),
        ("Offences were down a third (24 to 18).", ("down a third", "25.0%")),
        ("Numbers fell by almost half from 40 to 36.", ("fell by almost half", "10.0%")),
        ("An increase of two thirds, from 30 to 36.", ("increase of two thirds", "20.0%")),
    ],
)
def test_a_fraction_that_the_values_do_not_make_is_found(text: str, found: tuple[str, str]) -> None:
    assert _said(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The caseload has risen by a third, from 69 to 92.",
        "Referrals have dropped by more than half, from 61 to 28.",
        "Offences were down a quarter (24 to 18).",
        "Numbers fell by almost half from 40 to 21.",
        "Offences fell by half.",
        "In the first half of the year numbers fell, half of them from 40 to 36.",
        "Numbers rose in the third quarter from 40 to 41.",
        "Custody fell by half of what was expected, from 10 to 8.",
    ],
)
def test_a_fraction_that_they_make_and_any_other_is_left_alone(text: str) -> None:
    assert _said(text) == []
