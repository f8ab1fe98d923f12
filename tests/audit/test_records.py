"""What may not stand in figures.json or manifest.json."""

from __future__ import annotations

import pytest

from report_builder.audit.records import plain_hashes, record_faults

WITHHELD = {"status": "withheld", "shown": "[c]", "value": None, "numerator": None, "denominator": None}
SHOWN = {"status": "shown", "shown": "31", "value": 31, "numerator": None, "denominator": None}


def test_an_honest_record_has_no_fault() -> None:
    record = {"figures": [WITHHELD, SHOWN], "inputs": [{"file": "custody.csv", "digest": "ab" * 32}]}

    assert list(record_faults(record)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"value": 3},
        {"numerator": 3},
        {"denominator": 3},
        {"shown": "fewer than 5"},
        {"status": "suppressed"},
        {"status": "not-available", "value": 3},
        {"why": "primary"},
        {"interval": [1, 3]},
        {"kind": "count", "instead": "3"},
        {"kind": "count", "instead": "1 to 3, most likely 2"},
        {"kind": "share", "instead": "1 to 3"},
    ],
)
def test_a_withheld_figure_that_tells_more_is_found(change: dict[str, object]) -> None:
    faults = list(record_faults({"figures": [SHOWN, {**WITHHELD, **change}]}))

    assert {place for place, _ in faults} == {"figure 2"}


def test_a_range_may_stand_beside_a_withheld_count_and_nowhere_else() -> None:
    said = {**WITHHELD, "kind": "count", "instead": "1 to 6"}

    assert list(record_faults({"figures": [said]})) == []
    assert [place for place, _ in record_faults({"figures": [{**SHOWN, "instead": "1 to 6"}]})] == ["figure 1"]


@pytest.mark.parametrize("name", ["rows", "sha256", "bytes"])
def test_a_count_or_a_plain_hash_of_an_input_is_found(name: str) -> None:
    faults = list(record_faults({"inputs": [{"file": "custody.csv", name: 4}]}))

    assert [place for place, _ in faults] == ["input 1"]


def test_a_plain_hash_is_known_again_under_any_name() -> None:
    inputs = {"custody.csv": "cd" * 32, "persons.csv": "ef" * 32}

    faults = list(plain_hashes({"inputs": [{"file": "custody.csv", "digest": "cd" * 32}]}, inputs))

    assert faults == [("input custody.csv", "a plain hash of an input")]


def test_the_name_for_commentary_may_stand_beside_a_withheld_figure_with_its_own_labels_alone() -> None:
    figure = {**WITHHELD, "measure": "caseload", "by": {"age": "14"}, "of": {}, "period": "2020-01-01/2020-03-31"}

    own = {**figure, "reference": "caseload.by(age='14').over('2020-01-01/2020-03-31')"}
    other = {**figure, "reference": "caseload.by(age='14').is(3)"}

    assert list(record_faults({"figures": [own]})) == []
    assert [place for place, _ in record_faults({"figures": [other]})] == ["figure 1"]
