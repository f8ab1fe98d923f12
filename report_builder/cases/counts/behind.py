"""The service's own numbers that a published figure would give away: how many children stand behind it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from report_builder.cases.counts.known import Publications, Reading, place_of
from report_builder.cases.counts.population import population_cell
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.rounding import round_half_away
from report_builder.model.tables import Cell, Relation, total_of

_HELD_BY: dict[str, tuple[tuple[str, str], ...]] = {
    "fte_count": (("fte_count", "exact"), ("fte_rate", "numerator")),
    "cautioned_count": (("cautioned_count", "exact"), ("cautioned_rate", "numerator")),
    "custody_count": (("custody_count", "exact"), ("custody_rate", "numerator")),
    "reoff_reoffenders": (("reoff_binary", "numerator"), ("reoff_per_reoffender", "denominator")),
    "reoff_cohort": (("reoff_binary", "denominator"), ("reoff_per_offender", "denominator")),
    "reoff_reoffences": (("reoff_per_reoffender", "numerator"), ("reoff_per_offender", "numerator")),
}
"""Number -> the measure and the part of its row that state it, the one that counts first."""

_PARTS = {
    "fte_count": ("fte_count", ""),
    "fte_rate": ("fte_count", ""),
    "cautioned_count": ("cautioned_count", ""),
    "cautioned_rate": ("cautioned_count", ""),
    "custody_count": ("custody_count", ""),
    "custody_rate": ("custody_count", ""),
    "reoff_binary": ("reoff_reoffenders", "reoff_cohort"),
    "reoff_per_reoffender": ("reoff_reoffences", "reoff_reoffenders"),
    "reoff_per_offender": ("reoff_reoffences", "reoff_cohort"),
}
"""Measure -> the numbers of persons or events that make its numerator and denominator; a population is no secret."""


def cells_behind(known: Publications, reading: Reading, key: Key) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """The cells behind a published figure, and what holds between them.

    A public figure brings those that a reader knows from it; another brings all that it rests on. A number that
    nobody states is taken from the rate and its population; failing that it stands as one person's, so that the public
    edition withholds the figure.

    Args:
        known: all that was published.
        reading: the published row.
        key: the figure's key.
    """
    if reading.measure not in _PARTS:
        source = labels({**dict(key.by), "source": reading.source or "published"})
        count = reading.exact or Fraction(0)
        return (Cell(replace(key.cell, by=source), count, _persons(count), reading.is_public),), ()
    cells = [_counted(known, number, key) or _unknown(number, key) for number in _PARTS[reading.measure] if number]
    if reading.is_public:
        return tuple(cell for cell in cells if cell.is_public), ()
    if reading.measure == "reoff_binary" and all(cell.count for cell in cells):
        return _with_the_rest(cells[0], cells[1])
    return tuple(cells), ()


def _with_the_rest(reoffenders: Cell, cohort: Cell) -> tuple[tuple[Cell, ...], tuple[Relation, ...]]:
    """Who did not reoffend is as much a secret as who did."""
    rest = replace(reoffenders.key, measure="reoff_without_reoffence")
    count = cohort.count - reoffenders.count
    cells = (reoffenders, cohort, Cell(rest, count, _persons(count)))
    return cells, (total_of(cohort.key, (reoffenders.key, rest)),)


def _counted(known: Publications, number: str, key: Key) -> Cell | None:
    """A number behind the service's figure from whichever row states it, else from a rate; the same for every view."""
    place = place_of(key.area, key.area_type, key.period)
    stated: list[tuple[Fraction, bool]] = []
    for measure, part in _HELD_BY[number]:
        row = known.of(measure).get(place)
        count: Fraction | None = getattr(row, part, None)
        if row is not None and count is not None:
            stated.append((count, row.is_public))
    if not stated:
        return _implied(known, number, key)
    count = stated[0][0]
    is_public = any(public for other, public in stated if other == count)
    return Cell(_number_key(number, key), count, _persons_behind(known, number, key, count=count), is_public)


def _persons_behind(known: Publications, number: str, key: Key, *, count: Fraction) -> int:
    """Reoffences are events of the children who reoffended, one child where that is not known."""
    if number != "reoff_reoffences":
        return _persons(count)
    reoffenders = _counted(known, "reoff_reoffenders", key)
    return reoffenders.persons if reoffenders is not None else min(1, _persons(count))


def _implied(known: Publications, number: str, key: Key) -> Cell | None:
    """The number that a rate and its base stand for: 0.16 per 1,000 of 25,157 is 4.

    A reader knows it only where no other whole number has that rate.
    """
    measure, base = _rate_and_base(known, number, key)
    if measure is None or base is None or measure.exact is None or measure.printed is None:
        return None
    times = MEASURES[measure.measure].base
    count = Fraction(round_half_away(measure.exact * base / times, 0))
    neighbours = [other for other in (count - 1, count + 1) if other >= 0]
    is_sure = all(round_half_away(times * other / base, measure.decimals) != measure.printed for other in neighbours)
    is_right = round_half_away(times * count / base, measure.decimals) == measure.printed
    if measure.is_public and not (is_sure and is_right):
        return None
    return Cell(_number_key(number, key), count, _persons(count), measure.is_public)


def _rate_and_base(known: Publications, number: str, key: Key) -> tuple[Reading | None, Fraction | None]:
    place = place_of(key.area, key.area_type, key.period)
    if number in {"fte_count", "cautioned_count", "custody_count"}:
        population = population_cell(known.context, key.area, key.area_type, key.period, is_own=key.is_own)
        rate = known.of(number.replace("count", "rate")).get(place)
        return rate, None if population is None or not population.count else population.count
    if number == "reoff_reoffenders":
        binary = known.of("reoff_binary").get(place)
        return binary, binary.denominator if binary is not None and binary.denominator else None
    return None, None


def _unknown(number: str, key: Key) -> Cell:
    """What nobody has said: nought with one person behind it is withheld wherever small numbers are."""
    return Cell(_number_key(f"{number}_not_stated", key), Fraction(0), 1)


def _number_key(number: str, key: Key) -> Key:
    return replace(key, measure=number, by=(), of=(), variety="")


def _persons(count: Fraction) -> int:
    return max(0, round(count))
