"""The family's average, against figures worked by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from report_builder.cases.counts.comparators import family_figure
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.given import Figured
from report_builder.cases.counts.known import Publications
from report_builder.cases.counts.published import count_published
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, FamilyMember, Meeting, ReportSpec
from report_builder.model.tables import Cases, Given, Missing
from report_builder.model.view import View

YEAR = Period(date(2019, 1, 1), date(2019, 12, 31))
FTE_2019 = {
    "Doncaster": (223, 29_360),
    "Wigan": (115, 30_704),
    "Dudley": (217, 30_528),
    "Barnsley": (148, 21_982),
    "Tameside": (238, 21_202),
    "North East Lincolnshire": (162, 15_092),
    "North Lincolnshire": (120, 16_273),
    "Wakefield": (286, 31_020),
}
"""Rates of first time entrants (DfE LAIT, FirstYJS 2019) and mid-2019 populations aged 10 to 17 (ONS)."""


def spec(members: list[FamilyMember], *, average: str = "pooled") -> ReportSpec:
    return ReportSpec(
        source=Path("config.yaml"),
        name="paper",
        document="board-report",
        yot="Rotherham",
        quarter=Quarter(2019, 4),
        as_at=date(2020, 7, 13),
        data=DataPlace.folder(Path("data")),
        comparators=Comparators(family=tuple(members), average=average),
        editions={},
        meeting=Meeting("Board", date(2020, 7, 13)),
        case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
    )


def row(area: str, value: str | None = None, *, measure: str = "fte_rate", **more: Any) -> dict[str, Any]:
    return {
        "measure": measure,
        "area": area,
        "area_type": "yjs",
        "period_start": YEAR.start,
        "period_end": YEAR.end,
        "numerator": None,
        "denominator": None,
        "value": None if value is None else Fraction(value),
        "value_text": value,
        "source": "LAIT",
        "published_on": None,
        **more,
    }


def context(
    rows: list[dict[str, Any]], residents: dict[str, int], members: list[FamilyMember], *, average: str = "pooled"
) -> Context:
    texts = dict.fromkeys(("measure", "area", "area_type", "value_text", "source"), "string")
    days = dict.fromkeys(("period_start", "period_end", "published_on"), "datetime64[s]")
    numbers = dict.fromkeys(("numerator", "denominator", "value"), "object")
    published = pd.DataFrame([{**cells, "row": index + 2} for index, cells in enumerate(rows)])
    population = pd.DataFrame(
        {"area": list(residents), "population": list(residents.values())},
    ).assign(year=2019, source="mye", age="10-17", sex="all", ethnic_group="all")
    return Context(
        Cases({"published": published.astype({**texts, **days, **numbers}), "population": population}),
        spec(members, average=average),
    )


def average_of(
    rows: list[dict[str, Any]],
    residents: dict[str, int],
    members: list[FamilyMember],
    *,
    measure: str = "fte_rate",
    average: str = "pooled",
) -> Figured:
    return family_figure(Publications(context(rows, residents, members, average=average)), measure, YEAR)


def value(figure: Figured) -> Fraction:
    assert isinstance(figure.wanted.formula, Given)
    return figure.wanted.formula.value


def rotherhams_family(average: str) -> Figured:
    rows = [row(area, str(rate)) for area, (rate, _) in FTE_2019.items()]
    residents = {area: population for area, (_, population) in FTE_2019.items()}
    wales = FamilyMember("Blaenau Gwent and Caerphilly", ("Blaenau Gwent", "Caerphilly"))
    bay = FamilyMember("Western Bay", ("Swansea", "Neath Port Talbot", "Bridgend"))
    members = [*(FamilyMember(area) for area in FTE_2019), wales, bay]
    return average_of(rows, residents, members, average=average)


def test_rotherhams_english_family_weighted_by_population_is_195_1() -> None:
    figure = rotherhams_family("pooled")

    assert round(float(value(figure)), 1) == 195.1
    assert figure.wanted.note == (
        "Pooled average of 8 of 10 members; Blaenau Gwent and Caerphilly and Western Bay have no data."
    )


def test_rotherhams_english_family_as_a_mean_of_rates_is_188_6() -> None:
    figure = rotherhams_family("mean-of-rates")

    assert value(figure) == Fraction(1509, 8)
    assert figure.wanted.note == (
        "Mean of the rates of 8 of 10 members; Blaenau Gwent and Caerphilly and Western Bay have no data."
    )


def test_counts_are_summed_before_they_are_divided() -> None:
    rows = [
        row("Wigan", "100", numerator=Fraction(10), denominator=Fraction(10_000)),
        row("Dudley", "200", numerator=Fraction(60), denominator=Fraction(30_000)),
    ]

    figure = average_of(rows, {}, [FamilyMember("Wigan"), FamilyMember("Dudley")])

    assert value(figure) == 175
    assert isinstance(figure.wanted.formula, Given)
    assert (figure.wanted.formula.numerator, figure.wanted.formula.denominator) == (70, 40_000)
    assert figure.wanted.note == "Pooled average of 2 members."


def test_the_counts_of_an_average_that_holds_a_rate_alone_are_not_stated() -> None:
    rows = [row("Wigan", "100", numerator=Fraction(10), denominator=Fraction(10_000)), row("Dudley", "200")]

    figure = average_of(rows, {"Dudley": 30_000}, [FamilyMember("Wigan"), FamilyMember("Dudley")])

    assert value(figure) == 175
    assert isinstance(figure.wanted.formula, Given)
    assert figure.wanted.formula.numerator is None


def test_the_service_itself_is_no_member_of_its_family() -> None:
    rows = [row("Wigan", "100"), row("Rotherham", "900")]

    figure = average_of(
        rows, {"Wigan": 10_000, "Rotherham": 10_000}, [FamilyMember("rotherham"), FamilyMember("Wigan")]
    )

    assert value(figure) == 100
    assert figure.wanted.note == "Pooled average of 1 member."


def test_a_rate_without_a_population_is_left_out_of_the_pool_and_said_so() -> None:
    rows = [row("Wigan", "100"), row("Dudley", "900")]

    figure = average_of(
        rows, {"Wigan": 10_000}, [FamilyMember("Wigan"), FamilyMember("Dudley"), FamilyMember("Barnsley")]
    )

    assert value(figure) == 100
    assert figure.wanted.note == (
        "Pooled average of 1 of 3 members; Barnsley has no data; Dudley has a rate but no population or cohort."
    )


def test_a_partnerships_rate_is_weighted_by_all_its_authorities() -> None:
    rows = [row("Western Bay", "200"), row("Wigan", "100")]
    members = [FamilyMember("Western Bay", ("Swansea", "Bridgend")), FamilyMember("Wigan")]

    figure = average_of(rows, {"Swansea": 20_000, "Bridgend": 10_000, "Wigan": 30_000}, members)

    assert value(figure) == 150


def test_a_published_family_row_wins_over_both_methods() -> None:
    rows = [row("Wigan", "100"), row("Family of Rotherham", "188.6", area_type="family")]

    for average in ("pooled", "mean-of-rates"):
        figure = average_of(rows, {"Wigan": 10_000}, [FamilyMember("Wigan")], average=average)
        assert isinstance(figure.wanted.formula, Given)
        assert figure.wanted.formula.text == "188.6"
        assert (figure.wanted.key.area, figure.wanted.key.area_type) == ("YOT family", "family")


def test_reoffending_rates_are_weighted_by_the_cohort_of_another_row() -> None:
    rows = [
        row("Wigan", "30.0", measure="reoff_binary", denominator=Fraction(100)),
        row("Dudley", "60.0", measure="reoff_binary"),
        row("Dudley", measure="reoff_per_offender", numerator=Fraction(400), denominator=Fraction(200)),
    ]

    figure = average_of(rows, {}, [FamilyMember("Wigan"), FamilyMember("Dudley")], measure="reoff_binary")

    assert value(figure) == 50


def test_reoffences_per_reoffender_are_weighted_by_the_reoffenders() -> None:
    rows = [
        row("Wigan", "3.00", measure="reoff_per_reoffender"),
        row("Wigan", "30.0", measure="reoff_binary", denominator=Fraction(100)),
        row("Dudley", "5.00", measure="reoff_per_reoffender", denominator=Fraction(10)),
    ]

    figure = average_of(rows, {}, [FamilyMember("Wigan"), FamilyMember("Dudley")], measure="reoff_per_reoffender")

    assert value(figure) == Fraction(140, 40)


def test_a_population_does_not_weight_a_reoffending_rate() -> None:
    rows = [row("Wigan", "30.0", measure="reoff_binary"), row("Dudley", "40.0", measure="reoff_binary")]

    figure = average_of(
        rows,
        {"Wigan": 10_000, "Dudley": 30_000},
        [FamilyMember("Wigan"), FamilyMember("Dudley")],
        measure="reoff_binary",
    )

    assert value(figure) == 35
    assert figure.wanted.note == "Mean of the rates of 2 members, for want of the numbers behind them."


def test_a_family_without_any_rate_has_no_average() -> None:
    rows = [row("Leeds", "30.0", measure="reoff_binary")]

    figure = average_of(rows, {"Wigan": 10_000}, [FamilyMember("Wigan")], measure="reoff_binary")

    assert figure.wanted.formula == Missing("no member of the family has data for this period")


def test_a_rate_of_pupils_is_weighted_by_children_and_says_so() -> None:
    rows = [row("Wigan", "8", measure="suspension_rate"), row("Dudley", "12", measure="suspension_rate")]

    figure = average_of(
        rows,
        {"Wigan": 10_000, "Dudley": 30_000},
        [FamilyMember("Wigan"), FamilyMember("Dudley")],
        measure="suspension_rate",
    )

    assert value(figure) == 11
    assert figure.wanted.note == "Pooled average of 2 members, weighted by their children aged 10 to 17."


def test_a_member_whose_denominator_is_nought_has_no_data() -> None:
    rows = [row("Wigan", numerator=Fraction(0), denominator=Fraction(0)), row("Dudley", "200")]

    figure = average_of(rows, {"Dudley": 30_000}, [FamilyMember("Wigan"), FamilyMember("Dudley")])

    assert value(figure) == 200
    assert figure.wanted.note == "Pooled average of 1 of 2 members; Wigan has no data."


def test_a_count_has_no_family_average_unless_one_is_published() -> None:
    figure = average_of([row("Wigan", "10", measure="fte_count")], {}, [FamilyMember("Wigan")], measure="fte_count")

    assert isinstance(figure.wanted.formula, Missing)
    assert not figure.wanted.formula.is_applicable


def test_an_average_under_embargo_rests_on_its_members_counts() -> None:
    cases = context([row("Wigan", "100", numerator=Fraction(3))], {"Wigan": 3_000}, [FamilyMember("Wigan")])
    embargoed = Context(cases.cases, replace(cases.spec, published_is_public=False))

    figure = family_figure(Publications(embargoed), "fte_rate", YEAR)

    assert isinstance(figure.wanted.formula, Given)
    assert [cell.persons for cell in figure.cells] == [3]
    assert figure.wanted.formula.rests_on == tuple(cell.key for cell in figure.cells)


def test_members_are_listed_one_by_one_and_those_without_data_are_marked() -> None:
    rows = [row("Rotherham", "150"), row("Wigan", "115"), row("Dudley", "217")]
    members = [FamilyMember("Wigan"), FamilyMember("Western Bay"), FamilyMember("Dudley")]

    table = count_published(View("fte_rate", areas=("members",)), context(rows, {}, members))

    assert [wanted.key.area for wanted in table.wanted] == ["Wigan", "Western Bay", "Dudley"]
    assert table.wanted[1].formula == Missing("not published for this period")


def test_the_caption_states_the_method_once_where_all_periods_agree() -> None:
    rows = [row("Rotherham", "150"), row("Wigan", "115")]

    table = count_published(
        View("fte_rate", areas=("family",)), context(rows, {"Wigan": 10_000}, [FamilyMember("Wigan")])
    )

    assert table.notes == ("Pooled average of 1 member.",)


def test_the_caption_tells_periods_apart_where_members_differ() -> None:
    before = {"period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}
    rows = [
        *(row("Rotherham", "150"), row("Rotherham", "160", **before)),
        *(row("Wigan", "115"), row("Wigan", "120", **before), row("Dudley", "217")),
    ]
    members = [FamilyMember("Wigan"), FamilyMember("Dudley")]

    table = count_published(
        View("fte_rate", areas=("family",), periods="two-years"),
        context(rows, {"Wigan": 10_000, "Dudley": 10_000}, members),
    )

    assert table.notes == (
        "2018: Pooled average of 1 of 2 members; Dudley has no data.",
        "2019: Pooled average of 2 members.",
    )


@settings(max_examples=25, deadline=None)
@for_all(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 60_000)), min_size=1, max_size=10))
def test_an_average_lies_between_its_members(services: list[tuple[int, int]]) -> None:
    names = [f"Service {index}" for index in range(len(services))]
    rows = [row(name, str(rate)) for name, (rate, _) in zip(names, services, strict=True)]
    residents = {name: population for name, (_, population) in zip(names, services, strict=True)}

    for average in ("pooled", "mean-of-rates"):
        figure = average_of(rows, residents, [FamilyMember(name) for name in names], average=average)
        assert min(rate for rate, _ in services) <= value(figure) <= max(rate for rate, _ in services)
