"""A share printed beside its count is that count's, at the decimals that are printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.checks.shares import shares
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(*texts: str, items: Sequence[str] = ()) -> list[Fault]:
    passages = [*(Passage("paragraph", text) for text in texts), *(Passage("item", text) for text in items)]
    return list(shares(Paper("paper.txt", tuple(passages)), Known()))


@pytest.mark.parametrize(
    ("text", "says", "should_be", "what"),
    [
        ("10 of the 14 children (72%) have a plan.", "72%", "71%", "10 of 14 is 71.4%"),
        ("Of the 14 children with a plan, 22% (3) are girls.", "22%", "21%", "3 of 14 is 21.4%"),
        ("Of the 57 girls 29 (50.8%) are 14 or 15.", "50.8%", "50.9%", "29 of 57 is 50.9%"),
        ("In all, 5 of these 18 children (28.7%) are looked after.", "28.7%", "27.8%", "5 of 18 is 27.8%"),
        ("There were a total of 40 referrals. Closed at once were 4 (12%).", "12%", "10%", "4 of 40 is 10.0%"),
        ("Girls made up 72 (or 24%) of the 402 offences.", "24%", "18%", "72 of 402 is 17.9%"),
        ("Children (n=60) answered: 48 (80%) felt heard and 57 (85%) safe.", "85%", "95%", "57 of 60 is 95.0%"),
        ("27% (n=20) of the 98 had a plan.", "27%", "20%", "20 of 98 is 20.4%"),
        ("Girls: 15/71 = 28%.", "28%", "21%", "15 of 71 is 21.1%"),
        ("96% of victims were satisfied with the service (48 of 52).", "96%", "92%", "48 of 52 is 92.3%"),
        ("Of the 14 bail packages, 10 of which (81%) were accepted.", "81%", "71%", "10 of 14 is 71.4%"),
        ("60% (8 of 12) were completed in time.", "60%", "67%", "8 of 12 is 66.7%"),
        ("204 of 869, or 24pc, were proven.", "24pc", "23%", "204 of 869 is 23.5%"),
        ("204 of the 869 who were seen, or 21%, came back.", "21%", "23%", "204 of 869 is 23.5%"),
        ("Of the 869 orders, 204 were ended early, or 21%.", "21%", "23%", "204 of 869 is 23.5%"),
    ],
)
def test_a_share_that_is_not_its_counts_is_found_with_the_right_one(
    text: str, says: str, should_be: str, what: str
) -> None:
    assert [(fault.kind, fault.says, fault.should_be, fault.what) for fault in _faults(text)] == [
        ("share-of-count", says, should_be, what)
    ]


def test_the_items_of_a_list_are_judged_by_the_whole_before_it() -> None:
    found = _faults("Of the 14 children with open cases:", items=["50% (7) have a plan", "45% (6) are in care"])
    assert [(fault.says, fault.should_be) for fault in found] == [("45%", "43%")]


def test_without_a_whole_a_share_is_wrong_where_no_number_gives_it() -> None:
    """3 is 23.1% of 13 and 21.4% of 14."""
    (fault,) = _faults("Having a plan: 22% (3).")
    assert (fault.kind, fault.should_be) == ("share-of-count", "")
    assert fault.what == "3 is 22% of no whole number; it is 23.1% of 13 and 21.4% of 14"


def test_a_part_above_its_whole_is_found() -> None:
    assert [(fault.kind, fault.says) for fault in _faults("15 of the 14 children have a plan.")] == [
        ("parts-and-whole", "15 of the 14")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "10 of the 14 children (71%) have a plan.",
        "10 of the 14 children (71.4%) have a plan.",
        "204 of the 869 who were seen, or 23%, came back, against 30% before.",
        "Of the 869 orders, 204 were ended early, or 23.5%; 12% of others were late.",
        "204 of the 869 who were seen moved, and others stayed or left in 30% of weeks.",
        "Of the 18 young people 5 of these (27.8%) are looked after.",
        "Of the 40 cases, 20 (50%) are girls; of whom 5 (25%) are looked after.",
        "About 70% (10) of the 14 children have a plan.",
        "Across the 213 open cases 7.5% (16) are looked after, but of the 18 with orders 5 (27.8%) are.",
        "Of all, 9 of 13 reoffences (69.2%) were by children aged 17 and 3 of 13 reoffences (23.1%) by those aged 16.",
        "44 (64%) services have a plan and 25 have none.",
        "1 of the 8 children (13%) moved, and 1 of the 8 (12%) left.",
        "802 young people (6% of the cohort) went on.",
        "It fell by 4 (13%), from 31 to 27.",
        "We saw 40 families and a total of 60 children, of whom 12 (20%) moved. In care are 4 (10%).",
        "Of the 12 children, 0 (0%) and 12 (100%) are as they were.",
        "9 of the 12 months (60%) were dry.",
    ],
)
def test_a_right_share_is_left_alone(text: str) -> None:
    assert _faults(text) == []


@given(whole=st.integers(1, 500), data=st.data(), decimals=st.integers(0, 2))
def test_a_share_rounded_as_it_should_be_is_never_a_fault(whole: int, data: st.DataObject, decimals: int) -> None:
    count = data.draw(st.integers(0, whole))
    scaled = count * 100 * 10**decimals
    figures = str((2 * scaled + whole) // (2 * whole)).zfill(decimals + 1)
    share = f"{figures[:-decimals]}.{figures[-decimals:]}" if decimals else figures
    assert _faults(f"{count} of the {whole} children ({share}%) have a plan.") == []


def test_editions_of_one_paper_are_no_part_of_a_whole() -> None:
    assert _faults("Two editions of one paper were printed.") == []
