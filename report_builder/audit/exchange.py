"""Worlds by exchange: one service's counts move and another's move back, so that no total of theirs tells.

Whoever holds the papers of many services tries this first: it takes no programme over the whole. A move is looked for
in one service by itself, and tried in every other. Each world is checked against every sum that it touches, in whole
numbers: what is found here is shown, and what is not found is left to the programmes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from report_builder.audit.block_attack import ENOUGH, BlockAttack
from report_builder.audit.blocks import Block
from report_builder.audit.solver import Programme

if TYPE_CHECKING:
    from report_builder.audit.propagate import Floats, Places

Whose = tuple[str, str]
"""Whose count it is, and of what: counts of two services that are of the same stand in the same totals."""

Steps = dict[int, int]
"""Column of the block -> how far it moves, never nought."""

_Move = tuple[tuple[str, int], ...]

_MOST_PARTNERS = 30
"""Services that are tried for one move of another."""

_FACTORS = (1, -1, 2, -2)
_SCARCE = 20.0
"""What a move costs along a count that no other service can move, where each costs 1 that all can."""


def exchange(attack: BlockAttack, world: Floats, whose: Sequence[Whose | None]) -> None:
    """Note the values that counts take in worlds of exchange.

    Args:
        attack: its targets' values are added to.
        world: fits the block.
        whose: of each column; None where it is nobody's. What need not be whole stays as it is.
    """
    whole = [each if is_whole else None for each, is_whole in zip(whose, attack.block.is_whole.tolist(), strict=True)]
    found = _Exchange(attack, world, whole)
    found.spread(found.moves())
    found.pair_up()


class _Exchange:
    """One block, and the world from which its services move."""

    def __init__(self, attack: BlockAttack, world: Floats, whose: Sequence[Whose | None]) -> None:
        self._attack, self._block, self._world = attack, attack.block, world
        self._column = {each: column for column, each in enumerate(whose) if each is not None}
        self._of: dict[str, list[int]] = {}
        self._what = ["" if each is None else each[1] for each in whose]
        self._holders: dict[str, list[str]] = {}
        for (one, what), column in self._column.items():
            self._of.setdefault(one, []).append(column)
            self._holders.setdefault(what, []).append(one)
        self._checked = _Sums(attack.block, world)
        self._near = self._checked.neighbours(self._of)

    def moves(self) -> list[_Move]:
        """The shortest moves of each target in its own service, a step up and one down; each once, short ones first."""
        found: dict[_Move, None] = {}
        for columns in self._of.values():
            targets = [column for column in columns if column in self._attack.found]
            own = _Own(_within(self._block, np.array(columns)), self._world[columns])
            costs = np.array([1.0 + _SCARCE / len(self._holders[self._what[column]]) for column in columns])
            for target in targets:
                ways = [own.shortest(columns.index(target), step, costs) for step in (1, -1)]
                if not all(ways):
                    ways += [own.shortest(columns.index(target), step, costs) for step in (2, -2)]
                for steps in ways:
                    found |= {self._upward({columns[at]: each for at, each in steps.items()}): None} if steps else {}
        return sorted(found, key=lambda move: (len(move), move))

    def _upward(self, steps: Steps) -> _Move:
        """A move and its opposite are one, whichever service makes it."""
        move = sorted((self._what[column], step) for column, step in steps.items())
        sign = 1 if move[0][1] > 0 else -1
        return tuple((what, sign * step) for what, step in move)

    def spread(self, moves: Sequence[_Move]) -> None:
        """Try each move in each service that can make it, as long as it shows something new."""
        for move in moves:
            holders = [one for one in self._holders[move[0][0]] if all((one, what) in self._column for what, _ in move)]
            able = {
                factor: {
                    one: steps for one in holders if self._checked.has_room(steps := self._steps(one, move, factor))
                }
                for factor in _FACTORS
            }
            for factor in _FACTORS:
                for one, steps in able[factor].items():
                    if self._is_news(steps):
                        self._try(one, steps, able[-factor])

    def _steps(self, one: str, move: _Move, factor: int) -> Steps:
        return {self._column[one, what]: factor * step for what, step in move}

    def _is_news(self, steps: Steps) -> bool:
        """Whether some target of a move has too few values, and this one is not among them."""
        for column, step in steps.items():
            found = self._attack.found.get(column)
            if found is not None and len(found.values) < ENOUGH and self._world[column] + step not in found.values:
                return True
        return False

    def _try(self, one: str, steps: Steps, others: Mapping[str, Steps]) -> None:
        """Move with the totals where they are withheld, or else with the first partner that fits."""
        for partner in self._partners(one, others):
            both = self._checked.completed({**steps, **partner})
            if both is not None:
                self._note(both)
                return

    def _partners(self, one: str, others: Mapping[str, Steps]) -> Iterator[Steps]:
        """Nobody; then the services of most of the same totals, those first whose own values it would show too."""
        yield {}
        near = self._near[one]
        willing = sorted((each for each in others if each != one), key=lambda each: -near.get(each, 0))
        best = [each for each in willing if near.get(each, 0) == near.get(willing[0], 0)]
        eager = [each for each in best if self._is_news(others[each])]
        for each in list(dict.fromkeys((*eager[:_MOST_PARTNERS], *willing[:_MOST_PARTNERS]))):
            yield others[each]

    def pair_up(self) -> None:
        """For each target with too few values still: steps of its service and of another one at once."""
        for one, columns in self._of.items():
            partners = self._by_common_counts(one) if any(map(self._is_left, columns)) else []
            for partner in partners:
                left = [column for column in columns if self._is_left(column)]
                if left:
                    self._step_together(left, sorted({*columns, *self._of[partner]}))

    def _is_left(self, column: int) -> bool:
        found = self._attack.found.get(column)
        return found is not None and len(found.values) < ENOUGH <= found.high - found.low + 1

    def _by_common_counts(self, one: str) -> list[str]:
        near = self._near[one]
        others = sorted((each for each in near if each != one and near[each]), key=lambda each: -near[each])
        return others[:_MOST_PARTNERS]

    def _step_together(self, left: Sequence[int], columns: list[int]) -> None:
        kept = np.array(columns)
        both = _Own(self._block.part(kept, self._world), self._world[kept])
        for column in left:
            for step in _FACTORS:
                if self._is_left(column) and self._world[column] + step not in self._attack.found[column].values:
                    steps = both.shortest(columns.index(column), step, np.ones(len(columns)))
                    found = {columns[at]: each for at, each in steps.items()}
                    if found and self._checked.completed(found) == found:
                        self._note(found)

    def _note(self, steps: Steps) -> None:
        for column, step in steps.items():
            if column in self._attack.found:
                self._attack.found[column].values.add(float(self._world[column] + step))


class _Sums:
    """The sums of a block around one world, for worlds that differ from it in a few counts."""

    def __init__(self, block: Block, world: Floats) -> None:
        ends = zip(block.starts[:-1].tolist(), block.starts[1:].tolist(), strict=True)
        columns, weights = block.entry_column.tolist(), block.weight.tolist()
        self._rows = [list(zip(columns[a:b], weights[a:b], strict=True)) for a, b in ends]
        self._of: list[list[tuple[int, float]]] = [[] for _ in block.columns]
        for number, row in enumerate(self._rows):
            for column, weight in row:
                self._of[column].append((number, weight))
        sums = block.sums(world)
        self._least, self._most = (block.row_low - sums).tolist(), (block.row_high - sums).tolist()
        self._down, self._up = (block.low - world).tolist(), (block.high - world).tolist()

    def has_room(self, steps: Steps) -> bool:
        """Whether each count may move so far by itself."""
        return all(self._down[column] <= step <= self._up[column] for column, step in steps.items())

    def completed(self, steps: Steps) -> Steps | None:
        """The steps, and those of the totals that take them up; None where some sum does not come out."""
        whole = dict(steps)
        for row in self._broken(steps):
            total = self._total(row)
            if total is None or total[0] in steps:
                return None
            rest = sum(weight * whole.get(column, 0) for column, weight in self._rows[row] if column != total[0])
            whole[total[0]] = round(-rest / total[1])
        whole = {column: step for column, step in whole.items() if step}
        return whole if self.has_room(whole) and not self._broken(whole) else None

    def _broken(self, steps: Steps) -> list[int]:
        changes: dict[int, float] = {}
        for column, step in steps.items():
            for row, weight in self._of[column]:
                changes[row] = changes.get(row, 0.0) + weight * step
        return [row for row, by in changes.items() if not self._least[row] <= by <= self._most[row]]

    def _total(self, row: int) -> tuple[int, float] | None:
        """The count that is the sum of all others of a row, if it is open."""
        above = [entry for entry in self._rows[row] if entry[1] > 0]
        return above[0] if len(above) == 1 else None

    def neighbours(self, of: Mapping[str, Sequence[int]]) -> dict[str, dict[str, int]]:
        """One -> another -> in how many sums both stand."""
        owner = {column: one for one, columns in of.items() for column in columns}
        names = {one: number for number, one in enumerate(of)}
        stands = np.zeros((len(names), len(self._rows)), dtype=np.float32)
        for number, row in enumerate(self._rows):
            for column, _ in row:
                if column in owner:
                    stands[names[owner[column]], number] = 1.0
        shared = (stands @ stands.T).astype(np.int64).tolist()
        every = list(names)
        return {one: dict(zip(every, shared[number], strict=True)) for one, number in names.items()}


class _Own:
    """The counts of a service or two under the sums that bind them, as steps up and steps down from where they are."""

    def __init__(self, part: Block, at: Floats) -> None:
        size = len(at)
        now = part.sums(at)
        counts = np.diff(part.starts)
        rows = np.repeat(np.arange(len(counts)), counts)
        order = np.argsort(np.concatenate([rows, rows]), kind="stable")
        doubled = replace(
            part,
            columns=np.concatenate([part.columns, part.columns]),
            low=np.zeros(2 * size),
            high=np.concatenate([part.high - at, at - part.low]),
            is_whole=np.concatenate([part.is_whole, part.is_whole]),
            starts=2 * part.starts,
            entry_column=np.concatenate([part.entry_column, part.entry_column + size])[order],
            weight=np.concatenate([part.weight, -part.weight])[order],
            row_low=part.row_low - now,
            row_high=part.row_high - now,
        )
        self._size, self._part = size, doubled
        self._programme: Programme | None = None

    def shortest(self, target: int, step: int, costs: Floats) -> Steps:
        """The cheapest steps in which one count moves by so much; none where there are none in whole numbers."""
        up, down = (target, target + self._size) if step > 0 else (target + self._size, target)
        if self._part.high[up] < abs(step):
            return {}
        self._programme = self._programme or Programme(self._part, whole=False)
        self._programme.between(up, abs(step), abs(step))
        self._programme.between(down, 0, 0)
        answer = self._programme.towards(np.concatenate([costs, costs]))
        self._programme.release(up)
        self._programme.release(down)
        if answer.values is None:
            return {}
        way = answer.values[: self._size] - answer.values[self._size :]
        steps = np.rint(way)
        if np.abs(steps - way).max(initial=0.0) > 1e-6:
            return {}
        return {at: int(steps[at]) for at in np.flatnonzero(steps).tolist()}


def _within(block: Block, columns: Places) -> Block:
    """The columns, and of the rows those that have no others."""
    inside = np.full(len(block.columns), -1, dtype=np.int64)
    inside[columns] = np.arange(len(columns))
    rows = np.repeat(np.arange(len(block.row_low)), np.diff(block.starts))
    strange = np.bincount(rows, weights=inside[block.entry_column] < 0, minlength=len(block.row_low))
    entries = (inside[block.entry_column] >= 0) & (strange[rows] == 0)
    used, numbers = np.unique(rows[entries], return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=len(used)))]).astype(np.int64)
    return Block(
        block.columns[columns],
        block.low[columns],
        block.high[columns],
        block.is_whole[columns],
        starts,
        inside[block.entry_column[entries]],
        block.weight[entries],
        block.row_low[used],
        block.row_high[used],
    )
