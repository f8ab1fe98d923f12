"""Of which measure a sentence speaks."""

from __future__ import annotations

import pytest

from report_builder.model.measure import MEASURES
from report_builder.proof.claimed.subjects import _TOPICS, subject_of, subjects_in


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The rate of FTEs", "first time entrants"),
        ("re-offences per re-offender", "reoffences per reoffender"),
        ("The binary rate", "reoffending"),
        ("custodial sentences", "custody"),
        ("fixed term exclusions", "suspensions"),
        ("children permanently excluded", "permanent exclusions"),
        ("AssetPlus timeliness", "timeliness of assessments"),
        ("open cases", "caseload"),
    ],
)
def test_words_tell_the_measure(text: str, topic: str) -> None:
    assert subjects_in(text, 0, len(text))[0].topic == topic


@pytest.mark.parametrize("text", ["The reduction of 2 FTE posts", "the team met each week", "plans are strong"])
def test_words_of_no_measure_tell_none(text: str) -> None:
    assert subjects_in(text, 0, len(text)) == ()


def test_of_a_noun_it_is_what_follows_and_of_a_verb_what_stands_before() -> None:
    text = "While custody moved, a fall in remands was seen."
    at = text.index("a fall")

    noun = subject_of(text, (0, len(text)), (at, at + 6), is_noun=True)
    verb = subject_of(text, (0, len(text)), (at, at + 6), is_noun=False)

    assert noun is not None
    assert verb is not None
    assert (noun.topic, verb.topic) == ("remands", "custody")


def test_every_measure_of_the_list_is_of_the_registry() -> None:
    assert {each for _, _, measures in _TOPICS for each in measures} <= set(MEASURES)
