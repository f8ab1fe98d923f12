"""What goes out: each service's figures under the joint pattern, and the totals as figures and as CSV tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from report_builder.audit.places import Claim
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.problem import Pattern
from report_builder.disclosure.protect import through_the_wall
from report_builder.model.key import REST, Key
from report_builder.model.slug import slug
from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable, ProtectedTable
from report_builder.report.figures import figure_json

DOCUMENT = "national-totals"
"""What the totals are called in file names and in their figures.json."""


def tables_of(posed: Posed, pattern: Pattern, edition: Edition) -> tuple[ProtectedTable, ...]:
    """The tables of a paper, or of the totals, as they may be printed under a pattern."""
    return through_the_wall(posed.problem, pattern, edition=edition)


def figures_of(tables: Sequence[ProtectedTable], head: Mapping[str, Any]) -> dict[str, Any]:
    """figures.json of some tables; each table's number is where its figures stand."""
    places: dict[str, list[str]] = {}
    for number, table in enumerate(tables, start=1):
        for figure in table.figures:
            places.setdefault(figure.key.id, []).append(f"table {number}")
    where = {name: tuple(found) for name, found in places.items()}
    figures = {figure.key: figure for table in tables for figure in table.figures}
    return {
        **head,
        "inputs": [],
        "figures": [figure_json(one, places=where) for one in figures.values()],
        "findings": [],
    }


def whose(papers: Mapping[str, tuple[CountTable, ...]], areas: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Area -> its services, and of each those counts that its paper does not have, so that no total holds them."""
    own = {name: {_label(cell.key) for table in tables for cell in table.cells} for name, tables in papers.items()}
    every = set[str]().union(*own.values())
    return {
        area: {
            "services": list(names),
            "without": {name: sorted(every - own[name]) for name in names if every - own[name]},
        }
        for area, names in areas.items()
    }


def _label(key: Key) -> str:
    return "/".join([key.measure, str(key.period), *(f"{name}={each}" for name, each in sorted(key.where.items()))])


def csv_files(tables: Sequence[ProtectedTable]) -> dict[str, bytes]:
    """A CSV file for each view, all areas in it: area, period, categories, count as printed."""
    found: dict[str, list[ProtectedTable]] = {}
    for table in tables:
        found.setdefault(_name(table), []).append(table)
    return {name: _csv(same) for name, same in found.items() if any(table.figures for table in same)}


def _name(table: ProtectedTable) -> str:
    view = table.view
    words = [
        view.measure,
        *view.dimensions,
        *(f"{name} {each}" for name, each in (*view.fixed, *view.of)),
        view.periods,
    ]
    return f"{slug(' '.join(words))}.csv"


def _csv(tables: Sequence[ProtectedTable]) -> bytes:
    figures = [figure for table in tables for figure in table.figures]
    columns = sorted({name for figure in figures for name in figure.key.where})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["measure", "area", "period", *columns, "count"])
    for figure in figures:
        where = figure.key.where
        labels = [where.get(name, "Total") for name in columns]
        writer.writerow([figure.key.measure, figure.key.area, str(figure.key.period), *labels, figure.shown])
    return text.getvalue().encode("utf-8")


def as_json(content: Mapping[str, Any]) -> bytes:
    """The bytes of a JSON file."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def truth_of(papers: Sequence[tuple[str, Posed]], totals: Posed) -> dict[tuple[str, Claim], int]:
    """What the counts are: a world that fits, for an attack that begins from one and checks it."""
    found = {
        (name, _claim(key)): cell for name, posed in papers for key, cell in posed.problem.cells.items() if key.is_own
    }
    found |= {(key.area, _claim(key)): cell for key, cell in totals.problem.cells.items()}
    return {
        name: int(cell.count)
        for name, cell in found.items()
        if cell.count.denominator == 1 and REST not in name[1].conditions
    }


def _claim(key: Key) -> Claim:
    return Claim(key.measure, key.area, key.area_type, str(key.period), tuple(sorted(key.where.items())))
