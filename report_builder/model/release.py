"""What an audience was sent: an edition's cells as it printed them, and nothing that it did not print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """A count as a reader has it.

    Attributes:
        name: its one name in all releases, such as canonical JSON of measure, area, period and categories.
        low, high: equal where it was printed; else what the audit proved that any reader could work out, high None
            where there is no bound.
        is_withheld: whether a mark stood in its place.
    """

    name: str
    low: Decimal
    high: Decimal | None
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class Release:
    """One edition of one document that left the house, or was built.

    Attributes:
        kind: built, mailed or issued; what was only built nobody has read.
        audience: the edition's name: public or board; for an analyst's own tables the ledger is one audience's.
        document, yot, quarter, as_at: which paper; as_at in ISO form.
        fingerprint: of config, inputs and versions, as in the manifest.
        cells: as they were printed.
    """

    kind: str
    audience: str
    document: str
    yot: str
    quarter: str
    as_at: str
    fingerprint: str
    cells: tuple[PublishedCell, ...]
