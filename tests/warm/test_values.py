"""Values that were written and read again: the very same, and nothing else can be made by reading."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.model.key import Key
from report_builder.model.period import Period
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.warm.values import UNREADABLE, from_text, to_text, told

WORDS = st.text(max_size=8)
LABELS = st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple)
PERIODS = st.builds(Period, st.dates(), st.dates())
KEYS = st.builds(Key, WORDS, WORDS, WORDS, PERIODS, LABELS, LABELS, WORDS, st.booleans())
NUMBERS = st.none() | st.decimals(allow_nan=False)
FIGURES = st.builds(Figure, KEYS, WORDS, NUMBERS, WORDS, WORDS, NUMBERS, NUMBERS, st.sampled_from(Status), note=WORDS)
TABLES = st.builds(
    ProtectedTable, st.builds(View, WORDS, st.just(("sex",)), LABELS), st.lists(FIGURES, max_size=2).map(tuple)
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # no test is timed
@given(TABLES)
def test_a_table_comes_back_to_the_last_nought_of_its_numbers(table: ProtectedTable) -> None:
    read = from_text(to_text(table))

    assert read == table
    assert repr(read) == repr(table)


def test_a_key_that_was_read_is_found_under_the_hash_of_this_process() -> None:
    key = Key("caseload", "Leeds", "yjs", Period(date(2020, 1, 1), date(2020, 3, 31)))

    assert {key: 213}[from_text(to_text(key))] == 213
    assert str(hash(key)) not in to_text(key).decode()


@pytest.mark.parametrize("value", [Fraction(1, 3), Decimal("20.0"), date(2020, 3, 31), True, {"a": ("b", None, 0.1)}])
def test_numbers_days_and_mappings_keep_their_kind(value: object) -> None:
    assert repr(from_text(to_text(value))) == repr(value)


@pytest.mark.parametrize("value", [np.int64(3), np.float64(0.5), ["a"], b"x", object(), Path("x")])
def test_what_would_come_back_as_something_else_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        to_text((value,))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"{}",
        b'{"Path":["/"]}',
        b'{"os.system":["true"]}',
        b'{"Period":["2020"]}',
        b'{"decimal":"x"}',
        b'{"Status":"seen"}',
        b'{"a":1,"b":2}',
        b"[" * 100_000,
    ],
)
def test_what_none_of_ours_wrote_makes_nothing(text: bytes) -> None:
    with pytest.raises(UNREADABLE):
        from_text(text)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TABLES, TABLES)
def test_other_values_have_another_text(one: ProtectedTable, other: ProtectedTable) -> None:
    assert (told(one) == told(other)) == (repr(one) == repr(other))


def test_the_text_is_json_of_names_that_are_listed() -> None:
    assert json.loads(to_text(View("caseload", ("sex",)))) == {
        "View": ["caseload", ["sex"], [], [], ["own"], "default", ""]
    }
