"""Translations of words of an export are looked at before any row is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from report_builder.cases.value_maps import faulty_values
from report_builder.configfile.maps import ready_map, ready_maps

CANARY = "Zqwyvern"


@pytest.fixture
def complaints(dataset: Callable[..., Path], asked: Callable) -> Callable[..., list[str]]:
    def found(values: Mapping[str, Mapping[str, str]]) -> list[str]:
        return [str(complaint) for complaint in faulty_values(asked(dataset(), values=values))]

    return found


def test_a_translation_into_a_word_that_the_column_has_not_is_told_with_the_nearest(complaints: Callable) -> None:
    (told,) = complaints({"persons.sex": {CANARY: "mal", "F": "female", "X": ""}})

    assert "values.persons.sex: a word is translated into one that this column does not have" in told
    assert told.endswith("did you mean 'male'?")
    assert CANARY not in told


def test_a_translation_the_wrong_way_round_repeats_no_word_of_the_export(complaints: Callable) -> None:
    (told,) = complaints({"persons.sex": {"male": CANARY}})

    assert told.endswith("write your word, then ours, which is one of: male, female, unknown")
    assert CANARY not in told


@pytest.mark.parametrize(
    ("place", "good", "bad"),
    [
        ("persons.ethnicity", "W1", "W7"),
        ("persons.child_in_need", "yes", "perhaps"),
        ("persons.date_of_birth", "2005-11", "November"),
        ("exclusions.days_lost", "1.5", "one"),
        ("budget.year", "2019-20", "2019-21"),
    ],
)
def test_a_translation_is_read_as_a_cell_of_its_column_would_be(
    complaints: Callable, place: str, good: str, bad: str
) -> None:
    assert complaints({place: {CANARY: good}}) == []
    assert len(complaints({place: {CANARY: bad}})) == 1


def test_a_translation_into_an_unlisted_offence_group_or_any_text_is_let_through(complaints: Callable) -> None:
    assert complaints({"offences.category": {"a": "Knives"}, "persons.locality": {"a": "Anywhere"}}) == []


@pytest.mark.parametrize("name", ready_maps())
def test_no_ready_map_translates_into_a_word_that_a_column_has_not(complaints: Callable, name: str) -> None:
    assert complaints(ready_map(name).values) == []
