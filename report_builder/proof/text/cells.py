"""The cells of a table as numbers: counts, money and percentages; blank is nought, a withheld one is unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from report_builder.proof.paper import Passage
from report_builder.proof.text.rule import rule

Unit = Literal["number", "money", "percent", "blank", "words", "unknown"]

_NUMBER = rule(
    r"^(?P<minus>[-\N{MINUS SIGN}(])?\s*(?P<pound>\N{POUND SIGN})?\s*(?P<figures>\d[\d,]*(?:\.\d+)?)\s*(?P<percent>%)?"
    r"(?P<closed>\))?(?:\s*\(\s*\d[\d,.]*\s*%\s*\))?$"
)
_BLANK = rule(r"^[-\N{EN DASH}\N{EM DASH}]?$|^nil$", re.IGNORECASE)
_YEAR = rule(r"^(?:19|20)\d\d$")
_HIDDEN = rule(
    r"^(?:[*x:~]+|<\s*\d+|\[\w+\]|n/?[ak]|not known|suppressed|withheld|fewer than \d+|\.\.)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `start` and `end` are where it stands in its table's text, `decimals` how many are printed."""

    words: str
    unit: Unit
    value: Fraction
    decimals: int
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether a number is printed."""
        return self.unit in {"number", "money", "percent"}

    @property
    def slack(self) -> Fraction:
        """By how much at most it was rounded: whole numbers are taken as exact."""
        return Fraction(1, 2 * 10**self.decimals) if self.decimals or self.unit == "percent" else Fraction(0)


def grid(table: Passage) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table, row by row, each with its place in the table's text."""
    at, rows = 0, []
    for row in table.rows:
        cells = []
        for words in row:
            found = table.text.find(words, at) if words.strip() else at
            start = found if found >= 0 else at
            cells.append(_cell(words.strip(), start))
            at = start + len(words)
        rows.append(tuple(cells))
    return tuple(rows)


def heads(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows at the top are heads: they have no number but years."""
    return next((at for at, row in enumerate(rows) if any(_is_body(cell) for cell in row[1:])), len(rows))


def _is_body(cell: Cell) -> bool:
    return cell.is_number and not _YEAR.match(cell.words)


def _cell(words: str, start: int) -> Cell:
    found = _NUMBER.match(words)
    end = start + len(words)
    if found is None or (found["minus"] == "(") != bool(found["closed"]):
        return Cell(words, _unit_of_words(words), Fraction(0), 0, start, end)
    figures = found["figures"].replace(",", "")
    value = Fraction(figures) * (-1 if found["minus"] else 1)
    unit: Unit = "money" if found["pound"] else "percent" if found["percent"] else "number"
    return Cell(words, unit, value, len(figures.partition(".")[2]), start, end)


def _unit_of_words(words: str) -> Unit:
    return "blank" if _BLANK.match(words) else "unknown" if _HIDDEN.match(words) else "words"
