"""Ranks against how many there are, how many a paper names, and the values beside them."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.ranks import ranks
from report_builder.proof.paper import Fault, Known, Paper, Passage

_FAMILY = (Passage("paragraph", "Our family is:"), *(Passage("item", f"Town {at}") for at in range(10)))


def _faults(text: str, *before: Passage) -> list[Fault]:
    return list(ranks(Paper("paper.txt", (*before, Passage("paragraph", text))), Known()))


@pytest.mark.parametrize(
    "text",
    [
        "The service is ranked twelfth out of 10 similar services.",
        "It is listed 11th highest of 10.",
        "It has the 13th highest rate among the other 11.",
        "Our rate of 3.59 is the second highest compared to the family 3.84, Merseyside 3.67 and England 3.90.",
        "Our rate of 3.59 is the third lowest of A 3.14, B 3.17, C 3.19 and D 4.01.",
    ],
)
def test_a_rank_that_cannot_be_is_found(text: str) -> None:
    assert [each.kind for each in _faults(text)] == ["rank"]


@pytest.mark.parametrize(
    "text",
    [
        "It is listed seventh as having the highest rate of first time entrants out of 10 similar services.",
        "The rate is 1.71 and is the fourth highest compared to the other 10 of the family.",
        "It is eleventh highest of the other 10.",
        "In its second year the highest number of the 1 child was seen.",
        "First time entrants were highest of 3 groups.",
        "Our rate of 3.59 is the third highest compared to the family 3.84, Merseyside 3.67 and England 3.50.",
        "On 12th March 2 of 10 reoffended.",
        "The third of 2 sessions was moved.",
    ],
)
def test_a_rank_that_can_be_and_other_ordinals_are_left_alone(text: str) -> None:
    assert _faults(text) == []


def test_a_rank_is_held_to_the_family_that_the_paper_names() -> None:
    (fault,) = _faults("We are fourth highest out of 14 similar services.", *_FAMILY)

    assert fault.what == "14 are counted here, and the paper names 10 members of the family besides the service"


@pytest.mark.parametrize("size", ["the other 10", "11", "10", "9"])
def test_the_named_family_with_the_service_without_it_and_without_members_with_no_data_is_left_alone(size: str) -> None:
    assert _faults(f"We are fourth highest out of {size} similar services.", *_FAMILY) == []
