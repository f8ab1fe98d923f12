"""Small plans made by hand, and the papers that become of them."""

from __future__ import annotations

from typing import Any

from small_specs import asked
from spoken_tables import BOARD, protected

from report_builder.drawing.chart import ChartData
from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable
from report_builder.model.view import View
from report_builder.report.compose import Composed, compose
from report_builder.report.plan import (
    Block,
    Plan,
    PlannedChart,
    PlannedCommentary,
    PlannedSection,
    PlannedSeries,
    PlannedTable,
    Text,
)
from report_builder.report.planned_views import views_of
from report_builder.report.references import find_references

AGES = View("caseload", ("age",))


def text(*sentences: str) -> Text:
    found = [reference for said in sentences for reference in find_references(said, where="outline.yaml")[0]]
    return Text(sentences, tuple(found))


def chart(number: str = "8", title: str = "", *, view: View = AGES, **changes: Any) -> PlannedChart:
    titles = text(title) if title else text()
    settings = {"along": "age", "series": (PlannedSeries("Children", view),), **changes}
    return PlannedChart(f"chart-{number}", number, "bars", text("Children by age"), titles, **settings)


def table(title: str = "Children by age", *, view: View = AGES, rows: str = "age") -> PlannedTable:
    return PlannedTable(title, rows, (PlannedSeries("Children", view),))


def commentary(words: str, edition: str = "board") -> PlannedCommentary:
    return PlannedCommentary(edition, words, tuple(find_references(words, where="board.yaml")[0]))


def section(*blocks: Block, id_: str = "local-picture", is_appendix: bool = False) -> PlannedSection:
    return PlannedSection(id_, "The local picture", blocks, is_appendix)


def composed(
    *sections: PlannedSection,
    tables: tuple[CountTable, ...] = (),
    edition: Edition = BOARD,
    remarks: tuple[str, ...] = (),
    drawn: list[ChartData] | None = None,
    **changes: Any,
) -> Composed:
    views = tuple(one.view for one in tables)
    plan = Plan("board-report", "Performance of children", "To the board", sections, views=views)
    known = {one.view for one in tables}
    assert set(views_of(sections)) <= known, "the test forgot a table"

    def draw(data: ChartData) -> bytes:
        if drawn is not None:
            drawn.append(data)
        return b"<svg/>"

    return compose(
        plan,
        protected(*tables, edition=edition),
        asked(**changes),
        edition=edition,
        draw=draw,
        is_synthetic=True,
        fingerprint="0f",
        remarks=remarks,
    )
