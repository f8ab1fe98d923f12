"""How high the rates of youth justice are, and the sections of a paper in which they stand.

The ranges are those of the tables that the Ministry of Justice and the Youth Justice Board publish for each service
("Youth Justice Statistics", yearly): custody for each 1,000 children aged 10 to 17, first time entrants for each
100,000, the share of a cohort that reoffends, and the reoffences of one who does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from report_builder.proof.paper import Paper, Passage
from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.topics import CUSTODY, ENTRANTS, Topic

BASE_IN_WORDS = rule(r"\bper (?:one |ten |a |hundred )*thousand\b|\bper (?:head|capita)\b", re.IGNORECASE)
"""A base in letters."""


@dataclass(frozen=True, slots=True)
class Range:
    """What is published of a rate.

    Attributes:
        topic: of which it is.
        base: the number of children for which it is printed.
        low, high: about the least and the greatest published for a service.
    """

    topic: Topic
    base: int
    low: Decimal
    high: Decimal

    def bears(self, value: Decimal, base: int) -> bool:
        """Whether a value for some base can be: up to four times out of what is published, and nought, may be."""
        here = value * self.base / base
        return not here or self.low / 4 <= here <= self.high * 4

    def base_that_fits(self, value: Decimal) -> int:
        """The base for which a value is what is published, the usual one first; 0 where none is."""
        bases = (self.base, 1_000, 100_000)
        return next((each for each in bases if self.low <= value * self.base / each <= self.high), 0)

    @property
    def said(self) -> str:
        """The range in words."""
        return f"{self.low} to {self.high:,} per {self.base:,}"


RANGES = (
    Range(CUSTODY, 1_000, Decimal("0.01"), Decimal(2)),
    Range(ENTRANTS, 100_000, Decimal(40), Decimal(1_000)),
)
"""The two rates of these papers that have a base."""


def base_of(token: Token) -> int:
    """The number of a base: 100000 of "per 100,000"."""
    return int(re.sub(r"\D", "", token.words))


def is_bare(token: Token) -> bool:
    """Whether a number may be a rate: it has no unit and counts nothing that is named."""
    return token.sort is Sort.NUMBER or (token.sort is Sort.COUNT and not token.noun and not token.is_spelled)


def parts_of(paper: Paper) -> tuple[tuple[Passage, ...], ...]:
    """The passages of a paper from each of its main headings to the next."""
    parts: list[list[Passage]] = [[]]
    for passage in paper.passages:
        if passage.kind == "heading" and passage.level <= 1:
            parts.append([])
        parts[-1].append(passage)
    return tuple(tuple(each) for each in parts if each)


def is_number(cell: str) -> bool:
    """Whether a cell of a table is a plain number."""
    return re.fullmatch(r"\d[\d,]*(?:\.\d+)?", cell.strip()) is not None


def columns(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The columns of a table: the words above each, and its numbers.

    Args:
        rows: its cells; heads are the rows before the first with numbers.
    """
    told = list(rows)
    first = next((at for at, row in enumerate(told) if sum(map(is_number, row)) > 1), len(told))
    found = []
    for at in range(1, max(map(len, told), default=0)):
        heads = [row[at] for row in told[:first] if len(row) > at]
        found.append((" ".join(heads), tuple(row[at] for row in told[first:] if len(row) > at and is_number(row[at]))))
    return tuple(found)
