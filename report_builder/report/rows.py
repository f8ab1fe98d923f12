"""Tables from protected figures: the only place where symbols such as [c] meet a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model.built import ColumnGroup, SetTable, TableCell, TableRow
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.tables import Figure, Status
from report_builder.report.book import Book
from report_builder.report.facets import facet, facing, ids, spell
from report_builder.report.phrases import within_a_sentence
from report_builder.report.plan import PlannedSeries, PlannedTable

SPOKEN = {
    Status.SHOWN: "",
    Status.WITHHELD: "withheld to protect individuals",
    Status.NOT_AVAILABLE: "not available",
    Status.NOT_APPLICABLE: "not applicable",
}

WITHHELD = "[c]"

SYMBOLS = {WITHHELD: "withheld to protect individuals", "[x]": "not available", "[z]": "not applicable"}
"""Source: Analysis Function, "Using symbols and shorthand in tables"."""


class Columns:
    """The columns of a table: one for each series, or for each id of the columns' side of each series."""

    def __init__(self, planned: PlannedTable, book: Book) -> None:
        self.planned = planned
        sides = [side for side in (planned.rows, planned.columns, planned.within) if side]
        self.series = [(series, facing(book.table(series.view), sides)) for series in planned.series]
        self.dropped = {series.view: book.table(series.view).dropped for series in planned.series}

    def heads(self) -> tuple[str, ...]:
        """The column heads, without that of the row heads."""
        return tuple(head for series, figures in self.series for _, head in self._of(series, figures))

    def groups(self) -> tuple[ColumnGroup, ...]:
        """The heads over several columns, where there is more than one series and each is spread."""
        if not self.planned.columns or len(self.series) < 2:
            return ()
        return tuple(ColumnGroup(series.name, len(self._of(series, figures))) for series, figures in self.series)

    def cells(self, row: str, inner: str = "") -> list[Figure | None]:
        """The figures of a row, or of the part of it that is of an inner category; a gap where a series has none.

        One that was dropped, since nothing could protect its table, is withheld and not a gap.
        """
        return [
            _at(
                (*figures, *self.dropped[series.view]),
                {self.planned.rows: row, self.planned.columns: column, self.planned.within: inner},
            )
            for series, figures in self.series
            for column, _ in self._of(series, figures)
        ]

    def _of(self, series: PlannedSeries, figures: tuple[Figure, ...]) -> list[tuple[str, str]]:
        if not self.planned.columns:
            return [("", f"{series.name} ({_periods(figures)})" if self.planned.is_dated else series.name)]
        side = self.planned.columns
        heads = {facet(figure, side): spell(figure, side) for figure in figures if facet(figure, side)}
        if any(not facet(figure, side) for figure in figures):
            heads[""] = "Total"
        return list(heads.items())


def _periods(figures: tuple[Figure, ...]) -> str:
    return "; ".join(dict.fromkeys(figure.key.period.label for figure in figures))


def _at(figures: tuple[Figure, ...], place: dict[str, str]) -> Figure | None:
    for figure in figures:
        if all(facet(figure, side) == wanted for side, wanted in place.items() if side):
            return figure
    return None


def set_table(planned: PlannedTable, book: Book, *, number: str) -> SetTable | None:
    """A table with its rows and total, or None where it would hold no number at all.

    A table whose every part is withheld says nothing that its total does not: a sentence serves better.
    """
    columns = Columns(planned, book)
    figures = [figure for _, figures in columns.series for figure in figures]
    inners = (*ids(figures, planned.within), "") if planned.within else ("",)
    named = columns.series[0][1] if planned.rows_of_first else figures
    rows = [_row(columns, row, figures, inner) for row in ids(named, planned.rows) for inner in inners]
    if planned.without_zero:
        rows = [row for row in rows if not _is_of_nobody(row)]
    if planned.without_gaps:
        rows = [row for row in rows if {cell.shown for cell in row.cells} != {"[x]"}]
    cells = [cell for row in rows for cell in row.cells]
    if _says_nothing(cells) or (planned.mostly_shown and _is_a_sieve(cells)):
        return None
    if any(not facet(figure, planned.rows) for figure in figures):
        rest = [_row(columns, "", figures, inner) for inner in inners]
        rows += [row for row in rest[:-1] if not (planned.without_zero and _is_of_nobody(row))]
        rows.append(replace(rest[-1], head="All", is_total=True))
    notes = tuple(_notes(planned, book))
    head = {"area": "Area", "period": "Period"}.get(planned.rows) or _title(planned.rows)
    printed = {*ids(named, planned.rows), ""}
    book.touched.extend(figure for figure in figures if facet(figure, planned.rows) in printed)
    return SetTable(number, planned.title, (head, *columns.heads()), tuple(rows), "", notes, columns.groups())


def _notes(planned: PlannedTable, book: Book) -> Iterator[str]:
    """What every column shares as it stands; of the rest, which columns it is of."""
    columns: dict[str, list[str]] = {}
    for series in planned.series:
        for note in book.table(series.view).notes:
            columns.setdefault(note, []).append(series.name)
    notes: dict[tuple[str, ...], list[str]] = {}
    for note, names in columns.items():
        notes.setdefault(tuple(names), []).append(note)
    every = tuple(series.name for series in planned.series)
    yield from notes.pop(every, [])
    yield from (f"{'; '.join(names)}: {' '.join(said)}" for names, said in notes.items())


_NOUGHTS = frozenset({"", "0", "0.0%", "0.00"})


def _is_of_nobody(row: TableRow) -> bool:
    """Whether a row holds noughts alone, with what cannot be divided by nought."""
    shown = {cell.shown for cell in row.cells}
    return shown <= {*_NOUGHTS, "[x]"} and shown != {"[x]"}


def _is_a_sieve(cells: list[TableCell]) -> bool:
    """Whether more numbers are withheld than there are numbers other than nought."""
    withheld = sum(cell.shown == WITHHELD for cell in cells)
    return withheld > sum(cell.shown not in {*SYMBOLS, *_NOUGHTS} for cell in cells)


def marks_in(table: SetTable) -> set[str]:
    """The symbols that a table uses."""
    return {cell.shown for row in table.rows for cell in row.cells if cell.shown in SYMBOLS}


def _says_nothing(cells: list[TableCell]) -> bool:
    """Whether the table would be empty, or nothing but marks and noughts."""
    if not cells:
        return True
    is_marked = any(cell.shown in SYMBOLS for cell in cells)
    return is_marked and all(cell.shown in SYMBOLS or cell.shown in _NOUGHTS for cell in cells)


def _title(side: str) -> str:
    return DIMENSIONS[side].title


def _row(columns: Columns, row: str, figures: list[Figure], inner: str) -> TableRow:
    head, within = _spelled(figures, columns.planned.rows, row), columns.planned.within
    if within:
        head = f"{head or 'All'}: {within_a_sentence(_spelled(figures, within, inner)) or 'all'}"
    return TableRow(head, tuple(cell_of(figure) for figure in columns.cells(row, inner)))


def _spelled(figures: list[Figure], side: str, wanted: str) -> str:
    return next((spell(figure, side) for figure in figures if wanted and facet(figure, side) == wanted), wanted)


def cell_of(figure: Figure | None) -> TableCell:
    """A figure as a cell; where there is none, the mark for what does not apply."""
    if figure is None:
        return TableCell("[z]", SPOKEN[Status.NOT_APPLICABLE])
    value = None if figure.is_about else figure.value
    return TableCell(figure.shown, SPOKEN[figure.status], value=value, unit=figure.unit)
