"""Which views are tried in the place of a breakdown, and in which order."""

from __future__ import annotations

import pytest

from report_builder.model.dimension import MINORITIES
from report_builder.model.measure import MEASURES
from report_builder.model.view import View
from report_builder.report.alternatives import alternatives_of


def tried(view: View) -> list[tuple[View, ...]]:
    return [one.views for one in alternatives_of([view])]


def picked(measure: str, **by: str) -> View:
    return View(measure, fixed=tuple(by.items()))


def test_sexes_are_pooled_over_the_year() -> None:
    assert tried(View("caseload", ("sex",))) == [(View("caseload", ("sex",), periods="year"),)]


def test_months_side_by_side_are_pooled_as_one_number() -> None:
    months = View("assessments_due", fixed=(("kind", "assetplus"),), periods="months")

    assert tried(months) == [(View("assessments_due", fixed=(("kind", "assetplus"),), periods="year"),)]


def test_kinds_of_case_are_no_children_of_the_year_and_come_in_groups() -> None:
    assert tried(View("caseload", ("case_type",))) == [
        (View("caseload", ("case_group",)),),
        (View("caseload", ("statutory",)),),
    ]


def test_ages_come_in_the_customary_bands_first() -> None:
    at_sentence = View("custody_count", ("age",), (("source", "local"),), periods="year")

    assert [[dict(view.fixed)["age"] for view in views] for views in tried(at_sentence)] == [
        ["10-14", "15-17"],
        ["9-14", "15-18"],
    ]


def test_ages_and_sexes_keep_the_sexes_as_long_as_they_can() -> None:
    year, *banded = tried(View("caseload", ("age", "sex")))

    assert year == (View("caseload", ("age", "sex"), periods="year"),)
    assert [views[0].dimensions for views in banded] == [("sex",), ("sex",), (), ()]


def test_ethnic_groups_are_white_and_all_others_together() -> None:
    assert tried(View("ethnic_share", ("ethnic_group",))) == [
        (picked("ethnic_share", ethnic_group="white"), picked("ethnic_share", ethnic_group=MINORITIES))
    ]


@pytest.mark.parametrize(
    "view",
    [
        View("caseload"),
        View("fte_rate", areas=("family",), periods="five-years"),
        View("caseload", ("sex",), areas=("members",)),
        View("budget_income", ("funder",)),
        View("over_representation", ("ethnic_group",)),
        View("tracker_children", ("tier",)),
    ],
)
def test_nothing_is_tried_where_there_is_nothing_broader(view: View) -> None:
    assert tried(view) == []


def test_a_group_of_one_area_is_not_broken_down_by_that_area_again() -> None:
    places = View("caseload", ("locality",), of=(("locality_area", "North"),))

    assert all("locality_area" not in view.dimensions for views in tried(places) for view in views)


def test_a_view_that_stands_twice_is_tried_once() -> None:
    view = View("caseload", ("sex",))

    assert len(alternatives_of([view, view])) == 1


@pytest.mark.parametrize("measure", [each for each in MEASURES.values() if each.kind in {"count", "share"}])
def test_every_dimension_that_is_tried_is_one_of_the_measure(measure: object) -> None:
    known = set(getattr(measure, "dimensions", ())) | {"source"}
    for dimension in known - {"source"}:
        for views in tried(View(str(getattr(measure, "id", "")), (dimension,))):
            assert all({*view.dimensions, *dict(view.fixed)} <= known for view in views)
