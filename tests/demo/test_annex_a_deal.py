"""Categories dealt to children so that two margins of each come out exactly."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from report_builder.demo.annex_a_deal import dealt, spread
from report_builder.demo.annex_a_margins import Margin

ALIKE = {"a": 1.0, "b": 1.0}


def margins_of(offences: list[int], categories: list[str]) -> dict[str, Margin]:
    """What the categories have, counted one child at a time."""
    children, committed = Counter(categories), Counter()
    for number, category in zip(offences, categories, strict=True):
        committed[category] += number
    return {category: Margin(children[category], committed[category]) for category in sorted(children)}


def test_the_only_way_to_fit_is_found() -> None:
    margins = {"a": Margin(2, 9), "b": Margin(3, 1)}

    categories = dealt([0, 4, 0, 5, 1], margins, likely=[ALIKE] * 5, chance=Random(1))

    assert categories == ["b", "a", "b", "a", "b"]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from("abc")), min_size=1, max_size=40),
    st.integers(0, 10_000),
)
def test_whatever_is_dealt_has_the_margins_asked_for(rows, seed) -> None:
    offences, categories = [number for number, _ in rows], [category for _, category in rows]
    # With a child of every number in each category, a way to fit is nearly always found.
    offences += [0, 1, 2, 3] * 3
    categories += [*"aaaabbbbcccc"]
    margins = margins_of(offences, categories)

    try:
        found = dealt(offences, margins, likely=[dict.fromkeys("abc", 1.0)] * len(offences), chance=Random(seed))
    except ValueError as refused:
        event(str(refused))
        return

    assert margins_of(offences, found) == margins


@pytest.mark.parametrize("margins", [{"a": Margin(2, 3)}, {"a": Margin(3, 2)}, {"a": Margin(1, 1), "b": Margin(1, 1)}])
def test_margins_that_do_not_add_up_are_refused(margins) -> None:
    with pytest.raises(ValueError, match="the margins are of"):
        dealt([0, 1, 2], margins, likely=[ALIKE] * 3, chance=Random(1))


def test_margins_that_nobody_can_have_are_refused() -> None:
    margins = {"a": Margin(1, 1), "b": Margin(1, 3)}

    with pytest.raises(ValueError, match="no two children differ"):
        dealt([0, 4], margins, likely=[ALIKE] * 2, chance=Random(1))


@given(st.integers(1, 50), st.integers(0, 200), st.integers(0, 5), st.integers(0, 10_000))
def test_a_spread_adds_up_and_nobody_is_below_the_least(children, extra, least, seed) -> None:
    counts = spread(children * least + extra, children, least=least, chance=Random(seed))

    assert len(counts) == children
    assert sum(counts) == children * least + extra
    assert min(counts) >= least


def test_too_few_offences_for_the_children_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        spread(9, 2, least=5, chance=Random(1))
