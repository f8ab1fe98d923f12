"""What follows from one sum at a time: bounds narrowed until nothing more gives, for tens of thousands of counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, inf, lcm
from typing import TYPE_CHECKING

import numpy as np

from report_builder.audit.facts import Bounds, Facts, Number, Row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

_ROUNDS = 60
_HAIR = 1e-9


class ContradictionError(ValueError):
    """What is printed cannot all be true. `columns` are among the open ones for which nothing is left."""

    def __init__(self, columns: Places) -> None:
        super().__init__("the printed numbers contradict each other")
        self.columns = columns


@dataclass(slots=True)
class System:
    """Facts as arrays: entries (row, column, weight), and the ends of rows and columns. All weights are whole.

    Attributes:
        names: of the columns.
        places: name -> column.
        is_whole: by column.
    """

    names: tuple[str, ...]
    places: dict[str, int]
    is_whole: NDArray[np.bool_]
    low: Floats
    high: Floats
    entry_row: Places
    entry_column: Places
    weight: Floats
    row_low: Floats
    row_high: Floats


def system_of(facts: Facts) -> System:
    """The facts in arrays; a row without any common measure is multiplied until its weights are whole."""
    names = dict.fromkeys(facts.bounds)
    names.update(dict.fromkeys(name for row in facts.rows for name, _ in row.terms))
    places = {name: place for place, name in enumerate(names)}
    nothing_known = Bounds()
    bounds = [facts.bounds.get(name, nothing_known) for name in names]
    rows, columns, weights, lows, highs = [], [], [], [], []
    for at, row in enumerate(facts.rows):
        scaled = _in_whole_numbers(_each_once(row), facts.continuous)
        lows.append(-inf if scaled.low is None else float(scaled.low))
        highs.append(inf if scaled.high is None else float(scaled.high))
        for name, weight in scaled.terms:
            rows.append(at)
            columns.append(places[name])
            weights.append(float(weight))
    return System(
        tuple(names),
        places,
        np.array([name not in facts.continuous for name in names], dtype=bool),
        np.array([float(each.low) for each in bounds]),
        np.array([inf if each.high is None else float(each.high) for each in bounds]),
        np.array(rows, dtype=np.int64),
        np.array(columns, dtype=np.int64),
        np.array(weights, dtype=np.float64),
        np.array(lows, dtype=np.float64),
        np.array(highs, dtype=np.float64),
    )


def _each_once(row: Row) -> Row:
    """The row with one term for each count: the solver takes no other."""
    if len({name for name, _ in row.terms}) == len(row.terms):
        return row
    weights: dict[str, Number] = {}
    for name, weight in row.terms:
        weights[name] = weights.get(name, 0) + weight
    return Row(tuple((name, weight) for name, weight in weights.items() if weight), row.low, row.high)


def _in_whole_numbers(row: Row, continuous: frozenset[str]) -> Row:
    """The row with whole weights; over whole counts its ends are drawn in to what their sum can reach."""
    if all(weight in {1, -1} for _, weight in row.terms):
        return row
    weights = [Fraction(weight) for _, weight in row.terms]
    multiple = lcm(*(weight.denominator for weight in weights))
    divisor = gcd(*(int(weight * multiple) for weight in weights)) or 1
    factor = Fraction(multiple, divisor)
    low: Number | None = None if row.low is None else row.low * factor
    high: Number | None = None if row.high is None else row.high * factor
    if not any(name in continuous for name, _ in row.terms):
        low = None if low is None else -((-low.numerator) // low.denominator)
        high = None if high is None else high.numerator // high.denominator
    terms = tuple((name, int(weight * factor)) for (name, _), weight in zip(row.terms, weights, strict=True))
    return Row(terms, low, high)


def propagate(system: System) -> None:
    """Narrow the ends of the open columns in place, each by what the others of its rows leave.

    A row of known columns alone says nothing more, whether it holds or not: printed numbers may have been rounded.

    Raises:
        ContradictionError: no value is left for some count.
    """
    is_open = system.low < system.high
    for _ in range(_ROUNDS):
        before = system.low.copy(), system.high.copy()
        _once(system, is_open)
        if np.array_equal(before[0], system.low) and np.array_equal(before[1], system.high):
            return


def _once(system: System, is_open: NDArray[np.bool_]) -> None:
    rows, columns, weight = system.entry_row, system.entry_column, system.weight
    is_up = weight > 0
    least = weight * np.where(is_up, system.low[columns], system.high[columns])
    greatest = weight * np.where(is_up, system.high[columns], system.low[columns])
    others_least = _others(least, rows, len(system.row_low))
    others_greatest = _others(greatest, rows, len(system.row_low))
    at_most = (system.row_high[rows] - others_least) / weight
    at_least = (system.row_low[rows] - others_greatest) / weight
    upper, lower = np.where(is_up, at_most, at_least), np.where(is_up, at_least, at_most)
    is_whole = system.is_whole[columns]
    upper = np.where(is_whole, np.floor(upper + _HAIR), upper + _HAIR)
    lower = np.where(is_whole, np.ceil(lower - _HAIR), lower - _HAIR)
    of_open = is_open[columns]
    np.minimum.at(system.high, columns[of_open], upper[of_open])
    np.maximum.at(system.low, columns[of_open], lower[of_open])
    slack = np.where(system.is_whole, 0.5, 1e-6)
    impossible = np.flatnonzero(system.low > system.high + slack)
    if len(impossible):
        raise ContradictionError(impossible)
    np.minimum(system.low, system.high, out=system.low)


def _others(contribution: Floats, rows: Places, count: int) -> Floats:
    """For each entry the sum of the other entries of its row, infinite where one of those is."""
    is_infinite = np.isinf(contribution)
    finite = np.where(is_infinite, 0.0, contribution)
    sums = np.bincount(rows, weights=finite, minlength=count)
    infinities = np.bincount(rows, weights=is_infinite, minlength=count)
    sign = np.bincount(rows, weights=np.where(is_infinite, np.sign(contribution), 0.0), minlength=count)
    others = infinities[rows] - is_infinite
    return np.where(others > 0, np.where(sign[rows] < 0, -inf, inf), sums[rows] - finite)
