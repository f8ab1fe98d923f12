"""What every reader knows of two periods of which one lies within the other: the short one counts no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from report_builder.model.dimension import STEADY
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Alternative, Cell, Relation, at_most


def held_against_time(candidate: Alternative, cells: Mapping[Key, Cell]) -> Alternative | None:
    """A pooled year with what it says of the periods within it; None where a correction has made them disagree.

    Args:
        candidate: what might be said.
        cells: of the paper.
    """
    said = {cell.key: cell.count for table in candidate.tables for cell in table.cells}
    counts = {**said, **{key: cell.count for key, cell in cells.items()}}
    relations = dict.fromkeys(_nested(said, cells))
    if any(sum(weight * counts[key] for key, weight in relation.terms) < 0 for relation in relations):
        return None
    first, *others = candidate.tables
    named = {key for relation in relations for key, _ in relation.terms}
    further = (cell for key, cell in cells.items() if key in named)
    told = replace(first, cells=(*first.cells, *further), relations=(*first.relations, *relations))
    return replace(candidate, tables=(told, *others))


def _nested(keys: Iterable[Key], cells: Iterable[Key]) -> Iterator[Relation]:
    """Each pair of the same group, one of them of the paper, whose periods lie within each other."""
    of_group: dict[tuple[object, ...], list[Key]] = {}
    for key in cells:
        of_group.setdefault(_group(key), []).append(key)
    for key in keys:
        for other in of_group.get(_group(key), ()):
            short, long = sorted((key, other), key=_days)
            if short.period != long.period and _is_within(short, long):
                yield at_most(short, long)


def _group(key: Key) -> tuple[object, ...]:
    """All of a key but its period."""
    return (key.measure, key.area_type, key.area, key.by, key.of, key.variety)


def _days(key: Key) -> int:
    return (key.period.end - key.period.start).days


def _is_within(short: Key, long: Key) -> bool:
    """Whether who is counted in the one is counted in the other.

    Ages are as of the period's end, and kinds of case as of the period, so that the same words may mean others.
    """
    dimensions, counts = {dimension for dimension, _ in short.by}, MEASURES[short.measure].counts
    if "age" in dimensions and short.period.end != long.period.end:
        return False
    if counts != "events" and (counts != "persons" or not dimensions <= STEADY | {"age", "source"}):
        return False
    return long.period.start <= short.period.start and short.period.end <= long.period.end
