"""What an edition printed, as cells for the ledger: numbers as they stand, marks as any reader could bound them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from report_builder.audit.edition import AttackedEdition, attack_edition
from report_builder.audit.facts import Number
from report_builder.audit.knowledge import Rules, name_of
from report_builder.audit.reading import Json
from report_builder.model.release import PublishedCell, Release


def released_cells(
    document: Json, rules: Rules | None = None, *, earlier: Iterable[Json | Release] = ()
) -> tuple[PublishedCell, ...]:
    """The cells of a figures.json, sorted by name; those of earlier releases that it does not speak of are left out.

    Args:
        document: figures.json as it was published.
        rules: the edition's; the profile `yot` where they are not given.
        earlier: what its audience was sent before, which may narrow the ranges.
    """
    return cells_of(attack_edition(document, rules or Rules(), earlier=earlier))


def cells_of(attacked: AttackedEdition) -> tuple[PublishedCell, ...]:
    """The cells of an edition that was attacked already."""
    values = attacked.knowledge.facts.bounds
    cells = {}
    for claim, name in attacked.knowledge.cells.items():
        if claim in attacked.marks:
            found = attacked.range_of(claim)
            high = None if found.high is None else _decimal(found.high)
            cells[name_of(claim)] = PublishedCell(name_of(claim), _decimal(found.low), high, is_withheld=True)
        elif values[name].is_known:
            value = _decimal(values[name].low)
            cells[name_of(claim)] = PublishedCell(name_of(claim), value, value, is_withheld=False)
        else:  # a published row tells what it was; the service's own count is withheld since it is another
            low, top = values[name].low, values[name].high
            high = None if top is None else _decimal(top)
            cells[name_of(claim)] = PublishedCell(name_of(claim), _decimal(low), high, is_withheld=True)
    return tuple(cells[name] for name in sorted(cells))


def _decimal(number: Number) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
