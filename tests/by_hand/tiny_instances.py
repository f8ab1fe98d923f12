"""Random problems so small that every world and every pattern of them can be tried.

RANDOM_PROBLEMS=5000 in the environment tries so many of them instead of the modest number of every day.
"""

from __future__ import annotations

import os
from random import Random

import numpy as np
from every_world import EveryWorld
from hypothesis import settings
from hypothesis import strategies as st
from small_instances import addition, between, crossing, instance

from report_builder.disclosure.attacker import Attacker
from report_builder.disclosure.instance import Instance, Row

EXAMPLES = int(os.environ.get("RANDOM_PROBLEMS", "50"))
many = settings(max_examples=EXAMPLES, deadline=None)

SHAPES = ("crossing", "line", "two ways", "rows alone")
WEIGHTS = (1, 1, 1, -1, -1, 2, -2, 3, 0.5, 0.25, 100 / 7)
ROOM = (0, 0, 0.5, 1, 2.5, np.inf)


def tiny(seed: int) -> Instance:
    """A table, or a few, with printed roundings, unseen cells, contributors and costs of all kinds."""
    chance = Random(seed)
    counts, rows = _table(chance)
    rows += [_rounding(chance, counts) for _ in range(chance.choice([0, 0, 1, 2]))]
    places = range(len(counts))
    unseen = [place for place in places if chance.random() < 0.3] if chance.random() < 0.5 else []
    seen = [place for place in places if place not in unseen]
    threshold = chance.choice([2, 3, 5])
    small = [place for place in seen if 1 <= counts[place] < threshold]
    wide = chance.choice([2, 3])
    return instance(
        counts,
        rows,
        small=small,
        free=[place for place in seen if place not in small and counts[place] and chance.random() < 0.9],
        unseen=unseen,
        guarded=[place for place in unseen if chance.random() < 0.6],
        costs={place: float(chance.choice([1, 1, 3, 8, 50])) for place in places} if chance.random() < 0.5 else {},
        low={place: float(min(counts[place], chance.choice([0, 1]))) for place in places},
        high={place: float(counts[place] + chance.choice([wide] * 8 + [1, 0])) for place in places},
        alone=[place for place in small if counts[place] == 1] if chance.random() < 0.5 else [],
    )


def _table(chance: Random) -> tuple[list[int], list[Row]]:
    shape, most = chance.choice(SHAPES), chance.choice([3, 6])
    if shape == "crossing":
        return crossing([[chance.randint(0, most) for _ in range(2)] for _ in range(2)])
    parts = [chance.randint(0, most) for _ in range(chance.randint(2, 4))]
    if shape == "rows alone":
        return parts, []
    total = len(parts)
    counts, rows = [*parts, sum(parts)], [addition(total, *range(total))]
    if shape == "two ways":
        some = chance.randint(0, sum(parts))
        counts, rows = [*counts, some, sum(parts) - some], [*rows, addition(total, total + 1, total + 2)]
    return counts, rows


def _rounding(chance: Random, counts: list[int]) -> Row:
    places = chance.sample(range(len(counts)), chance.randint(1, min(len(counts), 3)))
    weights = {place: chance.choice(WEIGHTS) for place in places}
    exact = sum(weight * counts[place] for place, weight in weights.items())
    return between(exact - chance.choice(ROOM), weights, exact + chance.choice(ROOM))


def is_decided(problem: Instance) -> bool:
    """Whether the linear programme tells all that a contributor knows whatever is withheld.

    Where whole numbers alone tell it, the attack counts it as a breach, and so is more careful than it need be.
    """
    attacker = Attacker(problem)
    return all(attacker.is_of_the_same_child(breach) for breach in EveryWorld(problem).same)


TINY = st.builds(tiny, st.integers(0, 10**9)).filter(is_decided)

UNDECIDED = 311_023
"""A seed whose problem is not decided so."""
