"""Shares that are all of one whole can make 100 within their rounding; others are left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.shares_to_100 import shares_to_100
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(text: str, items: Sequence[str] = ()) -> list[Fault]:
    passages = [Passage("paragraph", text), *(Passage("item", item) for item in items)]
    return list(shares_to_100(Paper("paper.txt", tuple(passages)), Known()))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The cohort is 73.2% male and 26.2% female.", "73.2% + 26.2% is 99.4%; no rounding makes them 100%"),
        ("With 73.2% of the cohort Male and 26.2% Female.", "73.2% + 26.2% is 99.4%; no rounding makes them 100%"),
        ("Boys make up 74% of the caseload and girls 24%.", "74% + 24% is 98%; no rounding makes them 100%"),
        (
            "White children make up 83% of those sentenced. BAME children make up 19% of those sentenced.",
            "83% + 19% is 102%; no rounding makes them 100%",
        ),
        (
            "White children make up 83% of the offending population and 91% of the 10-17 population, and BAME children "
            "make up 18% of the offending population and 9% of the 10-17 population.",
            "83% + 18% is 101%; they make 100% only if they are 82.5% and 17.5% exactly",
        ),
        (
            "White children make up 83% of the offending population and BAME children 18%; of others 90% are White.",
            "83% + 18% is 101%; they make 100% only if they are 82.5% and 17.5% exactly",
        ),
        ("Of all, 66% closed and the remaining 32% are open.", "66% + 32% is 98%; no rounding makes them 100%"),
        ("Made up of 45% theft, 30% violence and 22% drugs.", "45% + 30% + 22% is 97%; no rounding makes them 100%"),
    ],
)  # fmt: skip
def test_shares_that_cannot_be_a_whole_are_found(text: str, what: str) -> None:
    assert [fault.what for fault in _faults(text)] == ([what])


def test_a_list_that_is_a_whole_is_found_at_its_last_item() -> None:
    (fault,) = _faults("The offences are broken down as:", ["45% theft", "30% violence", "28% drugs"])
    assert (fault.kind, fault.says) == ("shares-to-100", "28%")
    assert fault.what == "45% + 30% + 28% is 103%; no rounding makes them 100%"


@pytest.mark.parametrize(
    "text",
    [
        "The cohort is 73.2% male and 26.8% female.",
        "The cohort is 73% male and 26.8% female.",
        "60% of girls and 70% of boys have a plan.",
        "The reoffending rate was 38% for males and 25% for females.",
        "Reoffending was higher among boys (40%) than among girls (30%).",
        "Boys were 70% in 2018 and girls 25% in 2019.",
        "Boys made up 75% in 2018 and 70% in 2019.",
        "The cohort is 73% male and 24% female, with sex unknown for the other children.",
        "36% reoffended, against 38% nationally and 24% in the region.",
        "50% are looked after, 64% were out of school and 72% have a need.",
        "Of all cases 40% closed early, 30% late and the remaining 30% are open.",
        "Of all cases 62% closed, 20% of them early, and the remaining 38% are open.",
        "It is mainly made up of 45% theft, 30% violence and 12% drugs.",
        "About 83% are boys and 18% girls of the cohort.",
        "Boys are 40% of those in care. Girls are 58% of those excluded.",
        "Girls are 10% of the cohort and boys in care 4% of the cohort.",
    ],
)
def test_shares_that_may_be_right_are_left_alone(text: str) -> None:
    assert _faults(text) == []


def test_a_list_of_needs_that_overlap_is_left_alone() -> None:
    assert _faults("The following were identified:", ["50% in care", "64% out of school", "72% with needs"]) == []


@given(girls=st.integers(0, 300), boys=st.integers(0, 300), decimals=st.integers(0, 2))
def test_two_sexes_rounded_as_they_should_be_are_never_a_fault(girls: int, boys: int, decimals: int) -> None:
    """Unless both are a half exactly: then each is rounded up, and the reader is told."""
    whole = (girls + boys) or 1
    scaled = [2 * count * 100 * 10**decimals for count in (girls, whole - girls)]
    said = [str((each + whole) // (2 * whole)).zfill(decimals + 1) for each in scaled]
    printed = [f"{each[:-decimals]}.{each[-decimals:]}" if decimals else each for each in said]
    is_half = all(each % (2 * whole) == whole for each in scaled)
    found = _faults(f"The cohort is {printed[0]}% female and {printed[1]}% male.")
    assert [fault for fault in found if "no rounding" in fault.what] == []
    assert bool(found) == is_half
