"""Money that is made up of other sums makes their total, as far as it was rounded."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.money import money
from report_builder.proof.paper import Known, Paper, Passage


def _told(text: str) -> list[tuple[str, str]]:
    return [(fault.says, fault.what) for fault in money(Paper("paper.txt", (Passage("paragraph", text),)), Known())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The budget was £946,000, comprising £420,000 from the council, £398,000 from the board and £148,000 more.",
            ("£946,000", "£420,000 + £398,000 + £148,000 is £966,000, not £946,000"),
        ),
        (
            "Total income is £30,500: £20,100 in cash and £11,400 in kind.",
            ("£30,500", "£20,100 + £11,400 is £31,500, not £30,500"),
        ),
    ],
)
def test_sums_that_do_not_make_their_whole_are_found(text: str, found: tuple[str, str]) -> None:
    assert _told(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The budget was £966,000, comprising £420,000 from the council, £398,000 from the board and £148,000 more.",
        "The budget is £1.4m, made up of £450,500 from the board, £727,600 from the council and £247,350 of others.",
        "The budget of £900,000 includes grants: £20,000 for knife crime and £30,000 for victims.",
        "The budget is £900,000: staff have £20,000 for training and £30,000 for travel.",
        "The grant rose from £400,000 to £450,000, and the total is £900,000.",
    ],
)
def test_sums_that_make_it_before_rounding_and_others_are_left_alone(text: str) -> None:
    assert _told(text) == []
