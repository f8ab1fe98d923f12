"""Who is on the caseload, and at which type."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.cases.counts.caseload import caseload_children, count_caseload
from report_builder.cases.counts.context import Context
from report_builder.model.dimension import CASE_TYPES
from report_builder.model.key import labels
from report_builder.model.period import Period
from report_builder.model.spec import CaseTypes
from report_builder.model.tables import CountTable, Missing, total_of
from report_builder.model.view import View

QUARTER = Period(date(2020, 1, 1), date(2020, 3, 31))
Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]


def episode(person: str, type_: str, start: str = "2020-01-15", end: str | None = None) -> dict[str, Any]:
    return {
        "episode_id": f"{person}{type_}{start}",
        "person_id": person,
        "type": type_,
        "start_date": start,
        "end_date": end,
    }


def people(*names: str) -> list[dict[str, Any]]:
    return [{"person_id": name} for name in names]


def test_an_episode_is_open_on_its_first_and_its_last_day(build: Build) -> None:
    episodes = [
        episode("ends on the first day", "yro", "2019-06-01", "2020-01-01"),
        episode("ended the day before", "yro", "2019-06-01", "2019-12-31"),
        episode("starts on the last day", "yro", "2020-03-31"),
        episode("starts the day after", "yro", "2020-04-01"),
        episode("has no end", "yro", "2015-01-01"),
        episode("has it all in one day", "yro", "2020-02-02", "2020-02-02"),
    ]
    context = build({"persons": people(*(each["person_id"] for each in episodes)), "episodes": episodes})

    children = caseload_children(context, QUARTER)

    assert set(children["person_id"]) == {
        "ends on the first day",
        "starts on the last day",
        "has no end",
        "has it all in one day",
    }


def test_a_child_with_two_types_open_is_counted_once_at_the_highest(build: Build, counts: Counts) -> None:
    episodes = [episode("a", "early help"), episode("a", "referral order"), episode("b", "early help")]
    context = build({"persons": people("a", "b"), "episodes": episodes})

    by_type = counts(count_caseload(View("caseload", ("case_type",)), context))

    assert (by_type["case_type=referral order"], by_type["case_type=early help"], by_type[""]) == (1, 1, 2)
    assert sum(count for where, count in by_type.items() if where) == 2


def test_a_higher_type_that_is_not_open_in_the_quarter_does_not_count(build: Build, counts: Counts) -> None:
    episodes = [episode("a", "custody", "2019-01-01", "2019-06-30"), episode("a", "youth caution")]
    context = build({"persons": people("a"), "episodes": episodes})

    assert counts(count_caseload(View("caseload", ("case_type",)), context))["case_type=youth caution"] == 1


def test_of_equal_types_the_latest_to_start_is_the_childs_and_then_the_later_row(build: Build) -> None:
    episodes = [
        {**episode("a", "yro", "2020-02-01"), "ete_status_start": "neet"},
        {**episode("a", "yro", "2020-01-01"), "ete_status_start": "suitable"},
        {**episode("b", "yro", "2020-02-01"), "episode_id": "first", "ete_status_start": "neet"},
        {**episode("b", "yro", "2020-02-01"), "episode_id": "second", "ete_status_start": "unsuitable"},
    ]
    context = build({"persons": people("a", "b"), "episodes": episodes})

    children = caseload_children(context, QUARTER).set_index("person_id")

    assert children["ete_status_start"].to_dict() == {"a": "neet", "b": "unsuitable"}


def test_statutory_is_a_youth_conditional_caution_and_above(build: Build, counts: Counts) -> None:
    types = ("custody", "youth conditional caution", "youth caution", "other")
    context = build({"persons": people(*types), "episodes": [episode(each, each) for each in types]})

    assert counts(count_caseload(View("caseload", ("statutory",)), context)) == {
        "statutory=yes": 2,
        "statutory=no": 2,
        "": 4,
    }
    assert counts(count_caseload(View("caseload", ("case_group",)), context)) == {
        "case_group=statutory court order": 1,
        "case_group=pre-court and out of court": 2,
        "case_group=other": 1,
        "": 4,
    }


def test_the_config_may_order_the_types_anew(build: Build, counts: Counts) -> None:
    types = CaseTypes(("early help", *(each for each in CASE_TYPES if each != "early help")), "early help", {})
    episodes = [episode("a", "early help"), episode("a", "custody")]
    context = build({"persons": people("a"), "episodes": episodes}, case_types=types)

    by_type = counts(count_caseload(View("caseload", ("case_type",)), context))

    assert next(iter(by_type)) == "case_type=early help"
    assert by_type["case_type=early help"] == 1
    assert counts(count_caseload(View("caseload", ("case_group",)), context)) == {"case_group=not recorded": 1, "": 1}


def test_a_contract_category_without_a_child_prints_nought(build: Build, counts: Counts) -> None:
    context = build({"persons": [], "episodes": []})

    by_sex = counts(count_caseload(View("caseload", ("sex",)), context))

    assert by_sex == {"sex=female": 0, "sex=male": 0, "sex=unknown": 0, "": 0}
    assert len(counts(count_caseload(View("caseload", ("case_type",)), context))) == len(CASE_TYPES) + 1
    assert counts(count_caseload(View("caseload", ("locality",)), context)) == {"": 0}


def test_a_blank_is_not_recorded_and_a_child_from_elsewhere_is_out_of_area(build: Build, counts: Counts) -> None:
    persons = [
        {"person_id": "a", "locality": "Clifton", "locality_area": "Central", "child_in_need": True},
        {"person_id": "b", "locality": "CLIFTON", "locality_area": "Central", "child_in_need": False},
        {"person_id": "c", "locality": "Clifton", "out_of_area": True},
        {"person_id": "d"},
    ]
    context = build({"persons": persons, "episodes": [episode(each["person_id"], "yro") for each in persons]})

    assert counts(count_caseload(View("caseload", ("locality",)), context)) == {
        "locality=Clifton": 2,
        "locality=out of area": 1,
        "locality=not recorded": 1,
        "": 4,
    }
    assert counts(count_caseload(View("caseload", ("child_in_need",)), context)) == {
        "child_in_need=yes": 1,
        "child_in_need=no": 1,
        "child_in_need=not recorded": 2,
        "": 4,
    }
    assert counts(count_caseload(View("caseload", ("ethnic_group",)), context))["ethnic_group=not stated"] == 4


def test_age_is_taken_at_the_quarters_end(build: Build, counts: Counts) -> None:
    persons = [
        {"person_id": "a", "date_of_birth": "2006-03-31"},
        {"person_id": "b", "date_of_birth": "2006-04-01"},
        {"person_id": "c"},
    ]
    context = build({"persons": persons, "episodes": [episode(each["person_id"], "yro") for each in persons]})

    by_age = counts(count_caseload(View("caseload", ("age",)), context))

    assert {where: count for where, count in by_age.items() if count} == {
        "age=13": 1,
        "age=14": 1,
        "age=not recorded": 1,
        "": 3,
    }


def test_a_share_of_the_statutory_caseload_has_the_statutory_children_beneath_it(build: Build, counts: Counts) -> None:
    persons = [
        {"person_id": "a", "sen": "ehcp"},
        {"person_id": "b", "sen": "sen support"},
        {"person_id": "c", "sen": "none"},
        {"person_id": "d", "sen": "ehcp"},
    ]
    types = {"a": "yro", "b": "custody", "c": "yro", "d": "early help"}
    context = build({"persons": persons, "episodes": [episode(name, type_) for name, type_ in types.items()]})

    table = count_caseload(View("caseload_share", ("sen",), of=(("statutory", "yes"),)), context)

    assert counts(table) == {
        "sen=none": Fraction(100, 3),
        "sen=sen support": Fraction(100, 3),
        "sen=ehcp": Fraction(100, 3),
        "sen=any sen": Fraction(200, 3),
        "": 100,
    }
    assert {wanted.key.of for wanted in table.wanted} == {(("statutory", "yes"),)}
    assert {cell.key.measure for cell in table.cells} == {"caseload"}


def test_a_band_of_ages_may_be_fixed_in_a_crossing(build: Build, counts: Counts) -> None:
    persons = [
        {"person_id": "a", "date_of_birth": "2006-01-01", "sex": "female"},
        {"person_id": "b", "date_of_birth": "2005-01-01", "sex": "male"},
        {"person_id": "c", "date_of_birth": "2003-01-01", "sex": "male"},
    ]
    context = build({"persons": persons, "episodes": [episode(each["person_id"], "yro") for each in persons]})
    view = View("caseload_share", fixed=(("age", "14-15"),), of=(("sex", "male"),))

    assert counts(count_caseload(view, context)) == {"age=14-15": 50}


def test_localities_add_up_to_their_areas(build: Build) -> None:
    persons = [
        {"person_id": "a", "locality": "Clifton", "locality_area": "Central"},
        {"person_id": "b", "locality": "Wingfield", "locality_area": "Central"},
        {"person_id": "c", "locality": "Wath", "locality_area": "North"},
    ]
    context = build({"persons": persons, "episodes": [episode(each["person_id"], "yro") for each in persons]})

    table = count_caseload(View("caseload", ("locality",)), context)

    def key(**conditions: str) -> Any:
        return context.own_key("caseload", QUARTER, conditions)

    central = (key(locality="Clifton"), key(locality="Wingfield"))
    assert total_of(key(locality_area="Central"), central) in table.relations
    assert total_of(key(locality_area="North"), (key(locality="Wath"),)) in table.relations


def test_earlier_quarters_have_their_own_caseload(build: Build) -> None:
    episodes = [episode("a", "yro", "2019-04-01", "2019-05-01"), episode("b", "yro", "2019-12-31")]
    context = build({"persons": people("a", "b"), "episodes": episodes})

    table = count_caseload(View("caseload", periods="quarters"), context)

    cells = {cell.key.period.start: int(cell.count) for cell in table.cells}
    assert cells == {date(2019, 4, 1): 1, date(2019, 7, 1): 0, date(2019, 10, 1): 1, date(2020, 1, 1): 1}
    assert table.relations == ()


@pytest.mark.parametrize("supplied", ["persons", "episodes"])
def test_without_persons_or_episodes_there_is_no_caseload(build: Build, supplied: str) -> None:
    table = count_caseload(View("caseload", ("sex",)), build({supplied: []}))

    assert table.missing == "No data was supplied for the caseload."
    assert isinstance(table.wanted[0].formula, Missing)
    assert table.cells == ()


DAYS = st.dates(date(2019, 10, 1), date(2020, 6, 30)).map(str)


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(CASE_TYPES), DAYS, st.none() | DAYS), max_size=10),
    st.sampled_from(
        [("case_type",), ("statutory", "case_group"), ("age", "sex"), ("sen",), ("case_type", "statutory")]
    ),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_child_is_counted_once_whatever_it_is_broken_down_by(
    build: Build, counts: Counts, spells: list[tuple[str, str, str, str | None]], dimensions: tuple[str, ...]
) -> None:
    episodes = [
        {**episode(person, type_, start, end if end is None or end >= start else start), "episode_id": str(number)}
        for number, (person, type_, start, end) in enumerate(spells)
    ]
    is_open = {
        each["person_id"]
        for each in episodes
        if each["start_date"] <= "2020-03-31" and (each["end_date"] is None or each["end_date"] >= "2020-01-01")
    }
    context = build({"persons": people(*"abcd"), "episodes": episodes})

    table = count_caseload(View("caseload", dimensions), context)

    figures = counts(table)
    assert figures[""] == len(is_open)
    leaves = [
        wanted
        for wanted in table.wanted
        if len(wanted.key.by) == len(dimensions) and wanted.key.by != labels({"sen": "any sen"})
    ]
    cells = {cell.key: cell.count for cell in table.cells}
    assert sum(cells[wanted.key.cell] for wanted in leaves) == len(is_open)
