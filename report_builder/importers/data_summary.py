"""The YJB data summary that a manager holds, and the form to paste its figures into.

The summary's layout varies, so that its figures are found by what stands beside and over them; a figure that cannot be
placed surely is not taken, and its cell is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from report_builder.errors import Complaint, DataError
from report_builder.importers.cells import Grid, read_grids
from report_builder.importers.faults import shortened
from report_builder.importers.form import is_form, read_form
from report_builder.importers.hidden import say_hidden_rows
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.quantities import Stated, put_together
from report_builder.importers.summary_grid import MOST_COLUMNS, MOST_ROWS, SummaryGrid, Unplaced
from report_builder.importers.tally import Tally, named

SOURCE = "Youth Justice Board, data summary"


def read_data_summary(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read data summaries or filled forms. What is counted as read and used are cells with a number, not rows.

    Args:
        paths: XLSX or ODS files.
        publication: its title ("YOT data summary 98") and day, where the caller knows them.

    Raises:
        ConfigError: a file is not there.
        DataError: a file cannot be read, holds no figure that can be placed, or states two numbers for one figure.
    """
    tally = Tally()
    stated: list[Stated] = []
    complaints: list[Complaint] = []
    grids = read_grids(paths)
    say_hidden_rows(paths, tally)
    for file in dict.fromkeys(path.name for path in paths):
        sheets = [grid for grid in grids if grid.file == file]
        forms = [grid for grid in sheets if is_form(grid)]
        found: list[Stated] = []
        if forms:
            for grid in forms:
                of_form, faults = read_form(grid, tally)
                found += of_form
                complaints += faults
        else:
            found = _figures(sheets, tally)
        if not found and not complaints:
            complaints.append(_nothing(file, is_empty_form=bool(forms)))
        stated += found
    rows, contradictions = put_together(stated, publication, source=SOURCE, tally=tally)
    if complaints or contradictions:
        raise DataError(shortened([*complaints, *contradictions]))
    return tally.imported(published=rows)


def _figures(sheets: Sequence[Grid], tally: Tally) -> list[Stated]:
    """The figures of a summary; those that cannot be placed are said, with their cells."""
    found: list[Stated] = []
    unplaced: dict[str, list[str]] = {}
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS or max(map(len, sheet.rows), default=0) > MOST_COLUMNS:
            tally.say(sheet.place(1), f"more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns: no summary, not read")
            continue
        for figure in SummaryGrid(sheet).figures():
            tally.read()
            if isinstance(figure, Unplaced):
                unplaced.setdefault(figure.why, []).append(figure.place)
            else:
                tally.use()
                found.append(figure)
    for why, places in unplaced.items():
        count = "1 number" if len(places) == 1 else f"{len(places):,} numbers"
        tally.say(places[0], f"{count} not taken: {why} (cells {named(place.rpartition(':')[2] for place in places)})")
    return found


def _nothing(file: str, *, is_empty_form: bool) -> Complaint:
    if is_empty_form:
        return Complaint("no figure stands in the form", file, "fill in the cells under the areas")
    what = "no number in it has an indicator, an area and a period beside or over it"
    return Complaint(
        what, file, "write a form with `import data-summary --form FILE.xlsx`, and paste the figures into it"
    )


LAYOUT = Layout(
    "data-summary",
    "the YJB data summary (YDS) that a service holds, or the form to paste it into (XLSX, ODS)",
    read_data_summary,
)
