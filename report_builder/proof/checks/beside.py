"""A service said to lie below or above others, or at its lowest, held to the paper's own table of the years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.proof.claimed.spoken import Way, sentences_to_read
from report_builder.proof.claimed.standing import Extreme, Standing, extremes_in, standings_in
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.dates import MONTH
from report_builder.proof.text.rule import rule
from report_builder.proof.text.words import in_letters

_VALUE = rule(r"[\N{POUND SIGN}]?(\d[\d,]*(?:\.\d+)?)\s*%?")
_NAMES = {
    "family": rule(r"\bfamil(?:y|ies)\b|\bneighbours?\b|\bcomparators?\b", re.IGNORECASE),
    "national": rule(r"\bnational\b|\bengland\b|^wales$", re.IGNORECASE),
    "regional": rule(r"\bregion(?:al)?\b|\bpcc\b|\bpolice\b", re.IGNORECASE),
}
"""Comparator in words -> what the row of a table may call it."""

_NEAR = 12
"""Passages between a claim and its table; a scattered head takes one for each line."""

_LABEL = 40
"""Letters of a row's label that stands on a line of its own."""

_PERIOD = rule(rf"\b(?:19|20)\d\d|\b(?:{MONTH})(?![a-z])|\bq[1-4]\b", re.IGNORECASE)
_PART_OF_YEAR = rule(rf"\bq[1-4]\b|\bquarter|^(?:{MONTH})\W*\d*$", re.IGNORECASE)
_DIGITS = rule(r"(?<!\d)(?:20)?(\d\d)(?!\d)")
_WORD = {Way.DOWN: "below", Way.UP: "above"}


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    values: tuple[Decimal, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of one length that follow each other; `at` is its first passage, `heads` what stands over its columns."""

    at: int
    rows: tuple[_Row, ...]
    heads: tuple[str, ...]

    @property
    def unit(self) -> str:
        """What its columns are: years, periods, or nothing where they are not so many of one thing."""
        told = [each.lower() for each in self.heads if each.strip()]
        if len(set(told)) < len(told):
            return ""
        if told and not any(_PERIOD.search(each) for each in told):
            return ""
        return "periods" if any(_PART_OF_YEAR.search(each) for each in told) else "years"

    @property
    def latest(self) -> int:
        """The column of the latest period: the last, unless the heads' years run backwards."""
        years = [int(found[-1]) for each in self.heads if (found := _DIGITS.findall(each))]
        runs_back = len(years) > 1 and years[0] > years[-1]
        return 0 if runs_back else len(self.rows[0].values) - 1


def beside_others(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds a "below national figures" that the table next to it does not bear out, and for how many years it is true.

    "Continues" and "has been" are said of every column, all else of the last one.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    tables = list(_tables(paper))
    for at, passage in enumerate(paper.passages):
        for start, end in sentences_to_read(passage.text) if passage.kind not in {"table", "heading"} else ():
            near = sorted((each for each in tables if abs(each.at - at) <= _NEAR), key=lambda each: abs(each.at - at))
            for claim in standings_in(passage.text, start, end):
                for table in near:
                    if rows := _rows(claim, passage.text[start : claim.start], table):
                        yield from _judged(claim, passage, *rows, table=table)
                        break
            for extreme in extremes_in(passage.text, start, end):
                yield from _of_years(extreme, passage, passage.text[start:end], near=near)


def _tables(paper: Paper) -> Iterator[_Table]:
    """Tables and pieces of tables, joined where nothing but a few words, a row's label among them, stands between."""
    rows: list[_Row] = []
    between: list[Passage] = []
    first = 0
    heads: tuple[str, ...] = ()
    for at, passage in enumerate(paper.passages):
        if passage.kind != "table":
            between.append(passage)
            continue
        label = between[0].text if len(between) == 1 and len(between[0].text) <= _LABEL else ""
        found = list(_numbers(passage, label))
        goes_on = bool(rows and found) and (not between or label) and len(found[0].values) == len(rows[-1].values)
        if rows and not goes_on:
            yield _Table(first, tuple(rows), heads)
        if not goes_on:
            first, rows, heads = at, [], _heads(passage, between)
        rows, between = [*rows, *found], []
    if rows:
        yield _Table(first, tuple(rows), heads)


def _heads(passage: Passage, between: list[Passage]) -> tuple[str, ...]:
    """The heads of a table's columns: its first row of words, else the short lines before it that name periods."""
    if passage.rows and not any(_VALUE.fullmatch(cell.strip()) for cell in passage.rows[0][1:] if cell.strip()):
        return passage.rows[0][1:]
    lines = [each.text for each in between[-2 * len(passage.rows[0]) :] if len(each.text) <= _LABEL]
    return tuple(each for each in lines if _PERIOD.search(each))


def _numbers(passage: Passage, label: str) -> Iterator[_Row]:
    """The rows of a table that hold numbers alone; a label that stood on a line of its own belongs to the first."""
    for number, cells in enumerate(passage.rows):
        values = [_VALUE.fullmatch(cell.strip()) for cell in cells[1:]]
        if len(values) > 1 and all(values):
            name = f"{label} {cells[0]}".strip() if number == 0 and label else cells[0]
            decimals = tuple(Decimal(each[1].replace(",", "")) for each in values if each)
            yield _Row(name, decimals, tuple(cell.strip() for cell in cells[1:]))


def _rows(claim: Standing, before: str, table: _Table) -> tuple[_Row, tuple[_Row, ...]] | None:
    """The service's row and those of the comparators; None where the table has not every one of them."""
    others = {name: next((row for row in table.rows if _NAMES[name].search(row.label)), None) for name in claim.others}
    lower = claim.rest.lower()
    by_name = [row for row in table.rows if row.label and row.label.lower() in lower]
    found = dict.fromkeys([*(row for row in others.values() if row), *by_name])
    own = next((row for row in table.rows if row.label and row not in found and _is_said(row.label, before)), None)
    if others.get("regional", own) is None:
        others["regional"] = _by_its_name(table, own)
    if any(row is None for row in others.values()) or not (others or by_name):
        return None
    beside = tuple(dict.fromkeys([*(row for row in others.values() if row), *by_name]))
    length = {len(row.values) for row in (own, *beside) if row}
    return (own, beside) if own and len(length) == 1 else None


def _by_its_name(table: _Table, own: _Row | None) -> _Row | None:
    """The region where a table calls it by its own name: the one row besides the service's and those with a name."""
    named = _NAMES.values()
    left = [row for row in table.rows if row.label and row != own and not any(one.search(row.label) for one in named)]
    return left[0] if own and len(left) == 1 else None


def _is_said(label: str, text: str) -> bool:
    is_other = any(pattern.search(label) for pattern in _NAMES.values())
    return not is_other and re.search(rf"\b{re.escape(label)}\b", text, re.IGNORECASE) is not None


def _judged(
    claim: Standing, passage: Passage, own: _Row, beside: tuple[_Row, ...], *, table: _Table
) -> Iterator[Fault]:
    if claim.way not in _WORD or not table.unit:
        return
    columns = range(len(own.values)) if claim.is_lasting else [table.latest]
    wrong = [(column, row) for column in columns for row in beside if not _is_so(claim.way, own, row, column=column)]
    if not wrong:
        return
    column, row = wrong[-1]
    what = f"the table has {own.words[column]} for {own.label} and {row.words[column]} for {row.label}"
    true = len(columns) - len({at for at, _ in wrong})
    if not true:
        yield Fault("comparison", passage, claim.start, claim.end, what, "put the claim right, or the table")
        return
    of_them = " all of them" if len(beside) > 2 else " both" if len(beside) > 1 else ""
    right = f"{_WORD[claim.way]}{of_them} in {in_letters(true)} of the {in_letters(len(columns))} {table.unit}"
    yield Fault("comparison", passage, claim.start, claim.end, what, f"write '{right}', and say which", right)


def _of_years(extreme: Extreme, passage: Passage, sentence: str, *, near: list[_Table]) -> Iterator[Fault]:
    """The lowest or highest of so many years, held to the row of the one service that the sentence names."""
    for table in near:
        own = [row for row in table.rows if row.label and _is_said(row.label, sentence)]
        if extreme.is_of_family or len(own) != 1 or table.unit != "years" or _is_of_part(table, extreme.years):
            continue
        row, pick = own[0], min if extreme.is_lowest else max
        best = row.values.index(pick(row.values))
        if row.values[best] != row.values[table.latest]:
            word = "lowest" if extreme.is_lowest else "highest"
            what = (
                f"the {word} of {row.label} in the table is {row.words[best]}, and the latest {row.words[table.latest]}"
            )
            yield Fault(
                "comparison", passage, extreme.start, extreme.end, what, f"take '{word}' out, or say of which years"
            )
        return


def _is_of_part(table: _Table, years: int) -> bool:
    """Whether a claim is of other years than the table prints."""
    return years not in {0, len(table.rows[0].values)}


def _is_so(way: Way, own: _Row, other: _Row, *, column: int) -> bool:
    one, two = own.values[column], other.values[column]
    return one < two if way is Way.DOWN else one > two
