"""An analyst's own tables as the ledger keeps them: each cell under the name of its address."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from report_builder.model.linked import TOTAL, Address, LinkedRow, LinkedTable
from report_builder.model.release import PublishedCell

DOCUMENT = "tables"
"""What the ledger calls releases of an analyst's own tables."""


def name_of(address: Address) -> str:
    """A cell's name in the ledger: canonical JSON of its dimensions and categories."""
    return json.dumps(dict(address), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def address_in(name: str) -> Address:
    """The address that a ledger's name stands for.

    Raises:
        ValueError: it is none.
    """
    read = json.loads(name)
    if not isinstance(read, dict) or not all(isinstance(category, str) for category in read.values()):
        raise ValueError("not the name of a table's cell")
    return tuple(sorted(read.items()))


def released_tables(file: str, cells: Collection[PublishedCell]) -> tuple[LinkedTable, ...]:
    """The tables that a release was made of, as far as its cells tell: each with all margins of what it breaks down.

    Args:
        file: what to call them.
        cells: of one release.
    """
    counts = {address_in(cell.name): None if cell.is_withheld else int(cell.low) for cell in cells}
    broken_down: dict[tuple[str, ...], list[Address]] = {}
    for address in counts:
        broken_down.setdefault(tuple(dimension for dimension, _ in address), []).append(address)
    placed: set[Address] = set()
    tables: list[LinkedTable] = []
    for dimensions in sorted(broken_down, key=lambda names: (-len(names), names)):
        if placed.issuperset(broken_down[dimensions]):
            continue
        members = [address for address in counts if _is_margin(address, broken_down[dimensions], dimensions)]
        placed.update(members)
        tables.append(_table(f"{file}.{len(tables) + 1}", dimensions, {one: counts[one] for one in members}))
    return tuple(tables)


def _is_margin(address: Address, inner: Collection[Address], dimensions: Collection[str]) -> bool:
    """Whether a cell is of a table with some inner cells, or a margin of them."""
    categories = {pair for one in inner for pair in one}
    return set(address) <= categories and {dimension for dimension, _ in address} <= set(dimensions)


def _table(file: str, dimensions: tuple[str, ...], counts: Mapping[Address, int | None]) -> LinkedTable:
    rows = [
        LinkedRow(tuple(dict(address).get(dimension, TOTAL) for dimension in dimensions), count, line)
        for line, (address, count) in enumerate(counts.items(), start=2)
    ]
    return LinkedTable(file, dimensions, tuple(rows))
