"""figures.json, one figure at a time: the keys and kinds of values that other programs rely on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from small_tables import QUARTER, cell, key
from spoken_tables import BOARD, PUBLIC, count, protected, published, share

from report_builder.model.key import Key, labels
from report_builder.model.tables import CountTable, Finding, Given, Missing, OnDate, Quotient, Wanted
from report_builder.model.view import View
from report_builder.report.figures import figure_json, findings_json

KEYS = [
    "id",
    "measure",
    "area",
    "area_type",
    "period",
    "by",
    "of",
    "kind",
    "value",
    "shown",
    "unit",
    "numerator",
    "denominator",
    "status",
    "where",
]
"""Source: the form of figures.json that other programs were promised."""


def as_json(table: CountTable, *, edition: Any = BOARD, **places: tuple[str, ...]) -> dict[str, Any]:
    (made,) = protected(table, edition=edition)
    figure = made.figures[0]
    return figure_json(figure, places={figure.key.id: places["where"]} if places else {})


def test_a_figure_has_exactly_the_keys_of_the_interface_in_their_order() -> None:
    assert list(as_json(count(213))) == KEYS


def test_a_share_says_what_it_is_of() -> None:
    # 29 of 57 girls: 50.9%.
    girls = {"sex": "female"}
    whole, part = key(**girls), key(**girls, age="14-15")
    at = replace(key("caseload_share", age="14-15"), of=labels(girls))
    table = CountTable(
        View("caseload_share", fixed=at.by, of=at.of),
        (Wanted(at, Quotient(part, whole, 100)),),
        (cell(part, 29), cell(whole, 57)),
    )

    assert as_json(table, where=("chart 8", "para 5.3")) == {
        "id": "caseload_share/yjs/2020-01-01/2020-03-31/age=14-15/of:sex=female",
        "measure": "caseload_share",
        "area": "Rotherham",
        "area_type": "yjs",
        "period": "2020-01-01/2020-03-31",
        "by": {"age": "14-15"},
        "of": {"sex": "female"},
        "kind": "share",
        "value": 50.9,
        "shown": "50.9%",
        "unit": "%",
        "numerator": 29,
        "denominator": 57,
        "status": "shown",
        "where": ["chart 8", "para 5.3"],
    }


def test_a_withheld_figure_has_a_mark_and_nothing_behind_it() -> None:
    made = as_json(share(3, 213, sex="female"), edition=PUBLIC)

    assert (made["status"], made["shown"]) == ("withheld", "[c]")
    assert [made[name] for name in ("value", "numerator", "denominator")] == [None, None, None]


@pytest.mark.parametrize(
    ("formula", "status", "shown"),
    [(Missing("late"), "not-available", "[x]"), (Missing("none", is_applicable=False), "not-applicable", "[z]")],
)
def test_a_figure_that_does_not_exist_has_its_own_status(formula: Missing, status: str, shown: str) -> None:
    made = as_json(CountTable(View("caseload"), (Wanted(key(), formula),)))

    assert (made["status"], made["shown"], made["value"]) == (status, shown, None)


@pytest.mark.parametrize(("number", "kind"), [(213, int), (0, int), (Fraction(775, 2), float)])
def test_a_number_is_whole_where_it_is_whole(number: Fraction, kind: type) -> None:
    at = key("days_lost")
    table = CountTable(View("days_lost"), (Wanted(at, Given(Fraction(number))),))

    value = as_json(table)["value"]

    assert value == number
    assert type(value) is kind


def test_a_date_is_its_words() -> None:
    at = key("tracker_matures")
    table = CountTable(View("tracker_matures"), (Wanted(at, OnDate(date(2021, 9, 30))),))

    made = as_json(table)

    assert (made["kind"], made["value"], made["shown"]) == ("date", "30 September 2021", "30 September 2021")


def test_a_rank_has_its_own_kind() -> None:
    at = replace(key("custody_rate"), variety="rank")
    made = as_json(CountTable(View("custody_rate", variety="rank"), (Wanted(at, Given(Fraction(3), text="3rd of 9")),)))

    assert (made["measure"], made["kind"], made["value"], made["shown"]) == ("custody_rate", "rank", 3, "3rd of 9")


def test_another_area_is_named_in_the_id() -> None:
    view = View("custody_rate", areas=("pcc",))
    made = as_json(published(view, {("pcc", "South Yorkshire", str(QUARTER)): "0.20"}))

    assert made["id"] == "custody_rate/pcc=south-yorkshire/2020-01-01/2020-03-31"
    assert (made["area"], made["area_type"], made["value"], made["shown"]) == ("South Yorkshire", "pcc", 0.2, "0.20")


def test_a_figure_that_stands_nowhere_has_an_empty_list_of_places() -> None:
    assert as_json(count(213))["where"] == []


def test_ids_tell_a_breakdown_from_its_total() -> None:
    ids = {Key("caseload", "Rotherham", "yjs", QUARTER, by).id for by in ((), labels({"sex": "female"}))}

    assert len(ids) == 2


FINDING = Finding("orphan-episode", "episodes", "person_id", (3, 7), "2 rows have no person", "add the person", True)


ON_NO_CHILD = Finding("value-not-quotient", "published", "value", (9,), "1 row is no quotient", "look", stops=False)


def test_without_disclosure_control_it_is_read_which_rows_a_finding_is_of() -> None:
    assert findings_json([FINDING], is_protected=False) == [
        {
            "name": "orphan-episode",
            "table": "episodes",
            "column": "person_id",
            "stops": True,
            "what": "2 rows have no person",
            "rows": [3, 7],
        }
    ]


def test_a_protected_edition_has_no_finding_on_cases_and_no_rows_of_any_other() -> None:
    # That an age lies outside 10 to 18, or that the custody table has rows at all, is told by no figure.
    assert findings_json([FINDING, ON_NO_CHILD], is_protected=True) == [
        {"name": "value-not-quotient", "table": "published", "column": "value", "stops": False}
    ]
