"""A share of few without its whole is found, where nothing in its section may be the whole."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.bare_shares import bare_shares
from report_builder.proof.paper import Fault, Known, Paper, Passage


def _faults(*passages: Passage) -> list[Fault]:
    return list(bare_shares(Paper("paper.txt", passages), Known()))


def _paragraph(text: str, *cited: tuple[int, int]) -> Passage:
    return Passage("paragraph", text, cited=cited)


@pytest.mark.parametrize(
    ("text", "says", "what"),
    [
        (
            "In March 69.2% of young people were offered every appointment.",
            "69.2%",
            "69.2% of how many? The section does not say how many young people there are",
        ),
        (
            "Girls of 14 and 15 are half (50.8%) of the total females.",
            "50.8%",
            "50.8% of how many? The section does not say how many females there are",
        ),
        (
            "Timeliness went from 27.3% in April 2019 to 76.9% in March 2020.",
            "27.3%",
            "27.3% of how many? The section does not say how many it is a share of",
        ),
    ],
)
def test_a_share_of_few_without_its_whole_is_found_once(text: str, says: str, what: str) -> None:
    assert [(fault.kind, fault.says, fault.what) for fault in _faults(_paragraph(text))] == [
        ("share-without-base", says, what)
    ]


def test_a_whole_in_another_section_does_not_help() -> None:
    share = _paragraph("In March 69.2% of young people were offered every appointment.")
    assert len(_faults(_paragraph("There are 13 children."), Passage("heading", "Contacts", level=1), share)) == 1
    assert _faults(_paragraph("There are 13 children."), share) == []


@pytest.mark.parametrize(
    "text",
    [
        "In March 69.2% of the 13 young people were offered every appointment.",
        "In March 69.2% of First Child Conferences were held early.",
        "Performance: referrals on time fell by 24 (12.5%) over the year.",
        "In March 69.2% (9) of young people were offered every appointment.",
        "There were 26 children; 69.2% of young people were offered every appointment.",
        "Nationally 69.2% of young people in care have a plan.",
        "Young people of those groups are 18.3% of the offending population.",
        "The grant will be uplifted by 2.1%.",
        "About 69.2% of young people did well.",
        "The rate of custody is 31.0%.",
        "Permanent exclusions came to 0.24% of pupils in Northby, or 0.24% of children.",
        "Performance is 36.4%, and national performance 37.7%.",
        "A survey found that 69.2% of parents were content.",
    ],
)
def test_a_share_that_has_its_whole_or_needs_none_is_left_alone(text: str) -> None:
    assert _faults(_paragraph(text)) == []


def test_a_share_that_is_printed_with_its_count_elsewhere_is_left_alone() -> None:
    summary = Passage("item", "6% of young people in the cohort went on to offend often.")
    section = _paragraph("In the end 802 young people (6% of the cohort) went on.")
    assert _faults(summary, Passage("heading", "Cohort", level=1), section) == []


def test_a_share_of_children_that_a_table_prints_is_left_alone() -> None:
    table = Passage("table", "Suitable places | 64.2%", rows=(("Suitable places", "64.2%"),))
    assert (
        _faults(_paragraph("Of late 64.2% of orders ended well."), Passage("heading", "Places", level=1), table) == []
    )


def test_a_share_that_comes_from_a_figure_is_left_alone() -> None:
    assert _faults(_paragraph("In March 69.2% of young people came.", (9, 14))) == []


def test_shares_of_a_list_that_is_about_the_country_need_no_whole() -> None:
    item = Passage("item", "30% of boys are tired")
    numbered = Passage("paragraph", "30% of boys are tired", number="1")
    assert _faults(_paragraph("A study found that, in England:"), numbered) == []
    assert len(_faults(_paragraph("A study was made in England."), numbered)) == 1
    assert _faults(_paragraph("A study found that, in England:"), item) == []
    assert len(_faults(_paragraph("We found that:"), item)) == 1
