"""What an audience was sent: an edition's cells as it printed them, and nothing that it did not print."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from functools import lru_cache
from hashlib import sha256
from typing import Any, Self

PUBLIC = "public"

MANIFEST = "manifest.json"
"""The file of an edition that vouches for the others, and by whose SHA-256 ledger and archive know the edition."""

KINDS = ("built", "mailed", "issued")
"""What was only built nobody has read; a mailed draft was read as much as an issued paper."""

READ = ("mailed", "issued")
"""The kinds that somebody has read."""


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
class Paper:
    """One edition as it was made once: two of the same paper hold the same numbers.

    Attributes:
        audience: the edition's name: public or board; for an analyst's own tables the ledger is one audience's.
        document, yot, quarter, as_at: which paper; as_at in ISO form.
        fingerprint: as in the manifest.
    """

    audience: str
    document: str
    yot: str
    quarter: str
    as_at: str
    fingerprint: str

    @classmethod
    def of(cls, manifest: Mapping[str, Any]) -> Self:
        """The paper that a manifest tells of.

        Raises:
            KeyError: it does not say which one that is.
        """
        return cls(*(str(manifest[name]) for name in _IN_MANIFEST))


_IN_MANIFEST = ("edition", "document", "yot", "quarter", "as_at", "fingerprint")
"""What a manifest says of its paper, in the order of a Paper."""


@dataclass(frozen=True, slots=True)
class Release:
    """One edition of one document that left the house, or was built.

    A restated number is the same cell in two releases: each keeps what it printed, and their `as_at` tells the
    vintages apart.

    Attributes:
        kind: built, mailed or issued; what was only built nobody has read.
        audience, document, yot, quarter, as_at, fingerprint: as a Paper has them.
        cells: as they were printed.
        went_out_on: the day in ISO form, where it is known; it does not make another release of it.
    """

    kind: str
    audience: str
    document: str
    yot: str
    quarter: str
    as_at: str
    fingerprint: str
    cells: tuple[PublishedCell, ...]
    went_out_on: str = field(default="", compare=False)

    @property
    def paper(self) -> Paper:
        """Which paper it is a release of."""
        return Paper(self.audience, self.document, self.yot, self.quarter, self.as_at, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Known:
    """What an audience holds, as far as it matters for a paper that is being made, or made again.

    Attributes:
        audience: whose knowledge it is.
        earlier: what it held before that paper first went out to it, in the order of recording. A paper that was
            mailed and then issued unchanged stands there once.
        own: the releases of that very paper, whose pattern is to be kept; none where it has not gone out.
    """

    audience: str
    earlier: tuple[Release, ...] = ()
    own: tuple[Release, ...] = ()

    @property
    def digest(self) -> str:
        """Stands for the earlier releases to this audience itself, in hexadecimal, without showing any.

        A paper that says it in its manifest was protected jointly with just those. Releases to a wider audience do
        not count: the public edition goes out between the making of the board's and its issue.
        """
        to_it = [release for release in self.earlier if release.audience == self.audience]
        parts = [[*astuple(release.paper), contents_digest(map(cell_row, release.cells))] for release in to_it]
        return sha256(json.dumps(parts).encode()).hexdigest()


def held_by(audience: str) -> frozenset[str]:
    """The audiences whose papers an audience has: its own and the public's. The public has no other's."""
    return frozenset({audience, PUBLIC})


def known(audience: str, releases: Iterable[Release], *, before: Paper | None = None) -> Known:
    """What an audience holds, of releases in the order of recording.

    Args:
        audience: board or public.
        releases: of one service; those that the audience does not have are left out.
        before: the paper at hand. If it has gone out to this audience, only what came before its first release
            counts as earlier, so that it can be made again as it was; if not, everything does, an earlier issue of
            the same quarter and a draft of it included.
    """
    read = [one for one in releases if one.kind in READ and one.audience in held_by(audience)]
    firsts: dict[tuple[Paper, tuple[PublishedCell, ...]], Release] = {}
    for release in read:
        firsts.setdefault((release.paper, release.cells), release)
    held = tuple(firsts.values())
    own = tuple(release for release in held if release.paper == before)
    return Known(audience, held[: held.index(own[0])] if own else held, own)


CellRow = tuple[str, str, str | None, int]
"""A cell as it is kept: name, low, high, whether it is withheld."""


def cell_row(cell: PublishedCell) -> CellRow:
    """A cell in text: equal cells give equal rows.

    Raises:
        ValueError: an end is no number, or the low one lies above the high one: a fault of ours.
    """
    ends = [end for end in (cell.low, cell.high) if end is not None]
    if not all(end.is_finite() for end in ends) or ends != sorted(ends):
        raise ValueError("a published cell has no proper range")
    high = None if cell.high is None else _plain(cell.high)
    return (cell.name, _plain(cell.low), high, int(cell.is_withheld))


@lru_cache(maxsize=4096)  # the same few counts come again and again
def _plain(number: Decimal) -> str:
    """One text for all ways of writing a number: 5, 5.0 and 0.5E+1 are 5; nothing is rounded."""
    exact = Context(prec=max(len(number.as_tuple().digits), 1), Emax=MAX_EMAX, Emin=MIN_EMIN)
    return str(exact.plus(exact.normalize(number)))


def contents_digest(rows: Iterable[CellRow]) -> str:
    """What tells one release's cells from another's, in hexadecimal."""
    return sha256(json.dumps([list(row) for row in rows]).encode()).hexdigest()
