"""How long a period is that a text names."""

from __future__ import annotations

import pytest

from report_builder.proof.claimed.periods import months_of


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("Q1", 3),
        ("Quarter 3", 3),
        ("2019/20", 12),
        ("2019", 12),
        ("March 2020", 1),
        ("January to March 2020", 3),
        ("October - March 2020", 6),
        ("the spring", 0),
    ],
)
def test_a_period_has_its_months(words: str, months: int) -> None:
    assert months_of(words) == months
