"""Shares in tables beside their counts: each against the total that the table prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from report_builder.proof.paper import Fault, Passage
from report_builder.proof.shares_of import rounded
from report_builder.proof.text.cells import Cell, heads
from report_builder.proof.text.rule import rule

_SHARE = rule(r"%|\b(?:per\s?cent(?:age)?|share|proportion)\b", re.IGNORECASE)
_CHANGE = rule(r"\b(?:change|increase|decrease|rate|difference|target)\b", re.IGNORECASE)


def table_shares(passage: Passage, rows: tuple[tuple[Cell, ...], ...], totals: list[int]) -> Iterator[Fault]:
    """Shares in a column of percentages that are not those of the column of counts before it.

    Args:
        passage: the table.
        rows: its cells.
        totals: which of its rows are totals; a table with none or several is left alone.
    """
    if len(totals) != 1:
        return
    total = rows[totals[0]]
    for place in range(2, len(total)):
        whole = total[place - 1]
        if whole.unit != "number" or whole.value <= 0 or not _is_column_of_shares(rows, place):
            continue
        body = [row for row in rows[heads(rows) : totals[0]] if len(row) > place]
        pairs = [(row[place - 1], row[place]) for row in body if _is_pair(row[place - 1], row[place])]
        wrong = [
            pair
            for pair in pairs
            if abs(_exact(pair[0], whole) - pair[1].value) > Fraction(1, 2 * 10 ** pair[1].decimals)
        ]
        if len(wrong) * 2 <= len(pairs):
            yield from (_fault(passage, count, share, whole) for count, share in wrong)


def _is_pair(count: Cell, share: Cell) -> bool:
    return count.unit == "number" and share.unit in {"number", "percent"} and count.decimals == 0


def _is_column_of_shares(rows: tuple[tuple[Cell, ...], ...], place: int) -> bool:
    """Whether its heads, or all its cells, say so."""
    said = " ".join(row[place].words for row in rows[: heads(rows)] if len(row) > place)
    cells = [row[place] for row in rows[heads(rows) :] if len(row) > place and row[place].is_number]
    is_all = bool(cells) and all(cell.unit == "percent" for cell in cells)
    return (bool(_SHARE.search(said)) or is_all) and not _CHANGE.search(said)


def _exact(count: Cell, whole: Cell) -> Fraction:
    return count.value * 100 / whole.value


def _fault(passage: Passage, count: Cell, share: Cell, whole: Cell) -> Fault:
    right = rounded(_exact(count, whole), share.decimals) + ("%" if share.unit == "percent" else "")
    told = f"{count.words} of {whole.words} is {rounded(_exact(count, whole), max(share.decimals, 1))}%"
    return Fault("share-of-count", passage, share.start, share.end, told, f"write {right}, or mend the count", right)
