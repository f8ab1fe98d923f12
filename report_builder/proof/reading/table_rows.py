"""Lines of numbers in a plain text, and the heads of their columns, which stand scattered over the lines above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from report_builder.proof.text.dates import MONTH
from report_builder.proof.text.rule import rule

_CELL = rule(r"^[\N{POUND SIGN}+<>\N{MINUS SIGN}-]{0,2}\d[\d,]*(?:\.\d+)?%?$|^\[[a-z]+\]$|^[-\N{EN DASH}]$")
_YEAR_OR_DASH = rule(r"^(?:(?:19|20)\d\d|[-\N{EN DASH}]|-?(?:19|20)\d\d)$")
_MONTH_LAST = rule(rf"^{MONTH}\.?,?$", re.IGNORECASE)
_LONGEST_LABEL = 6
_PERIOD = rule(
    rf"\b{MONTH}\.?\s?(?:\d\d|\d{{4}})?\s*(?:-|\N{{EN DASH}}|to)\s*{MONTH}\.?\s*(?:\d{{4}}(?:/\d\d)?|\d\d)\b|"
    rf"\b{MONTH}\.?\s*(?:\d{{4}}|\d\d)\b|\b(?:19|20)\d\d\s?[/\N{{EN DASH}}-]\s?(?:20)?\d\d\b|\b(?:19|20)\d\d\b|"
    r"\bq(?:uarter|tr)?\.?\s?[1-4]\b",
    re.IGNORECASE,
)
_TOTAL = rule(r"\btotals?\s*$", re.IGNORECASE)

Row = tuple[str, ...]


def cells_of(raw: str) -> Row:
    """The cells of a line: a label of a few words, which may be empty, and at least two numbers; else nothing.

    Two spaces between numbers are an empty cell between them.
    """
    parts = raw.removesuffix(" ").lstrip().split(" ")
    first = len(parts)
    while first and (not parts[first - 1] or _CELL.match(parts[first - 1])):
        first -= 1
    while 0 < first < len(parts) and _YEAR_OR_DASH.match(parts[first]) and _MONTH_LAST.search(parts[first - 1]):
        first += 1
    label = [word for word in parts[:first] if word]
    cells = parts[first:]
    if all(not cell or _YEAR_OR_DASH.match(cell) for cell in cells):
        return ()
    if sum(1 for cell in cells if cell and not _is_dash(cell)) < 2 or len(label) > _LONGEST_LABEL:
        return ()
    return (" ".join(label), *cells)


def _is_dash(cell: str) -> bool:
    return cell in {"-", "\N{EN DASH}"}


def is_cell(words: str) -> bool:
    """Whether a line is a single number."""
    return bool(_CELL.match(words)) and not _is_dash(words)


def like(cell: str, row: Row) -> bool:
    """Whether a number is written as those of a row are: with as many decimals and the same signs."""
    return _form(cell) in {_form(each) for each in row[1:]}


def _form(cell: str) -> str:
    return re.sub(r"^[<>+-]+", "", re.sub(r"\d[\d,]*", "#", cell)) if cell else ""


def evened(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows with their empty cells kept where that makes them as long as the others, else left out.

    A row of a label alone is one of empty cells.
    """
    lengths = [len(_trimmed(row)) for row in rows if len(row) > 1]
    usual = max(set(lengths), key=lambda length: (lengths.count(length), length))
    return tuple(_as_long(row, usual) for row in rows)


def _trimmed(row: Row) -> Row:
    last = max((at for at, cell in enumerate(row) if cell), default=0)
    return row[: last + 1]


def _as_long(row: Row, usual: int) -> Row:
    if len(row) == usual:
        return row
    if len(row) == 1:
        return (*row, *[""] * (usual - 1))
    trimmed = _trimmed(row)
    return trimmed if len(trimmed) == usual else (row[0], *(cell for cell in row[1:] if cell))


def heads_of(fragments: Sequence[str], columns: int) -> tuple[Row, ...]:
    """The rows of heads over so many columns of numbers, as far as they can be told.

    Args:
        fragments: the short passages above the table that can only be its heads, in order.
        columns: of numbers, the column of labels apart.
    """
    words = " ".join(" ".join(fragments).split())
    periods = [" ".join(found[0].split()) for found in _PERIOD.finditer(words)]
    if periods and len(periods) in {columns, columns - 1}:
        return _over_periods(words, fragments, ("",) * (columns - len(periods)) + tuple(periods))
    if len(fragments) == columns:
        return (("", *fragments),)
    if len(fragments) == columns + 1:
        return (tuple(fragments),)
    last = fragments[-1].split() if fragments else []
    if len(last) == columns > 2 and all(word[:1].isupper() for word in last):
        return ((" ".join(" ".join(fragments[:-1]).split()), *last),)
    if found := _TOTAL.search(words):
        return ((words[: found.start()].strip(), *[""] * (columns - 1), found[0].strip()),)
    return ((words, *[""] * columns),) if words else ()


def _over_periods(words: str, fragments: Sequence[str], heads: Row) -> tuple[Row, ...]:
    """Periods as heads; passages of words alone stand over them where each covers as many columns as the next."""
    groups = [each for each in fragments if not _PERIOD.search(each) and re.search(r"[A-Za-z]{3}", each)]
    groups = [each for each in groups if not re.fullmatch(MONTH, each, re.IGNORECASE)]
    if len(groups) < 2 or len(heads) % len(groups):
        return ((" ".join(_PERIOD.sub(" ", words).split()), *heads),)
    width = len(heads) // len(groups)
    return (("", *(group for group in groups for _ in range(width))), ("", *heads))
