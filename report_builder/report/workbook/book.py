"""A paper's tables as a workbook, before anybody says in which form: sheets of words, and one table on each.

It follows the Analysis Function's "Releasing statistics in spreadsheets": a cover, contents with links, notes, the
shorthand explained, then one table a sheet with its title in A1. The same sheets become XLSX and ODS.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

_PLAIN_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?£?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
"""What is printed as a number and nothing but a number."""


@dataclass(frozen=True, slots=True)
class WorkbookCell:
    """A cell: words, or a number with its printed decimals.

    Attributes:
        words: as printed; of a number, what it is printed as elsewhere.
        number: in the printed unit (26.8 of 26.8%); None where the cell is words.
        decimals: printed ones.
        leads_to: the tab that a link leads to; only our own sheets have links.
    """

    words: str
    number: Decimal | None = None
    decimals: int = 0
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class WorkbookTable:
    """A table with its name, one row of heads, and rows as wide as it; `totals` are the rows that are set in bold."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[WorkbookCell, ...], ...]
    totals: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `title` stands in A1, `lines` beneath it one a row, then the table, where there is one."""

    tab: str
    title: str
    lines: tuple[WorkbookCell, ...]
    table: WorkbookTable | None = None

    @property
    def table_row(self) -> int:
        """The row of the table's heads, counted from nought."""
        return 1 + len(self.lines)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets in order, and what the file says of itself; `fingerprint` is that of the paper."""

    title: str
    organisation: str
    language: str
    sheets: tuple[Sheet, ...]
    fingerprint: str = ""


def number_in(shown: str) -> Decimal | None:
    """The number that is printed, in the printed unit: 26.8 of "26.8%"; None of anything but a number."""
    if not _PLAIN_NUMBER.fullmatch(shown):
        return None
    return Decimal(re.sub(r"[£,%]", "", shown).replace("\N{MINUS SIGN}", "-"))


def number_cell(shown: str) -> WorkbookCell:
    """A printed number as a number, anything else as its words."""
    number = number_in(shown)
    decimals = 0 if number is None else max(0, -int(number.as_tuple().exponent))
    return words_cell(shown) if number is None else WorkbookCell(shown, number, decimals)


def words_cell(words: str, *, leads_to: str = "") -> WorkbookCell:
    """A cell of words, with single spaces between them."""
    return WorkbookCell(" ".join(words.split()), leads_to=leads_to)


def width_of(sheet: Sheet, column: int) -> int:
    """How many characters wide a column is: its longest number or name fits, and each word of its head."""
    if sheet.table is None:
        return _OF_TEXT
    longest = [*sheet.table.heads[column].split(), *(row[column].words for row in sheet.table.rows)]
    return min(_MOST, max(_LEAST if column else _FIRST, *(len(words) + 2 for words in longest)))


_OF_TEXT, _FIRST, _LEAST, _MOST = 80, 48, 12, 60
"""Characters: a sheet of words alone; the first column, in which the title and the lines are wrapped; any other."""


def unlike_each_other(heads: Sequence[str]) -> tuple[str, ...]:
    """The heads of a table, none twice: a table's columns are told apart by them, whatever the case of their letters.

    The second of two that are alike bears the letter of its column, and no number, which could be taken for a count.
    """
    told: list[str] = []
    for at, head in enumerate(heads):
        is_known = head.casefold() in {one.casefold() for one in told}
        letter = letters(at)
        told.append((f"{head}, column {letter}" if head else f"Column {letter}") if is_known or not head else head)
    return tuple(told)


def letters(column: int) -> str:
    """A, B, ... Z, AA of a column, or of anything else that is counted from nought."""
    over, at = divmod(column, 26)
    return (letters(over - 1) if over else "") + chr(ord("A") + at)
