"""Crossings, margins and the sums between them."""

from datetime import date
from fractions import Fraction

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.cases.counts.cube import Cube, Nesting, children, count_cube, events
from report_builder.model.key import Key, labels
from report_builder.model.period import Period
from report_builder.model.tables import Relation, at_most, total_of
from report_builder.model.view import View

TOTAL = Key("caseload", "Rotherham", "yjs", Period(date(2020, 1, 1), date(2020, 3, 31)))
CASE_TYPES = Nesting("case_type", "statutory", {"yes": ("custody", "yro"), "no": ("early help", "other")})


def people(**columns: list[str | None]) -> pd.DataFrame:
    length = len(next(iter(columns.values())))
    return pd.DataFrame({"person_id": [f"p{number}" for number in range(length)], **columns}, dtype="string")


def key(**conditions: str) -> Key:
    return Key("caseload", "Rotherham", "yjs", TOTAL.period, labels(conditions))


def found(cube: Cube) -> dict[Key, int]:
    return {cell.key: int(cell.count) for cell in cube.cells}


def assert_holds(cube: Cube) -> None:
    counts = found(cube)
    for relation in cube.relations:
        total = sum(weight * counts[each] for each, weight in relation.terms)
        assert relation.low is None or total >= relation.low
        assert relation.high is None or total <= relation.high


def test_crossings_stand_first_then_margins_then_the_grand_total() -> None:
    rows = people(sex=["female", "male", "male"], statutory=["yes", "yes", "no"])

    cube = count_cube(View("caseload", ("statutory", "sex")), rows, total=TOTAL)

    assert [dict(place) for place in cube.places] == [
        {"statutory": "yes", "sex": "female"},
        {"statutory": "yes", "sex": "male"},
        {"statutory": "yes", "sex": "unknown"},
        {"statutory": "no", "sex": "female"},
        {"statutory": "no", "sex": "male"},
        {"statutory": "no", "sex": "unknown"},
        {"statutory": "yes"},
        {"statutory": "no"},
        {"sex": "female"},
        {"sex": "male"},
        {"sex": "unknown"},
        {},
    ]
    assert [found(cube)[cube.key(place)] for place in cube.places] == [1, 1, 0, 0, 1, 0, 2, 1, 1, 2, 0, 3]


def test_each_margin_is_the_sum_of_its_parts_along_each_dimension() -> None:
    rows = people(sex=["female"], statutory=["yes"])

    relations = count_cube(View("caseload", ("statutory", "sex")), rows, total=TOTAL).relations

    sexes = ("female", "male", "unknown")
    assert total_of(key(), (key(statutory="yes"), key(statutory="no"))) in relations
    assert total_of(key(sex="male"), (key(sex="male", statutory="yes"), key(sex="male", statutory="no"))) in relations
    assert total_of(key(statutory="yes"), tuple(key(statutory="yes", sex=sex) for sex in sexes)) in relations
    assert len(relations) == 2 + 2 + 3


def test_those_of_a_place_who_are_not_picked_are_cells_as_well_for_the_whole_gives_them_away() -> None:
    rows = people(sex=["female", "male", "male"], locality=["Maltby", "Maltby", "Clifton"])
    view = View("caseload", ("locality",), fixed=labels({"sex": "male"}))

    cube = count_cube(view, rows, total=TOTAL)

    parts = tuple(key(locality="Maltby", sex=sex) for sex in ("female", "male", "unknown"))
    assert total_of(key(locality="Maltby"), parts) in cube.relations
    assert found(cube)[key(locality="Maltby", sex="female")] == 1
    assert key(locality="Maltby", sex="female") not in [cube.key(place) for place in cube.places]
    assert_holds(cube)


def test_children_of_two_categories_add_up_to_no_whole() -> None:
    rows = people(sex=["female", "male"], locality=["Maltby", "Maltby"]).assign(person_id="p1")
    view = View("caseload", ("locality",), fixed=labels({"sex": "male"}))

    assert_holds(count_cube(view, rows, total=TOTAL))


def test_a_single_number_that_is_picked_brings_no_further_cell() -> None:
    rows = people(sex=["female", "male"])

    assert count_cube(View("caseload", fixed=labels({"sex": "male"})), rows, total=TOTAL).relations == ()


def test_a_child_of_several_rows_is_counted_once_in_each_category_and_once_in_the_total() -> None:
    rows = pd.DataFrame({"person_id": ["a", "a", "b"], "need": ["ehcp", "mental health", None]}, dtype="string")

    cube = count_cube(View("needs_count", ("need",)), rows, total=TOTAL)

    assert found(cube)[key(need="ehcp")] == 1
    assert found(cube)[key(need="mental health")] == 1
    assert found(cube)[key()] == 2
    assert at_most(key(need="ehcp"), key()) in cube.relations
    assert all(relation.high is None for relation in cube.relations)


def test_events_carry_the_persons_behind_them() -> None:
    rows = pd.DataFrame({"person_id": ["a", "a", "b"], "sex": ["male", "male", "female"]}, dtype="string")

    cube = count_cube(View("suspensions", ("sex",)), rows, total=TOTAL, tally=events)

    behind = {cell.key: (cell.count, cell.persons) for cell in cube.cells}
    assert behind[key(sex="male")] == (Fraction(2), 1)
    assert behind[key()] == (Fraction(3), 2)


