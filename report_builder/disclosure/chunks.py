"""Very large blocks, such as 150 services under common national totals, protected a few services at a time.

While some cells are looked at, all others count as known to the attacker, who is so made stronger than he is. A world
that fits a part fits the whole: what is safe in its part is safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from report_builder.disclosure.attacker import Breach
from report_builder.disclosure.divide import block_of
from report_builder.disclosure.instance import Flags, Instance, Places

HUGE = 3_000
"""Cells of a block beyond which it is protected in parts."""

PART = 1_200
"""About how many cells a part has."""

Hide = Callable[[Instance], tuple[Flags, tuple[Breach, ...]]]
"""Protects a part: what is withheld, and what could not be hidden."""


def protect_in_parts(instance: Instance, hide: Hide) -> tuple[Flags, tuple[Breach, ...]]:
    """What is withheld of a very large block, and what could not be hidden.

    What a part could not hide by itself is tried again together with the groups that it shares most rows with, more of
    them each time, until the part is the whole.
    """
    withheld, exposed = instance.small.copy(), list[Breach]()
    pieces = _pieces(instance)
    for places in _parts(pieces):
        exposed += _protect(instance, places, hide, withheld)
    size = PART
    while exposed and size < 2 * instance.size:
        size *= 2
        places = _around(instance, pieces, exposed, size=size)
        exposed = _protect(instance, places, hide, withheld)
    return withheld, tuple(exposed)


def _protect(instance: Instance, places: Places, hide: Hide, withheld: Flags) -> list[Breach]:
    """Protect some cells as if the others were known, and mark what is withheld; returns what could not be hidden."""
    so_far = replace(instance, small=withheld.copy(), free=instance.free & ~withheld)
    found, exposed = hide(block_of(so_far, places).instance)
    withheld[places] |= found
    return [breach.within(places) for breach in exposed]


def _pieces(instance: Instance) -> list[Places]:
    """The places of each group; all together where there are no groups."""
    if instance.groups is None:
        return [np.arange(instance.size)]
    return [np.flatnonzero(instance.groups == group) for group in np.unique(instance.groups)]


def _parts(pieces: list[Places]) -> Iterator[Places]:
    """Neighbouring pieces together, until they have about as many cells as a part should."""
    part: list[Places] = []
    for piece in pieces:
        part.append(piece)
        if sum(map(len, part)) >= PART:
            yield np.sort(np.concatenate(part))
            part = []
    if part:
        yield np.sort(np.concatenate(part))


def _around(instance: Instance, pieces: list[Places], exposed: list[Breach], *, size: int) -> Places:
    """The pieces of the exposed cells, then those that share most rows with them, up to a size."""
    piece_of = np.empty(instance.size, dtype=np.int64)
    for number, piece in enumerate(pieces):
        piece_of[piece] = number
    wanted = list(dict.fromkeys(int(piece_of[breach.target]) for breach in exposed))
    targets = {breach.target for breach in exposed}
    shared = np.zeros(len(pieces))
    for row in instance.rows:
        if targets.intersection(row.places):
            shared += np.bincount(piece_of[list(row.places)], minlength=len(pieces))
    others = [number for number in np.argsort(-shared, kind="stable").tolist() if number not in wanted]
    places = np.concatenate([pieces[number] for number in wanted])
    for number in others:
        if len(places) >= size:
            break
        places = np.concatenate([places, pieces[number]])
    return np.sort(places)
