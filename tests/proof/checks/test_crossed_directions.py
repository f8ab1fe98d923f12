"""A change that is told in both directions."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.crossed_directions import crossed_directions
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str) -> list[Fault]:
    return list(crossed_directions(Paper("paper.txt", (Passage("paragraph", text),)), Known()))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It was an increase of 7 children, which continued to show a decrease.", "'increase' and 'decrease'"),
        ("There was a fall of 12%, which is a sharp rise.", "'fall' and 'rise'"),
        ("A reduction of 3 on last year, which represents an increase, was seen.", "'reduction' and 'increase'"),
    ],
)
def test_a_change_called_both_an_increase_and_a_decrease_is_found(text: str, what: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.what) == ("direction", f"one change is called {what}")


@pytest.mark.parametrize(
    "text",
    [
        "It was an increase of 7 children, which continued to show a rise.",
        "It was an increase of 7 children, which is a decrease on the growth of last year.",
        "There was an increase of 7 girls and a decrease of 3 boys.",
        "There was a fall of 12%. Costs are a rise.",
        "An increase of 7 was expected, but there was a decrease.",
        "The number is 7, which is a decrease.",
        "Referrals rose by 7, which is good.",
    ],
)
def test_two_changes_and_one_told_twice_the_same_way_are_left_alone(text: str) -> None:
    assert _faults(text) == []
