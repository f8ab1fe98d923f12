"""The sheets that hold the numbers of a paper: one for each table, each chart and the key figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from report_builder.model.built import KeyFigures, Picture, Report, Section, SetTable, TableCell, TableRow
from report_builder.report.silence import HATCHED
from report_builder.report.workbook.book import (
    Sheet,
    WorkbookCell,
    WorkbookTable,
    number_cell,
    number_in,
    unlike_each_other,
    words_cell,
)

_SHORT_UNITS = {"%": "%", "GBP": "£", "percentage points": "percentage points"}
"""Units that are named in the heading even where every column has the same."""

CONTENTS, NOTES = "Contents", "Notes"
"""Tabs that the sheets lead to."""


@dataclass(slots=True)
class Notebook:
    """The notes of a workbook in the order in which they are met; each is told once, under one number."""

    texts: list[str] = field(default_factory=list)

    def marks(self, notes: Sequence[str]) -> str:
        """The marks that refer to some notes: "[note 1] [note 4]"."""
        for note in notes:
            if note not in self.texts:
                self.texts.append(note)
        return " ".join(f"[note {self.texts.index(note) + 1}]" for note in notes)


@dataclass(frozen=True, slots=True)
class Held:
    """A sheet, and the section of the paper in which its numbers stand."""

    sheet: Sheet
    section: str


def table_sheets(report: Report, notebook: Notebook, *, within: str = "") -> Iterator[Held]:
    """A sheet for each table of a paper and of those that it carries, in their order.

    Args:
        report: the paper.
        notebook: which takes up the notes.
        within: the appendix of another paper that this one is, "Appendix 1"; else empty.
    """
    for section in report.sections:
        for part in section.parts:
            for block in part.blocks:
                if isinstance(block, Picture | SetTable | KeyFigures) and not getattr(block, "is_to_fill", False):
                    sheet = _sheet_of(block, report, notebook, within=within)
                    yield from (Held(sheet, _section_words(section, within)) for sheet in [sheet] if sheet)
    for attached in report.attached:
        number = f"{within}, {attached.number}" if within else attached.number
        yield from table_sheets(attached.report, notebook, within=number)


def _section_words(section: Section, within: str) -> str:
    named = section.number if section.is_appendix or not section.number else f"Section {section.number}"
    words = f"{named}: {section.title}" if named else section.title
    return f"{within}, {words[0].lower()}{words[1:]}" if within else words


def _sheet_of(
    block: Picture | SetTable | KeyFigures, report: Report, notebook: Notebook, *, within: str
) -> Sheet | None:
    if isinstance(block, KeyFigures):
        return _sheet_of_key_figures(block, report, notebook, within=within)
    if isinstance(block, Picture):
        if block.numbers is None:
            return None
        kind, table = "chart", replace(block.numbers, number=block.number, title=block.title, source=block.source)
        notes = _noted(block.note.replace(HATCHED, ""))
    else:
        kind, table, notes = "table", block, list(block.notes)
    name = f"{kind} {table.number}"
    title = _within(within, f"{name}: {table.title}")
    marks = notebook.marks(notes)
    made = _table_of(table, name=_table_name(within, name))
    lines = _lines(table, made, report, kind=kind)
    return Sheet(_tab(within, name), f"{title} {marks}".rstrip(), tuple(lines), made)


def _within(within: str, words: str) -> str:
    return f"{within}, {words}" if within else words[0].upper() + words[1:]


def _tab(within: str, name: str) -> str:
    """A short name: "Chart 13b"; within an appendix "Appendix 1 Chart 13b". A spreadsheet takes 31 characters."""
    return f"{within.replace(',', '')} {name[0].upper()}{name[1:]}".strip()[:31]


def _table_name(within: str, name: str) -> str:
    """A name as spreadsheets allow it: letters, digits and underscores."""
    return re.sub(r"\W+", "_", f"{within} {name}".strip().lower())


def _noted(note: str) -> list[str]:
    """A note as a list of one; of none where it says nothing. How a chart draws a mark is none of a table's matter."""
    return [note.strip()] if note.strip() else []


def _lines(table: SetTable, made: WorkbookTable, report: Report, *, kind: str) -> Iterator[WorkbookCell]:
    """What the sheet holds, the marks in it, the unit, the source, how it may be used, and the way back."""
    holds = "the numbers that the chart draws" if kind == "chart" else "the table as it stands in the paper"
    yield words_cell(f"This sheet holds one table: {holds}.")
    yield from map(words_cell, _shorthand_lines(made, report))
    unit = _only_unit(table)
    if unit and unit not in _SHORT_UNITS:
        yield words_cell(f"Every number is in this unit: {unit}.")
    if table.source:
        yield words_cell(table.source)
    yield from map(words_cell, standing(report))
    yield words_cell("Back to the contents", leads_to=CONTENTS)


