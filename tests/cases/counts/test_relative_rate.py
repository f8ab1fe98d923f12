"""Relative rates: which years are pooled, and when there is none."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.relative_rate import count_relative_rate
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES, MINORITIES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Meeting, ReportSpec
from report_builder.model.tables import Cases, CountTable, Missing, RelativeRate, Wanted
from report_builder.model.view import View

SPEC = ReportSpec(
    source=Path("config.yaml"),
    name="paper",
    document="board-report",
    yot="Rotherham",
    quarter=Quarter(2019, 4),
    as_at=date(2020, 7, 13),
    data=DataPlace.folder(Path("data")),
    comparators=Comparators(),
    editions={},
    meeting=Meeting("Board", date(2020, 7, 13)),
    case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
)
YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))
THREE_YEARS = Period(date(2017, 4, 1), date(2020, 3, 31))
RESIDENTS = {"white": 8_000, "mixed": 200, "asian": 600, "black": 1_000, "other": 200}
"""Ten thousand children by the census of 2021: 80%, 2%, 6%, 10% and 2%."""


def context(years: dict[int, dict[str, int]], *, repeated: int = 0) -> Context:
    """Children with an outcome in the January of each year, by group; `repeated` of each group come every year."""
    rows = []
    for year, groups in years.items():
        for group, count in groups.items():
            for index in range(count):
                child = f"{group}{index}" if index < repeated else f"{group}{index} of {year}"
                rows.append((child, f"{year}-01-15", "community", group))
    outcomes = pd.DataFrame(rows, columns=["person_id", "outcome_date", "tier", "ethnic_group"]).astype(
        {"person_id": "string", "outcome_date": "datetime64[s]", "tier": "string", "ethnic_group": "string"}
    )
    persons = outcomes[["person_id", "ethnic_group"]].drop_duplicates("person_id")
    population = pd.DataFrame(
        [("Rotherham", 2021, "census 2021", "10-17", "all", group, count) for group, count in RESIDENTS.items()],
        columns=["area", "year", "source", "age", "sex", "ethnic_group", "population"],
    )
    return Context(Cases({"persons": persons, "offences": outcomes, "population": population}), SPEC)


def rate_of(group: str, cases: Context) -> tuple[Wanted, CountTable]:
    view = View("relative_rate", fixed=(("census", "2021"), ("ethnic_group", group)))
    table = count_relative_rate(view, cases)
    return table.wanted[-1], table


def value(wanted: Wanted, table: CountTable) -> Fraction:
    counts = {cell.key: cell.count for cell in table.cells}
    formula = wanted.formula
    assert isinstance(formula, RelativeRate)
    group = counts[formula.group.numerator] / counts[formula.group.denominator]
    return group / (counts[formula.reference.numerator] / counts[formula.reference.denominator])


def test_a_group_with_five_expected_is_of_one_year() -> None:
    """10 of 1,000 against 40 of 8,000 is 1% against 0.5%; 10% of 50 known children is 5 expected."""
    wanted, table = rate_of("black", context({2020: {"black": 10, "white": 40}}))

    assert value(wanted, table) == 2
    assert wanted.key.period == YEAR


def test_under_five_expected_three_years_are_pooled_over_three_times_the_population_for_white_too() -> None:
    """10% of 49 is 4.9. Pooled: 9 + 6 + 6 = 21 of 3,000 against 40 + 40 + 40 = 120 of 24,000: 0.7% against 0.5%."""
    years = {2018: {"black": 6, "white": 40}, 2019: {"black": 6, "white": 40}, 2020: {"black": 9, "white": 40}}

    wanted, table = rate_of("black", context(years))

    counts = {cell.key: cell.count for cell in table.cells}
    assert isinstance(wanted.formula, RelativeRate)
    assert counts[wanted.formula.group.numerator] == 21
    assert counts[wanted.formula.group.denominator] == 3_000
    assert counts[wanted.formula.reference.numerator] == 120
    assert counts[wanted.formula.reference.denominator] == 24_000
    assert value(wanted, table) == Fraction(7, 5)
    assert wanted.key.period == THREE_YEARS


def test_a_child_of_three_years_counts_in_each_and_is_one_person() -> None:
    years = {year: {"black": 6, "white": 40} for year in (2018, 2019, 2020)}

    wanted, table = rate_of("black", context(years, repeated=6))

    assert isinstance(wanted.formula, RelativeRate)
    pooled = next(cell for cell in table.cells if cell.key == wanted.formula.group.numerator)
    assert (pooled.count, pooled.persons) == (18, 6)


def test_the_sum_of_the_three_years_is_a_sum_that_a_reader_knows() -> None:
    years = {year: {"black": 6, "white": 40} for year in (2018, 2019, 2020)}

    wanted, table = rate_of("black", context(years))

    assert isinstance(wanted.formula, RelativeRate)
    counts = {cell.key: cell.count for cell in table.cells}
    sums = [relation for relation in table.relations if relation.terms[0] == (wanted.formula.group.numerator, 1)]
    assert [len(relation.terms) for relation in sums] == [4]
    assert all(sum(weight * counts[key] for key, weight in relation.terms) == 0 for relation in table.relations)


def test_still_under_five_over_three_years_there_is_none() -> None:
    """2% of 3 x 48 known children is 2.88 expected."""
    years = {year: {"mixed": 8, "white": 40} for year in (2018, 2019, 2020)}

    wanted, _ = rate_of("mixed", context(years))

    assert wanted.formula == Missing("the numbers are too small for a stable rate")


def test_a_nought_makes_no_rate_and_says_the_same_as_too_few() -> None:
    wanted, _ = rate_of("black", context({2020: {"asian": 20, "white": 40}}))

    assert wanted.formula == Missing("the numbers are too small for a stable rate")


def test_children_whose_group_is_not_stated_are_not_expected_anywhere() -> None:
    """10% of 49 known children is 4.9 whatever the 100 not stated are."""
    wanted, _ = rate_of("black", context({2020: {"black": 9, "white": 40, "not stated": 100}}))

    assert wanted.key.period == THREE_YEARS


def test_each_group_pools_by_its_own_expected_count() -> None:
    """Of 60 known children 10% is 6 and 6% is 3.6."""
    years = {year: {"black": 10, "asian": 10, "white": 40} for year in (2018, 2019, 2020)}

    table = count_relative_rate(View("relative_rate", ("ethnic_group",), fixed=(("census", "2021"),)), context(years))

    periods = {dict(wanted.key.by)["ethnic_group"]: wanted.key.period for wanted in table.wanted}
    assert (periods["black"], periods["asian"], periods[MINORITIES]) == (YEAR, THREE_YEARS, YEAR)


def test_the_two_ends_of_the_interval_stand_before_the_value() -> None:
    view = View("relative_rate", fixed=(("census", "2021"), ("ethnic_group", "black")))

    table = count_relative_rate(view, context({2020: {"black": 10, "white": 40}}))

    parts = [wanted.formula.part for wanted in table.wanted if isinstance(wanted.formula, RelativeRate)]
    bounds = [dict(wanted.key.by).get("bound", "") for wanted in table.wanted]
    assert parts == ["lower", "upper", "value"]
    assert bounds == ["lower", "upper", ""]


def test_one_end_may_be_asked_for_alone() -> None:
    view = View("relative_rate", fixed=(("bound", "upper"), ("census", "2021"), ("ethnic_group", "black")))

    table = count_relative_rate(view, context({2020: {"black": 10, "white": 40}}))

    assert [wanted.formula.part for wanted in table.wanted if isinstance(wanted.formula, RelativeRate)] == ["upper"]


def test_white_is_the_measure_of_the_others_and_has_no_rate_of_its_own() -> None:
    table = count_relative_rate(View("relative_rate", ("ethnic_group",)), context({2020: {"black": 10, "white": 40}}))

    assert "white" not in {dict(wanted.key.by)["ethnic_group"] for wanted in table.wanted}


def test_without_the_census_there_is_no_rate() -> None:
    view = View("relative_rate", fixed=(("census", "2011"), ("ethnic_group", "black")))

    table = count_relative_rate(view, context({2020: {"black": 10, "white": 40}}))

    assert table.wanted[-1].formula == Missing("no population by ethnic group was supplied from the 2011 census")


def test_without_offences_the_paper_says_so() -> None:
    table = count_relative_rate(View("relative_rate"), Context(Cases({}), SPEC))

    assert table.missing == "No data was supplied for outcomes by ethnic group."
