"""What one more child adds to a rate rests on a population alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.published import count_published
from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Meeting, ReportSpec
from report_builder.model.tables import Cases, CountTable, Formula, Given, Missing
from report_builder.model.view import View


def counted(*, measure: str = "custody_rate", population: int | None = 25157) -> CountTable:
    """What one more is worth beside a published 0.16 of so many children."""
    published = pd.DataFrame(
        [
            {
                "measure": measure,
                "area": "Rotherham",
                "area_type": "yjs",
                "period_start": date(2019, 4, 1),
                "period_end": date(2020, 3, 31),
                "numerator": None if population is None else Fraction(4),
                "denominator": None if population is None else Fraction(population),
                "value": Fraction("0.16"),
                "value_text": "0.16",
                "source": "YDS 98",
                "published_on": None,
                "row": 2,
            }
        ]
    )
    texts = dict.fromkeys(("measure", "area", "area_type", "value_text", "source"), "string")
    days = dict.fromkeys(("period_start", "period_end", "published_on"), "datetime64[s]")
    numbers = dict.fromkeys(("numerator", "denominator", "value"), "object")
    spec = ReportSpec(
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
    cases = Cases({"published": published.astype({**texts, **days, **numbers})})
    return count_published(View(measure, variety="one"), Context(cases, spec))


def formula(**asked: object) -> Formula:
    (wanted,) = counted(**asked).wanted  # type: ignore[arg-type]
    return wanted.formula


def test_one_sentence_more_among_25157_children_is_a_thousandth_of_their_number_each() -> None:
    one = formula()

    assert isinstance(one, Given)
    assert one.value == Fraction(1000, 25157)
    assert one.rests_on == ()


def test_without_a_population_it_is_not_available() -> None:
    assert isinstance(formula(population=None), Missing)


def test_what_is_no_rate_of_a_population_has_none() -> None:
    assert formula(measure="reoff_binary") == Missing("this measure is no rate of a population", is_applicable=False)
