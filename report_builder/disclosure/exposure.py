"""Which hidden cells a reader could work out: quickly by propagation, then surely by linear programmes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.disclosure.attack import Interval, intervals
from report_builder.disclosure.problem import Pattern, Problem
from report_builder.disclosure.programme import is_exact, sharpen
from report_builder.model.key import Key
from report_builder.model.spec import Edition

_State = frozenset[tuple[Key, object, object]]


@dataclass(frozen=True, slots=True)
class Attacker:
    """Attacks pattern after pattern of one problem, and remembers each block of cells that it has solved.

    Attributes:
        problem: cells and relations.
        edition: whose rules hold.
        small: the cells that are small on their own account.
        known: cells that no withholding can hide, which are marked but not defended.
    """

    problem: Problem
    edition: Edition
    small: frozenset[Key]
    known: frozenset[Key] = frozenset()
    _solved: dict[tuple[_State, frozenset[Key]], frozenset[Key]] = field(default_factory=dict)

    def exposed(self, pattern: Pattern) -> list[Key]:
        """The cells that are to be hidden but keep fewer than three candidates, in a fixed order.

        To be hidden are the withheld cells, small ones and their partners alike, and the small ones that no table
        prints. What propagation finds is enough to go on with; where it finds nothing, the linear programmes decide.
        """
        hidden = (pattern.withheld | self.small) - self.known
        known = intervals(self.problem, pattern, self.edition)
        tight = sorted(key for key in hidden if known[key].is_tight)
        if tight or not hidden:
            return tight
        return sorted(key for block in blocks(self.problem, known) for key in self._tight_of(block, hidden, known))

    def _tight_of(self, block: frozenset[Key], hidden: frozenset[Key], known: Mapping[Key, Interval]) -> frozenset[Key]:
        targets = hidden & block
        state = (frozenset((key, known[key].low, known[key].high) for key in block), targets)
        if state not in self._solved:
            sharp = sharpen(self.problem, block, targets, known=known)
            self._solved[state] = frozenset(key for key in targets if sharp[key].is_tight)
        return self._solved[state]


def noughts_by_nature(problem: Problem, edition: Edition, small: frozenset[Key]) -> frozenset[Key]:
    """The noughts among the small cells that a reader knows before anything is printed.

    Where noughts are not safe, those that follow from what the words mean (who has no reoffence is no reoffender) or
    from what is public cannot be hidden by withholding, and give nothing away.
    """
    if edition.is_zero_safe:
        return frozenset()
    noughts = frozenset(key for key in small if problem.cells[key].count == 0)
    unprinted = Pattern(dropped=dict.fromkeys(range(len(problem.tables)), 2))
    known: frozenset[Key] = frozenset()
    while found := Attacker(problem, edition, noughts, known).exposed(unprinted):
        known |= frozenset(found)
    return known


def blocks(problem: Problem, known: Mapping[Key, Interval]) -> list[frozenset[Key]]:
    """The unknown cells, in sets that no relation joins; each can be attacked by itself."""
    keys = tuple(known)
    leader = {place: place for place, interval in enumerate(known.values()) if not is_exact(interval)}

    def lead(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for claim in problem.claims:
        unknown = [place for place, _ in claim.terms if place in leader]
        for place in unknown[1:]:
            leader[lead(place)] = lead(unknown[0])
    found: dict[int, set[Key]] = {}
    for place in leader:
        found.setdefault(lead(place), set()).add(keys[place])
    return [frozenset(within) for within in found.values()]
