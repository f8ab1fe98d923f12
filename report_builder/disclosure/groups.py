"""Group disclosure: where all of a group stand in one category, whoever knows one of them knows it of all."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.disclosure.problem import Pattern, Problem, printed
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Quotient, Relation


def group_disclosures(problem: Problem, pattern: Pattern) -> tuple[str, ...]:
    """The breakdowns, in words and without a number, in which one category holds everybody, as far as they are printed.

    Source: Hundepool et al. 2012, section 2.5 (group attribute disclosure), doi:10.1002/9781118348239.
    """
    shown = printed(problem, pattern) - pattern.withheld
    found = {
        _words(whole, part)
        for relation in problem.relations
        for whole, part in _everybody(problem, relation, shown=shown)
    }
    found |= {f"{MEASURES[part.measure].name}{_group(whole)}: nobody" for whole, part in _nobody(problem, shown)}
    return tuple(sorted(found))


def _everybody(problem: Problem, relation: Relation, *, shown: frozenset[Key]) -> Iterator[tuple[Key, Key]]:
    """The whole and its one category that is not nought, where an addition is of that kind and both are shown."""
    (whole, weight), *parts = relation.terms
    is_sum = weight == 1 and relation.low == relation.high == 0 and all(part[1] == -1 for part in parts)
    if not is_sum or len(parts) < 2 or whole not in shown:
        return
    cell = problem.cells[whole]
    if cell.is_public or cell.count == 0:
        return
    for part, _ in parts:
        if part in shown and part not in problem.within and problem.cells[part].count == cell.count:
            yield whole, part


def _nobody(problem: Problem, shown: frozenset[Key]) -> Iterator[tuple[Key, Key]]:
    """The whole and the part of a share that asks yes or no, where the answer is no for all: 0 of 7 in education."""
    for wanted in (wanted for table in problem.tables for wanted in table.wanted):
        share = wanted.formula
        if isinstance(share, Quotient) and share.base == 100 and {share.numerator, share.denominator} <= shown:
            part, whole = problem.cells[share.numerator], problem.cells[share.denominator]
            if part.key.measure != whole.key.measure and not whole.is_public and whole.count and not part.count:
                yield whole.key, part.key


def _words(whole: Key, part: Key) -> str:
    spread = sorted({dimension for dimension, _ in part.by} - {dimension for dimension, _ in whole.by})
    return f"{MEASURES[whole.measure].name}{_group(whole)}: everybody has the same {' and '.join(spread) or 'period'}"


def _group(whole: Key) -> str:
    of = ", ".join(f"{dimension} {category}" for dimension, category in whole.by if dimension != "source")
    return f" of {of}" if of else ""
