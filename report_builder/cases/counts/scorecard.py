"""The rows of the service's own scorecard, month by month: shares where they have a denominator, else counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from report_builder.cases.counts.answers import joined, nothing_supplied
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.periods import periods_of
from report_builder.model.key import Key, Labels, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.rounding import round_half_away, write_number
from report_builder.model.tables import Cell, Count, CountTable, Formula, Given, Missing, Quotient, Wanted
from report_builder.model.view import View

OTHER = "scorecard"
SHARES = "scorecard_share"
"""Rows whose measure is no id of the registry stand under these two: a count, or a share where they have a base."""

_MET = {"met": "yes"}
"""Stands in the key of a numerator, so that those who are not in it are protected as its complement."""

_NOT_STATED = {"counts": "not stated"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the scorecard; `place` is what its figure says in `by`."""

    place: Labels
    month: date
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    target: Fraction | None

    @property
    def is_share(self) -> bool:
        return self.numerator is not None and self.denominator is not None

    @property
    def note(self) -> str:
        """The target, in words."""
        if self.target is None:
            return ""
        return f"target {write_number(round_half_away(self.target, 0 if self.target.denominator == 1 else 1))}"


def count_scorecard(view: View, context: Context) -> CountTable:
    """The scorecard's rows of a measure, for each month of the view.

    A value is printed as given and worked out where it is blank. Counts of children, families, assessments and
    contacts are protected alike: the number itself is what stands behind them. A value without its counts rests on a
    cell of one person, so that an edition which withholds small numbers withholds it too.
    """
    periods = periods_of(view, context)
    entries = [entry for entry in _entries(view, context) if _is_asked(view, entry)]
    if not entries:
        name = MEASURES[view.measure].name
        what = "the scorecard" if view.measure in {OTHER, SHARES} else f"{name[:1].lower()}{name[1:]}"
        return nothing_supplied(view, context.own_key(view.measure, periods[-1]), what=what)
    return joined(view, (table for period in periods for table in _of_period(view, context, entries, period=period)))


def is_on_scorecard(measure: str, context: Context) -> bool:
    """Whether the scorecard has rows of a measure of the registry: for one whose own table was not supplied."""
    return any(True for _ in _entries(View(measure), context))


def _entries(view: View, context: Context) -> Iterator[_Entry]:
    """The rows of a view's measure, in the table's order."""
    if "scorecard" not in context.cases:
        return
    rows = context.cases["scorecard"].dropna(subset=["measure", "period"])
    is_other = view.measure in {OTHER, SHARES}
    chosen = rows.loc[rows["measure"].map(_registry_id).eq("" if is_other else view.measure)]
    for row in chosen.to_dict("records"):
        named = {"category": row["category"], **({"scorecard_measure": row["measure"]} if is_other else {})}
        place = labels({dimension: name for dimension, name in named.items() if isinstance(name, str)})
        numbers = (row[name] for name in ("numerator", "denominator", "value", "target"))
        yield _Entry(place, row["period"].date(), *(each if isinstance(each, Fraction) else None for each in numbers))


def _registry_id(measure: object) -> str:
    """`Scaled contacts` is `scaled_contacts`; empty for what the registry does not know."""
    name = "_".join(str(measure).lower().replace("-", " ").split())
    return name if name in MEASURES and name not in {OTHER, SHARES} else ""


def _is_asked(view: View, entry: _Entry) -> bool:
    """Whether a row meets what the view fixes, and has no category that the view does not spread."""
    place, picked = dict(entry.place), {**dict(view.of), **dict(view.fixed)}
    if view.measure == SHARES and not entry.is_share:
        return False
    if any(place.get(dimension, "").casefold() != category.casefold() for dimension, category in picked.items()):
        return False
    return "category" not in place or view.measure in {OTHER, SHARES} or "category" in {*view.dimensions, *picked}


def _of_period(view: View, context: Context, entries: list[_Entry], *, period: Period) -> Iterator[CountTable]:
    """One figure for each place that any month has, in the table's order, the row without any category last.

    Of two rows for one place and month the later one counts.
    """
    is_month = period.months == 1 and period.is_whole_months
    of_month = {entry.place: entry for entry in entries if is_month and entry.month in period}
    shares = {entry.place for entry in entries if entry.is_share}
    for place in sorted(dict.fromkeys(entry.place for entry in entries), key=lambda found: not found):
        measure = SHARES if view.measure == OTHER and place in shares else view.measure
        key = context.own_key(measure, period, dict(place))
        if place in of_month:
            yield _figure(view, key, of_month[place])
        else:
            yield CountTable(view, (Wanted(key, Missing("not on the scorecard for this month")),))


def _figure(view: View, key: Key, entry: _Entry) -> CountTable:
    """One row's figure and the cells behind it; a row without a base is a count even where other months have shares."""
    if entry.is_share:
        return _share(view, key, entry)
    if entry.numerator is not None and entry.value in {None, entry.numerator}:
        key = key.with_measure(view.measure)
        cell = Cell(key.cell, entry.numerator, _persons(entry.numerator))
        return CountTable(view, (Wanted(key, Count(cell.key), entry.note),), (cell,))
    if entry.value is None:
        return CountTable(view, (Wanted(key, Missing("the scorecard has no value"), entry.note),))
    unknown = Cell(replace(key.cell, by=labels({**dict(key.by), **_NOT_STATED})), Fraction(0), 1)
    return CountTable(view, (Wanted(key, _given(entry.value, key, (unknown.key,)), entry.note),), (unknown,))


def _share(view: View, key: Key, entry: _Entry) -> CountTable:
    """A share of a row's own numerator and denominator."""
    above, below = entry.numerator or Fraction(0), entry.denominator or Fraction(0)
    whole = Cell(key.cell, below, _persons(below))
    part = Cell(replace(key.cell, by=labels({**dict(key.by), **_MET})), above, _persons(above))
    formula: Formula = Quotient(part.key, whole.key, MEASURES[key.measure].base)
    if entry.value is not None:
        given = _given(entry.value, key, (part.key, whole.key))
        formula = replace(given, numerator=above, denominator=below)
    return CountTable(view, (Wanted(key, formula, entry.note),), (part, whole))


def _given(value: Fraction, key: Key, rests_on: tuple[Key, ...]) -> Given:
    """A value as the scorecard has it, at the registry's decimals."""
    return Given(value, rests_on, text=f"{round_half_away(value, MEASURES[key.measure].decimals):f}")


def _persons(count: Fraction) -> int:
    return max(0, round(count))


COUNTERS: dict[str, Counter] = dict.fromkeys(("scaled_contacts", OTHER, SHARES), count_scorecard)
