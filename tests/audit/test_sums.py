"""Which rows a few boxes of a space give, and that every row holds for children counted at random."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from report_builder.audit.boxes import FURTHER, Box, Place, Space
from report_builder.audit.sums import all_categories, sums_of

SPACE = Space("caseload", "Leeds", "yjs", "2020-01-01/2020-03-31")
CATEGORIES = {"sex": ("female", "male", "unknown"), "age": ("13", "14", "15", "16"), "area": ("north", "south")}

sides = {axis: st.sets(st.sampled_from(names), min_size=1) for axis, names in CATEGORIES.items()}
boxes = st.sets(st.sampled_from(sorted(CATEGORIES)), max_size=3).flatmap(
    lambda axes: st.tuples(*(st.tuples(st.just(axis), sides[axis].map(frozenset)) for axis in sorted(axes))).map(Box)
)
children = st.lists(st.tuples(*(st.sampled_from(CATEGORIES[axis]) for axis in sorted(CATEGORIES))), max_size=30)


def box(**named: str) -> Box:
    return Box(tuple(sorted((axis, frozenset(names.split())) for axis, names in named.items())))


def subsets(names: tuple[str, ...]) -> Iterator[frozenset[str]]:
    for chosen in product((False, True), repeat=len(names)):
        yield frozenset(name for name, is_in in zip(names, chosen, strict=True) if is_in)


def test_a_category_and_those_who_remain_make_up_the_whole() -> None:
    (row,) = sums_of(SPACE, [box(sex="female")], CATEGORIES)

    named = [Place(SPACE, each).name for each in (Box(), box(sex="female"), box(sex="male unknown"))]
    assert dict(row.terms) == {named[0]: 1, named[1]: -1, named[2]: -1}


def test_a_finer_table_is_added_up_to_a_coarser_one() -> None:
    rows = sums_of(SPACE, [box(age="14 15"), box(age="14", sex="female"), box(age="15", sex="female")], CATEGORIES)

    band = Place(SPACE, box(age="14 15")).name
    made_up = [set(dict(row.terms)) for row in rows if dict(row.terms).get(band) == 1]
    assert {band, Place(SPACE, box(age="14")).name, Place(SPACE, box(age="15")).name} in made_up


def test_a_box_that_cuts_through_a_crossing_still_holds_what_lies_within_it() -> None:
    part, whole = box(age="14 15", sex="female"), box(age="13 14 15")

    rows = sums_of(SPACE, [part, whole], CATEGORIES)

    assert any(
        dict(row.terms) == {Place(SPACE, whole).name: 1, Place(SPACE, part).name: -1} and row.high is None
        for row in rows
    )


def test_categories_that_the_vocabulary_does_not_name_leave_room_for_further_ones() -> None:
    assert all_categories((), ["north"], is_complete=False) == ("north", FURTHER)
    assert all_categories((), ["north"], is_complete=True) == ("north",)
    assert all_categories(("yes", "no"), ["no"], is_complete=False) == ("yes", "no")


@given(st.sets(boxes, min_size=1, max_size=6), children)
def test_every_row_holds_for_children_counted_at_random(found: set[Box], counted: list[tuple[str, ...]]) -> None:
    counts: dict[str, int] = {}
    choices = [(None, *filter(None, subsets(CATEGORIES[axis]))) for axis in sorted(CATEGORIES)]
    for chosen in product(*choices):
        pairs = zip(sorted(CATEGORIES), chosen, strict=True)
        each = Box(tuple((axis, side) for axis, side in pairs if side is not None))
        counts[Place(SPACE, each).name] = sum(
            all(side is None or name in side for name, side in zip(child, chosen, strict=True)) for child in counted
        )

    for row in sums_of(SPACE, found, CATEGORIES):
        total = sum(weight * counts[name] for name, weight in row.terms)
        assert row.low is None or total >= row.low
        assert row.high is None or total <= row.high
