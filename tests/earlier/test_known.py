"""What bears out a cause is read from both papers, and of protected editions nothing is asked that nobody printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
from issued_figures import QUARTER, entry
from small_specs import PLAIN
from small_tables import one_way

from report_builder.earlier.issue import Issue
from report_builder.earlier.known import Made, circumstances, unchanged_tables
from report_builder.model.spec import Correction, Edition
from report_builder.model.tables import Cases, CountTable, Input
from report_builder.model.view import View
from report_builder.report.fingerprint import digest

BOARD, PUBLIC = PLAIN.editions["board"], PLAIN.editions["public"]
CONFIG = b"yot: Rotherham\nquarter: 2019-20 Q4\n"
CASELOAD = one_way("sex", {"female": 20, "male": 42})
DUE = CountTable(
    View("assessments_due"), tuple(replace(one) for one in one_way("kind", {}, measure="assessments_due").wanted)
)


def published(*days: str) -> pd.DataFrame:
    start, end = QUARTER.split("/")
    rows = len(days)
    columns = {"measure": "custody_rate", "area": "Leeds", "area_type": "yjs"}
    frame = pd.DataFrame({name: [value] * rows for name, value in columns.items()})
    return frame.assign(
        period_start=pd.Timestamp(start), period_end=pd.Timestamp(end), published_on=pd.to_datetime(list(days))
    )


def made(*, key: bytes = b"k", inputs: tuple[Input, ...] = (), tables: Any = None, **spec: Any) -> Made:
    asked = replace(PLAIN, as_at=date(2020, 8, 10), files={"board.yaml": CONFIG}, **spec)
    return Made(asked, Cases(tables or {}, inputs=inputs), (CASELOAD, DUE), {"report-builder": "1.1"}, key)


def issue(settings: dict[str, Any] | None = None, **manifest: Any) -> Issue:
    whole = {"as_at": "2020-07-13", "quarter": "2019-20 Q4", "versions": {"report-builder": "1.0"}, **manifest}
    stated = {"yot": "Rotherham", "quarter": "2019-20 Q4"} if settings is None else settings
    return Issue("rotherham", 1, "2020-07-14", True, whole, {"figures": []}, stated)


def test_a_row_that_was_published_after_the_issue_and_before_now_is_found() -> None:
    figure = entry("custody_rate", "0.46")
    for days, said in (
        (("2020-06-25",), ""),
        (("2020-06-25", "2020-08-01"), "on 1 August 2020"),
        (("2020-06-25", "2020-08-11"), ""),
    ):
        known = circumstances(issue(), made(tables={"published": published(*days)}), PUBLIC)
        assert known.published_again(figure) == said
    assert known.published_again(entry("custody_rate", "0.46", source="local")) == ""
    assert known.published_again(entry("fte_rate", "111")) == ""


def test_only_corrections_that_are_not_those_of_then_count() -> None:
    girls = CASELOAD.wanted[0].key.id
    correction = Correction(girls, Decimal("21"), "typed wrongly", "A. Manager")
    same = issue({"corrections": [{"figure": girls, "value": "21.0"}]})

    assert circumstances(same, made(corrections=(correction,)), BOARD).corrected == {}
    assert circumstances(issue(), made(corrections=(correction,)), BOARD).corrected == {girls: girls}
    assert circumstances(same, made(), BOARD).corrected == {girls: girls}


def test_tables_are_proved_the_same_by_the_key_of_the_service_alone() -> None:
    inputs = (Input("persons.csv", "a"), Input("episodes.csv", "b"))
    then = [{"file": "persons.csv", "digest": digest("a", key=b"k")}, {"file": "episodes.csv", "digest": "0"}]
    now = made(inputs=inputs, tables={"persons": pd.DataFrame(), "episodes": pd.DataFrame()})

    assert unchanged_tables(then, now) == {"persons"}
    assert unchanged_tables(then, replace(now, key=b"other")) == frozenset()
    assert unchanged_tables([{**then[0]}, {"file": "episodes.csv", "digest": digest("b", key=b"k")}], now) == {
        "persons",
        "episodes",
    }


def late() -> dict[str, pd.DataFrame]:
    days = {"due_date": ["2020-02-03"], "completed_date": ["2020-07-20"]}
    return {"assessments": pd.DataFrame({name: pd.to_datetime(day) for name, day in days.items()})}


def test_an_assessment_that_was_completed_after_the_issue_is_a_late_record_of_the_month_it_was_due_in() -> None:
    due = {**entry("assessments_due", period="2020-02-01/2020-02-29"), "id": DUE.wanted[0].key.id}
    known = circumstances(issue(), made(tables=late()), BOARD)

    assert "after 13 July 2020" in known.came_later(due)
    assert known.came_later({**due, "period": "2020-03-01/2020-03-31"}) == ""


def test_of_an_edition_with_disclosure_control_the_records_are_not_asked() -> None:
    due = {**entry("assessments_due", period="2020-02-01/2020-02-29"), "id": DUE.wanted[0].key.id}
    inputs = (Input("persons.csv", "a"),)
    then = [{"file": "persons.csv", "digest": digest("a", key=b"k")}]
    known = circumstances(issue(inputs=then), made(tables=late(), inputs=inputs), Edition("public", 5))

    assert known.came_later(due) == ""
    assert known.unchanged == frozenset()


def test_the_settings_of_then_that_are_lost_are_not_those_of_now() -> None:
    lost = replace(issue(), settings=None)
    assert circumstances(lost, made(), BOARD).settings is None
    assert circumstances(issue(), made(), BOARD).settings == ()
    assert (
        circumstances(issue(), replace(made(), spec=replace(made().spec, source=Path("x"), files={})), BOARD).settings
        is None
    )
