"""Tables whose rows or columns do not add up to the total that they print.

A line is judged only where the table shows that its lines do add: at least as many add up as do not. So a column that
is called a total but is none, and a table whose columns were lost when its text was taken out of a page, are left
alone. A blank cell is nought; a line with a withheld cell is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from report_builder.proof.checks.table_shares import table_shares
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.shares_of import rounded
from report_builder.proof.text.cells import Cell, grid, heads
from report_builder.proof.text.rule import rule

_TOTAL = rule(r"^(?:(?:grand|sub|overall|column|row)?[\s-]*totals?\b|all$|sum$)", re.IGNORECASE)
_WITHIN = rule(r"^(?:of which|of whom|including|incl\.)\b", re.IGNORECASE)
_NO_SUM = rule(
    r"\b(?:rates?|per|averages?|mean|median|change|target|ratio|rank|frequency|variance|difference|age)\b",
    re.IGNORECASE,
)
"""Names of lines whose numbers are not added."""
_SHARE = rule(r"%|\bper\s?cent(?:age)?\b|\b(?:share|proportion)\b", re.IGNORECASE)
_ALL = 100
_CLOSE = Fraction(1, 20)
"""A single column that is off by more of its total than this, and by more than two, may count children repeatedly."""

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row or a column: its parts, their total, and the sums that the total may be."""

    name: str
    total: Cell
    sums: tuple[Fraction, ...]
    slack: Fraction
    is_share: bool

    @property
    def adds(self) -> bool:
        return any(abs(each - self.total.value) <= self.slack for each in self.sums)


def tables(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Rows and columns that do not add (table-sum), and shares in tables that are wrong (share-of-count).

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage in paper.passages:
        if passage.kind == "table" and len(passage.rows) > 1:
            rows = grid(passage)
            yield from _uneven(passage, "row", list(_rows(rows)), is_named=_total_column(rows) is not None)
            wrong = list(table_shares(passage, rows, total_rows(rows)))
            columns = [line for line in _columns(rows) if not (wrong and line.is_share)]
            yield from _uneven(passage, "column", columns, is_named=True)
            yield from wrong


def total_rows(rows: Rows) -> list[int]:
    """Which rows are totals, by their first cell."""
    return [at for at, row in enumerate(rows) if at >= heads(rows) and row and _TOTAL.match(row[0].words)]


def _total_column(rows: Rows) -> int | None:
    """The one column that a head calls the total; it has to be the last with numbers, or the first."""
    named = {
        at
        for row in rows[: heads(rows)]
        for at, cell in enumerate(row)
        if at and _TOTAL.match(cell.words.split("\n")[-1])
    }
    return named.pop() if len(named) == 1 else None


def _rows(rows: Rows) -> Iterator[_Line]:
    """Each row with its total: the column that a head calls so, else the last."""
    named = _total_column(rows)
    width = max((len(row) for row in rows), default=0)
    for row in rows[heads(rows) :]:
        at = len(row) - 1 if named is None else named
        if len(row) != width or at >= len(row):
            continue
        parts = [cell for place, cell in enumerate(row[1:], 1) if place != at]
        line = _line(row[0].words, parts, row[at], ())
        if line and sum(1 for cell in parts if cell.is_number) > 1:
            yield line


def _columns(rows: Rows) -> Iterator[_Line]:
    """Each column down to each total row, from the total before it; a total of totals may add those up as well."""
    totals = total_rows(rows)
    for before, at in zip([heads(rows) - 1, *totals], totals, strict=False):
        block = rows[before + 1 : at]
        if any(len(row) != len(rows[at]) or _WITHIN.match(row[0].words) for row in block) or not block:
            continue
        for place in range(1, len(rows[at])):
            earlier = [rows[one][place] for one in totals if one < at and len(rows[one]) > place]
            line = _line(_head(rows, place), [row[place] for row in block], rows[at][place], earlier)
            if line and len(block) + len(earlier) > 1:
                yield line


def _line(name: str, parts: Sequence[Cell], total: Cell, earlier: Sequence[Cell]) -> _Line | None:
    """A line of counts or money; None where one of its cells is withheld or something else."""
    units = {cell.unit for cell in (*parts, total) if cell.unit != "blank"}
    is_share = units == {"percent"} or (units == {"number"} and _SHARE.search(name) is not None)
    if _NO_SUM.search(name) and not _SHARE.search(name):
        return None
    if not total.is_number or not any(cell.is_number for cell in parts) or len(units) != 1:
        return None
    if is_share and total.value != _ALL:
        return None
    now = sum((cell.value for cell in parts), Fraction(0))
    before = [cell.value for cell in earlier if cell.is_number]
    sums = (
        now,
        *(now + each for each in before),
        now + sum(before, Fraction(0)),
        *([sum(before, Fraction(0))] if before else []),
    )
    half = Fraction(1, 2)
    slack = [half / 10**cell.decimals if is_share else cell.slack for cell in (*parts, *earlier)]
    return _Line(name, total, sums, sum(slack, Fraction(0) if is_share else total.slack), is_share)


def _head(rows: Rows, place: int) -> str:
    """The lowest head of a column."""
    above = [row[place].words for row in rows[: heads(rows)] if len(row) > place and row[place].words]
    return above[-1] if above else ""


def _uneven(passage: Passage, sort: str, lines: list[_Line], *, is_named: bool) -> Iterator[Fault]:
    """The lines that do not add, where enough others do."""
    wrong = [line for line in lines if not line.adds]
    right = [line for line in lines if line.adds and line.total.value]
    least = max(len(wrong), 1 if is_named else 2)
    for line in wrong:
        is_close = abs(line.sums[0] - line.total.value) <= max(abs(line.total.value) * _CLOSE, Fraction(2))
        if len(right) >= least or (sort == "column" and len(lines) == 1 and is_close):
            yield _fault(passage, sort, line)


def _fault(passage: Passage, sort: str, line: _Line) -> Fault:
    total = line.total
    nearest = min(line.sums, key=lambda each: abs(each - total.value))
    sign = {"money": "\N{POUND SIGN}"}.get(total.unit, "")
    right = f"{sign}{rounded(nearest, total.decimals)}{'%' if total.unit == 'percent' else ''}"
    of = f" '{line.name}'" if line.name and len(line.name) < 60 else ""
    told = f"the {sort}{of} adds up to {right}, not {total.words}"
    return Fault(
        "table-sum", passage, total.start, total.end, told, f"write {right}, or mend a number of the {sort}", right
    )
