"""What a figure may say in the place of a bare mark: a range that any reader could work out, or fewer decimals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from report_builder.disclosure.coarser import About, told_coarsely
from report_builder.disclosure.problem import kept
from report_builder.disclosure.reader import Reader
from report_builder.model.key import Key
from report_builder.model.tables import Count

WIDEST = 20
"""How wide a range may be that still says something; nor may it be wider than half of a whole that is printed."""


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands in the place of marks.

    Attributes:
        ranges: withheld cell -> "1 to 6".
        about: figure -> its value with fewer decimals.
    """

    ranges: Mapping[Key, str] = field(default_factory=dict)
    about: Mapping[Key, About] = field(default_factory=dict)


def instead_of_marks(reader: Reader) -> Instead:
    """What the edition's settings allow a reader to be told who knows all that is printed.

    The ranges come last, and rest on what is printed besides: he could have worked them out himself.
    """
    edition, about = reader.posed.edition, dict[Key, About]()
    if edition.fewer_decimals:
        reader, about = told_coarsely(reader)
    ranges = reader.ranges(_marked_counts(reader)) if edition.alternatives else {}
    wholes = reader.printed_wholes(ranges)
    narrow = {
        key: f"{low} to {high}"
        for key, (low, high) in ranges.items()
        if high - low <= min(WIDEST, wholes.get(key, 2 * WIDEST) / 2)
    }
    return Instead(narrow, about)


def _marked_counts(reader: Reader) -> Iterator[Key]:
    """The withheld cells that a table prints as they stand."""
    for index, table in enumerate(reader.posed.problem.tables):
        for wanted in kept(table, reader.pattern.dropped.get(index, 0)):
            if isinstance(wanted.formula, Count) and wanted.formula.cell in reader.pattern.withheld:
                yield wanted.formula.cell
