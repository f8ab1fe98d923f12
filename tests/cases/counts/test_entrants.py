"""First time entrants from the cases."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.entrants import count_entrants, substantive
from report_builder.model.period import Period
from report_builder.model.tables import CountTable, at_most
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]
VIEW = View("fte_count", fixed=(("source", "local"),))
YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))


def offence(
    person: str, outcome: str | None, *, tier: str | None = "community", flag: bool | None = None
) -> dict[str, Any]:
    return {
        "offence_id": f"{person}{outcome}{tier}",
        "person_id": person,
        "outcome_date": outcome,
        "tier": tier,
        "first_time_entrant": flag,
    }


def found(build: Build, counts: Counts, *offences: dict[str, Any], born: str | None = "2004-06-01") -> int:
    persons = [{"person_id": name, "date_of_birth": born} for name in sorted({each["person_id"] for each in offences})]
    figures = counts(count_entrants(VIEW, build({"persons": persons, "offences": list(offences)})))
    return int(figures[""])


def test_the_earliest_substantive_outcome_is_the_entry(build: Build, counts: Counts) -> None:
    assert found(build, counts, offence("a", "2019-04-01"), offence("a", "2020-01-01")) == 1
    assert found(build, counts, offence("a", "2019-03-31"), offence("a", "2020-01-01")) == 0


def test_an_outcome_without_a_tier_or_a_date_is_not_substantive(build: Build, counts: Counts) -> None:
    assert found(build, counts, offence("a", "2019-05-01", tier="none")) == 0
    assert found(build, counts, offence("a", "2019-05-01", tier=None)) == 0
    assert found(build, counts, offence("a", None)) == 0
    assert found(build, counts, offence("a", "2018-05-01", tier="none"), offence("a", "2019-05-01")) == 1


def test_a_rows_own_flag_wins(build: Build, counts: Counts) -> None:
    assert found(build, counts, offence("a", "2018-05-01"), offence("a", "2019-05-01", flag=True)) == 1
    assert found(build, counts, offence("a", "2019-05-01", flag=False)) == 0


def test_a_row_flagged_no_is_still_the_earliest_outcome_of_the_rest(build: Build, counts: Counts) -> None:
    assert found(build, counts, offence("a", "2018-05-01", flag=False), offence("a", "2019-05-01")) == 0
    assert found(build, counts, offence("a", "2019-05-01", flag=False), offence("a", "2019-05-01", tier="custody")) == 1


def test_several_offences_of_one_day_and_two_flags_are_one_child(build: Build, counts: Counts) -> None:
    assert found(build, counts, offence("a", "2019-05-01"), offence("a", "2019-05-01", tier="custody")) == 1
    assert found(build, counts, offence("a", "2019-05-01", flag=True), offence("a", "2019-09-01", flag=True)) == 1


def test_children_are_10_to_17_on_the_outcome_date(build: Build, counts: Counts) -> None:
    assert found(build, counts, offence("a", "2019-06-01"), born="2009-06-01") == 1
    assert found(build, counts, offence("a", "2019-05-31"), born="2009-06-01") == 0
    assert found(build, counts, offence("a", "2019-05-31"), born="2001-06-01") == 1
    assert found(build, counts, offence("a", "2019-06-01"), born="2001-06-01") == 0
    assert found(build, counts, offence("a", "2019-06-01"), born=None) == 0


def test_a_child_from_out_of_area_is_an_entrant_too(build: Build, counts: Counts) -> None:
    persons = [{"person_id": "a", "date_of_birth": "2004-06-01", "out_of_area": True}]

    table = count_entrants(VIEW, build({"persons": persons, "offences": [offence("a", "2019-06-01")]}))

    assert counts(table) == {"": 1}


def test_entrants_by_age_and_sex_print_the_ages_10_to_17_alone(build: Build, counts: Counts) -> None:
    persons = [
        {"person_id": "a", "date_of_birth": "2004-06-01", "sex": "female"},
        {"person_id": "b", "date_of_birth": "2006-06-01", "sex": "male"},
    ]
    offences = [offence("a", "2019-06-01"), offence("b", "2019-05-31")]
    context = build({"persons": persons, "offences": offences})

    by_age = counts(count_entrants(View("fte_count", ("age",)), context))

    assert list(by_age) == [*(f"age={age}" for age in range(10, 18)), ""]
    assert (by_age["age=12"], by_age["age=15"], by_age[""]) == (1, 1, 2)


def test_the_rate_is_for_every_100000_aged_10_to_17(build: Build, counts: Counts) -> None:
    population = [
        {"area": "rotherham", "year": 2019, "source": "mye", "age": "10-17", "sex": "all", "population": 20_000}
    ]
    persons = [{"person_id": "a", "date_of_birth": "2004-06-01"}]
    tables = {"persons": persons, "offences": [offence("a", "2019-06-01")], "population": population}

    table = count_entrants(View("fte_rate", fixed=(("source", "local"),)), build(tables))

    assert counts(table) == {"": Fraction(5)}
    assert table.wanted[0].key.period == YEAR


def test_entrants_by_quarter_are_no_more_than_the_years(build: Build) -> None:
    context = build({"persons": [], "offences": []})

    table = count_entrants(View("fte_count", periods="quarters"), context)

    year = context.own_key("fte_count", YEAR, {"source": "local"})
    assert set(table.relations) == {at_most(wanted.key, year) for wanted in table.wanted}


def test_without_offences_nothing_is_counted(build: Build) -> None:
    assert count_entrants(VIEW, build({"persons": []})).missing == "No data was supplied for first time entrants."


def test_tiers_other_than_none_are_substantive(build: Build) -> None:
    rows = [
        offence("a", "2019-05-01", tier=tier) for tier in ("pre-court", "first-tier", "community", "custody", "none")
    ]

    assert len(substantive(build({"offences": rows}).cases["offences"])) == 4
