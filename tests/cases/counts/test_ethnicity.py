"""Who was cautioned or sentenced, by ethnic group, against the population: numbers worked by hand."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from report_builder.cases.counts.census import count_population
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.ethnicity import count_ethnicity
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES, MINORITIES
from report_builder.model.key import Key
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Meeting, ReportSpec
from report_builder.model.tables import Cases, CountTable, Difference, Formula, Missing, Quotient, Relation
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
Outcome = tuple[str, str | None, str | None]
"""A child, the day of an outcome, its tier."""


def context(
    children: dict[str, str | None],
    outcomes: list[Outcome] | None = None,
    residents: dict[tuple[str, str], int] | None = None,
) -> Context:
    """Children by id with their group; one outcome for each in January 2020, unless others are given."""
    persons = pd.DataFrame({"person_id": list(children), "ethnic_group": list(children.values())}, dtype="string")
    if outcomes is None:
        outcomes = [(child, "2020-01-15", "community") for child in children]
    offences = pd.DataFrame(outcomes, columns=["person_id", "outcome_date", "tier"]).astype(
        {"person_id": "string", "outcome_date": "datetime64[s]", "tier": "string"}
    )
    tables = {"persons": persons, "offences": offences}
    if residents is not None:
        tables["population"] = pd.DataFrame(
            [
                ("Rotherham", int(census), f"census {census}", "10-17", "all", group, count)
                for (census, group), count in residents.items()
            ],
            columns=["area", "year", "source", "age", "sex", "ethnic_group", "population"],
        )
    return Context(Cases(tables), SPEC)


def many(**groups: int) -> dict[str, str | None]:
    return {f"{group}{index}": group.replace("_", " ") for group, count in groups.items() for index in range(count)}


def values(table: CountTable) -> dict[str, Fraction]:
    """Figure by its categories, as the wall would derive it from the cells."""
    counts = {cell.key: cell.count for cell in table.cells}
    found = {}
    for wanted in table.wanted:
        value = derived(wanted.formula, counts)
        if value is not None:
            found["/".join(category for _, category in wanted.key.by)] = value
    return found


def derived(formula: Formula, counts: dict[Key, Fraction]) -> Fraction | None:
    if isinstance(formula, Missing):
        return None
    if isinstance(formula, Difference):
        left, right = derived(formula.minuend, counts), derived(formula.subtrahend, counts)
        assert left is not None
        assert right is not None
        return left - right
    if isinstance(formula, Quotient):
        return formula.base * counts[formula.numerator] / counts[formula.denominator]
    return counts[formula.cell]  # type: ignore[union-attr]


def holds(relation: Relation, table: CountTable) -> bool:
    counts = {cell.key: cell.count for cell in table.cells}
    total = sum(weight * counts[key] for key, weight in relation.terms)
    return total == 0


COUNTS = View("ethnic_count", ("ethnic_group",))
SHARES = View("ethnic_share", ("ethnic_group",))
ROTHERHAM = {("2011", "white"): 910, ("2011", "all"): 1000, ("2021", "white"): 850, ("2021", "all"): 1000}


def test_each_child_is_counted_once_and_those_of_other_groups_are_printed_together_too() -> None:
    table = count_ethnicity(COUNTS, context(many(white=33, asian=4, mixed=2, black=1, not_stated=3)))

    assert values(table) == {
        "white": 33,
        "mixed": 2,
        "asian": 4,
        "black": 1,
        "other": 0,
        MINORITIES: 7,
        "not stated": 3,
        "": 40,
    }
    assert list(values(table))[-1] == ""
    assert table.wanted[-1].note == "Totals and shares are of the children whose ethnic group is known."


def test_every_child_with_an_outcome_is_a_cell_whether_the_group_is_known_or_not() -> None:
    table = count_ethnicity(COUNTS, context(many(white=33, asian=7, not_stated=3)))

    assert {cell.key.by: cell.count for cell in table.cells}[()] == 43


def test_every_addition_between_the_groups_holds() -> None:
    for view in (COUNTS, SHARES):
        table = count_ethnicity(view, context(many(white=33, asian=4, mixed=2, black=1, not_stated=3)))

        assert len(table.relations) >= 4
        assert all(holds(relation, table) for relation in table.relations)


def test_a_child_with_two_outcomes_is_one_child() -> None:
    outcomes: list[Outcome] = [("a", "2019-05-01", "pre-court"), ("a", "2020-02-01", "custody")]

    assert values(count_ethnicity(COUNTS, context({"a": "white"}, outcomes)))[""] == 1


@pytest.mark.parametrize(
    ("day", "tier", "children"),
    [
        ("2019-04-01", "pre-court", 1),
        ("2020-03-31", "custody", 1),
        ("2019-03-31", "custody", 0),
        ("2020-04-01", "custody", 0),
        ("2020-01-15", "none", 0),
        ("2020-01-15", None, 0),
        (None, "custody", 0),
    ],
)
def test_only_a_substantive_outcome_of_the_twelve_months_counts(
    day: str | None, tier: str | None, children: int
) -> None:
    table = count_ethnicity(View("ethnic_count"), context({"a": "white"}, [("a", day, tier)]))

    assert values(table) == {"": children}


def test_a_child_whose_group_is_blank_or_not_known_is_not_stated() -> None:
    outcomes: list[Outcome] = [("a", "2020-01-15", "custody"), ("stranger", "2020-01-15", "custody")]

    assert values(count_ethnicity(COUNTS, context({"a": None}, outcomes)))["not stated"] == 2


def test_shares_are_of_the_children_whose_group_is_known() -> None:
    table = count_ethnicity(SHARES, context(many(white=33, asian=7, not_stated=10)))

    assert values(table) == {
        "white": Fraction("82.5"),
        "mixed": 0,
        "asian": Fraction("17.5"),
        "black": 0,
        "other": 0,
        MINORITIES: Fraction("17.5"),
        "": 100,
    }


def test_the_share_of_those_not_stated_is_not_applicable() -> None:
    table = count_ethnicity(View("ethnic_share", fixed=(("ethnic_group", "not stated"),)), context(many(white=1)))

    assert isinstance(table.wanted[0].formula, Missing)
    assert not table.wanted[0].formula.is_applicable


def test_one_picked_group_is_one_figure() -> None:
    table = count_ethnicity(
        View("ethnic_share", fixed=(("ethnic_group", MINORITIES),)), context(many(white=33, asian=4, mixed=3))
    )

    assert values(table) == {MINORITIES: Fraction("17.5")}


def test_the_persons_behind_a_share_are_its_children() -> None:
    table = count_ethnicity(SHARES, context(many(white=33, asian=7)))

    assert all(cell.persons == cell.count and not cell.is_public for cell in table.cells)


def test_over_representation_is_the_difference_before_rounding_for_each_census() -> None:
    """82.5% of 40 children against 91% and 85%."""
    view = View("over_representation", ("ethnic_group", "census"))

    found = values(count_ethnicity(view, context(many(white=33, asian=7), residents=ROTHERHAM)))

    assert found["2011/white"] == Fraction("-8.5")
    assert found["2021/white"] == Fraction("-2.5")
    assert found[f"2011/{MINORITIES}"] == Fraction("8.5")
    assert found[f"2021/{MINORITIES}"] == Fraction("2.5")


def test_a_group_that_the_census_table_lacks_has_no_difference() -> None:
    view = View("over_representation", fixed=(("census", "2011"), ("ethnic_group", "black")))

    table = count_ethnicity(view, context(many(white=33, black=7), residents=ROTHERHAM))

    assert table.wanted[0].formula == Missing("no population by ethnic group was supplied from the 2011 census")


def test_a_difference_that_names_no_census_stands_for_each_the_latest_last() -> None:
    view = View("over_representation", fixed=(("ethnic_group", "white"),))

    table = count_ethnicity(view, context(many(white=33, asian=7), residents=ROTHERHAM))

    assert [dict(wanted.key.by)["census"] for wanted in table.wanted] == ["2011", "2021"]


def test_without_offences_the_paper_says_so() -> None:
    table = count_ethnicity(SHARES, Context(Cases({}), SPEC))

    assert table.missing == "No data was supplied for outcomes by ethnic group."


def test_a_breakdown_by_sex_does_not_exist() -> None:
    table = count_ethnicity(View("ethnic_share", ("sex",)), context(many(white=1)))

    assert isinstance(table.wanted[0].formula, Missing)


def test_population_shares_are_of_the_total_row_and_the_composite_is_what_white_leaves() -> None:
    table = count_population(
        View("population_share", ("ethnic_group",), fixed=(("census", "2011"),)), context({}, residents=ROTHERHAM)
    )

    found = values(table)

    assert (found["2011/white"], found[f"2011/{MINORITIES}"], found["2011"]) == (91, 9, 100)
    assert "2011/black" not in found
    assert all(cell.is_public for cell in table.cells)


def test_populations_by_group_print_the_composite_and_everybody_after_the_groups() -> None:
    counts = {"white": 850, "mixed": 40, "asian": 70, "black": 25, "other": 15}
    view = View("population", ("ethnic_group",), fixed=(("census", "2021"),))

    table = count_population(view, context({}, residents={("2021", group): count for group, count in counts.items()}))

    assert list(values(table).values()) == [850, 40, 70, 25, 15, 150, 1000]


def test_a_population_without_group_or_census_is_the_mid_year_estimate() -> None:
    base = context({}, residents={("2021", "all"): 26_000})
    estimate = base.cases["population"].assign(source="mye", year=2019, population=25_157)
    cases = Cases({"population": pd.concat([base.cases["population"], estimate])})

    assert values(count_population(View("population"), Context(cases, SPEC))) == {"": 25_157}


def test_without_a_population_table_the_paper_says_so() -> None:
    table = count_population(View("population_share", ("ethnic_group",)), Context(Cases({}), SPEC))

    assert table.missing == "No data was supplied for the population."
