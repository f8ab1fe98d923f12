"""A paper's problem as the engine takes it: cells by place, and which of them are printed, small or free."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from report_builder.disclosure.costs import cell_costs, is_headline
from report_builder.disclosure.instance import Flags, Floats, Instance, Row, flags
from report_builder.disclosure.problem import Pattern, Problem, printed
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.spec import Edition


@dataclass(frozen=True)
class Posed:
    """What does not change while tables are dropped.

    Attributes:
        problem: cells and relations.
        edition: whose rules hold.
        small: the cells that are small on their own account.
        known: noughts that no withholding can hide, which are marked but not defended.
    """

    problem: Problem
    edition: Edition
    small: frozenset[Key]
    known: frozenset[Key] = frozenset()

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """The cells in the order of their places."""
        return tuple(self.problem.cells)

    @cached_property
    def places(self) -> dict[Key, int]:
        """Where each cell stands."""
        return {key: place for place, key in enumerate(self.keys)}

    def flags(self, keys: Collection[Key]) -> Flags:
        """True at the places of some cells."""
        return flags(len(self.keys), [self.places[key] for key in keys])

    def keys_of(self, cells: Flags) -> frozenset[Key]:
        """The cells that are True."""
        return frozenset(self.keys[place] for place in np.flatnonzero(cells).tolist())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The relations, as rows."""
        places, infinity = self.places, np.inf
        return tuple(
            Row(
                tuple(places[key] for key, _ in relation.terms),
                tuple(float(weight) for _, weight in relation.terms),
                -infinity if relation.low is None else float(relation.low),
                infinity if relation.high is None else float(relation.high),
            )
            for relation in self.problem.relations
        )

    @cached_property
    def _whole(self) -> Flags:
        cells = self.problem.cells.items()
        fractions = {key.measure for key, cell in cells if cell.count.denominator != 1} | HALVES
        return np.array([key.measure not in fractions for key in self.keys], dtype=np.bool_)

    def instance(self, pattern: Pattern, *, may_hide_headlines: bool = False, fixed: Collection[Key] = ()) -> Instance:
        """The problem with some tables dropped.

        Args:
            pattern: which tables are dropped; what it withholds is not looked at.
            may_hide_headlines: whether a measure's number for the whole service may be a partner.
            fixed: cells that are no partners, since they could not be hidden themselves.
        """
        cells = [self.problem.cells[key] for key in self.keys]
        is_public = np.array([cell.is_public for cell in cells], dtype=np.bool_) | self.flags(self.problem.issued)
        counts = np.array([float(cell.count) for cell in cells])
        seen, small = self.flags(printed(self.problem, pattern)), self.flags(self.small)
        given_up = self.flags(self.known)
        open_to_all = np.array([is_headline(key) for key in self.keys], dtype=np.bool_) & (not may_hide_headlines)
        persons = np.array([cell.persons for cell in cells])
        return Instance(
            counts=counts,
            rows=self.rows,
            costs=self._costs,
            small=small & seen & ~given_up,
            free=seen & ~small & ~is_public & (counts > 0) & ~open_to_all & ~self.flags(fixed),
            unseen=(~seen & ~is_public) | given_up,
            guarded=small & ~seen & ~given_up,
            low=np.where(is_public, counts, self._least(seen)),
            high=np.where(is_public, counts, np.inf),
            whole=self._whole,
            alone=(persons == 1) & small & self.edition.contributors,
        )

    def _least(self, seen: Flags) -> Floats:
        """What a reader knows of a marked number that is no nought: at least 1, if it is whole; a post may be less."""
        return np.where(seen & self._whole & self.edition.is_zero_safe, 1.0, 0.0)

    @cached_property
    def _costs(self) -> Floats:
        costs = cell_costs(self.problem, self.edition)
        return np.array([float(costs[key]) for key in self.keys])


HALVES = frozenset(measure.id for measure in MEASURES.values() if measure.kind == "count" and measure.decimals)
"""Measures whose counts may have halves: school days, full-time posts."""
