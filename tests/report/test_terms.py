"""The words of 2020, in the case that they stand in; what had the same name then keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.view import View
from report_builder.report.plan import PlannedSeries
from report_builder.report.terms import LEGACY_2020, in_our_terms, in_terms


@pytest.mark.parametrize(
    ("current", "legacy"),
    [
        ("1 child was on the caseload", "1 young person was on the caseload"),
        ("213 children were on the caseload", "213 young people were on the caseload"),
        ("Children on the caseload", "Young people on the caseload"),
        ("CHILDREN ON THE CASELOAD", "YOUNG PEOPLE ON THE CASELOAD"),
        ("the child's plan and the children's plans", "the young person's plan and the young people's plans"),
        ("per 1,000 children aged 10 to 17", "per 1,000 young people aged 10 to 17"),
        ("the youth justice service", "the youth offending team"),
        ("Youth Justice Service", "Youth Offending Team"),
        ("all youth justice services", "all youth offending teams"),
        ("183 suspensions, and 1 suspension", "183 fixed term exclusions, and 1 fixed term exclusion"),
        ("62 children were suspended", "62 young people were excluded for a fixed term"),
        (
            "Suspensions per suspended child",
            "Fixed term exclusions per young person excluded for a fixed term",
        ),
        ("an out-of-court resolution", "an out of court disposal"),
        ("two out-of-court resolutions", "two out of court disposals"),
    ],
)
def test_a_word_of_today_becomes_that_of_2020(current: str, legacy: str) -> None:
    assert in_terms(current, "legacy-2020") == legacy


@pytest.mark.parametrize(
    "name",
    [
        "Child in need",
        "child in need",
        "Children in Need",
        "Child protection plan",
        "on a child protection plan",
        "Children's services",
        "Children\N{RIGHT SINGLE QUOTATION MARK}s Services",
        "children's social care",
        "childhood",
        "grandchildren",
        "permanently excluded",
        "community resolution",
    ],
)
def test_a_name_that_was_the_same_in_2020_stays(name: str) -> None:
    assert in_terms(name, "legacy-2020") == name


def test_a_name_that_stays_does_not_keep_its_neighbours() -> None:
    said = in_terms("29 children are a child in need, and 11 children are not", "legacy-2020")

    assert said == "29 young people are a child in need, and 11 young people are not"


@given(st.lists(st.sampled_from([current for current, _ in LEGACY_2020]) | st.text(max_size=9)).map(" ".join))
def test_today_s_terminology_changes_nothing(text: str) -> None:
    assert in_terms(text, "current") == text


@given(st.lists(st.sampled_from([current for current, _ in LEGACY_2020] + ["in need", "of", "a"])).map(" ".join))
def test_the_words_of_2020_are_not_changed_again(text: str) -> None:
    once = in_terms(text, "legacy-2020")

    assert in_terms(once, "legacy-2020") == once


def test_the_names_of_series_follow_and_their_views_do_not() -> None:
    series = (PlannedSeries("Children suspended", View("children_suspended")),)

    assert in_our_terms(series, "legacy-2020") == (
        PlannedSeries("Young people excluded for a fixed term", View("children_suspended")),
    )
