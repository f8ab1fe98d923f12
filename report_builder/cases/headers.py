"""Which column of a file is which of the contract: the config's own words, then names without case, then a map's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from report_builder.cases.columns import Table
from report_builder.cases.contract import SYNTHETIC
from report_builder.errors import nearest
from report_builder.model.findings import stop, warn
from report_builder.model.tables import Finding
from report_builder.sources.sheet import Sheet

NOTHING_OFFERED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as text under the contract's names.

    Attributes:
        cells: `string` columns in the contract's order, blank cells NA, then `row`, Int64, and `synthetic` where given.
        supplied: the columns that the file has.
        ignored: headers of columns that are none of the contract's, where the first row is a header beyond doubt.
        keys: what names each record where its row number means nothing; never shown on screen.
    """

    table: Table
    cells: pd.DataFrame
    supplied: frozenset[str]
    ignored: tuple[str, ...] = ()
    keys: pd.Series | None = None


def plain_header(header: str) -> str:
    """A header as it is compared: lower case, words joined by one underscore."""
    return re.sub(r"[\s_\-]+", "_", header.strip().lower()).strip("_")


def name_columns(
    table: Table, sheet: Sheet, renames: Mapping[str, str], *, offered: Mapping[str, str] = NOTHING_OFFERED
) -> tuple[TextTable, list[Finding]]:
    """Put the sheet's columns under the contract's names.

    Args:
        table: what the file should hold.
        sheet: what it holds.
        renames: the file's header -> the contract's column, from config.
        offered: the same from a map of an export, for columns that nothing else names.

    Returns:
        The table with every column of the contract (those not supplied are blank), and what was found of the headers.
    """
    mapped = {plain_header(header): column for header, column in renames.items()}
    known = (*table.names, SYNTHETIC)
    names = [mapped.get(plain_header(header), plain_header(header)) for header in sheet.headers]
    names = _with_offered(names, known, offered)
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(name if name in known else "", []).append(place)
    extra = [sheet.headers[place] for place in places.pop("", [])]
    named = {name: sheet.cells[where[0]] for name, where in places.items()}
    blank = pd.Series(pd.NA, index=sheet.cells.index, dtype="string")
    ordered = {name: named.get(name, blank) for name in known if name in named or name != SYNTHETIC}
    text = pd.DataFrame(ordered).assign(row=sheet.rows)
    findings = [
        *_repeats(table, places),
        *_missing(table, frozenset(places), extra),
        *_extra(table, frozenset(places), extra),
        *_unused_map(table, sheet, renames),
        *_unfound(table, frozenset(places), offered),
    ]
    ignored = tuple(header for header in extra if header) if places else ()
    return TextTable(table, text, frozenset(places), ignored, sheet.keys), findings


def _with_offered(names: list[str], known: tuple[str, ...], offered: Mapping[str, str]) -> list[str]:
    """The names after a map of an export: of the headers that it offers for a column, the first that the file has."""
    named = list(names)
    taken = set(names)
    for header, column in offered.items():
        plain = plain_header(header)
        if column not in taken and plain in names and plain not in known:
            taken.add(column)
            named = [column if name == plain else name for name in named]
    return named


def _repeats(table: Table, places: Mapping[str, list[int]]) -> list[Finding]:
    return [
        stop(
            "duplicate-header",
            f"{table.name} {name}",
            what=f"{len(where)} columns of the file have this name",
            mend="rename or delete all but one",
        )
        for name, where in places.items()
        if len(where) > 1
    ]


def _missing(table: Table, supplied: frozenset[str], extra: list[str]) -> list[Finding]:
    """Required columns that are not there. A header is quoted only where the first row is a header beyond doubt."""
    findings = []
    for column in table.columns:
        if not column.is_required or column.name in supplied:
            continue
        headers = {plain_header(header): " ".join(header.split()) for header in extra}
        near = nearest(column.name, headers) if supplied else ""
        what, mend = (
            "the required column is missing",
            f"add it, or name its header under columns.{table.name} in the config",
        )
        if near:
            mend = f"did you mean '{headers[near]}'? If so, say it under columns.{table.name} in the config"
        elif not supplied:
            what += ": is the first row a header?"
            mend = (
                f"delete titles above the header; or name its headers under columns.{table.name} in the config, which "
                "`report-builder map` proposes"
            )
        findings.append(stop("missing-column", f"{table.name} {column.name}", what=what, mend=mend))
    return findings


def _extra(table: Table, supplied: frozenset[str], extra: list[str]) -> list[Finding]:
    filled = [header for header in extra if header]
    if not filled or not supplied:
        return []
    lacking = [name for name in table.names if name not in supplied]
    what = f"ignored, not in the contract: {', '.join(filled)}"
    if lacking:
        what += f" (of its columns the file lacks {', '.join(lacking)})"
    mend = f"if one of them is a column of the contract, say so under columns.{table.name} in the config"
    return [warn("extra-columns", table.name, what=what, mend=mend)]


def _unused_map(table: Table, sheet: Sheet, renames: Mapping[str, str]) -> list[Finding]:
    found = {plain_header(header) for header in sheet.headers}
    unused = [header for header in renames if plain_header(header) not in found]
    if not unused:
        return []
    what = f"the config maps headers that the file does not have: {', '.join(unused)}"
    return [warn("unused-column-map", table.name, what=what, mend=f"correct columns.{table.name} in the config")]


def _unfound(table: Table, supplied: frozenset[str], offered: Mapping[str, str]) -> list[Finding]:
    """Columns that a map of an export knows by some headers, none of which the file has."""
    required = {column.name for column in table.columns if column.is_required}
    lacking = [column for column in dict.fromkeys(offered.values()) if column not in supplied | required]
    if not lacking or not supplied:
        return []
    what = f"the map knows headers for columns of which the file has none: {', '.join(lacking)}; read as not recorded"
    mend = f"name their headers under columns.{table.name} in the config, or accept this"
    return [warn("column-not-in-export", table.name, what=what, mend=mend)]
