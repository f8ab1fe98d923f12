"""Custodial sentences and remands from the cases."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.custody import count_remands, count_sentences
from report_builder.model.period import Period, Quarter
from report_builder.model.tables import CountTable, Missing, at_most, total_of
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]
LOCAL = (("source", "local"),)
YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))


def sentence(person: str, start: str, **more: Any) -> dict[str, Any]:
    return {"person_id": person, "kind": "sentence", "start_date": start, **more}


CUSTODY = [
    sentence("a", "2019-04-01", offence_category="robbery", age_at_sentence=16),
    sentence("a", "2019-10-10", offence_category="robbery", age_at_sentence=17, breach_of="yro"),
    sentence("b", "2019-12-31", age_at_sentence=18),
    sentence("c", "2020-03-31", offence_category="drugs"),
    sentence("c", "2019-03-31", offence_category="arson"),
    {"person_id": "d", "kind": "remand", "start_date": "2020-01-05"},
    {"person_id": "d", "kind": "remand", "start_date": "2020-02-05"},
    {"person_id": "e", "kind": "remand", "start_date": "2019-05-05"},
]
POPULATION = [{"area": "Rotherham", "year": 2019, "source": "mye", "age": "10-17", "sex": "all", "population": 25_157}]


@pytest.fixture
def context(build: Build) -> Context:
    """Four sentences of three children in the year, one of them by quarter 1, none in 2, two in 3, one in 4."""
    persons = [{"person_id": "a", "sex": "male"}, {"person_id": "b", "sex": "female"}, *map(person, "cde")]
    return build({"persons": persons, "custody": CUSTODY, "population": POPULATION})


def person(name: str) -> dict[str, Any]:
    return {"person_id": name}


def test_sentences_of_the_twelve_months_are_counted_whatever_the_age(context: Context, counts: Counts) -> None:
    table = count_sentences(View("custody_count", fixed=LOCAL), context)

    assert counts(table) == {"": 4}
    assert table.wanted[0].key.by == LOCAL
    assert table.wanted[0].key.period == YEAR
    assert next(cell.persons for cell in table.cells) == 3


def test_the_four_quarters_add_up_to_the_year(context: Context) -> None:
    table = count_sentences(View("custody_count", periods="quarters"), context)

    cells = {cell.key: int(cell.count) for cell in table.cells}
    quarters = tuple(wanted.key for wanted in table.wanted)
    assert [key.period for key in quarters] == [quarter.period for quarter in Quarter(2019, 4).last_four]
    assert [cells[key] for key in quarters] == [1, 0, 2, 1]
    assert total_of(context.own_key("custody_count", YEAR, dict(LOCAL)), quarters) in table.relations


def test_a_quarter_alone_is_no_more_than_the_year(context: Context) -> None:
    table = count_sentences(View("custody_count", periods="quarter", fixed=LOCAL), context)

    year = context.own_key("custody_count", YEAR, dict(LOCAL))
    assert at_most(table.wanted[0].key, year) in table.relations


def test_a_blank_breach_is_none_and_a_blank_offence_group_is_not_recorded(context: Context, counts: Counts) -> None:
    assert counts(count_sentences(View("custody_count", ("breach_of",)), context)) == {
        "breach_of=none": 3,
        "breach_of=yro": 1,
        "": 4,
    }
    assert counts(count_sentences(View("custody_count", ("offence_category",)), context)) == {
        "offence_category=drugs": 1,
        "offence_category=robbery": 2,
        "offence_category=not recorded": 1,
        "": 4,
    }


def test_sentences_are_broken_down_by_age_at_sentence_and_by_sex(context: Context, counts: Counts) -> None:
    by_age = counts(count_sentences(View("custody_count", ("age",)), context))
    by_sex = counts(count_sentences(View("custody_count", ("sex",)), context))

    assert {where: count for where, count in by_age.items() if count} == {
        "age=16": 1,
        "age=17": 1,
        "age=18+": 1,
        "age=not recorded": 1,
        "": 4,
    }
    assert by_sex == {"sex=female": 1, "sex=male": 2, "sex=unknown": 1, "": 4}


def test_the_rate_is_for_every_1000_aged_10_to_17(context: Context, counts: Counts) -> None:
    table = count_sentences(View("custody_rate", fixed=LOCAL), context)

    assert counts(table) == {"": Fraction(4000, 25_157)}
    assert table.wanted[0].key.id == "custody_rate/yjs/2019-04-01/2020-03-31/source=local"


def test_without_a_population_there_is_a_count_and_no_rate(build: Build, counts: Counts) -> None:
    context = build({"custody": CUSTODY})

    assert counts(count_sentences(View("custody_count"), context)) == {"": 4}
    rate = count_sentences(View("custody_rate", fixed=LOCAL), context).wanted[0].formula
    assert rate == Missing("No population aged 10 to 17 was supplied for Rotherham.")


def test_a_child_remanded_twice_in_the_year_is_one_child(context: Context, counts: Counts) -> None:
    assert counts(count_remands(View("remand_count"), context)) == {"": 2}


def test_children_remanded_by_quarter_do_not_add_up_to_the_year(context: Context) -> None:
    table = count_remands(View("remand_count", periods="quarters"), context)

    year = context.own_key("remand_count", YEAR)
    assert set(table.relations) == {at_most(wanted.key, year) for wanted in table.wanted}


def test_an_explicit_period_outside_the_year_is_counted_too(context: Context, counts: Counts) -> None:
    table = count_sentences(View("custody_count", periods="2019-01-01/2019-03-31"), context)

    assert counts(table) == {"": 1}


def test_without_the_table_nothing_is_counted(build: Build) -> None:
    assert count_sentences(View("custody_count"), build({})).missing == "No data was supplied for custody."
    assert count_remands(View("remand_count"), build({})).missing == "No data was supplied for custody."
