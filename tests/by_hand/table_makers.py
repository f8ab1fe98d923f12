"""Made-up count tables with many small numbers: from made-up children, so that everything adds up.

All are seeded and of no service; the sizes of the two large ones follow the problems that a national body has: an
offence hierarchy by an area hierarchy by sex (31 x 23 x 3 = 2,139 cells), and 157 services of 189 cells each under
common national totals (29,862 cells).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

TOTAL = "Total"

Child = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One count table: its file's name, its dimensions, and each cell's categories with its count."""

    file: str
    dimensions: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], int], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Linked tables and the hierarchies of their dimensions, each {category: group}."""

    tables: tuple[Sheet, ...]
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def printed(self) -> list[dict[str, Any]]:
        """The tables as the command's answer would print the truth."""
        return [
            {
                "file": sheet.file,
                "rows": [
                    {**dict(zip(sheet.dimensions, categories, strict=True)), "count": count, "status": "shown"}
                    for categories, count in sheet.cells
                ],
            }
            for sheet in self.tables
        ]

    def write(self, folder: Path) -> list[str]:
        """Write each table as CSV and each hierarchy as `category,parent`; the arguments that `protect` reads."""
        for sheet in self.tables:
            rows = [(*categories, count) for categories, count in sheet.cells]
            _write(folder / sheet.file, [(*sheet.dimensions, "count"), *rows])
        for dimension, above in self.parents.items():
            _write(folder / f"hierarchy-{dimension}.csv", [("category", "parent"), *above.items()])
        hierarchies = [f"--hierarchy={name}={folder / f'hierarchy-{name}.csv'}" for name in self.parents]
        return [*(str(folder / sheet.file) for sheet in self.tables), *hierarchies]


def _write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def few_and_many(chance: Random, categories: Sequence[str], steepness: float = 1.2) -> str:
    """A category drawn so that the first are common and the last are rare (Zipf's law)."""
    weights = [1 / place**steepness for place in range(1, len(categories) + 1)]
    return chance.choices(categories, weights)[0]


def children(seed: int, number: int, dimensions: Mapping[str, Sequence[str]]) -> list[Child]:
    """Children whose categories are drawn one by one, a few of them with what is rare together."""
    chance = Random(seed)
    return [{name: few_and_many(chance, some) for name, some in dimensions.items()} for _ in range(number)]


def tabulate(
    counted: Sequence[Child],
    dimensions: Mapping[str, Sequence[str]],
    *,
    parents: Mapping[str, Mapping[str, str]] | None = None,
    file: str = "",
) -> Sheet:
    """Count children over the crossing of dimensions, with every margin and every group."""
    above = {name: (parents or {}).get(name, {}) for name in dimensions}
    counts: Counter[tuple[str, ...]] = Counter()
    for child in counted:
        counts.update(product(*(_standings(child[name], above[name]) for name in dimensions)))
    listed = [[TOTAL, *dict.fromkeys(above[name].values()), *some] for name, some in dimensions.items()]
    cells = tuple((place, counts[place]) for place in product(*listed))
    return Sheet(file or f"{'-by-'.join(dimensions)}.csv", tuple(dimensions), cells)


def _standings(category: str, above: Mapping[str, str]) -> list[str]:
    """A category, the groups that it is in, and the Total."""
    found = [category]
    while found[-1] in above:
        found.append(above[found[-1]])
    return [*found, TOTAL]


def linked(seed: int, number: int, sizes: Sequence[int], shapes: Sequence[Sequence[int]]) -> Sheets:
    """Several tables of the same children.

    Args:
        seed: of chance.
        number: children.
        sizes: how many categories each dimension has.
        shapes: for each table, the places of its dimensions among `sizes`.
    """
    dimensions = {
        f"d{place}": [f"{place}{letter}" for letter in "abcdefghij"[:size]] for place, size in enumerate(sizes)
    }
    counted = children(seed, number, dimensions)
    names = list(dimensions)
    return Sheets(
        tuple(
            tabulate(counted, {names[place]: dimensions[names[place]] for place in sorted(shape)}) for shape in shapes
        )
    )


