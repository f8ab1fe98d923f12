"""Small counts of children in the cells of a table: one finding for each table.

A cell counts children where the head of its column or its row says so, or where the caption does and the column is no
rate, share or score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.checks.small_numbers import is_small, listed
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.children import CHILD, COUNTED
from report_builder.proof.text.rule import rule

_WHOLE = rule(r"^\d{1,2}$")
_NO_COUNT = rule(
    r"%|\b(?:rates?|share|per ?cent|percentage|scores?|ranks?|risk|likelihood|impact|average|mean|ratio|age|year of|"
    r"change|band|level|target|rag|no\.? of (?!young|child)|ref)\b",
    re.IGNORECASE,
)
_SEX = rule(r"(?:fe)?males?", re.IGNORECASE)
_OF_ROW = rule(
    rf"(?:(?:the )?(?:number|no\.|total) of |all |total )?(?:[\w-]+ )?(?:{CHILD})(?: \w+ed| (?:in|on) \w+)?",
    re.IGNORECASE,
)
"""A row of children and nothing else: what may happen to them ("entrants stop falling") is a risk or an aim."""

_LONGEST_CAPTION = 120
_LISTED = 5


def small_cells(paper: Paper, known: Known) -> Iterator[Fault]:
    """Tables with small counts of children.

    Args:
        paper: as it was read.
        known: its threshold; at 0 no number is small.
    """
    for passage, cells in small_cells_in(paper, known):
        words = ", ".join(cell for _, cell in cells[:_LISTED])
        numbers = {cell for _, cell in cells}
        first, last = cells[0][0], cells[-1][0] + len(cells[-1][1])
        told = "is a small count" if len(numbers) == 1 else "are small counts"
        times = f", in {len(cells)} cells" if len(cells) > 1 else ""
        them, they = ("it", "it") if len(cells) == 1 else ("them", "they")
        yield Fault(
            "small-number",
            passage,
            first,
            last,
            f"{listed(sorted(numbers))} in the table {told} of children{times}",
            f"withhold {them}, and what {they} could be worked out from, or use broader groups",
            words=words,
        )


def small_cells_in(paper: Paper, known: Known) -> Iterator[tuple[Passage, list[tuple[int, str]]]]:
    """Each table with small counts of children; where each begins within its text, and what it says."""
    for at, passage in enumerate(paper.passages):
        if passage.kind != "table" or len(passage.rows) < 2:
            continue
        before = paper.passages[at - 1] if at else None
        cells = list(_cells(passage, _caption(before), known))
        if cells:
            yield passage, cells


def _caption(before: Passage | None) -> str:
    """What stands above a table and names it; a whole paragraph does not."""
    is_caption = before is not None and before.kind in {"caption", "heading", "paragraph"}
    return before.text if before and is_caption and len(before.text) <= _LONGEST_CAPTION else ""


def _cells(passage: Passage, caption: str, known: Known) -> Iterator[tuple[int, str]]:
    head, is_named = passage.rows[0], _is_of_children(caption)
    offset = sum(len(cell) + 3 for cell in head)
    for row in passage.rows[1:]:
        is_row = bool(row) and _OF_ROW.fullmatch(row[0].strip()) is not None
        for at, cell in enumerate(row):
            column = head[at] if at < len(head) else ""
            if at and _counts(cell, column, known, is_row=is_row, is_named=is_named):
                yield offset, cell
            offset += len(cell) + 3


def _counts(cell: str, column: str, known: Known, *, is_row: bool, is_named: bool) -> bool:
    """Whether a cell is a small count of children, by its column, its row or the caption."""
    if not _WHOLE.match(cell) or not is_small(Decimal(cell), known) or cell in known.vouched or not column:
        return False
    if _NO_COUNT.search(column):
        return False
    others = COUNTED.search(column)
    return _is_of_children(column) or ((is_row or is_named) and not (others and others["other"]))


def _is_of_children(words: str) -> bool:
    """Whether the first thing that a head or a caption names is children; staff are male and female too."""
    found = COUNTED.search(words)
    if found is None or not found["child"] or _SEX.fullmatch(found[0]):
        return False
    return words[found.end() : found.end() + 1] not in {"'", "\N{RIGHT SINGLE QUOTATION MARK}"}
