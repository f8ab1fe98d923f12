"""Files of official layouts with anything in any cell, or torn: rows come out, or a fault that a user can mend."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from local_level_tables import CARDIFF, CHILDREN, OUTCOMES, children, workbook
from made_up_books import write_xlsx

from report_builder.errors import ReportError
from report_builder.importers import chapter_workbook, data_summary, local_level, suspensions
from report_builder.importers.form import MARK, form_bytes
from report_builder.importers.imported import Imported, Layout, Publication

REOFFENDING = "Table 9.1: Proven reoffending data for children in England and Wales, years ending March 2019 to 2020"
BY_AUTHORITY = "Table 2.9: Numbers of child first time entrants, by Local Authority, years ending December 2018"
ANYTHING = ["", "..", "5", "-1", "0", "0.5", "35%", "x", "Total", "2019-20", "2020", "England", "Wigan", "[note 1]"]
HEADS = {
    local_level.LAYOUT: [CHILDREN, OUTCOMES],
    chapter_workbook.LAYOUT: [(REOFFENDING,), (BY_AUTHORITY,), ("Local Authority", "2018", "2019")],
    suspensions.LAYOUT: [("time_period", "geographic_level", "headcount", "suspension", "la_name", "perm_excl")],
    data_summary.LAYOUT: [
        ("Binary rate",),
        (MARK,),
        ("Indicator", "", "", "Wigan"),
        ("Kind of area", "", "", "service"),
    ],
}
WORDS = [*ANYTHING, "Number of reoffenders", "Number of children in cohort", "Local authority", "202324", "2024-25"]
LAYOUTS = sorted(HEADS, key=lambda layout: layout.name)


def outcome_of(layout: Layout, path: Path) -> Imported | ReportError:
    try:
        return layout.read([path], Publication())
    except ReportError as error:
        return error


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_cells_under_the_headers_end_in_rows_or_in_a_fault(
    layout: Layout, data: st.DataObject, tmp_path: Path
) -> None:
    rows = data.draw(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=9), max_size=8))
    head = data.draw(st.lists(st.sampled_from(HEADS[layout]), max_size=4))
    text = io.StringIO()
    csv.writer(text).writerows([*head, *rows])
    (tmp_path / "table.csv").write_text(text.getvalue(), encoding="utf-8", errors="replace")

    found = outcome_of(layout, tmp_path / "table.csv")

    if isinstance(found, Imported):
        assert 0 <= found.rows_used <= found.rows_read
        assert all(row.period_start <= row.period_end and row.area for row in found.published)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_torn_workbook_is_a_fault_that_names_it(layout: Layout, share: float, kind: str, tmp_path: Path) -> None:
    whole = workbook(CHILDREN, [children(CARDIFF, 4)]) if kind == "ods" else form_bytes("Wigan")
    path = tmp_path / f"torn.{kind}"
    path.write_bytes(whole[: int(len(whole) * share)])

    found = outcome_of(layout, path)

    assert isinstance(found, ReportError)
    assert "torn" in str(found)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_sheet_of_very_many_columns_ends(layout: Layout, tmp_path: Path) -> None:
    wide = [["x"] * 5000, ["5"] * 5000]
    path = write_xlsx(tmp_path / "wide.xlsx", {"Data": wide})

    assert isinstance(outcome_of(layout, path), ReportError)
