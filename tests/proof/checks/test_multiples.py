"""Doubled, halved and slight against the two values beside them; the factors were worked by hand."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.multiples import multiples
from report_builder.proof.paper import Known, Paper, Passage


def _said(text: str) -> list[str]:
    return [each.what for each in multiples(Paper("paper.txt", (Passage("paragraph", text),)), Known())]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Referrals doubled from 4 to 7.", "from 4 to 7 is 1.75 times as much, not 'doubled'"),
        ("Referrals more than doubled from 10 to 19.", "from 10 to 19 is 1.9 times as much, not 'more than doubled'"),
        ("First time entrants halved from 62 to 44.", "from 62 to 44 is 0.71 times as much, not 'halved'"),
        ("Offences trebled from 10 to 20.", "from 10 to 20 is 2 times as much, not 'trebled'"),
        ("There was a slight increase in cases from 20 to 44.", "from 20 to 44 is an increase of 120%"),
        ("The share fell slightly from 40% to 20%.", "from 40% to 20% is a reduction of 50%"),
        ("There is a small increase of 0.7. The current rate is 1.71.", "from 1.01 to 1.71 is an increase of 69%"),
    ],
)
def test_a_word_for_the_size_of_a_change_is_held_to_its_values(text: str, what: str) -> None:
    assert _said(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        "Referrals doubled from 4 to 8.",
        "Referrals almost doubled from 10 to 19.",
        "Referrals more than halved from 44 to 20.",
        "The rate doubled from 0.08 to 0.16.",
        "Referrals doubled. The service moved from 4 to 7 rooms in March.",
        "It was 35.5%, a slight 0.9% increase against last year (34.6%).",
        "A slight increase from 4 to 5 is one child.",
        "There is a small increase of 0.1. The current rate is 1.71.",
        "In a small cohort numbers rose from 10 to 20.",
        "The small numbers in a cohort are averaged. The current rate is 1.71.",
    ],
)
def test_a_word_that_its_values_bear_out_is_left_alone(text: str) -> None:
    assert _said(text) == []
