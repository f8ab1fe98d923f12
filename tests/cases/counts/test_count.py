"""Every view finds the one who counts it, and a view that asks for nothing is a fault of the config."""

from collections.abc import Callable
from typing import Any

import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.count import COUNTERS, count_views
from report_builder.errors import ConfigError
from report_builder.model.measure import MEASURES
from report_builder.model.tables import CountTable
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]


@pytest.fixture
def context(build: Build) -> Context:
    persons = [{"person_id": "a", "sex": "female", "locality": "Clifton", "locality_area": "Central"}]
    episodes = [{"episode_id": "1", "person_id": "a", "type": "yro", "start_date": "2020-01-02"}]
    return build({"persons": persons, "episodes": episodes})


def test_every_measure_of_the_registry_is_counted_by_somebody() -> None:
    assert set(MEASURES) - set(COUNTERS) == set()


def test_without_any_data_every_measure_says_so_and_none_fails(build: Build) -> None:
    tables = count_views(tuple(View(measure) for measure in MEASURES), build({}))

    assert {table.view.measure for table in tables} == set(MEASURES)
    assert all(table.missing and not table.cells for table in tables)


def test_tables_come_in_the_order_of_the_views_and_hold_them(context: Context, counts: Counts) -> None:
    views = (View("caseload", ("sex",)), View("caseload_share", of=(("statutory", "yes"),)), View("caseload"))

    tables = count_views(views, context)

    assert tuple(table.view for table in tables) == views
    assert counts(tables[2]) == {"": 1}


def test_a_category_that_the_data_may_name_may_be_picked_though_nobody_has_it(build: Build, counts: Counts) -> None:
    picked = View("custody_count", fixed=(("offence_category", "arson"),))

    (table,) = count_views((picked,), build({"custody": []}))

    assert counts(table) == {"offence_category=arson": 0}


def test_all_faults_of_all_views_are_told_at_once(context: Context) -> None:
    with pytest.raises(ConfigError) as caught:
        count_views((View("caselod"), View("caseload", ("sexx",), fixed=(("age", "x"),))), context)

    assert len(caught.value.complaints) == 3


def test_a_locality_is_counted_as_the_cases_spell_it_and_the_table_holds_the_view_as_asked(
    context: Context, counts: Counts
) -> None:
    view = View("caseload", fixed=(("locality", "CLIFTON"),))

    (table,) = count_views((view,), context)

    assert table.view == view
    assert counts(table) == {"locality=Clifton": 1}


def test_the_local_count_and_the_published_one_keep_their_own_keys(build: Build) -> None:
    published = {
        "measure": "custody_count",
        "area": "Rotherham",
        "area_type": "yjs",
        "period_start": "2019-04-01",
        "period_end": "2020-03-31",
        "numerator": "4",
        "value": "4",
        "source": "YDS 98",
    }
    custody = [{"person_id": "a", "kind": "sentence", "start_date": "2020-01-01"}]
    context = build({"published": [published], "custody": custody})

    local, latest, both = count_views(
        (View("custody_count"), View("custody_count", periods="latest"), View("custody_count", ("source",))), context
    )

    assert [wanted.key.id for wanted in local.wanted] == ["custody_count/yjs/2019-04-01/2020-03-31/source=local"]
    assert [wanted.key.id for wanted in latest.wanted] == ["custody_count/yjs/2019-04-01/2020-03-31"]
    assert local.wanted[0].key in {wanted.key for wanted in both.wanted}
    assert len(both.wanted) == 2
