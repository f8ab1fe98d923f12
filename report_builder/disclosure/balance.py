"""Hides cells whose totals are known: one service's numbers move, and another's move back, so that no total tells.

Such a pair of moves is a world that fits everything that is printed, found without a solver. Where no service's hidden
cells can move back, the cheapest that can be hidden are, or the totals of the move's cells are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from report_builder.disclosure.columns import Sheet, place_of
from report_builder.disclosure.moves import Move, Moves
from report_builder.model.key import Key
from report_builder.model.tables import Relation

ENOUGH = 2
"""Values besides the true one; and partners of a small cell, so that no one person of theirs knows every move."""

_MOST = 40
"""Moves of a cell that are weighed against each other, the shortest first."""

_FACTORS = (1, -1, 2, -2)
Further = Callable[[int, Key, Sequence[Key]], Iterable[Move]]
"""The moves of a service's cell, where some of its cells are hidden by now."""

TOTALS = -1
"""In the place of a partner: the totals over all areas of the service are hidden along the move."""


@dataclass(slots=True)
class Seen:
    """What worlds have shown of one cell: its steps, with whom, and which persons' cells moved every time."""

    steps: set[int] = field(default_factory=set)
    partners: set[int] = field(default_factory=set)
    companions: frozenset[Key] | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    """A world: a service makes a move, a partner the opposite, and what that costs."""

    cost: float
    length: int
    number: int
    partner: int
    steps: tuple[tuple[Key, int], ...]


