"""The service's place in its family."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.published import count_published
from report_builder.cases.counts.ranks import ordinal, rank_among
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, FamilyMember, Meeting, ReportSpec
from report_builder.model.tables import Cases, Given, Missing, Wanted
from report_builder.model.view import View

YEAR = Period(date(2019, 4, 1), date(2020, 3, 31))
MEMBERS = ("Wigan", "Dudley", "Barnsley")


def row(area: str, value: str | None, measure: str = "custody_rate", **more: Any) -> dict[str, Any]:
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
        "source": "YDS 98",
        "published_on": None,
        **more,
    }


def context(rows: list[dict[str, Any]]) -> Context:
    texts = dict.fromkeys(("measure", "area", "area_type", "value_text", "source"), "string")
    days = dict.fromkeys(("period_start", "period_end", "published_on"), "datetime64[s]")
    numbers = dict.fromkeys(("numerator", "denominator", "value"), "object")
    published = pd.DataFrame([{**cells, "row": index + 2} for index, cells in enumerate(rows)])
    spec = ReportSpec(
        source=Path("config.yaml"),
        name="paper",
        document="board-report",
        yot="Rotherham",
        quarter=Quarter(2019, 4),
        as_at=date(2020, 7, 13),
        data=DataPlace.folder(Path("data")),
        comparators=Comparators(family=tuple(FamilyMember(name) for name in MEMBERS)),
        editions={},
        meeting=Meeting("Board", date(2020, 7, 13)),
        case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
    )
    return Context(Cases({"published": published.astype({**texts, **days, **numbers})}), spec)


def rank(values: dict[str, str], measure: str = "custody_rate", **own: Any) -> Wanted:
    rows = [row(area, value, measure, **(own if area == "Rotherham" else {})) for area, value in values.items()]
    table = count_published(View(measure, variety="rank"), context(rows))
    assert len(table.wanted) == 1
    return table.wanted[0]


def shown(wanted: Wanted) -> str:
    assert isinstance(wanted.formula, Given)
    return wanted.formula.text


def test_the_lowest_rate_of_four_is_first() -> None:
    assert shown(rank({"Rotherham": "0.10", "Wigan": "0.20", "Dudley": "0.30", "Barnsley": "0.40"})) == "1st of 4"


def test_ties_share_the_better_rank_and_the_next_one_is_skipped() -> None:
    tied = rank({"Rotherham": "0.20", "Wigan": "0.20", "Dudley": "0.10", "Barnsley": "0.40"})
    behind = rank({"Rotherham": "0.40", "Wigan": "0.20", "Dudley": "0.20", "Barnsley": "0.10"})

    assert (shown(tied), shown(behind)) == ("2nd of 4", "4th of 4")


def test_values_that_are_printed_alike_are_equal() -> None:
    values = {"Rotherham": "0.164999999", "Wigan": "0.160000001", "Dudley": "0.16", "Barnsley": "0.17"}

    assert shown(rank(values)) == "1st of 4"


def test_a_member_without_data_is_not_counted() -> None:
    assert shown(rank({"Rotherham": "0.20", "Wigan": "0.10"})) == "2nd of 2"


def test_a_family_without_data_ranks_nobody() -> None:
    assert rank({"Rotherham": "0.20"}).formula == Missing("no member of the family has data for this period")


def test_a_service_without_data_has_no_rank() -> None:
    table = count_published(
        View("custody_rate", periods=str(YEAR), variety="rank"), context([row("Wigan", "0.10"), row("Dudley", "0.20")])
    )

    assert table.wanted[0].formula == Missing("not published for this period")
    assert table.wanted[0].key.variety == "rank"


def test_the_rank_is_the_figures_key_in_another_variety() -> None:
    wanted = rank({"Rotherham": "0.10", "Wigan": "0.20"})

    assert wanted.key.id == "custody_rate/yjs/2019-04-01/2020-03-31/rank"
    assert isinstance(wanted.formula, Given)
    assert wanted.formula.value == 1


def test_the_range_of_a_rate_counts_with_byars_interval() -> None:
    """10 of 25,000 is 0.40; 4.79 to 18.39 sentences are 0.19 to 0.74."""
    values = {"Rotherham": "0.40", "Wigan": "0.18", "Dudley": "0.20", "Barnsley": "0.80"}

    wanted = rank(values, numerator=Fraction(10), denominator=Fraction(25_000))

    assert shown(wanted) == "3rd of 4"
    assert wanted.note == "Its 95% interval allows ranks 2 to 3."


def test_the_range_of_a_share_counts_with_wilsons_interval() -> None:
    """81 of 263 is 30.8%; Wilson: 25.5 to 36.6."""
    values = {"Rotherham": "30.8", "Wigan": "25.4", "Dudley": "25.6", "Barnsley": "36.5"}

    wanted = rank(values, "reoff_binary", numerator=Fraction(81), denominator=Fraction(263))

    assert wanted.note == "Its 95% interval allows ranks 2 to 4."


def test_the_interval_may_allow_no_other_rank() -> None:
    wanted = rank(
        {"Rotherham": "0.40", "Wigan": "0.10", "Dudley": "9.00"}, numerator=Fraction(10), denominator=Fraction(25_000)
    )

    assert wanted.note == "Its 95% interval allows no other rank than 2."


def test_a_ratio_has_no_interval_and_a_rate_without_counts_has_none_either() -> None:
    ratio = rank({"Rotherham": "4.92", "Wigan": "3.90"}, "reoff_per_reoffender", numerator=Fraction(64))
    rate = rank({"Rotherham": "0.16", "Wigan": "0.20"})

    assert (ratio.note, rate.note) == ("", "")


def test_a_rank_under_embargo_rests_on_every_count_behind_it_and_tells_no_range() -> None:
    rows = [row("Rotherham", "0.16", numerator=Fraction(4)), row("Wigan", "0.20", numerator=Fraction(6))]
    open_context = context(rows)
    embargoed = Context(open_context.cases, replace(open_context.spec, published_is_public=False))

    table = count_published(View("custody_rate", variety="rank"), embargoed)

    assert isinstance(table.wanted[0].formula, Given)
    assert [cell.count for cell in table.cells] == [4, 6]
    assert table.wanted[0].formula.rests_on == tuple(cell.key for cell in table.cells)
    assert table.wanted[0].note == ""


def test_where_high_is_good_the_highest_is_first() -> None:
    others = [Fraction(1), Fraction(2), Fraction(3)]

    assert rank_among(Fraction(4), others, good_is="high") == 1
    assert rank_among(Fraction(2), others, good_is="high") == 2


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals_are_spelled_as_in_english(number: int, spelled: str) -> None:
    assert ordinal(number) == spelled


@for_all(st.lists(st.integers(0, 20), min_size=1, max_size=12), st.sampled_from(["high", "low"]))
def test_as_many_are_better_as_the_rank_says(values: list[int], good_is: str) -> None:
    numbers = [Fraction(value) for value in values]

    ranks = [rank_among(each, numbers[:i] + numbers[i + 1 :], good_is=good_is) for i, each in enumerate(numbers)]

    assert min(ranks) == 1
    assert sorted(ranks) == [1 + sum(other < own for other in ranks) for own in sorted(ranks)]


@for_all(st.sampled_from(["0.10", "0.16", "0.20"]), st.sampled_from(["0.16", "0.160", "0.30"]))
def test_a_rank_is_joint_where_a_member_prints_the_same_value(first: str, second: str) -> None:
    formula = rank({"Rotherham": "0.16", "Wigan": first, "Dudley": second}).formula

    assert isinstance(formula, Given)
    assert formula.word == ("joint" if Fraction("0.16") in {Fraction(first), Fraction(second)} else "")
    assert formula.text.endswith(" of 3")
