import pytest

from report_builder.proof.checks.promises import promises
from report_builder.proof.paper import Known, Paper, Passage


def broken(promise: str, rest: str, threshold: int = 5) -> list[str]:
    passages = (
        Passage("paragraph", promise, places=((0, "line 1"),)),
        Passage("paragraph", rest, places=((0, "line 2"),)),
    )
    return [fault.what for fault in promises(Paper("a.txt", passages), Known(threshold=threshold))]


SMALL = "Three children were remanded."


@pytest.mark.parametrize(
    "promise",
    [
        "No figures will be given, as the small numbers could identify a child.",
        "Because numbers are below five, the data are not shown.",
        "Numbers of fewer than 5 have been suppressed.",
        "We cannot publish a breakdown without making children identifiable.",
        "So few children are in this group that no graphs will be given: a child might be recognised.",
        "To keep children anonymous, no detailed data or graphs are included.",
    ],
)
def test_a_promise_to_withhold_is_broken_by_a_small_count(promise: str) -> None:
    assert broken(promise, SMALL) == ["the paper gives small counts of children all the same: Three (line 2)"]


@pytest.mark.parametrize(
    ("promise", "rest"),
    [
        ("No figures will be given, as the small numbers could identify a child.", "Thirty children were remanded."),
        ("No data were published by the ministry, because of the pandemic.", SMALL),
        ("Given the small numbers in a quarter, data for the year are used.", SMALL),
        ("So few staff are left that no training is given on data.", SMALL),
        ("The small number of meetings could be increased.", SMALL),
        ("Children were identified early, and data are shared with schools.", SMALL),
    ],
)
def test_a_promise_that_is_kept_and_what_is_no_promise_are_left_alone(promise: str, rest: str) -> None:
    assert broken(promise, rest) == []


def test_nothing_is_broken_where_no_number_needs_protection() -> None:
    assert broken("Small numbers are not shown, as numbers below 5 are withheld.", SMALL, threshold=0) == []


def test_only_the_first_three_numbers_are_listed() -> None:
    rest = "Two children left. Three children came. Four children stayed. 1 child was ill. 2 children were remanded."
    (what,) = broken("No data will be given: small numbers.", rest)
    assert what.endswith("Two (line 2), Three (line 2), Four (line 2) and 2 more")
