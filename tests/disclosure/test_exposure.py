"""What propagation misses and linear programmes do not; and a second opinion on both."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.attack import intervals
from report_builder.disclosure.exposure import Attacker, blocks
from report_builder.disclosure.problem import Pattern, pose
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Wanted, total_of
from report_builder.model.view import View

PUBLIC = Edition("public", 5)


def test_two_additions_that_share_their_parts_give_a_number_away() -> None:
    # 18 = 14 + support 1 + plan 3, and any = support + plan: any is 4, though no one addition says so.
    sen = one_way("sen", {"none": 14, "sen support": 1, "ehcp": 3})
    any_sen = key(sen="any sen")
    parts = (key(sen="sen support"), key(sen="ehcp"))
    extra = CountTable(
        View("caseload"),
        (Wanted(any_sen, Count(any_sen)),),
        (cell(any_sen, 4), *sen.cells),
        (total_of(any_sen, parts),),
    )
    problem = pose((sen, extra))
    hidden = Pattern(frozenset({any_sen, *parts}))

    by_propagation = intervals(problem, hidden, PUBLIC)[any_sen]

    assert not by_propagation.is_tight
    assert any_sen in Attacker(problem, PUBLIC, frozenset()).exposed(hidden)


def test_cells_that_no_addition_joins_are_attacked_apart() -> None:
    problem = pose(
        (one_way("sex", {"female": 3, "male": 9}), one_way("tier", {"a": 2, "b": 8}, measure="tracker_children"))
    )
    hidden = Pattern(frozenset({key(sex="female"), key(sex="male")}).union(_tiers()))

    assert len(blocks(problem, intervals(problem, hidden, PUBLIC))) == 2


def _tiers() -> set[object]:
    return {key("tracker_children", tier="a"), key("tracker_children", tier="b")}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=4), st.sets(st.integers(0, 3), min_size=1))
def test_the_attacker_agrees_with_trying_every_table_of_two_by_two(counts: list[int], marked: set[int]) -> None:
    """Every table with the printed margins is tried; a cell is exposed where it takes fewer than three values."""
    names = list(product(("female", "male"), ("14", "15")))
    shape = {sex: {age: counts[names.index((sex, age))] for age in ("14", "15")} for sex in ("female", "male")}
    problem = pose((two_way("sex", "age", shape),))
    hidden = [key(sex=names[n][0], age=names[n][1]) for n in sorted(marked) if counts[n]]
    places = [n for n in sorted(marked) if counts[n]]
    lines = ((0, 1), (2, 3), (0, 2), (1, 3))
    worlds = [
        world
        for tried in product(range(1, 11), repeat=len(places))
        for world in [[dict(zip(places, tried, strict=True)).get(n, counts[n]) for n in range(4)]]
        if all(world[a] + world[b] == counts[a] + counts[b] for a, b in lines)
    ]

    exposed = Attacker(problem, PUBLIC, frozenset()).exposed(Pattern(frozenset(hidden)))

    narrow = [
        at
        for at, n in zip(hidden, places, strict=True)
        if max(world[n] for world in worlds) - min(world[n] for world in worlds) < 2
    ]
    assert exposed == sorted(narrow)
