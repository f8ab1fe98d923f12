"""What adds up in an analyst's linked tables: margins, groups of categories, quarters and the years to their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from report_builder.audit.facts import Row, addition
from report_builder.model.linked import PERIOD, TOTAL, Address, LinkedTable, LinkedTables

_PERIOD = re.compile(r"(?P<prefix>.*?)(?P<kind>Q|YTD)(?P<number>[1-4])", re.IGNORECASE)


def name_of(address: Address) -> str:
    """One name for an address in all tables; the first year to date is the first quarter."""
    return "; ".join(
        f"{dimension}={_first(category) if dimension == PERIOD else category}" for dimension, category in address
    )


def _first(period: str) -> str:
    read = _PERIOD.fullmatch(period)
    if read and read["number"] == "1":
        return f"{read['prefix']}Q1"
    return period


def noughts(tables: LinkedTables) -> Iterator[str]:
    """The inner combinations of each table; one that no row gives is nought."""
    for table in tables.tables:
        axes = [_inner(table, place, tables.parents) for place in range(len(table.dimensions))]
        for categories in product(*axes):
            yield _name(table, categories)


def _inner(table: LinkedTable, place: int, parents: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The categories of a dimension that no other of the table is part of."""
    above = parents.get(table.dimensions[place], {})
    found = _nodes(table, place, above)
    broader = {above[category] for category in found if category in above}
    return [category for category in found if category not in broader and category != TOTAL] or [TOTAL]


def _nodes(table: LinkedTable, place: int, above: Mapping[str, str]) -> list[str]:
    """The categories of a dimension in a table and all the broader ones that they are part of."""
    found = dict.fromkeys(row.categories[place] for row in table.rows)
    for category in list(found):
        while (category := above.get(category, TOTAL)) != TOTAL:
            found.setdefault(category)
    return list(found)


def _name(table: LinkedTable, categories: Iterable[str]) -> str:
    pairs = zip(table.dimensions, categories, strict=True)
    return name_of(tuple(sorted((dimension, category) for dimension, category in pairs if category != TOTAL)))


def additions_of(tables: LinkedTables) -> list[Row]:
    """Every addition within a table and between periods, each once."""
    found: dict[Row, None] = {}
    addresses: dict[Address, None] = {}
    for table in tables.tables:
        found.update(dict.fromkeys(_margins(table, tables.parents)))
        addresses.update(dict.fromkeys(table.address(row) for row in table.rows))
    found.update(dict.fromkeys(_years_to_date(addresses)))
    return list(found)


def _margins(table: LinkedTable, parents: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    nodes = [_nodes(table, place, parents.get(name, {})) for place, name in enumerate(table.dimensions)]
    with_total = [
        list(dict.fromkeys((*each, *_total(name)))) for each, name in zip(nodes, table.dimensions, strict=True)
    ]
    for place, dimension in enumerate(table.dimensions):
        if dimension == PERIOD:
            continue
        families = _families(nodes[place], parents.get(dimension, {}))
        others = [[""] if at == place else each for at, each in enumerate(with_total)]
        for categories in product(*others):
            for parent, children in families.items():
                names = [
                    _name(table, (*categories[:place], each, *categories[place + 1 :])) for each in (parent, *children)
                ]
                yield addition(names[0], names[1:])


def _total(dimension: str) -> tuple[str, ...]:
    return () if dimension == PERIOD else (TOTAL,)


def _families(nodes: Iterable[str], above: Mapping[str, str]) -> dict[str, list[str]]:
    """Broader category -> its parts; those without a broader one make up the Total."""
    families: dict[str, list[str]] = {}
    for category in nodes:
        if category != TOTAL:
            families.setdefault(above.get(category, TOTAL), []).append(category)
    return families


def _years_to_date(addresses: Iterable[Address]) -> Iterator[Row]:
    """YTD(n) = YTD(n - 1) + Q(n), down to the first quarter, wherever a year to date is given."""
    for address in addresses:
        where = dict(address)
        read = _PERIOD.fullmatch(where.get(PERIOD, ""))
        if not read or read["kind"].upper() != "YTD":
            continue
        for number in range(int(read["number"]), 1, -1):
            periods = (f"YTD{number}", f"YTD{number - 1}", f"Q{number}")
            whole, *parts = (
                name_of(tuple(sorted({**where, PERIOD: read["prefix"] + each}.items()))) for each in periods
            )
            yield addition(whole, parts)
