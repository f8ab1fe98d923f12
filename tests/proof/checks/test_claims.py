"""Claims of change without figures, or with figures that chance makes differ."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.claims import claims_without_figures
from report_builder.proof.paper import Known, Paper, Passage


def _found(*passages: str) -> list[str]:
    paper = Paper("paper.txt", tuple(Passage("paragraph", each) for each in passages))
    return [each.says for each in claims_without_figures(paper, Known())]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Workloads of the team have reduced significantly in recent years.", "have reduced significantly"),
        (
            "There was a significant improvement from 27.3% to 76.9%, despite a significant increase in demand.",
            "a significant increase",
        ),
        ("Performance on contacts decreased in March 2020 with 69.2% of them offered.", "decreased"),
        ("Performance has improved compared to the previous quarter.", "has improved"),
        ("The number of referrals continues to rise.", "continues to rise"),
        ("Remands rose from 2 to 3, a significant increase.", "a significant increase"),
        ("The share of children in suitable education, a proportion, has improved since last year.", "has improved"),
        ("Performance is significantly better than last year.", "significantly better than"),
        ("Compared to the previous quarter the number of cases has increased.", "has increased"),
        ("The rate increased to 4.9% at Quarter 3.", "increased"),
        ("We have seen a continued reduction in the number of FTEs.", "a continued reduction"),
        ("Absence is significantly below the national average.", "significantly below"),
        ("It stood at 41 days. That is a significant increase. It was 30% in May.", "a significant increase"),
    ],
)
def test_a_claim_without_its_figures_is_found(sentence: str, says: str) -> None:
    assert _found(sentence) == [says]


@pytest.mark.parametrize(
    "sentence",
    [
        "There was a significant improvement from 27.3% to 76.9%.",
        "Custody made a significant contribution to safer communities.",
        "We aim for a significant reduction in custody.",
        "There is evidence to show a significant reduction in incidents.",
        "Reoffending fell significantly (Chart 4).",
        "Performance decreased from 76.9% in February to 69.2% in March.",
        "Contacts rose by 12% over the year.",
        "Performance has improved compared to the previous quarter, from 60% to 70%.",
        "The number of referrals continues to rise: 40 this year, 30 last year and 20 before.",
        "Relationships at home have improved since last year.",
        "The rate increased to 4.9%, having been 2.4% in 2018/19.",
        "Significant progress has been made with partners.",
        "The rate rose from 215 to 261 per 100,000, a significant increase.",
        "Performance is significantly better than last year (90% and 60%).",
        "The share of homes that were ready dropped from 71 to 64 per cent.",
        "It stood at 41%. That is a significant increase. It was 30% in May.",
        "Absence is significantly above the 4% of England.",
        "The team continues to grow in confidence.",
        "There was a continued improvement in the confidence of staff.",
        "Members asked whether the numbers have fallen significantly.",
        "The risk is that offending rates continue to increase.",
        "Reduced timetables are recorded.",
    ],
)
def test_a_claim_with_its_figures_and_what_claims_nothing_are_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


def test_four_sentences_and_one_are_no_significant_reduction() -> None:
    # Conditional on 5 in all the later count is binomial (5, 1/2): 2 x P(X <= 1) = 2 x 6/32 = 0.375.
    first = "The rate of custody shows a significant reduction of 13%."
    second = "That is 1 young person sentenced in 2018 compared to 4 in 2017."

    assert _found(first, second) == ["a significant reduction"]


def test_forty_sentences_and_ten_are() -> None:
    # 50 in all: 10 lies (25 - 10) / sqrt(12.5) = 4.2 standard deviations below the middle.
    first = "The rate of custody shows a significant reduction of 75%."

    assert _found(first, "That is 10 young people sentenced in 2018 compared to 40 in 2017.") == []


def test_8_of_72_and_12_of_71_do_not_differ_but_8_of_72_and_22_of_71_do() -> None:
    # 11.1% and 16.9%: standard error 0.058, so that 0.058 is one of them; 31.0%: 0.199 is three of its 0.066.
    close = "There was a significant fall in reoffending, with 8 of 72 reoffending and 12 of 71 the year before."
    apart = "There was a significant fall in reoffending, with 8 of 72 reoffending and 22 of 71 the year before."

    assert _found(close) == ["a significant fall"]
    assert _found(apart) == []


def test_what_comes_from_a_figure_is_left_alone() -> None:
    text = "Workloads have reduced significantly."
    paper = Paper("paper.txt", (Passage("paragraph", text, cited=((0, len(text)),)),))

    assert list(claims_without_figures(paper, Known())) == []


def test_a_headline_and_a_sentence_before_a_quotation_have_their_figures_in_the_passage_that_follows() -> None:
    assert _found("Number of remands continues to fall", "They fell by 20% from 40 to 32.") == []
    assert _found("The number of remands has continued to fall. The board wrote:", "They fell by 20% in all.") == []


def test_figures_of_the_next_passage_bear_out_no_sentence_that_is_complete_nor_a_headline_without_a_change() -> None:
    assert _found("The number of remands continues to fall.", "Fines fell by 20% from 40 to 32.") == [
        "continues to fall"
    ]
    told = "They wrote: \N{LEFT DOUBLE QUOTATION MARK}The number of remands continues to fall."
    told += "\N{RIGHT DOUBLE QUOTATION MARK}"
    assert _found(told, "Fines fell by 20% from 40 to 32.") == ["continues to fall"]
    assert _found("Number of remands continues to fall", "We met 12 children.") == ["continues to fall"]


def test_the_former_value_of_a_significant_change_may_stand_in_the_passage_before() -> None:
    told = "This is a significant increase. In May it was 30%."
    assert _found("The share is 41%.", told) == []
    assert _found("The team met.", told) == ["a significant increase"]
