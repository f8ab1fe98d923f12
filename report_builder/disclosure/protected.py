"""An edition after the wall, and what is printed of counts that stand in no table.

Apart from what works it out, so that who only holds it needs no numpy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Figure, ProtectedTable
from report_builder.model.view import View


@dataclass(frozen=True, slots=True)
class Protected:
    """All tables of one edition after the wall.

    Attributes:
        edition: whose rules were used.
        tables: in the order in which they were counted; a dropped table has only its total.
        warnings: group disclosures, in words without a number.
        alternatives: view -> the tables that may be printed besides, since numbers of it are withheld.
    """

    edition: Edition
    tables: tuple[ProtectedTable, ...]
    warnings: tuple[str, ...] = ()
    alternatives: Mapping[View, tuple[ProtectedTable, ...]] = field(default_factory=dict)

    @property
    def figures(self) -> Iterator[Figure]:
        """Each figure once, in the document's order, those of alternatives last."""
        seen: set[Key] = set()
        further = (table for tables in self.alternatives.values() for table in tables)
        for figure in (figure for table in (*self.tables, *further) for figure in table.figures):
            if figure.key not in seen:
                seen.add(figure.key)
                yield figure


def lone_count(count: int, edition: Edition) -> str:
    """A count that stands in no table, such as rows that were set aside: printed only where it is large enough."""
    if edition.threshold and 0 < count < edition.threshold:
        return "a number that is not shown"
    return str(count)


def rows_left_out(set_aside: Mapping[str, int], reasons: Mapping[str, str], *, edition: Edition) -> tuple[str, ...]:
    """What a paper owns up to: the rows that its config set aside, and why.

    Args:
        set_aside: finding -> number of rows.
        reasons: finding -> why, in the config's words.
        edition: in which it is said.
    """
    return tuple(
        f"Rows left out of the counts ({name.replace('-', ' ')}): {lone_count(rows, edition)}. Reason: {reasons[name]}."
        for name, rows in set_aside.items()
        if rows
    )
