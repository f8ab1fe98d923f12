"""Small problems in numbers: a few cells, and what everybody knows to hold between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from report_builder.disclosure.instance import Floats, Instance, Row, flags

THRESHOLD = 5


def addition(total: int, *parts: int) -> Row:
    """The cell at `total` is the sum of those at `parts`."""
    return Row((total, *parts), (1.0, *(-1.0 for _ in parts)))


def between(low: float, weights: Mapping[int, float], high: float) -> Row:
    """A printed rounding: low <= sum of weight x cell <= high."""
    return Row(tuple(weights), tuple(float(weight) for weight in weights.values()), low, high)


def instance(
    counts: Sequence[float],
    rows: Sequence[Row] = (),
    *,
    small: Sequence[int] | None = None,
    free: Sequence[int] | None = None,
    unseen: Sequence[int] = (),
    guarded: Sequence[int] = (),
    costs: Mapping[int, float] | None = None,
    low: Mapping[int, float] | None = None,
    high: Mapping[int, float] | None = None,
    halves: Sequence[int] = (),
    alone: Sequence[int] = (),
) -> Instance:
    """A problem whose noughts are printed: unless told, 1 to 4 are small, and larger counts may be partners.

    Args:
        counts: the truth, by place.
        rows: what a reader knows to hold.
        small: places; those that are unseen are not among them.
        free: places of possible partners.
        unseen: places of what is not printed in any case.
        guarded: places of the unseen cells that must keep three candidates.
        costs: of some places; 1 elsewhere.
        low: of some places; 1 elsewhere, or 0 for a nought.
        high: of some places; none elsewhere.
        halves: places of counts that are no whole numbers.
        alone: places of counts behind which one person stands.
    """
    size, truth = len(counts), np.array(counts, dtype=np.float64)
    seen = [place for place in range(size) if place not in unseen]
    tiny = [place for place in seen if 1 <= truth[place] < THRESHOLD] if small is None else small
    partners = [place for place in seen if truth[place] > 0 and place not in tiny] if free is None else free
    return Instance(
        counts=truth,
        rows=tuple(rows),
        costs=_filled(np.ones(size), costs),
        small=flags(size, tiny),
        free=flags(size, partners),
        unseen=flags(size, unseen),
        guarded=flags(size, guarded),
        low=_filled(np.minimum(truth, 1.0), low),
        high=_filled(np.full(size, np.inf), high),
        whole=~flags(size, halves),
        alone=flags(size, alone),
    )


def _filled(values: Floats, others: Mapping[int, float] | None) -> Floats:
    for place, value in (others or {}).items():
        values[place] = value
    return values


def crossing(lines: Sequence[Sequence[int]]) -> tuple[list[int], list[Row]]:
    """Counts and additions of a table with both margins: inner cells line by line, line totals, column totals, all."""
    down, across = len(lines), len(lines[0])
    inner = [count for line in lines for count in line]
    sums = [sum(line) for line in lines] + [sum(column) for column in zip(*lines, strict=True)]
    totals = range(len(inner), len(inner) + down + across)
    everything = len(inner) + down + across
    rows = [addition(totals[i], *(i * across + j for j in range(across))) for i in range(down)]
    rows += [addition(totals[down + j], *(i * across + j for i in range(down))) for j in range(across)]
    rows += [addition(everything, *totals[:down]), addition(everything, *totals[down:])]
    return [*inner, *sums, sum(inner)], rows
