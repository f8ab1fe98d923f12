"""The categories of a local level table: whether they are a partition, which may be summed, and which are totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from report_builder.errors import Complaint
from report_builder.importers.local_rows import LocalRow, LocalTable
from report_builder.importers.tally import Tally, named

_AGES = re.compile(r"(?:aged\s+)?(\d{1,2})(?:\s*(?:-|to|\u2013)\s*(\d{1,2}))?(?:\s+years?(?:\s+old)?)?", re.IGNORECASE)
_MINORITIES = frozenset(
    ("ethnic minority groups", "ethnic minorities", "minority ethnic", "bame", "bme", "black and minority ethnic")
)
"""Labels that hold several of the other groups together."""
_KNOWN = {
    "sex": frozenset(("boy", "boys", "girl", "girls", "male", "males", "female", "females", "unknown", "not")),
    "ethnicity": frozenset(("white", "mixed", "asian", "black", "other", "unknown", "not")),
}
"""Column, by the word in its name -> the first words of the labels that it is known to hold; "not" is "not known"."""


def with_totals(table: LocalTable, tally: Tally) -> list[LocalRow]:
    """The rows, with a category that holds all others marked as the total that it is.

    Categories that overlap otherwise are complained of in the table; labels that were never met are said.
    """
    rows = table.rows
    for column in dict.fromkeys(name for row in rows for name, _ in row.categories):
        labels = tuple(dict.fromkeys(dict(row.categories)[column] for row in rows))
        if "age" in column.split("_"):
            rows = _ages(table, rows, column=column, labels=labels, tally=tally)
        elif "ethnicity" in column:
            table.complaints += _minorities(table, column, labels)
        _say_unknown(table, column, labels=labels, tally=tally)
    return rows


def _ages(
    table: LocalTable, rows: list[LocalRow], *, column: str, labels: Sequence[str], tally: Tally
) -> list[LocalRow]:
    bands = {label: band for label in labels if (band := _band(label))}
    overlapping = [
        (one, other)
        for number, one in enumerate(bands)
        for other in list(bands)[number + 1 :]
        if bands[one][0] <= bands[other][1] and bands[other][0] <= bands[one][1]
    ]
    if not overlapping:
        return rows
    whole = [label for label in bands if _is_whole(label, bands) and all(label in pair for pair in overlapping)]
    if len(whole) == 1:
        tally.say(table.grid.place(1), f"'{whole[0]}' in {column} holds the other ages together: not counted twice")
        return [_as_total(row, column, whole[0]) for row in rows]
    pairs = named(f"'{one}' and '{other}'" for one, other in overlapping)
    what = f"the ages overlap, so that children would be counted twice: {pairs}"
    table.complaints.append(Complaint(what, f"{table.grid.place(1)} {column}", "leave one of them out of the file"))
    return rows


def _band(label: str) -> tuple[int, int] | None:
    match = _AGES.fullmatch(label.strip())
    return None if match is None else (int(match[1]), int(match[2] or match[1]))


def _is_whole(label: str, bands: dict[str, tuple[int, int]]) -> bool:
    """Whether the other bands fill this one without a gap."""
    others = [band for other, band in bands.items() if other != label]
    ages = {age for low, high in others for age in range(low, high + 1)}
    low, high = bands[label]
    return ages == set(range(low, high + 1))


def _as_total(row: LocalRow, column: str, label: str) -> LocalRow:
    categories = tuple((name, "Total" if (name, text) == (column, label) else text) for name, text in row.categories)
    return replace(row, categories=categories)


def _minorities(table: LocalTable, column: str, labels: Sequence[str]) -> Iterator[Complaint]:
    for label in labels:
        if label.casefold() in _MINORITIES and any(other.casefold().startswith(("asian", "black")) for other in labels):
            what = f"'{label}' holds groups that have rows of their own: children would be counted twice"
            yield Complaint(what, f"{table.grid.place(1)} {column}", "leave one of them out of the file")


def _say_unknown(table: LocalTable, column: str, *, labels: Sequence[str], tally: Tally) -> None:
    known = next((words for name, words in _KNOWN.items() if name in column), None)
    if known is None:
        return
    is_known = {label: not label or (label.casefold().split()[0] in known) for label in labels}
    totals = {label for row in table.rows for name, label in row.categories if name in row.totals}
    unknown = [label for label in labels if not is_known[label] and label not in totals]
    if unknown:
        what = f"labels that were not known of {column}, each counted as a category of its own: {named(unknown)}"
        tally.say(table.grid.place(1), what)
