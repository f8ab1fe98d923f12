"""Many services' papers and the totals over them as one problem: what no paper gives away, all of them may together.

Each paper is protected by itself first, with all its tables and additions. Then the totals join them: what is withheld
stays so, and further cells of papers or totals are withheld until each is hidden from whoever holds all of them. What
cannot be hidden otherwise takes the totals of its measure with it: then the papers stand alone, which is safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from report_builder.disclosure.balance import Balance
from report_builder.disclosure.columns import Column, Sheet
from report_builder.disclosure.complements import with_complements
from report_builder.disclosure.moves import Move, Moves, moves_of, moves_with
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.primary import small_cells
from report_builder.disclosure.problem import Pattern, pose, printed
from report_builder.disclosure.protect import posed_for, refusal
from report_builder.disclosure.secondary import search
from report_builder.model.key import Key
from report_builder.model.release import Release
from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable


@dataclass(frozen=True, slots=True)
class AloneSafe:
    """A paper protected by itself, before it meets the others, and how its hidden numbers may move."""

    posed: Posed
    pattern: Pattern
    moves: Moves = field(default_factory=Moves)


@dataclass(frozen=True, slots=True)
class Totals:
    """Tables of totals over areas, one measure and view at a time.

    Attributes:
        tables: counted, the additions between their own cells in them.
        areas: name -> the numbers of the papers of its services; every service's count of a cell goes into it.
    """

    tables: tuple[CountTable, ...]
    areas: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Together:
    """Patterns that are safe together.

    Attributes:
        papers: one for each, in the order given.
        posed, totals: the problem of the totals, and its pattern.
        added: cells of papers that are withheld for the others' sake.
    """

    papers: tuple[Pattern, ...]
    posed: Posed
    totals: Pattern
    added: int


def safe_alone(tables: tuple[CountTable, ...], edition: Edition, *, releases: Sequence[Release] = ()) -> AloneSafe:
    """Protect one paper against whoever holds it alone, and what went out before.

    Raises:
        DisclosureError: nothing can hide a cell of it.
    """
    posed = posed_for(tables, edition, releases=releases)
    pattern, still_exposed = search(posed.problem, edition, small=posed.small, known=posed.known)
    if still_exposed:
        raise refusal(still_exposed, edition)
    return AloneSafe(posed, pattern, moves_of(posed, pattern))


def safe_together(papers: Sequence[AloneSafe], totals: Totals, edition: Edition) -> Together:
    """Withhold what is needed besides, so that papers and totals may go out together.

    Args:
        papers: each safe alone; no two of the same service.
        totals: over them.
        edition: whose rules hold for all.
    """
    problem = with_complements(pose(totals.tables))
    posed = Posed(problem, edition, small_cells(problem, edition))
    given_up = frozenset[str]()
    while True:
        dropped = {number: 2 for number, table in enumerate(totals.tables) if table.view.measure in given_up}
        pattern = Pattern(dropped=dropped)
        pattern = pattern.withholding(posed.small & printed(problem, pattern))
        sheet, areas = _sheet(papers, posed, pattern, totals)
        balance = Balance(sheet, [paper.moves for paper in papers], areas, further=_Further(papers))
        exposed = balance.hide_all()
        lost = {tuple(sheet.at)[row].measure for row, _ in exposed} - given_up
        if not lost:
            return _together(papers, posed, pattern, sheet)
        given_up |= lost


@dataclass(frozen=True, slots=True)
class _Further:
    """Looks for moves of papers of which more is hidden by now."""

    papers: Sequence[AloneSafe]

    def __call__(self, number: int, target: Key, hidden: Iterable[Key]) -> tuple[Move, ...]:
        paper = self.papers[number]
        return moves_with(paper.posed, paper.pattern.withholding(hidden), target)


def _sheet(
    papers: Sequence[AloneSafe], posed: Posed, pattern: Pattern, totals: Totals
) -> tuple[Sheet, dict[int, frozenset[int]]]:
    """The papers of which there are totals, and the totals, side by side."""
    columns = [Column.of(one.posed, one.posed.keys, alone=_persons(one)) for one in papers]
    names = list(totals.areas)
    of_areas = [[key for key in posed.keys if key.area == name] for name in names]
    columns += [Column.of(posed, keys, alone=frozenset()) for keys in of_areas]
    sheet = Sheet(columns)
    for number, one in enumerate(papers):
        sheet.fill(number, one.posed, one.pattern)
    for number, name in enumerate(names, start=len(papers)):
        sheet.fill(number, posed, pattern)
        within = list(totals.areas[name])
        sheet.others[:, number] = np.nan_to_num(sheet.counts[:, within] > 0).sum(axis=1)
    return sheet, {number: frozenset(totals.areas[name]) for number, name in enumerate(names, start=len(papers))}


def _persons(paper: AloneSafe) -> frozenset[Key]:
    return paper.posed.keys_of(paper.posed.instance(paper.pattern).alone)


def _together(papers: Sequence[AloneSafe], posed: Posed, pattern: Pattern, sheet: Sheet) -> Together:
    """The patterns as the sheet has them."""
    own = tuple(
        replace(one.pattern, withheld=one.pattern.withheld | sheet.added_to(number))
        for number, one in enumerate(papers)
    )
    added = sum(len(now.withheld - before.pattern.withheld) for now, before in zip(own, papers, strict=True))
    more: Iterable[Key] = (key for number in range(len(papers), len(sheet.columns)) for key in sheet.added_to(number))
    return Together(own, posed, pattern.withholding(more), added)
