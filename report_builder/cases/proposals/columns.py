"""Which header of an export is which column of a table: by its name, by those of ready maps, by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from report_builder.cases.columns import Column, Kind, Table
from report_builder.cases.headers import plain_header
from report_builder.cases.proposals.headers import Header
from report_builder.cases.proposals.proposal import ProposedColumn, Sureness

_EXACT, _SURE, _KNOWN, _CLOSEST, _BY_CELLS = 100.0, 90.0, 80.0, 70.0, 10.0
_CLOSE_ENOUGH = 0.8
"""Likeness of two names of which one may be the other otherwise said: offence_dt and offence_date, 0.91. Start_date
and end_date have 0.78."""

_NEARLY_ALL = 0.8
_MOST_CATEGORIES = 30
_PLANNED = re.compile(r"(?:^|_)(?:expected|planned|proposed|target|due|next|review)(?:_|$)")
"""Words of dates that have not come to pass: they are not taken for dates that have."""

_DATES = frozenset({Kind.DATE, Kind.DATE_OR_MONTH})
_NUMBERS = frozenset({Kind.WHOLE, Kind.DECIMAL})


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Headers that name a column, by table.

    Attributes:
        sure: of the map that the user says the export is like.
        likely: of other maps.
    """

    sure: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    likely: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def propose_columns(table: Table, headers: Sequence[Header], synonyms: Synonyms) -> tuple[ProposedColumn, ...]:
    """The columns of a table that an export seems to have, in the export's order; each header is one column at most.

    Args:
        table: of the contract.
        headers: of one sheet of the export.
        synonyms: headers that are known to name a column.
    """
    known = {
        points: {plain_header(header): column for header, column in pairs.get(table.name, {}).items()}
        for points, pairs in ((_SURE, synonyms.sure), (_KNOWN, synonyms.likely))
    }
    names = _names_of_columns(table, known)
    found: dict[str, tuple[int, Sureness]] = {}
    taken: set[int] = set()
    offers = [offer for header in headers for offer in _offers(table, header, known, names=names)]
    for points, place, column in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if column not in found and place not in taken:
            found[column] = (place, Sureness.SURE if points > _KNOWN else Sureness.LIKELY)
            taken.add(place)
    lone = _lone_date(table, [header for header in headers if header.place not in taken], set(found))
    if lone:
        found[lone[1]] = (lone[0], Sureness.LIKELY)
    named = {header.place: header.name for header in headers}
    ordered = sorted((place, column, sureness) for column, (place, sureness) in found.items())
    return tuple(ProposedColumn(named[place], column, sureness) for place, column, sureness in ordered)


Known = Mapping[float, Mapping[str, str]]


def _names_of_columns(table: Table, known: Known) -> dict[str, set[str]]:
    """Column -> all names that it is known by."""
    names = {column.name: {column.name} for column in table.columns}
    for pairs in known.values():
        for header, column in pairs.items():
            names[column].add(header)
    return names


def _offers(
    table: Table, header: Header, known: Known, *, names: Mapping[str, set[str]]
) -> Iterator[tuple[float, int, str]]:
    """What a header could be, with points: the more, the surer."""
    for column in table.columns:
        if header.plain == column.name:
            yield _EXACT, header.place, column.name
            continue
        if not _fits(column, header):
            continue
        points = next((points for points, pairs in known.items() if pairs.get(header.plain) == column.name), 0.0)
        if points:
            # Of several headers that a map offers for a column the first counts, as it does when the map is used.
            rank = list(known[points]).index(header.plain)
            yield points - rank / 1_000, header.place, column.name
            continue
        likeness = max(SequenceMatcher(None, header.plain, name).ratio() for name in names[column.name])
        if likeness >= _CLOSE_ENOUGH:
            yield _CLOSEST * likeness, header.place, column.name


def _fits(column: Column, header: Header) -> bool:
    """Whether the cells of a header could be those of a column; without a filled cell they could be any."""
    if column.kind in _DATES:
        return header.dates >= _NEARLY_ALL and (column.name == "due_date" or not _PLANNED.search(header.plain))
    if column.kind in _NUMBERS:
        return header.numbers >= _NEARLY_ALL
    if column.kind in {Kind.CATEGORY, Kind.ETHNICITY, Kind.BOOLEAN}:
        return header.distinct <= _MOST_CATEGORIES
    return not header.is_filled or header.dates < _NEARLY_ALL


def _lone_date(table: Table, left: Sequence[Header], found: set[str]) -> tuple[int, str] | None:
    """The only header left with dates in its cells, where one column of dates that every row needs is left as well."""
    if not found:
        return None
    columns = [column.name for column in table.columns if column.kind in _DATES and column.is_required]
    lacking = [name for name in columns if name not in found]
    dated = [
        header.place
        for header in left
        if header.is_filled and header.dates >= _NEARLY_ALL and not _PLANNED.search(header.plain)
    ]
    return (dated[0], lacking[0]) if len(dated) == len(lacking) == 1 else None
