"""Figures of services and of England that nobody published: averages by residents, sums of counts, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.importers.imported import Remark
from report_builder.importers.services import AUTHORITY, read_services
from report_builder.importers.worked_out import work_out
from report_builder.model.national import PopulationRow, PublishedRow

YEAR = (date(2019, 1, 1), date(2019, 12, 31))
SOUTH_TEES = {"Middlesbrough": 13_434, "Redcar and Cleveland": 12_207, "South Tees": 25_641}


def row(area: str, value: str, *, measure: str = "fte_rate", area_type: str = AUTHORITY) -> PublishedRow:
    return PublishedRow(measure, area, area_type, *YEAR, value=value, unit="a unit", source="a table")


def residents(numbers: Mapping[str, int], year: int = 2019) -> list[PopulationRow]:
    return [PopulationRow(area, year, "MYE", "10-17", number) for area, number in numbers.items()]


def worked_out(
    *,
    published: Iterable[PublishedRow] = (),
    of_parts: Iterable[PublishedRow] = (),
    population: Iterable[PopulationRow] = (),
) -> tuple[tuple[PublishedRow, ...], tuple[Remark, ...]]:
    return work_out(tuple(published), tuple(of_parts), population=population, services=read_services())


def test_a_service_s_rate_is_its_authorities_weighted_by_their_residents() -> None:
    """(220 x 13,434 + 186 x 12,207) / 25,641 = 203.8, which prints without decimals."""
    parts = [row("Middlesbrough", "220"), row("Redcar and Cleveland", "186")]

    ((made,), remarks) = worked_out(of_parts=parts, population=residents(SOUTH_TEES))

    assert (made.area, made.area_type, made.value) == ("South Tees", "yjs", "204")
    assert made.source == (
        "worked out: rates of Middlesbrough and Redcar and Cleveland, weighted by mid-2019 population, from a table"
    )
    assert remarks == ()


def test_a_service_of_which_much_is_not_published_has_no_figure_and_that_is_said() -> None:
    made, (remark,) = worked_out(of_parts=[row("Middlesbrough", "220")], population=residents(SOUTH_TEES))

    assert made == ()
    assert remark.where == "fte_rate"
    assert remark.what.startswith("not worked out, because the rates of some of its parts")
    assert "South Tees 2019" in remark.what


def test_a_service_of_which_a_twentieth_is_not_published_says_so_in_its_source() -> None:
    """148 of 47,148 children are on Scilly: 0.3%."""
    numbers = {"Cornwall": 47_148, "Cornwall (authority)": 47_000, "Isles of Scilly": 148}

    ((made,), _) = worked_out(of_parts=[row("Cornwall (authority)", "199")], population=residents(numbers))

    assert (made.area, made.value) == ("Cornwall", "199")
    assert "without Isles of Scilly (0.3% of the children)" in made.source


def test_without_residents_no_rate_is_averaged() -> None:
    parts = [row("Middlesbrough", "220"), row("Redcar and Cleveland", "186")]

    made, (remark,) = worked_out(of_parts=parts)

    assert made == ()
    assert "the numbers of residents are not at hand" in remark.what


@pytest.mark.parametrize(
    ("years", "used"), [((2017, 2018, 2019, 2020), 2019), ((2016, 2018, 2020), 2018), ((2020, 2021), 2020)]
)
def test_the_weights_are_of_the_year_else_the_latest_before_else_the_earliest_after(
    years: tuple[int, ...], used: int
) -> None:
    parts = [row("Middlesbrough", "220"), row("Redcar and Cleveland", "186")]
    population = [one for year in years for one in residents(SOUTH_TEES, year)]

    ((made,), _) = worked_out(of_parts=parts, population=population)

    assert f"mid-{used} population" in made.source


def test_a_share_of_pupils_is_not_averaged() -> None:
    parts = [
        row("Middlesbrough", "5.1", measure="pupils_suspended_share"),
        row("Redcar and Cleveland", "6.2", measure="pupils_suspended_share"),
    ]

    made, (remark,) = worked_out(of_parts=parts, population=residents(SOUTH_TEES))

    assert made == ()
    assert "shares of pupils or of cohorts cannot be averaged without their counts: 1 figure" in remark.what


def test_a_share_whose_counts_are_published_is_the_quotient_of_their_sums() -> None:
    """(10 + 30) / (200 + 300) = 8%."""
    names = ("Middlesbrough", "Redcar and Cleveland")
    first, second = (row(name, "", measure="pupils_suspended_share") for name in names)
    parts = [
        replace(first, value="5", numerator=Fraction(10), denominator=Fraction(200)),
        replace(second, value="10", numerator=Fraction(30), denominator=Fraction(300)),
    ]

    ((made,), _) = worked_out(of_parts=parts)

    assert (made.value, made.numerator, made.denominator) == ("8.00", 40, 500)


def test_a_rate_that_all_authorities_of_a_service_bear_alike_is_the_service_s() -> None:
    parts = [
        row("Middlesbrough", "36.3", measure="cautioned_rate"),
        row("Redcar and Cleveland", "36.3", measure="cautioned_rate"),
    ]

    ((made,), _) = worked_out(of_parts=parts)

    assert made.value == "36.3"
    assert made.source == "worked out: the rate of each of its authorities, from a table"


def test_what_is_published_is_not_worked_out() -> None:
    parts = [row("Middlesbrough", "220"), row("Redcar and Cleveland", "186")]

    made, remarks = worked_out(
        published=[row("South Tees", "205", area_type="yjs")], of_parts=parts, population=residents(SOUTH_TEES)
    )

    assert (made, remarks) == ((), ())


def regions(values: Mapping[str, str]) -> list[PublishedRow]:
    return [row(area, value, area_type="region") for area, value in values.items()]


def test_england_is_its_nine_regions_weighted_by_their_residents() -> None:
    """Eight regions of 100 children at 200 and London of 200 at 300: (8 x 100 x 200 + 200 x 300) / 1,000 = 220."""
    names = read_services().regions
    numbers = {name: 200 if name == "London" else 100 for name in names}

    ((made,), _) = worked_out(
        published=regions({name: "300" if name == "London" else "200" for name in names}),
        population=residents({**numbers, "England": 1_000}),
    )

    assert (made.area, made.area_type, made.value) == ("England", "england", "220")
    assert "rates of 9 regions, weighted by mid-2019 population" in made.source


def test_england_without_two_of_ten_children_s_region_is_not_worked_out() -> None:
    names = [name for name in read_services().regions if name != "London"]
    numbers = dict.fromkeys(names, 100) | {"London": 200, "England": 1_000}

    made, remarks = worked_out(published=regions(dict.fromkeys(names, "200")), population=residents(numbers))

    assert made == ()
    assert [remark.where for remark in remarks] == ["fte_rate"]


RATES = st.integers(0, 999)


@given(RATES, RATES, st.integers(1, 90_000), st.integers(1, 90_000))
def test_an_average_lies_between_its_parts(one: int, other: int, first: int, second: int) -> None:
    numbers = {"Middlesbrough": first, "Redcar and Cleveland": second, "South Tees": first + second}

    ((made,), _) = worked_out(
        of_parts=[row("Middlesbrough", str(one)), row("Redcar and Cleveland", str(other))],
        population=residents(numbers),
    )

    assert min(one, other) <= Decimal(made.value) <= max(one, other)
