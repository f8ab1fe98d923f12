"""A reader who does sums: works out withheld numbers from a public figures.json, by his own lights.

Shares no code with the program's own attack. He knows that a mark stands for a whole number (of at least one, where
noughts are printed), that categories add up, and that reoffenders are no more than their reoffences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from math import ceil, floor, inf, prod
from typing import Any

import highspy

from report_builder.model.dimension import AGES, CASE_GROUPS, CASE_TYPES, DIMENSIONS, MINORITIES
from report_builder.model.measure import MEASURES

Place = tuple[str, str, frozenset[tuple[str, str]]]
"""Measure, period, conditions."""

Row = tuple[dict[Place, int], float, float]
"""Weights, least and greatest sum."""

BROADER = {
    ("sen", "any sen"): ("sen support", "ehcp"),
    ("ethnic_group", MINORITIES): ("mixed", "asian", "black", "other"),
    ("ethnic_group", "known"): ("white", "mixed", "asian", "black", "other"),
    ("rating", "high or very high"): ("high", "very high"),
}
TOTALS = {
    "ethnic_count": ("ethnic_group", "known"),
    **dict.fromkeys(("rosh_high", "likelihood_high", "safety_high"), ("rating", "high or very high")),
}
"""What the figure without a category is of, where that is not everybody."""

NO_PARTITION = {"needs_count", "offence_profile"}
NO_MORE_THAN = {
    "children_suspended": "suspensions",
    "assessments_in_time": "assessments_due",
    "ete_suitable_count": "ete_ended",
    "tracker_reoffenders": "tracker_reoffences",
    "staffing_wte": "staffing_headcount",
}
HALVES = {"days_lost", "staffing_wte"}
CROSSING = 400
"""The largest crossing of dimensions that he bothers to write out."""


def worked_out(figures: Iterable[Mapping[str, Any]], *, least: int) -> dict[Place, tuple[float, float]]:
    """The withheld counts of which fewer than three values are left, with the least and the greatest.

    Args:
        figures: of figures.json.
        least: what a mark stands for at the least: 1 where noughts are printed.
    """
    read = _read(figures)
    rows = [*_sums(read), *_limits(read)]
    places = sorted({place for weights, _, _ in rows for place in weights} | set(read), key=str)
    known = {place: _range(read.get(place, -1), least) for place in places}
    solver = _Solver(places, rows, known)
    narrow = {}
    for place in places:
        if place in read and read[place] is None and place[0] not in HALVES:
            low, high = solver.extremes(place)
            if high - low < 2:
                narrow[place] = (low, high)
    return narrow


def _range(value: float | None, least: int) -> tuple[float, float]:
    if value is None:
        return least, inf
    return (0, inf) if value == -1 else (value, value)


def _read(figures: Iterable[Mapping[str, Any]]) -> dict[Place, float | None]:
    """What is printed of each place: a number, or None for a mark; shares tell their parts."""
    found: dict[Place, float | None] = {}
    for figure in figures:
        measure = MEASURES[figure["measure"]]
        is_published = measure.is_published and figure["by"].get("source") != "local"
        if figure["status"] not in {"shown", "withheld"} or figure["area_type"] != "yjs" or is_published:
            continue
        for number, value, conditions in _parts(figure):
            place = (number, figure["period"], frozenset(conditions.items()))
            if value is not None or place not in found:
                found[place] = value
    return found


def _parts(figure: Mapping[str, Any]) -> Iterator[tuple[str, float | None, dict[str, str]]]:
    measure, group = MEASURES[figure["measure"]], figure["of"]
    where = {**group, **figure["by"]}
    if measure.kind == "count" and measure.counts != "other" and measure.id != "scorecard":
        yield measure.id, figure["value"], {**_of_total(measure.id), **where}
    elif measure.parts[0] and figure["numerator"] is not None:
        over, under = measure.parts
        whole = {**group, **{d: c for d, c in where.items() if d == "cohort"}} if over == under else where
        whole = _of_total(over) or (group if over == "needs_count" else whole)
        yield over, figure["numerator"], {**_of_total(over), **where}
        if under != "population":
            yield under, figure["denominator"], {} if measure.id == "days_per_caseload_child" else whole


def _of_total(measure: str) -> dict[str, str]:
    return dict([TOTALS[measure]]) if measure in TOTALS else {}


def _sums(read: Mapping[Place, float | None]) -> Iterator[Row]:
    """Each crossing adds up to its margins; broader categories, and types of case, to what they are made of."""
    tables: dict[tuple[str, str], list[dict[str, str]]] = {}
    for measure, period, conditions in read:
        if measure not in NO_PARTITION:
            tables.setdefault((measure, period), []).append(dict(conditions))
    for (measure, period), found in tables.items():
        for names in {part for where in found for part in _subsets(where)}:
            axes = {name: _categories(name, found) for name in sorted(names)}
            if names and prod(len(axis) for axis in axes.values()) <= CROSSING:
                yield from _margins(measure, period, axes)
        for where in found:
            yield from _made_up(measure, period, where)


def _subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    every = sorted(names)
    yield from (frozenset(part) for size in range(len(every) + 1) for part in combinations(every, size))


def _categories(name: str, found: list[dict[str, str]]) -> tuple[str, ...]:
    named = {single for where in found if name in where for single in _singles(name, where[name])}
    own = tuple(each for each in DIMENSIONS[name].categories if each != "not recorded") if name in DIMENSIONS else ()
    further = tuple(sorted(named - set(own)))
    together = {where[name] for where in found if set(where) == {name}}
    is_whole = own and "not recorded" not in further and set(own) <= together
    return (*own, *further, *(() if is_whole or name == "cohort" or len(together) > 1 else ("any further",)))


def _singles(name: str, category: str) -> tuple[str, ...]:
    low, _, high = category.partition("-")
    if name == "age" and low in AGES and high:
        return AGES[AGES.index(low) : AGES.index("18+" if high == "18" else high) + 1]
    return BROADER.get((name, category), (category,))


def _margins(measure: str, period: str, axes: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    for spread in axes:
        if spread == "seriousness" and measure == "tracker_children":
            continue
        others = [name for name in axes if name != spread]
        for chosen in product(*(axes[name] for name in others)):
            rest = dict(zip(others, chosen, strict=True))
            parts = [_place(measure, period, {**rest, spread: category}) for category in axes[spread]]
            yield {_place(measure, period, rest): 1, **dict.fromkeys(parts, -1)}, 0, 0


def _place(measure: str, period: str, where: Mapping[str, str]) -> Place:
    return measure, period, frozenset(where.items())


def _made_up(measure: str, period: str, where: dict[str, str]) -> Iterator[Row]:
    singles = [_singles(name, category) for name, category in where.items()]
    if any(len(each) > 1 for each in singles):
        parts = [_place(measure, period, dict(zip(where, each, strict=True))) for each in product(*singles)]
        yield {_place(measure, period, where): 1, **dict.fromkeys(parts, -1)}, 0, 0
    types = CASE_GROUPS.get(where.get("case_group", ""), ())
    if "statutory" in where:
        line = CASE_TYPES.index("youth conditional caution") + 1
        types = CASE_TYPES[:line] if where["statutory"] == "yes" else CASE_TYPES[line:]
    if types:
        rest = {name: category for name, category in where.items() if name not in {"case_group", "statutory"}}
        parts = [_place(measure, period, {**rest, "case_type": each}) for each in types]
        yield {_place(measure, period, where): 1, **dict.fromkeys(parts, -1)}, 0, 0


def _limits(read: Mapping[Place, float | None]) -> Iterator[Row]:
    for measure, period, conditions in read:
        if measure in NO_MORE_THAN:
            yield {(NO_MORE_THAN[measure], period, conditions): 1, (measure, period, conditions): -1}, 0, inf
        if measure == "tracker_reoffenders" and len(conditions) == 1:
            never = ("tracker_children", period, conditions | {("reoffence_count", "0")})
            tracked = ("tracker_children", period, conditions)
            yield {tracked: 1, never: -1, (measure, period, conditions): -1}, 0, 0


class _Solver:
    """Integer programmes over all that he knows."""

    def __init__(self, places: list[Place], rows: list[Row], known: Mapping[Place, tuple[float, float]]) -> None:
        self.columns = {place: at for at, place in enumerate(places)}
        self.known = known
        self.highs = highspy.Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)
        for place, at in self.columns.items():
            self.highs.addVar(*known[place])
            if place[0] not in HALVES:
                self.highs.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        for weights, low, high in rows:
            at = [self.columns[place] for place in weights]
            self.highs.addRow(low, high, len(at), at, [float(weight) for weight in weights.values()])

    def extremes(self, place: Place) -> tuple[float, float]:
        """The least value of a place, and the greatest as far as two more than that."""
        at = self.columns[place]
        low = ceil(self._best(at, highspy.ObjSense.kMinimize) - 1e-6)
        self.highs.changeColBounds(at, low, low + 2)
        high = floor(self._best(at, highspy.ObjSense.kMaximize) + 1e-6)
        self.highs.changeColBounds(at, *self.known[place])
        return low, high

    def _best(self, at: int, sense: highspy.ObjSense) -> float:
        self.highs.changeColCost(at, 1.0)
        self.highs.changeObjectiveSense(sense)
        self.highs.run()
        assert self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal, "the figures contradict each other"
        best = float(self.highs.getInfo().objective_function_value)
        self.highs.changeColCost(at, 0.0)
        return best
