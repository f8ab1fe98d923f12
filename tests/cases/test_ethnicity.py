"""Labels of the Office for National Statistics, written out from its classifications."""

from __future__ import annotations

import pytest

from report_builder.cases.ethnicity import ethnic_group

CENSUS_2021 = {
    "Asian, Asian British or Asian Welsh": ("asian", "Bangladeshi", "Chinese", "Indian", "Pakistani", "Other Asian"),
    "Black, Black British, Black Welsh, Caribbean or African": ("black", "African", "Caribbean", "Other Black"),
    "Mixed or Multiple ethnic groups": (
        "mixed",
        "White and Asian",
        "White and Black African",
        "White and Black Caribbean",
        "Other Mixed or Multiple ethnic groups",
    ),
    "White": (
        "white",
        "English, Welsh, Scottish, Northern Irish or British",
        "Irish",
        "Gypsy or Irish Traveller",
        "Roma",
        "Other White",
    ),
    "Other ethnic group": ("other", "Arab", "Any other ethnic group"),
}
CENSUS_2011 = {
    "White": (
        "white",
        "English/Welsh/Scottish/Northern Irish/British",
        "Irish",
        "Gypsy or Irish Traveller",
        "Other White",
    ),
    "Mixed/multiple ethnic group": (
        "mixed",
        "White and Black Caribbean",
        "White and Black African",
        "White and Asian",
        "Other Mixed",
    ),
    "Asian/Asian British": ("asian", "Indian", "Pakistani", "Bangladeshi", "Chinese", "Other Asian"),
    "Black/African/Caribbean/Black British": ("black", "African", "Caribbean", "Other Black"),
    "Other ethnic group": ("other", "Arab", "Any other ethnic group"),
}
CODES_2001 = {
    "white": "W1 W2 W9",
    "mixed": "M1 M2 M3 M9",
    "asian": "A1 A2 A3 A9 O1",
    "black": "B1 B2 B9",
    "other": "O9",
}


def labels(census: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(heading, label, group) for heading, (group, *names) in census.items() for label in names]


def test_the_lists_are_whole() -> None:
    assert (len(labels(CENSUS_2021)), len(labels(CENSUS_2011))) == (19, 18)
    assert sum(len(codes.split()) for codes in CODES_2001.values()) == 16


@pytest.mark.parametrize(("heading", "label", "group"), labels(CENSUS_2021) + labels(CENSUS_2011))
def test_a_census_label_finds_its_group_with_and_without_its_heading(heading: str, label: str, group: str) -> None:
    assert ethnic_group(f"{heading}: {label}") == group
    assert ethnic_group(label.upper()) == group


@pytest.mark.parametrize(("code", "group"), [(c, g) for g, codes in CODES_2001.items() for c in codes.split()])
def test_a_code_of_2001_finds_its_group(code: str, group: str) -> None:
    assert ethnic_group(code) == group
    assert ethnic_group(code.lower()) == group


@pytest.mark.parametrize("name", ["White", "Mixed", "Asian", "Black", "Other", "Not stated"])
def test_a_group_is_itself(name: str) -> None:
    assert ethnic_group(name) == name.lower()


@pytest.mark.parametrize("label", ["", "purple", "White: Pakistani", "W3", "O2"])
def test_a_label_of_no_census_has_no_group(label: str) -> None:
    assert ethnic_group(label) is None
