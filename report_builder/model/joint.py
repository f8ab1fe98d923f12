"""What a service's public paper may print beside totals over many services: worked out with all their papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.model.slug import slug

PATTERNS = "patterns"
"""The folder of the patterns, beside the public one of the totals."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The pattern of one service's public paper, protected together with others' and with the totals.

    Attributes:
        where: its file.
        totals: the name of the folder of the totals, under out/.
        withheld: cells, each by `jointly.name_of`.
        dropped: number of a table -> how much of it is not shown, as in a disclosure `Pattern`.
        figures: SHA-256 of the figures that it leaves to be printed.
        protected_with: digest of what the paper's readers held.
    """

    where: str
    totals: str
    withheld: frozenset[str]
    dropped: Mapping[int, int]
    figures: str
    protected_with: str


def file_of(yot: str) -> str:
    """The name of a service's file among the patterns."""
    return f"{slug(yot)}.json"
