"""What a number is of: the one name under which figures, cells, charts, sentences and ledger know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from report_builder.model.period import Period

Labels = tuple[tuple[str, str], ...]
"""Dimension and category, sorted by dimension: (("age", "14"), ("sex", "female"))."""


REST = "other than"
"""Stands in the key of those who remain when a part is taken from its whole."""


def labels(pairs: Mapping[str, str]) -> Labels:
    """The sorted, hashable form of {dimension: category}."""
    return tuple(sorted(pairs.items()))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9+]+", "-", text.lower()).strip("-")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A measure, of an area, over a period, by categories, of a named group.

    Attributes:
        measure: an id of the registry, such as `caseload`.
        area: the name as printed, such as "Rotherham".
        area_type: yjs, pcc, region, family, england, wales, "england and wales".
        period: the days it covers.
        by: the categories of the figure: (("sex", "female"),).
        of: the group that its denominator, or a whole table, is narrowed to: (("statutory", "yes"),).
        variety: "" for the measure itself, else `rank`, `change` or `one`.
        is_own: whether the area is the service that the report is of (shortens the id).
    """

    measure: str
    area: str
    area_type: str
    period: Period
    by: Labels = ()
    of: Labels = ()
    variety: str = ""
    is_own: bool = True
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = (self.measure, self.area, self.area_type, self.period, self.by, self.of, self.variety, self.is_own)
        object.__setattr__(self, "_hash", hash(parts))  # once: a search looks a key up a million times

    def __hash__(self) -> int:
        return self._hash

    @property
    def id(self) -> str:
        """`custody_rate/yjs/2019-04-01/2020-03-31`; another area's name follows an `=`.

        A published figure keeps the plain id; where it meets a local one, that one says `source=local`.
        """
        area = self.area_type if self.is_own else f"{self.area_type}={_slug(self.area)}"
        parts = [self.measure, area.replace(" ", "-"), str(self.period)]
        parts += [f"{d}={_slug(c)}" for d, c in self.by if (d, c == "local") != ("source", False)]
        if self.of:
            parts.append("of:" + ",".join(f"{d}={_slug(c)}" for d, c in self.of))
        if self.variety:
            parts.append(self.variety)
        return "/".join(parts)

    @property
    def cell(self) -> Key:
        """The true number that it counts: group and categories together, so that one number has one key."""
        return replace(self, by=labels(self.where), of=(), variety="")

    @property
    def where(self) -> dict[str, str]:
        """All its conditions together, group and categories: what decides which cell it is."""
        return {**dict(self.of), **dict(self.by)}

    def rest(self, part: Key) -> Key:
        """Those of this whole who are not in a part, under one name for who counts them and who protects them."""
        further = " and ".join(f"{d}={c}" for d, c in part.by if (d, c) not in self.by)
        named = further if part.measure == self.measure else f"{part.measure} {further}".rstrip()
        return replace(self, by=labels({**dict(self.by), REST: named}))

    def with_measure(self, measure: str) -> Key:
        """The same place in another measure."""
        return replace(self, measure=measure, variety="")
