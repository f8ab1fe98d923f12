"""Values and amounts of change as prose tells them."""

from __future__ import annotations

import pytest

from report_builder.proof.text.movement import amounts_in, pairs_in, whole_sentences


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("fell from 4 to 6", ("4", "6", -1)),
        ("an increase from 215 to 261 per 100,000", ("215", "261", 1)),
        ("6, down from 8", ("8", "6", -1)),
        ("144 compared to 171 last year", ("171", "144", 0)),
        ("went from 4 to 6", ("4", "6", 0)),
        ("from 4 to 6, an increase", ("4", "6", 1)),
    ],
)
def test_two_values_are_read_with_the_earlier_first_and_the_direction_that_is_told(
    text: str, pair: tuple[str, str, int]
) -> None:
    (found,) = pairs_in(text)

    assert (found.before.words, found.after.words, found.direction) == pair


@pytest.mark.parametrize(
    "text", ["from April 2017 to March 2018", "from 4 children. To 6 more", "54% increase compared to a 33% increase"]
)
def test_periods_sentences_apart_and_amounts_are_no_two_values(text: str) -> None:
    assert pairs_in(text) == ()


def test_what_a_change_led_to_and_what_is_made_up_are_no_amounts() -> None:
    assert amounts_in("They make up 83% of all, and numbers rose to 12.") == ()


def test_a_semicolon_ends_no_sentence_here() -> None:
    text = "It is ahead of all; England (4). Next."

    assert [text[start:end] for start, end in whole_sentences(text)] == ["It is ahead of all; England (4). ", "Next."]
