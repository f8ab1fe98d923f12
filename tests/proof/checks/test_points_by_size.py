"""A change of a share that is too small to be a percentage of it."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.points_by_size import points_by_size
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str) -> list[Fault]:
    return list(points_by_size(Paper("paper.txt", (Passage("paragraph", text),)), Known()))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # 0.6 x 5.2 / 100 = 0.0312, and half of the last decimal is 0.05
        ("Absence fell by 0.6% from the year before to 5.2%.", "0.6% of 5.2% is 0.03, too little to be seen in 5.2%"),
        # 2 x 10 / 100 = 0.2, and half of the last whole is 0.5
        ("The share rose by 2% to 10%.", "2% of 10% is 0.20, too little to be seen in 10%"),
        ("There was an increase of 0.5% to 3.1%.", "0.5% of 3.1% is 0.02, too little to be seen in 3.1%"),
    ],
)
def test_a_percentage_that_only_points_can_be_is_found(text: str, what: str) -> None:
    (fault,) = _faults(text)

    assert (fault.kind, fault.what) == ("percentage-points", what)
    assert fault.should_be.endswith(" percentage points")


@pytest.mark.parametrize(
    "text",
    [
        "Absence fell by 12% from the year before to 5.2%.",
        "The share rose by 10% to 20%.",
        "Absence fell by 0.6 percentage points to 5.2%.",
        "Referrals fell by 0.6% to 512.",
        "Pay rose by 2%. The share came to 20%.",
        "Pay rose by 2% in the year, and the share of women to 20%.",
        "The budget rose by 2% (from 18% to 20%).",
        "The rate rose by 0.01% to 5.2%.",
        "The share fell from 20% to 18%.",
    ],
)
def test_a_percentage_that_could_be_seen_points_and_other_things_are_left_alone(text: str) -> None:
    assert _faults(text) == []