class Balance:
    """What worlds bear witness to, while more and more is hidden."""

    def __init__(
        self,
        sheet: Sheet,
        moves: Sequence[Moves],
        areas: Mapping[int, frozenset[int]],
        *,
        further: Further = lambda *_: (),
    ) -> None:
        """Begin.

        Args:
            sheet: services first, in the order of `moves`, and areas after them.
            moves: of each service.
            areas: column of an area -> the columns of its services.
            further: asked where these moves do not do.
        """
        self._sheet, self._areas = sheet, areas
        self._services = len(moves)
        self._same = frozenset(
            (place_of(one), place_of(person), number)
            for number, paper in enumerate(moves)
            for one, person in paper.same_child
        )
        known = dict.fromkeys(_upward(move) for paper in moves for move in paper.found)
        self._further = further
        self._known: set[Move] = set()
        self._moves: list[Move] = []
        self._with: dict[Key, list[int]] = {}
        for move in sorted((move for move in known if all(place in sheet.at for place, _ in move)), key=_length):
            self._enter(move)
        self._own = [{_upward(move) for move in paper.found} for paper in moves]
        self._places = list(sheet.at)
        self._apart = np.array(
            [
                [any((one in within) != (two in within) for within in areas.values()) for two in range(len(moves))]
                for one in range(len(moves))
            ]
        )
        self.seen: dict[tuple[int, int], Seen] = {}
        self._done = np.zeros(sheet.hidden.shape, dtype=np.bool_)
        alike: dict[object, int] = {}
        self._like = [alike.setdefault(column.structure, len(alike)) for column in sheet.columns[: len(moves)]]
        self._changes: dict[tuple[Move, int, int], list[tuple[Relation, int]]] = {}
        self._has_persons = any(column.alone for column in sheet.columns)

    def hide_all(self) -> list[tuple[int, int]]:
        """Hide every target; what cannot be, by row and column of the sheet."""
        for move in self._moves:
            self._note_free(move)
        waiting = deque((int(row), int(number)) for row, number in np.argwhere(self._sheet.target))
        exposed = []
        while waiting:
            target = waiting.popleft()
            while not self.is_safe(*target):
                way = self._cheapest(*target) or self._next_best(*target)
                if way is None:
                    exposed.append(target)
                    break
                waiting.extend(self._take(way))
        return [target for target in exposed if not self.is_safe(*target)]

    def _next_best(self, row: int, number: int) -> _Way | None:
        """Where no known move of hidden cells will do: one that is looked for afresh, or along which more is hidden."""
        if number < self._services and self._learn(row, number):
            return self._cheapest(row, number) or self._cheapest(row, number, is_bold=True)
        return self._cheapest(row, number, is_bold=True)

    def _learn(self, row: int, number: int) -> bool:
        """Take in the moves that a service's cell can make with all that is hidden of it by now; whether any is new."""
        column = self._sheet.columns[number]
        hidden = [at for at in np.flatnonzero(self._sheet.hidden[:, number]).tolist() if self._sheet.has[at, number]]
        found = self._further(number, column.keys[self._places[row]], [column.keys[self._places[at]] for at in hidden])
        fresh = [move for move in map(_upward, found) if move not in self._own[number]]
        for move in dict.fromkeys(fresh):
            self._own[number].add(move)
            if move not in self._known and all(place in self._sheet.at for place, _ in move):
                self._enter(move)
                self._note_free(move)
        return bool(fresh)

    def _enter(self, move: Move) -> None:
        self._known.add(move)
        self._moves.append(move)
        for place, _ in move:
            self._with.setdefault(place, []).append(len(self._moves) - 1)

    def is_safe(self, row: int, number: int) -> bool:
        """Whether worlds show three values of a cell, and none of them rests on what a single person knows."""
        found = self.seen.get((row, number))
        if found is None or len(found.steps) < ENOUGH:
            return False
        place = self._places[row]
        column = self._sheet.columns[number]
        if place not in column.small or not self._has_persons:
            return True
        if number >= self._services:
            return len(found.partners) >= min(ENOUGH, int(self._sheet.others[row, number]))
        others = all((place, person, number) in self._same for person in found.companions or ())
        return others and (len(found.partners) >= ENOUGH or TOTALS in found.partners)

    def _note_free(self, move: Move) -> None:
        """The worlds of a move that cost nothing more."""
        rows = [self._sheet.at[place] for place, _ in move]
        is_hidden = np.asarray(self._sheet.hidden[rows][:, : self._services].all(axis=0))
        if is_hidden.sum() < ENOUGH:
            return
        for factor in (1, 2):
            able = {sign: self._able(move, sign * factor, is_hidden) for sign in (1, -1)}
            for sign in (1, -1):
                back = np.flatnonzero(able[-sign])
                for number in np.flatnonzero(able[sign] & ~self._done[rows][:, : self._services].all(axis=0)).tolist():
                    partners = back[(back != number) & ~self._apart[number, back]].tolist()[: ENOUGH + 1]
                    if partners:
                        self._note(number, _stepped(move, sign * factor), partners)

    def _able(self, move: Move, factor: int, among: np.ndarray) -> np.ndarray:
        """In which services a move can be made: no cell falls too low, and every addition is kept."""
        rows = [self._sheet.at[place] for place, _ in move]
        steps = factor * np.array([step for _, step in move], dtype=np.float64)
        with np.errstate(invalid="ignore"):
            able = among & (self._sheet.room[rows][:, : self._services] + steps[:, None] >= 0).all(axis=0)
        for number in np.flatnonzero(able).tolist():
            able[number] = self._keeps(number, move, factor)
        return np.asarray(able)

    def _keeps(self, number: int, move: Move, factor: int) -> bool:
        """Whether every addition of a service is kept; papers of one structure are asked once where they can be."""
        name = (move, factor, self._like[number])
        column = self._sheet.columns[number]
        if name not in self._changes:
            self._changes[name] = column.changes(dict(_stepped(move, factor)))
        return column.allows(self._changes[name])

    def _note(self, number: int, steps: Sequence[tuple[Key, int]], partners: Sequence[int]) -> None:
        alone = self._sheet.columns[number].alone if number < self._services else frozenset[Key]()
        moved = alone & {place for place, _ in steps} if alone else alone
        for place, step in steps:
            one = self.seen.setdefault((self._sheet.at[place], number), Seen())
            one.steps.add(step)
            one.partners.update(partners)
            one.companions = (moved if one.companions is None else one.companions & moved) - {place}
            row = self._sheet.at[place]
            self._done[row, number] = self.is_safe(row, number)

    def _cheapest(self, row: int, number: int, *, is_bold: bool = False) -> _Way | None:
        """The cheapest world that shows something new of a cell; where bold, by any move, whatever is to be hidden."""
        find = self._ways_of_area if number >= self._services else self._ways
        ways = find(row, number, is_bold=is_bold)
        ways = (way for way in ways if np.isfinite(way.cost))
        return min(ways, key=lambda way: (way.cost, way.length, way.number, way.partner, way.steps), default=None)

    def _ways(self, row: int, number: int, *, is_bold: bool) -> Iterator[_Way]:
        place = self._places[row]
        known = [self._moves[at] for at in self._with.get(place, [])]
        own = [move for move in known if move in self._own[number]]
        for move in dict.fromkeys((*own, *known[: None if is_bold else _MOST])):
            for factor in _FACTORS:
                if self._is_news(row, number, move, factor):
                    yield from self._ways_of((row, number), move, factor, is_bold=is_bold)

    def _is_news(self, row: int, number: int, move: Move, factor: int) -> bool:
        """Whether the world would show another value, or leave out a person or partner that took part so far."""
        found = self.seen.get((row, number))
        if found is None or len(found.steps) < ENOUGH:
            return found is None or factor * dict(move)[self._places[row]] not in found.steps
        place = self._places[row]
        awkward = {one for one in found.companions or () if (place, one, number) not in self._same}
        if awkward:
            return not awkward <= {one for one, _ in move}
        return True

    def _ways_of(self, target: tuple[int, int], move: Move, factor: int, *, is_bold: bool) -> Iterator[_Way]:
        """The world of a move with its cheapest new partner, and the one with the totals hidden."""
        row, number = target
        rows = [self._sheet.at[place] for place, _ in move]
        only = np.zeros(self._services, dtype=np.bool_)
        only[number] = is_bold or self._sheet.hidden[rows, number].all()
        if not only[number] or not self._able(move, factor, only)[number]:
            return
        steps = _stepped(move, factor)
        own = float(self._sheet.cost[rows, number].sum())
        over = self._over(number, rows)
        if np.isfinite(over):
            yield _Way(own + over, len(move), number, TOTALS, steps)
        costs = self._sheet.cost[rows][:, : self._services].sum(axis=0)
        room = self._sheet.room[rows][:, : self._services]
        back = -factor * np.array([step for _, step in move], dtype=np.float64)
        with np.errstate(invalid="ignore"):
            near = (room + back[:, None] >= 0).all(axis=0) & (costs < over) & ~self._apart[number]
        met = self.seen.get((row, number), Seen())
        near[[number, *(met.partners - {TOTALS} if len(met.steps) >= ENOUGH else ())]] = False
        for partner in sorted(np.flatnonzero(near).tolist(), key=lambda each: float(costs[each])):
            if self._keeps(partner, move, -factor):
                yield _Way(own + float(costs[partner]), len(move), number, partner, steps)
                return

    def _over(self, number: int, rows: Sequence[int]) -> float:
        """What it costs to hide the totals over a service along a move."""
        return sum(
            float(self._sheet.cost[row, area])
            for area, within in self._areas.items()
            if number in within
            for row in rows
            if self._sheet.has[row, area]
        )

    def _ways_of_area(self, row: int, area: int, *, is_bold: bool) -> Iterator[_Way]:
        """Worlds in which a total moves with one of its services."""
        for at in self._with.get(self._places[row], [])[: None if is_bold else _MOST]:
            move = self._moves[at]
            rows = [self._sheet.at[place] for place, _ in move]
            for factor in _FACTORS:
                if not self._is_news(row, area, move, factor):
                    continue
                hidden = np.asarray(self._sheet.hidden[rows][:, : self._services].all(axis=0)) | is_bold
                for number in np.flatnonzero(self._able(move, factor, hidden)).tolist():
                    if number in self._areas[area] and not self._has_met(row, area, number):
                        cost = float(self._sheet.cost[rows, number].sum()) + self._over(number, rows)
                        yield _Way(cost, len(move), number, TOTALS, _stepped(move, factor))

    def _has_met(self, row: int, area: int, number: int) -> bool:
        """Whether a total has steps enough, and this service is one with which it moved."""
        found = self.seen.get((row, area), Seen())
        return len(found.steps) >= ENOUGH and number in found.partners

    def _take(self, way: _Way) -> list[tuple[int, int]]:
        """Hide what a world needs; the cells that were seen till now."""
        rows = [self._sheet.at[place] for place, _ in way.steps]
        self._note(way.number, way.steps, [way.partner])
        back = tuple((place, -step) for place, step in way.steps)
        fresh = self._sheet.hide(rows, way.number)
        if way.partner != TOTALS:
            fresh += self._sheet.hide(rows, way.partner)
            self._note(way.partner, back, [way.number])
            return fresh
        for area, within in self._areas.items():
            if way.number in within:
                there = [row for row in rows if self._sheet.has[row, area]]
                fresh += self._sheet.hide(there, area)
                steps = [(self._places[row], dict(way.steps)[self._places[row]]) for row in there]
                self._note(area, steps, [way.number])
        return fresh


def _upward(move: Move) -> Move:
    """A move without its service; it and its opposite are one, which begins upwards."""
    steps = sorted((place_of(key), step) for key, step in move)
    sign = 1 if steps[0][1] > 0 else -1
    return tuple((key, sign * step) for key, step in steps)


def _stepped(move: Move, factor: int) -> tuple[tuple[Key, int], ...]:
    return tuple((place, factor * step) for place, step in move)


def _length(move: Move) -> tuple[int, Move]:
    return len(move), move
