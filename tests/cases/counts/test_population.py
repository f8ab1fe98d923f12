"""Which population a rate is of."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.population import census_population, population_cell, population_year
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, FamilyMember, Meeting, ReportSpec
from report_builder.model.tables import Cases

YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))
Row = tuple[str, int, str, str, str, str, int | None]


def context(rows: list[Row]) -> Context:
    names = ["area", "year", "source", "age", "sex", "ethnic_group", "population"]
    populations = pd.DataFrame(rows, columns=names).astype(
        {name: "Int64" if name in {"year", "population"} else "string" for name in names}
    )
    spec = ReportSpec(
        source=Path("config.yaml"),
        name="paper",
        document="board-report",
        yot="Rotherham",
        quarter=Quarter(2019, 4),
        as_at=date(2020, 7, 13),
        data=DataPlace.folder(Path("data")),
        comparators=Comparators(family=(FamilyMember("Western Bay", ("Swansea", "Bridgend")),)),
        editions={},
        meeting=Meeting("Board", date(2020, 7, 13)),
        case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
    )
    return Context(Cases({"population": populations}), spec)


def mid_year(area: str, year: int, population: int | None) -> Row:
    return (area, year, "mye", "10-17", "all", "all", population)


def found(rows: list[Row], *, area: str = "Rotherham", period: Period = YEAR) -> int | None:
    cell = population_cell(context(rows), area, "yjs", period, is_own=area == "Rotherham")
    return None if cell is None else int(cell.count)


def test_the_estimate_is_of_the_year_whose_30_june_lies_in_the_twelve_months() -> None:
    rows = [
        mid_year("Rotherham", 2018, 24_700),
        mid_year("Rotherham", 2019, 25_157),
        mid_year("Rotherham", 2020, 25_600),
    ]

    cell = population_cell(context(rows), "Rotherham", "yjs", YEAR, is_own=True)

    assert cell is not None
    assert (cell.count, cell.key.measure, cell.is_public) == (Fraction(25_157), "population", True)
    assert population_year(context(rows), "Rotherham", YEAR) == 2019


@pytest.mark.parametrize(
    ("years", "chosen"), [((2016, 2018, 2020), 2018), ((2021, 2020), 2020), ((2019,), 2019), ((2015, 2022), 2015)]
)
def test_failing_its_own_year_the_latest_earlier_one_is_taken_and_then_the_earliest_later(
    years: tuple[int, ...], chosen: int
) -> None:
    assert found([mid_year("Rotherham", year, year) for year in years]) == chosen


def test_a_quarter_without_a_30_june_takes_the_estimate_before_it() -> None:
    rows = [mid_year("Rotherham", 2019, 25_157), mid_year("Rotherham", 2020, 25_600)]

    assert found(rows, period=Period(date(2020, 1, 1), date(2020, 3, 31))) == 25_157


def test_a_period_that_ends_on_30_june_takes_the_estimate_of_that_day() -> None:
    rows = [mid_year("Rotherham", 2019, 25_157), mid_year("Rotherham", 2020, 25_600)]

    assert found(rows, period=Period(date(2019, 7, 1), date(2020, 6, 30))) == 25_600


def test_without_a_total_row_the_eight_single_ages_are_summed() -> None:
    rows: list[Row] = [("Rotherham", 2019, "mye", str(age), "all", "all", 1000 + age) for age in range(9, 19)]

    assert found(rows) == 8108


def test_the_total_row_wins_over_parts_that_add_to_something_else() -> None:
    parts: list[Row] = [("Rotherham", 2019, "mye", str(age), "all", "all", 1) for age in range(10, 18)]
    sexes: list[Row] = [("Rotherham", 2019, "mye", "10-17", sex, "all", 2) for sex in ("female", "male")]

    assert found([*parts, *sexes, mid_year("Rotherham", 2019, 25_157)]) == 25_157


def test_an_age_without_a_row_leaves_no_total() -> None:
    rows: list[Row] = [("Rotherham", 2019, "mye", str(age), "all", "all", 1) for age in range(10, 17)]

    assert found(rows) is None


def test_an_earlier_year_with_a_total_is_taken_where_the_year_itself_has_only_some_ages() -> None:
    some: list[Row] = [("Rotherham", 2019, "mye", "10", "all", "all", 3000)]

    assert found([*some, mid_year("Rotherham", 2018, 24_700)]) == 24_700


def test_girls_and_boys_add_up_where_no_row_has_both_and_one_alone_is_not_everybody() -> None:
    girls: Row = ("Rotherham", 2019, "mye", "10-17", "female", "all", 12_000)
    boys: Row = ("Rotherham", 2019, "mye", "10-17", "male", "all", 13_157)

    assert found([girls, boys]) == 25_157
    assert found([girls]) is None


def test_one_ethnic_groups_row_is_not_the_population() -> None:
    assert found([("Rotherham", 2019, "mye", "10-17", "all", "white", 21_000)]) is None


def test_a_blank_population_is_not_nought() -> None:
    assert found([mid_year("Rotherham", 2019, None), mid_year("Rotherham", 2018, 24_700)]) == 24_700


def test_a_welsh_partnership_is_the_sum_of_its_authorities() -> None:
    rows = [mid_year("Swansea", 2019, 21_000), mid_year("Bridgend", 2019, 13_000), mid_year("Rotherham", 2019, 25_157)]

    assert found(rows, area="Western Bay") == 34_000


def test_a_partnership_with_an_authority_that_has_no_population_has_none() -> None:
    assert found([mid_year("Swansea", 2019, 21_000)], area="Western Bay") is None


def test_a_partnerships_own_row_wins_over_its_authorities() -> None:
    rows = [mid_year("Swansea", 2019, 1), mid_year("Bridgend", 2019, 1), mid_year("Western Bay", 2019, 46_507)]

    assert found(rows, area="Western Bay") == 46_507


def test_england_and_wales_is_england_and_wales() -> None:
    rows = [mid_year("England", 2019, 5_000_000), mid_year("Wales", 2019, 270_000)]

    assert found(rows, area="England and Wales") == 5_270_000


def test_areas_compare_without_case() -> None:
    assert found([mid_year("ROTHERHAM", 2019, 25_157)]) == 25_157


def test_a_census_is_no_mid_year_estimate() -> None:
    assert found([("Rotherham", 2011, "census 2011", "10-17", "all", "all", 25_000)]) is None


def test_without_the_table_no_population_is_known() -> None:
    empty = Context(Cases({}), context([]).spec)

    assert population_cell(empty, "Rotherham", "yjs", YEAR, is_own=True) is None


def test_a_census_group_adds_its_sexes_and_detailed_groups() -> None:
    rows: list[Row] = [
        ("Rotherham", 2021, "census 2021", "10-17", "female", "asian", 600),
        ("Rotherham", 2021, "census 2021", "10-17", "female", "asian", 410),
        ("Rotherham", 2021, "census 2021", "10-17", "male", "asian", 1101),
        ("Rotherham", 2011, "census 2011", "10-17", "all", "asian", 900),
    ]

    assert census_population(context(rows), "Rotherham", "2021", "asian") == 2111
    assert census_population(context(rows), "Rotherham", "2011", "asian") == 900
    assert census_population(context(rows), "Rotherham", "2021", "black") is None


def test_a_censuss_total_is_its_total_row_or_all_five_groups() -> None:
    groups = ("white", "mixed", "asian", "black", "other")
    rows: list[Row] = [("Rotherham", 2021, "census 2021", "10-17", "all", group, 100) for group in groups]

    assert census_population(context(rows), "Rotherham", "2021") == 500
    assert census_population(context(rows[:4]), "Rotherham", "2021") is None
    total: Row = ("Rotherham", 2021, "census 2021", "10-17", "all", "all", 512)
    assert census_population(context([*rows, total]), "Rotherham", "2021") == 512


@given(st.sets(st.integers(2010, 2025), min_size=1))
def test_no_later_estimate_is_taken_while_an_earlier_one_is_known(years: set[int]) -> None:
    chosen = found([mid_year("Rotherham", year, year) for year in sorted(years)])

    assert chosen in years
    if min(years) <= 2019:
        assert chosen == max(year for year in years if year <= 2019)
