"""Group disclosure: where all of a group stand in one category, whoever knows one of them knows it of all."""

from __future__ import annotations

from report_builder.disclosure.problem import Pattern, Problem, printed
from report_builder.model.key import Key
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Relation


def group_disclosures(problem: Problem, pattern: Pattern) -> tuple[str, ...]:
    """The breakdowns, in words and without a number, in which one category holds everybody, as far as they are printed.

    Source: Hundepool et al. 2012, section 2.5 (group attribute disclosure), doi:10.1002/9781118348239.
    """
    shown = printed(problem, pattern) - pattern.withheld
    found = {
        _words(whole, part)
        for relation in problem.relations
        for whole, part in [_everybody(problem, relation)]
        if whole is not None and part is not None and {whole, part} <= shown
    }
    return tuple(sorted(found))


def _everybody(problem: Problem, relation: Relation) -> tuple[Key | None, Key | None]:
    """The whole and its one category that is not nought, where an addition is of that kind."""
    (whole, weight), *parts = relation.terms
    cell = problem.cells[whole]
    is_sum = weight == 1 and relation.low == relation.high == 0 and all(part[1] == -1 for part in parts)
    if not is_sum or len(parts) < 2 or cell.is_public or cell.count == 0:
        return None, None
    for part, _ in parts:
        if problem.cells[part].count == cell.count and part not in problem.within:
            return whole, part
    return None, None


def _words(whole: Key, part: Key) -> str:
    spread = sorted({dimension for dimension, _ in part.by} - {dimension for dimension, _ in whole.by})
    of = ", ".join(f"{dimension} {category}" for dimension, category in whole.by if dimension != "source")
    group = f" of {of}" if of else ""
    return f"{MEASURES[whole.measure].name}{group}: everybody has the same {' and '.join(spread) or 'period'}"