def grouped(seed: int, number: int, sizes: Sequence[int], groups: Sequence[int]) -> Sheets:
    """A table whose dimensions may be hierarchies.

    Args:
        seed: of chance.
        number: children.
        sizes: how many categories each dimension has.
        groups: for each dimension, among how many groups its categories are dealt; 0 for no hierarchy.
    """
    dimensions = {f"d{place}": [f"{place}c{one}" for one in range(size)] for place, size in enumerate(sizes)}
    parents = {
        f"d{place}": {f"{place}c{one}": f"{place}g{one % many}" for one in range(sizes[place])}
        for place, many in enumerate(groups)
        if many
    }
    counted = children(seed, number, dimensions)
    return Sheets((tabulate(counted, dimensions, parents=parents),), parents)


def quarters(seed: int, number: int, sizes: Sequence[int]) -> tuple[Sheets, ...]:
    """Four releases in order: Q1; Q2 and the year to date; and so on. The year to date at Q1 is Q1."""
    dimensions = {f"d{place}": [f"{place}c{one}" for one in range(size)] for place, size in enumerate(sizes)}
    counted = children(seed, number, {**dimensions, "period": ["Q1", "Q2", "Q3", "Q4"]})
    releases = []
    for quarter in range(1, 5):
        spans = {f"Q{quarter}": {f"Q{quarter}"}}
        if quarter > 1:
            spans[f"YTD{quarter}"] = {f"Q{one}" for one in range(1, quarter + 1)}
        sheets = [
            _dated([child for child in counted if child["period"] in some], dimensions, name)
            for name, some in spans.items()
        ]
        releases.append(Sheets(tuple(sheets)))
    return tuple(releases)


def _dated(counted: Sequence[Child], dimensions: Mapping[str, Sequence[str]], period: str) -> Sheet:
    plain = tabulate(counted, dimensions)
    cells = tuple(((*place, period), count) for place, count in plain.cells)
    return Sheet(f"{period}.csv", (*plain.dimensions, "period"), cells)


def nation(seed: int = 2139, number: int = 4000) -> Sheets:
    """Offence in offence group, authority in region, sex: 31 x 23 x 3 = 2,139 cells, all groups printed."""
    return _renamed(grouped(seed, number, (24, 18, 2), (6, 4, 0)), ("offence", "area", "sex"))


def services(seed: int = 157, number: int = 157, mean: int = 60) -> Sheets:
    """Services by age, ethnic group and sex under common national totals: (services + 1) x 9 x 7 x 3 cells.

    Args:
        seed: of chance.
        number: of services; 157 give 29,862 cells.
        mean: children of a service on average; half of them have fewer than seven tenths of that.
    """
    chance = Random(seed)
    dimensions = {
        "age": ["16", "17", "15", "14", "13", "12", "11", "10"],
        "ethnicity": ["White", "Black", "Mixed", "Asian", "Other", "NotKnown"],
        "sex": ["Boys", "Girls"],
    }
    names = [f"S{place:03}" for place in range(1, number + 1)]
    counted = [
        {"service": name, **{dimension: few_and_many(chance, some) for dimension, some in dimensions.items()}}
        for name in names
        for _ in range(max(8, round(mean * chance.lognormvariate(-0.35, 0.85))))
    ]
    return Sheets((tabulate(counted, {"service": names, **dimensions}),))


def _renamed(sheets: Sheets, names: Sequence[str]) -> Sheets:
    tables = tuple(Sheet(f"{'-by-'.join(names)}.csv", tuple(names), sheet.cells) for sheet in sheets.tables)
    parents = {names[int(dimension[1:])]: above for dimension, above in sheets.parents.items()}
    return Sheets(tables, parents)
