"""What a paper will ask for, known before anything is counted."""

from __future__ import annotations

import pytest

from report_builder.model.view import View
from report_builder.report.plan import (
    Flag,
    Listing,
    PartHead,
    PlannedChart,
    PlannedCommentary,
    PlannedSection,
    PlannedSeries,
    PlannedTable,
    Text,
)
from report_builder.report.planned_views import read_view, views_of
from report_builder.report.references import Reference

GIRLS = View("caseload", fixed=(("sex", "female"),))


def test_a_view_is_read_with_all_that_it_may_say() -> None:
    asked = {
        "measure": "caseload",
        "by": ["age", "sex"],
        "pick": {"statutory": "yes"},
        "of": {"locality": 7},
        "areas": ["own", "family"],
        "periods": "quarters",
        "variety": "change",
    }

    assert read_view(asked) == View(
        "caseload",
        ("age", "sex"),
        (("statutory", "yes"),),
        (("locality", "7"),),
        ("own", "family"),
        "quarters",
        "change",
    )


def test_a_view_of_a_measure_alone_is_its_default() -> None:
    assert read_view({"measure": "caseload"}) == View("caseload")


@pytest.mark.parametrize("asked", [{"by": ["age"]}, {"measure": "caseload", "bye": ["age"]}, {}])
def test_a_view_without_a_measure_or_with_another_key_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a view is made of areas, by, measure, of, periods, pick, variety"):
        read_view(asked)


def text(*references: Reference) -> Text:
    return Text(("...",), references)


def test_every_view_of_texts_charts_tables_and_commentary_is_known_in_the_order_of_the_paper() -> None:
    series = (PlannedSeries("Girls", GIRLS), PlannedSeries("All", View("caseload", ("age",))))
    title = text(Reference(View("suspensions")))
    chart = PlannedChart("c", "1", "bars", text(Reference(View("days_lost"))), title, series, "age")
    table = PlannedTable("Income", "funder", (PlannedSeries("", View("budget_income", ("funder",))),))
    commentary = PlannedCommentary("board", "...", (Reference(View("caseload"), "share"),))
    blocks = (text(Reference(View("fte_count"))), Listing("family"), Flag("fte_rate"), PartHead("x"), chart)
    sections = (PlannedSection("one", "One", blocks), PlannedSection("two", "Two", (table, commentary)))

    assert list(views_of(sections)) == [
        View("fte_count"),
        GIRLS,
        View("caseload", ("age",)),
        View("days_lost"),
        View("suspensions"),
        View("budget_income", ("funder",)),
        View("caseload_share"),
        View("caseload"),
    ]