def test_a_group_narrows_every_place_and_shares_its_cells_with_the_views_that_spread_it() -> None:
    rows = people(sex=["female", "male"], statutory=["yes", "no"])

    narrowed = count_cube(View("caseload", ("sex",), of=(("statutory", "yes"),)), rows, total=TOTAL)
    spread = count_cube(View("caseload", ("sex", "statutory")), rows, total=TOTAL)

    assert found(narrowed)[key(statutory="yes")] == 1
    assert found(narrowed).items() <= found(spread).items()


def test_a_band_of_ages_is_the_sum_of_its_ages_and_brings_their_cells() -> None:
    rows = people(age=["14", "15", "15", "17"], sex=["female", "male", "female", "male"])

    cube = count_cube(View("caseload", ("sex",), fixed=(("age", "14-15"),)), rows, total=TOTAL)

    assert found(cube)[key(age="14-15")] == 3
    assert total_of(key(age="14-15"), (key(age="14"), key(age="15"))) in cube.relations
    girls = (key(age="14", sex="female"), key(age="15", sex="female"))
    assert total_of(key(age="14-15", sex="female"), girls) in cube.relations
    assert_holds(cube)


def test_any_sen_is_sen_support_and_ehcp_and_no_part_of_the_total_beside_them() -> None:
    rows = people(sen=["ehcp", "sen support", "none"])

    cube = count_cube(View("caseload", ("sen",)), rows, total=TOTAL)

    assert found(cube)[key(sen="any sen")] == 2
    assert total_of(key(sen="any sen"), (key(sen="sen support"), key(sen="ehcp"))) in cube.relations
    assert total_of(key(), tuple(key(sen=each) for each in ("none", "sen support", "ehcp"))) in cube.relations


def test_two_composites_are_parted_one_after_the_other_down_to_single_categories() -> None:
    rows = people(age=["14", "15"], sen=["ehcp", "sen support"])

    cube = count_cube(View("caseload", fixed=(("age", "14-15"), ("sen", "any sen"))), rows, total=TOTAL)

    assert found(cube)[key(age="14", sen="ehcp")] == 1
    assert found(cube)[key(age="15", sen="ehcp")] == 0
    assert_holds(cube)


def test_the_outer_categories_are_sums_of_the_inner_ones_though_nobody_asked_for_them() -> None:
    rows = people(case_type=["custody", "early help", "other"], statutory=["yes", "no", "no"])
    view = View("caseload", ("case_type",))

    cube = count_cube(view, rows, total=TOTAL, nestings=(CASE_TYPES,))

    assert found(cube)[key(statutory="no")] == 2
    assert total_of(key(statutory="yes"), (key(case_type="custody"), key(case_type="yro"))) in cube.relations
    assert {dict(place).get("statutory") for place in cube.places} == {None}


def test_naming_the_outer_category_beside_the_inner_one_adds_nothing() -> None:
    rows = people(case_type=["yro", "yro", "other"], statutory=["yes", "yes", "no"])
    view = View("caseload", fixed=(("case_type", "yro"),), of=(("statutory", "yes"),))

    cube = count_cube(view, rows, total=TOTAL, nestings=(CASE_TYPES,))

    assert total_of(key(case_type="yro"), (key(case_type="yro", statutory="yes"),)) in cube.relations


def test_a_locality_that_lies_in_two_areas_is_counted_under_each_apart() -> None:
    rows = people(locality=["Wath", "Town", "Town"], locality_area=["North", "North", "South"])
    nesting = Nesting("locality", "locality_area", {"North": ("Town", "Wath"), "South": ("Town",)})

    cube = count_cube(View("caseload", ("locality",)), rows, total=TOTAL, nestings=(nesting,))

    in_north = key(locality="Town", locality_area="North")
    in_south = key(locality="Town", locality_area="South")
    assert total_of(key(locality_area="North"), (in_north, key(locality="Wath"))) in cube.relations
    assert total_of(key(locality="Town"), (in_north, in_south)) in cube.relations
    assert_holds(cube)


def test_no_rows_are_noughts_with_all_sums() -> None:
    cube = count_cube(View("caseload", ("sex", "statutory")), people(sex=[], statutory=[]), total=TOTAL)

    assert set(found(cube).values()) == {0}
    assert Relation(((key(), 1), (key(statutory="yes"), -1), (key(statutory="no"), -1))) in cube.relations


CATEGORIES = {
    "sex": ("female", "male", "unknown"),
    "age": ("9", "14", "15", "18+", "not recorded"),
    "sen": ("none", "sen support", "ehcp", "not recorded"),
}


@given(
    st.lists(st.tuples(*(st.sampled_from(each) for each in CATEGORIES.values())), max_size=12),
    st.lists(st.sampled_from(tuple(CATEGORIES)), unique=True, max_size=3),
    st.sampled_from(((), (("age", "14-15"),), (("sex", "female"),), (("sen", "any sen"),))),
)
@settings(max_examples=50, deadline=None)
def test_every_partition_adds_up_and_every_child_is_in_one_crossing(
    described: list[tuple[str, ...]], dimensions: list[str], group: tuple[tuple[str, str], ...]
) -> None:
    columns: dict[str, list[str | None]] = {name: [] for name in CATEGORIES}
    for child in described:
        for name, category in zip(CATEGORIES, child, strict=True):
            columns[name].append(category)
    view = View("caseload", tuple(dimensions), of=group)

    cube = count_cube(view, people(**columns), total=TOTAL, tally=children)

    assert_holds(cube)
    counts = found(cube)
    crossings = [
        counts[cube.key(place)]
        for place in cube.places
        if len(place) == len(dimensions) and "any sen" not in dict(place).values()
    ]
    assert sum(crossings) == counts[cube.key(())]
