"""The words that claim a change, and those that only aim at one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.claimed.spoken import Way, claims_in, sentences_to_read


@pytest.mark.parametrize(
    ("text", "said", "way"),
    [
        ("The rate fell.", "fell", Way.DOWN),
        ("The rate has steadily risen.", "has steadily risen", Way.UP),
        ("Custody continues to fall significantly.", "continues to fall significantly", Way.DOWN),
        ("Numbers are still increasing.", "are still increasing", Way.UP),
        ("There was a small reduction in custody.", "a small reduction", Way.DOWN),
        ("Timeliness improved from 27.3% to 76.9%.", "improved", Way.BETTER),
        ("Performance has deteriorated.", "has deteriorated", Way.WORSE),
        ("Suspensions doubled.", "doubled", Way.UP),
    ],
)
def test_a_claim_is_found_with_its_way(text: str, said: str, way: Way) -> None:
    assert [(text[each.start : each.end], each.way) for each in claims_in(text)] == [(said, way)]


@pytest.mark.parametrize(
    "text",
    [
        "The figure can only rise until the cohort matures.",
        "We work to reduce custody.",
        "It is expected that custody will have fallen.",
        "The aim is a reduction in custody.",
        "Reduced timetables are recorded.",
        "Members asked whether the needs of those children have grown.",
        "Custody did not fall.",
        "Bring to book those who reoffend.",
    ],
)
def test_an_aim_a_forecast_and_a_question_claim_nothing(text: str) -> None:
    assert claims_in(text) == ()


def test_year_on_year_and_continued_last() -> None:
    lasting = [
        claims_in(text)[0].is_lasting
        for text in ("Custody fell year on year.", "There is a continued fall in custody.", "Custody fell.")
    ]

    assert lasting == [True, True, False]


@given(
    st.lists(
        st.sampled_from(
            [
                "has",
                "been",
                "continues",
                "to",
                "fall",
                "fell",
                "a",
                "significant",
                "reduction",
                "in",
                "custody",
                ".",
                ",",
                "4",
            ]
        )
    )
)
def test_claims_lie_in_order_and_none_overlaps_another(words: list[str]) -> None:
    claims = claims_in(" ".join(words))

    assert all(one.end <= other.start for one, other in pairwise(claims))


def test_a_list_of_thousands_of_words_is_no_sentence() -> None:
    assert sentences_to_read("custody fell " * 1_000) == ()
