"""What adds up to what among the cells of linked tables: each dimension is one tree of categories."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from report_builder.model.linked import PERIOD, Address
from report_builder.model.year_to_date import is_to_date

Addition = tuple[Address, tuple[Address, ...]]
"""A whole and its parts, at least one."""


def additions(addresses: Collection[Address], parents: Mapping[str, Mapping[str, str]]) -> tuple[Addition, ...]:
    """Every whole and its parts in one dimension, the others being equal; years to date are no parts beside quarters.

    Args:
        addresses: all cells that there are; a combination that is not among them is nought.
        parents: dimension -> {category: the broader one}.
    """
    known = frozenset(addresses)
    parts: dict[tuple[str, Address], list[Address]] = {}
    for address in sorted(known):
        for column, (dimension, category) in enumerate(address):
            if dimension == PERIOD and is_to_date(category):
                continue
            whole = _whole(address, column, known=known, broader=parents.get(dimension, {}))
            if whole is not None:
                parts.setdefault((dimension, whole), []).append(address)
    return tuple((whole, tuple(found)) for (_, whole), found in parts.items())


def _whole(address: Address, column: int, *, known: frozenset[Address], broader: Mapping[str, str]) -> Address | None:
    """The nearest cell that an address is part of in one dimension, if there is any."""
    before, (dimension, category), after = address[:column], address[column], address[column + 1 :]
    while category in broader:
        category = broader[category]
        whole = (*before, (dimension, category), *after)
        if whole in known:
            return whole
    whole = (*before, *after)
    return whole if whole in known else None


def by_rest(addresses: Iterable[Address]) -> dict[Address, dict[str, Address]]:
    """Each address without its period -> period -> the address; those without a period are left out."""
    found: dict[Address, dict[str, Address]] = {}
    for address in addresses:
        period = dict(address).get(PERIOD)
        if period is not None:
            rest = tuple(pair for pair in address if pair[0] != PERIOD)
            found.setdefault(rest, {})[period] = address
    return found
