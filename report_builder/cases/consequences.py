"""Findings that only follow from another one are not told: one fault, one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from report_builder.model.findings import less_rows
from report_builder.model.tables import Finding

_NAMED_IN = {
    "orphan-episode": ("persons", frozenset({"", "person_id"})),
    "orphan-offence": ("persons", frozenset({"", "person_id"})),
    "orphan-assessment": ("persons", frozenset({"", "person_id"})),
    "orphan-exclusion": ("persons", frozenset({"", "person_id"})),
    "orphan-custody": ("persons", frozenset({"", "person_id"})),
    "orphan-reoffence": ("tracker", frozenset({"", "person_id", "cohort"})),
}
"""Finding -> the table that should name the child, and its columns ("" for whole rows) whose faults lose children."""
_OF_NO_ROW = frozenset({"nobody-in-persons", "table-without-rows"})
"""What is said of a table without rows, which it may be only because none of its rows could be read."""


def without_consequences(found: Iterable[Finding], *, causes: Sequence[Finding]) -> Iterator[Finding]:
    """What the checks of whole tables found, less what follows from the files and cells that could not be read.

    Args:
        found: what the checks have to say.
        causes: what was said already of files, headers and cells.
    """
    told = _rows_told(causes)
    faulty = {(cause.table, cause.column) for cause in causes if cause.stops}
    for finding in found:
        table, columns = _NAMED_IN.get(finding.name, ("", frozenset()))
        if finding.name in _OF_NO_ROW and (finding.table, "") in faulty:
            continue
        # A child whose row could not be read is in no table of children: that was said where the row stands.
        if any((table, column) in faulty for column in columns):
            continue
        # A cell that could not be read was left blank, and is not to be told again as blank.
        left = less_rows(finding, told.get((finding.table, finding.column), frozenset()))
        if left:
            yield left


def _rows_told(causes: Sequence[Finding]) -> Mapping[tuple[str, str], frozenset[int]]:
    told: dict[tuple[str, str], frozenset[int]] = {}
    for cause in causes:
        if cause.stops:
            place = (cause.table, cause.column)
            told[place] = told.get(place, frozenset()) | frozenset(cause.rows)
    return told
