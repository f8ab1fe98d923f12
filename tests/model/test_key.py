"""Ids of figures: one name for one number."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.dimension import DIMENSIONS
from report_builder.model.key import Key, labels
from report_builder.model.period import Period

YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))
QUARTER = Period(date(2020, 1, 1), date(2020, 3, 31))

categories = st.sampled_from(
    [(dimension.id, category) for dimension in DIMENSIONS.values() for category in dimension.categories]
)
groups = st.lists(categories, max_size=3).map(dict).map(labels)


def caseload(**more: object) -> Key:
    return Key("caseload", "Rotherham", "yjs", QUARTER, **more)  # type: ignore[arg-type]


def test_the_id_of_the_services_own_figure_leaves_its_name_out() -> None:
    assert Key("custody_rate", "Rotherham", "yjs", YEAR).id == "custody_rate/yjs/2019-04-01/2020-03-31"


def test_the_id_of_another_area_names_it() -> None:
    north_east = Key("fte_rate", "North East Lincolnshire", "yjs", YEAR, is_own=False)
    national = Key("fte_rate", "England and Wales", "england and wales", YEAR, is_own=False)

    assert north_east.id == "fte_rate/yjs=north-east-lincolnshire/2019-04-01/2020-03-31"
    assert national.id == "fte_rate/england-and-wales=england-and-wales/2019-04-01/2020-03-31"


def test_categories_stand_in_the_id_and_the_group_after_them() -> None:
    key = caseload(by=labels({"sex": "female", "age": "18+"}), of=labels({"statutory": "yes"}))

    assert key.id == "caseload/yjs/2020-01-01/2020-03-31/age=18+/sex=female/of:statutory=yes"


def test_a_rank_is_another_figure_than_its_measure() -> None:
    assert caseload(variety="rank").id == "caseload/yjs/2020-01-01/2020-03-31/rank"


def test_only_a_local_source_stands_in_the_id() -> None:
    local = Key("fte_rate", "Rotherham", "yjs", YEAR, by=labels({"source": "local"}))
    published = Key("fte_rate", "Rotherham", "yjs", YEAR, by=labels({"source": "Youth Justice Board"}))

    assert local.id == "fte_rate/yjs/2019-04-01/2020-03-31/source=local"
    assert published.id == "fte_rate/yjs/2019-04-01/2020-03-31"


def test_girls_among_statutory_children_are_one_cell_however_they_are_asked_for() -> None:
    girls_of_statutory = caseload(by=labels({"sex": "female"}), of=labels({"statutory": "yes"}))
    statutory_of_girls = caseload(by=labels({"statutory": "yes"}), of=labels({"sex": "female"}))

    assert girls_of_statutory.id != statutory_of_girls.id
    assert girls_of_statutory.cell == statutory_of_girls.cell


def test_the_same_place_in_another_measure_is_no_rank() -> None:
    moved = caseload(by=labels({"sex": "male"}), variety="rank").with_measure("caseload_share")

    assert (moved.measure, moved.by, moved.variety) == ("caseload_share", (("sex", "male"),), "")


@given(groups, groups)
def test_a_cell_is_its_own_cell_and_keeps_every_condition(
    by: tuple[tuple[str, str], ...], of: tuple[tuple[str, str], ...]
) -> None:
    key = caseload(by=by, of=of)

    assert key.cell.cell == key.cell
    assert key.cell.where == key.where


@given(groups, groups)
def test_two_different_breakdowns_have_two_ids(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]
) -> None:
    without_sources = [tuple(pair for pair in pairs if pair[0] != "source") for pairs in (one, other)]

    same = without_sources[0] == without_sources[1]
    assert (caseload(by=without_sources[0]).id == caseload(by=without_sources[1]).id) == same