def standing(report: Report) -> Iterator[str]:
    """How a sheet may be used, on every sheet, since sheets are copied one by one: its marking, DRAFT, the banner."""
    if report.marking:
        yield report.marking
    if report.is_draft:
        yield "DRAFT"
    if report.is_synthetic:
        yield "Synthetic data: not about real children"


def _shorthand_lines(made: WorkbookTable, report: Report) -> Iterator[str]:
    shown = {cell.words for row in made.rows for cell in row}
    yield from (f"{mark} means {words}." for mark, words in shorthand(report) if mark in shown)


def shorthand(report: Report) -> list[tuple[str, str]]:
    """The marks that may stand in the place of a number, with their meaning; of papers that it carries as well."""
    marks = {symbol.label: symbol.text for symbol in report.symbols}
    for attached in report.attached:
        marks |= dict(shorthand(attached.report))
    return list({**marks, "[low]": "more than nought, but nought as rounded"}.items())


def _only_unit(table: SetTable) -> str:
    """The unit that all numbers of a table have; empty where they have several, or none."""
    units = {cell.unit for row in table.rows for cell in row.cells if cell.unit}
    return next(iter(units)) if len(units) == 1 else ""


def _table_of(table: SetTable, *, name: str) -> WorkbookTable:
    """Heads over several columns go before the heads under them; a column of several units gets their names beside."""
    groups = [group.title for group in table.groups for _ in range(group.span)]
    heads = (
        [f"{group}: {head}" for group, head in zip(groups, table.heads[1:], strict=True)] if groups else table.heads[1:]
    )
    columns = [[row.cells[at] for row in table.rows] for at in range(len(heads))]
    units = [{cell.unit for cell in column if cell.unit} for column in columns]
    has_units_beside = any(len(one) > 1 for one in units)
    only = _only_unit(table)
    headed = [
        _with_unit(head, next(iter(one), "") if len(one) == 1 else "", only=only)
        for head, one in zip(heads, units, strict=True)
    ]
    rows = tuple(_row_of(row, has_units_beside=has_units_beside) for row in table.rows)
    first = [table.heads[0], "Unit"] if has_units_beside else [table.heads[0]]
    totals = frozenset(at for at, row in enumerate(table.rows) if row.is_total)
    return WorkbookTable(name, unlike_each_other([*first, *headed]), rows, totals)


def _with_unit(head: str, unit: str, *, only: str) -> str:
    """A head with its unit, unless the head says it, or a line above the table says it of all."""
    short = _SHORT_UNITS.get(unit, "")
    if short:
        return head if short.split()[-1] in head else f"{head} ({short})"
    is_said = not unit or unit == only or unit.casefold() in head.casefold()
    return head if is_said else f"{head} ({unit})"


def _row_of(row: TableRow, *, has_units_beside: bool) -> tuple[WorkbookCell, ...]:
    units = list(dict.fromkeys(cell.unit for cell in row.cells if cell.unit))
    beside = (
        [words_cell("; ".join(_SHORT_UNITS.get(unit, unit) for unit in units) or "none")] if has_units_beside else []
    )
    return (words_cell(row.head), *beside, *map(_cell_of, row.cells))


def _cell_of(cell: TableCell) -> WorkbookCell:
    """A cell as it is printed.

    Raises:
        ValueError: what is printed is another number than the one that goes with it: a fault of ours.
    """
    if not cell.is_number:
        return words_cell(cell.shown)
    number = number_in(cell.shown)
    if None not in {number, cell.value} and number != cell.value:
        raise ValueError("a cell of a table prints another number than it has")
    return number_cell(cell.shown)


def _sheet_of_key_figures(block: KeyFigures, report: Report, notebook: Notebook, *, within: str) -> Sheet:
    """The key figures, a row each."""
    heads = ("Key figure", "Number", "Unit", "Period", "Change", "Comparator")
    rows = tuple(
        (
            words_cell(one.name),
            number_cell(one.shown),
            *(words_cell(words or "none") for words in (one.unit, one.period, one.change, one.comparator)),
        )
        for one in block.figures
    )
    name = "key figures"
    made = WorkbookTable(_table_name(within, name), heads, rows)
    marks = notebook.marks(_noted(block.note))
    lines = [
        words_cell("This sheet holds one table: the key figures as they stand at the head of the paper."),
        *map(words_cell, _shorthand_lines(made, report)),
        *map(words_cell, standing(report)),
        words_cell("Back to the contents", leads_to=CONTENTS),
    ]
    title = _within(within, f"{name}: {block.title}") if block.title.lower() != name else _within(within, name)
    return Sheet(_tab(within, name), f"{title} {marks}".rstrip(), tuple(lines), made)
