"""Numbers of a paper that the service set down itself, such as a target or the score of a risk: they count nobody.

They stand in figures.json under `stated`, each with its place and the head of its column, so that whoever audits the
paper knows them from a number that slipped through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.model.built import Report, SetTable

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of the config or of a governance table: where it stands, under which head, and as it is printed."""

    where: str
    head: str
    number: str

    @property
    def as_json(self) -> dict[str, str]:
        """As figures.json holds it."""
        return {"where": self.where, "head": self.head, "number": self.number}


def stated_of(report: Report, *, within: str = "") -> Iterator[Stated]:
    """Every such number of a paper and of those that it carries, once for each cell that it stands in.

    The head of a row without any figure is the service's own as well: the name of a risk.

    `within` is what stands before the places of a paper that is carried: "Appendix 1, ".
    """
    for section in report.sections:
        for block in (block for part in section.parts for block in part.blocks):
            if isinstance(block, SetTable):
                yield from _of_table(block, f"{within}table {block.number}")
    for attached in report.attached:
        yield from stated_of(attached.report, within=f"{within}{attached.number}, ")


def _of_table(table: SetTable, place: str) -> Iterator[Stated]:
    for row in table.rows:
        stated = [(head, cell.shown) for head, cell in zip(table.heads[1:], row.cells, strict=True) if cell.is_stated]
        if len(stated) == len(row.cells):
            stated.append((table.heads[0], row.head))
        for head, words in stated:
            yield from (Stated(place, head, number) for number in dict.fromkeys(_NUMBER.findall(words)))
