"""What may be said in the place of withheld breakdowns: each statement only where it costs no other number.

The paper's own tables have their pattern already. Each alternative is then tried in a fixed order, and kept only where
its cells may all be shown as they are and the attack on everything printed together still finds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report_builder.disclosure.complements import with_complements
from report_builder.disclosure.history import with_history
from report_builder.disclosure.over_time import held_against_time
from report_builder.disclosure.posed import Posed
from report_builder.disclosure.primary import small_cells
from report_builder.disclosure.problem import Pattern, kept, pose, printed, rests_on
from report_builder.disclosure.reader import Reader
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import Alternative, CountTable, Missing
from report_builder.model.view import View

TRIES = 12
"""How many alternatives of a paper are attacked: a bound of work, so that the answer is the same everywhere."""


def alternatives_kept(
    posed: Posed, pattern: Pattern, candidates: Sequence[Alternative]
) -> tuple[Reader, tuple[Alternative, ...]]:
    """The first alternative of each view that gives nothing away, and the reader who has them all.

    Args:
        posed: the paper's problem; its cells are the reader's where nothing is kept.
        pattern: what is withheld; it is never changed.
        candidates: of the same view in the order in which they are tried.
    """
    reader, chosen, tries = Reader(posed, pattern), list[Alternative](), 0
    hidden = tuple(_with_marks(posed, pattern))
    for candidate in candidates:
        if candidate.of not in hidden or candidate.of in {one.of for one in chosen} or tries == TRIES:
            continue
        if not _may_be_shown(candidate, posed.edition, pattern) or not _says_more(candidate, reader):
            continue
        told = held_against_time(candidate, posed.problem.cells)
        if told is None:
            continue
        tries += 1
        wider = _with_tables(posed, pattern, [table for one in (*chosen, told) for table in one.tables])
        touched = [cell.key for table in told.tables for cell in table.cells]
        if not wider.works_something_out(touched):
            reader, chosen = wider, [*chosen, told]
    return reader, tuple(chosen)


def _with_marks(posed: Posed, pattern: Pattern) -> Iterator[View]:
    """The views of which something is withheld, or that gave way to their totals."""
    for index, table in enumerate(posed.problem.tables):
        level = pattern.dropped.get(index, 0)
        shown = {key for wanted in kept(table, level) for key in rests_on(wanted.formula)}
        if level or not pattern.withheld.isdisjoint(shown):
            yield table.view


def _cells(tables: Iterable[CountTable]) -> Iterator[Key]:
    """The cells that tables print."""
    for table in tables:
        for wanted in table.wanted:
            yield from rests_on(wanted.formula)


def _may_be_shown(candidate: Alternative, edition: Edition, pattern: Pattern) -> bool:
    """Whether no cell that it prints is small or withheld elsewhere, and none is missing."""
    problem = pose(candidate.tables)
    cells = set(_cells(candidate.tables))
    is_whole = cells and not any(isinstance(one.formula, Missing) for table in candidate.tables for one in table.wanted)
    return bool(is_whole) and cells.isdisjoint(small_cells(problem, edition) | pattern.withheld)


def _says_more(candidate: Alternative, reader: Reader) -> bool:
    """Whether it prints a cell that this paper does not print yet; an earlier one may have done so."""
    said = printed(reader.posed.problem, reader.pattern)
    return any(key not in said for key in _cells(candidate.tables))


def _with_tables(posed: Posed, pattern: Pattern, tables: Iterable[CountTable]) -> Reader:
    problem = with_complements(pose((*posed.problem.tables, *tables)))
    problem = with_history(problem, posed.problem.releases, edition=posed.edition)
    small = small_cells(problem, posed.edition)
    return Reader(Posed(problem, posed.edition, small, posed.known), pattern)
