"""What stands before the tables of a workbook: the cover, the contents, the notes and the shorthand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.model.built import Report
from report_builder.report.workbook.book import Sheet, Workbook, WorkbookCell, WorkbookTable, letters, words_cell
from report_builder.report.workbook.sheets import (
    CONTENTS,
    NOTES,
    Held,
    Notebook,
    shorthand,
    standing,
    table_sheets,
)

COVER, SHORTHAND = "Cover", "Shorthand"


def workbook_of(report: Report) -> Workbook:
    """All tables of a paper, the numbers of its charts and its key figures, with what explains them."""
    notebook = Notebook()
    held = _each_its_own(list(table_sheets(report, notebook)))
    explained = [sheet for sheet in (_notes(notebook), _shorthand(report, held)) if sheet]
    contents = _contents(explained, held)
    sheets = (_cover(report), contents, *explained, *(one.sheet for one in held))
    return Workbook(report.title, report.organisation, report.language, sheets, report.fingerprint)


def _each_its_own(held: Sequence[Held]) -> list[Held]:
    """The same with tabs and tables' names that are unlike each other; the second of two that are alike is its B."""
    told: dict[str, int] = {}
    named = []
    for one in held:
        tab, table = one.sheet.tab, one.sheet.table
        times = told[tab] = told.get(tab, 0) + 1
        if times > 1 and table:
            letter = letters(times - 1)
            table = replace(table, name=f"{table.name}_{letter.lower()}")
            one = replace(one, sheet=replace(one.sheet, tab=f"{tab[:28]} {letter}", table=table))  # noqa: PLW2901
        named.append(one)
    return named


def _cover(report: Report) -> Sheet:
    """Whose paper it is, for whom, from what data, and how its numbers are to be read."""
    lines = [
        *([f"{report.subtitle}"] if report.subtitle else []),
        report.organisation,
        *standing(report),
        *(f"{line.label}: {line.text}" for line in report.cover),
        "This workbook holds the tables of the paper, the numbers that its charts draw, and its key figures.",
        "Its numbers are those of the paper, rounded as they are printed there. Where a heading ends in (%), a"
        " number is so many in a hundred.",
        "Each table is on a sheet of its own, whose title is in its first cell. No cell holds a formula.",
    ]
    return Sheet(COVER, report.title, (*map(words_cell, lines), words_cell("Go to the contents", leads_to=CONTENTS)))


def _contents(explained: Sequence[Sheet], held: Sequence[Held]) -> Sheet:
    """Every sheet after this one, with a link to it."""
    rows = [
        *((words_cell(sheet.title, leads_to=sheet.tab), words_cell("About this workbook")) for sheet in explained),
        *((words_cell(one.sheet.title, leads_to=one.sheet.tab), words_cell(one.section)) for one in held),
    ]
    line = words_cell("This sheet holds one table: the sheets of this workbook, each with a link to it.")
    table = WorkbookTable("contents", ("Sheet", "Part of the paper"), tuple(rows)) if rows else None
    return Sheet(CONTENTS, "Contents", (line,), table)


def _notes(notebook: Notebook) -> Sheet | None:
    """The notes that titles refer to; no sheet where there are none."""
    rows = tuple((words_cell(notebook.marks([text])), words_cell(text)) for text in notebook.texts)
    return _explaining(NOTES, "Notes", ("Note", "What it says"), rows)


def _shorthand(report: Report, held: Sequence[Held]) -> Sheet | None:
    """The marks that stand in the place of numbers in this workbook; no sheet where there are none."""
    shown = {cell.words for one in held for row in _rows(one) for cell in row}
    rows = tuple((words_cell(mark), words_cell(words)) for mark, words in shorthand(report) if mark in shown)
    return _explaining(SHORTHAND, "Shorthand used in the tables", ("Mark", "What it means"), rows)


def _rows(held: Held) -> Iterator[tuple[WorkbookCell, ...]]:
    yield from (held.sheet.table.rows if held.sheet.table else ())


def _explaining(
    tab: str, title: str, heads: tuple[str, str], rows: tuple[tuple[WorkbookCell, ...], ...]
) -> Sheet | None:
    if not rows:
        return None
    lines = (words_cell("This sheet holds one table."), words_cell("Back to the contents", leads_to=CONTENTS))
    return Sheet(tab, title, lines, WorkbookTable(tab.lower(), heads, rows))
