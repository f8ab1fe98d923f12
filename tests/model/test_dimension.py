"""Dimensions, categories and bands of ages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.dimension import AGES, CASE_GROUPS, CASE_TYPES, DIMENSIONS, age_band

SINGLE = AGES[:-1]


@pytest.mark.parametrize(
    ("band", "ages"),
    [
        ("14-15", ("14", "15")),
        ("14-18", ("14", "15", "16", "17", "18+")),
        ("16-18+", ("16", "17", "18+")),
        ("10-17", ("10", "11", "12", "13", "14", "15", "16", "17")),
        ("17", ("17",)),
        ("18+", ("18+",)),
        ("not recorded", ("not recorded",)),
    ],
)
def test_a_band_is_its_single_ages(band: str, ages: tuple[str, ...]) -> None:
    assert age_band(band) == ages


@pytest.mark.parametrize("band", ["15-14", "14-14", "8-10", "14-19", "young", "", "-", "14-"])
def test_what_is_no_band_is_refused(band: str) -> None:
    with pytest.raises(ValueError, match="not an age or a band"):
        age_band(band)


@given(st.integers(0, len(SINGLE) - 1), st.integers(0, len(SINGLE) - 1))
def test_a_band_begins_and_ends_with_its_ends(first: int, second: int) -> None:
    low, high = sorted((first, second))
    if low == high:
        high = low + 1 if low + 1 < len(SINGLE) else low
        low = high - 1

    ages = age_band(f"{SINGLE[low]}-{SINGLE[high]}")

    assert (ages[0], ages[-1], len(ages)) == (SINGLE[low], SINGLE[high], high - low + 1)


def test_every_case_type_is_in_one_group() -> None:
    grouped = [case_type for group in CASE_GROUPS.values() for case_type in group]

    assert grouped == list(CASE_TYPES)
    assert DIMENSIONS["case_group"].categories == tuple(CASE_GROUPS)


def test_the_groups_end_where_the_data_contract_says() -> None:
    assert CASE_GROUPS["statutory court order"][-1] == "reparation order"
    assert CASE_GROUPS["pre-court and out of court"][-1] == "out of court assessment"


@pytest.mark.parametrize("dimension", DIMENSIONS.values(), ids=DIMENSIONS)
def test_categories_are_distinct_and_in_small_letters(dimension) -> None:
    lowered = [category.lower() for category in dimension.categories]

    assert len(set(lowered)) == len(lowered)
    assert lowered == list(dimension.categories)


@pytest.mark.parametrize("dimension", DIMENSIONS.values(), ids=DIMENSIONS)
def test_no_two_categories_are_printed_alike(dimension) -> None:
    printed = [dimension.spell(category) for category in dimension.categories]

    assert len(set(printed)) == len(printed)
    assert all(words[:1] == words[:1].upper() for words in printed)


def test_a_category_is_printed_in_words_of_the_field() -> None:
    assert DIMENSIONS["sex"].spell("female") == "Girls"
    assert DIMENSIONS["age"].spell("9") == "Under 10"
    assert DIMENSIONS["ethnic_group"].spell("not stated") == "Not stated"
