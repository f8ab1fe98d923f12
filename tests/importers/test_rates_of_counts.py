from __future__ import annotations

from datetime import date
from fractions import Fraction

from report_builder.importers.rates_of_counts import rates_of_counts
from report_builder.importers.services import read_services
from report_builder.model.national import PopulationRow, PublishedRow

YEAR = (date(2019, 4, 1), date(2020, 3, 31))
WIGAN_2019 = PopulationRow("Wigan", 2019, "MYE", "10-17", 30000)


def count(
    measure: str = "custody_count", *, area: str = "Wigan", area_type: str = "yjs", value: str = "6"
) -> PublishedRow:
    return PublishedRow(measure, area, area_type, *YEAR, value=value, unit="sentences", source="Made up")


def rates(*rows: PublishedRow, population: tuple[PopulationRow, ...] = (WIGAN_2019,)) -> list[PublishedRow]:
    return list(rates_of_counts(rows, population=population, services=read_services()))


def test_a_count_and_its_residents_make_a_rate_on_the_measure_s_base() -> None:
    (rate,) = rates(count())

    assert (rate.measure, rate.value, rate.unit) == ("custody_rate", "0.20", "per 1,000 children aged 10 to 17")
    assert (rate.numerator, rate.denominator) == (Fraction(6), Fraction(30000))
    assert rate.source == "worked out: count of Made up, mid-2019 population"


def test_each_count_has_its_own_base() -> None:
    found = rates(count("cautioned_count", value="60"), count("fte_count", value="60"))

    assert {(rate.measure, rate.value) for rate in found} == {("cautioned_rate", "20.0"), ("fte_rate", "200")}


def test_a_published_rate_is_not_worked_out_again() -> None:
    published = PublishedRow("custody_rate", "Wigan", "yjs", *YEAR, value="0.21", source="Data summary")

    assert rates(count(), published) == []


def test_the_residents_of_a_partnership_are_those_of_its_authorities() -> None:
    population = (
        PopulationRow("Bury", 2019, "MYE", "10-17", 18000),
        PopulationRow("Rochdale", 2019, "MYE", "10-17", 22000),
    )

    (rate,) = rates(count(area="Bury and Rochdale"), population=population)

    assert rate.denominator == 40000
    assert rates(count(area="Bury and Rochdale"), population=population[:1]) == []


def test_a_mid_year_within_the_twelve_months_is_preferred_then_the_latest_before_it() -> None:
    others = tuple(PopulationRow("Wigan", year, "MYE", "10-17", year) for year in (2016, 2018, 2020))

    assert [rate.denominator for rate in rates(count(), population=(*others, WIGAN_2019))] == [30000]
    assert [rate.denominator for rate in rates(count(), population=others)] == [2018]


def test_a_population_of_more_than_three_years_away_is_none() -> None:
    assert rates(count(), population=(PopulationRow("Wigan", 2015, "MYE", "10-17", 30000),)) == []
    assert rates(count(), population=(PopulationRow("Wigan", 2024, "MYE", "10-17", 30000),)) == []


def test_a_police_area_has_no_rate_since_its_residents_are_not_known() -> None:
    assert rates(count(area="Greater Manchester", area_type="pcc")) == []


def test_no_residents_make_no_rate() -> None:
    assert rates(count(), population=()) == []
    assert rates(count(), population=(PopulationRow("Wigan", 2019, "MYE", "10-17", 0),)) == []
