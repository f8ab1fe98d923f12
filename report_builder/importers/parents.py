"""Rates of a wider area that its parts' rates cannot have as their average: published sums, and other slips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from report_builder.importers.repeats import Found
from report_builder.importers.services import AUTHORITY, Services
from report_builder.importers.tally import Tally
from report_builder.model.measure import MEASURES
from report_builder.model.national import PublishedRow

_Impossible = tuple[Found, str]


def impossible_parents(found: Sequence[Found], services: Services, tally: Tally) -> list[Found]:
    """Leave out the rows of England and of regions whose rate lies outside the rates of all their parts.

    Only where every part is known is anything said: an average lies between the least and the greatest of its parts,
    whatever their weights. A rate that is its parts' sum is named so.
    """
    by_place = {(one.row.measure, one.row.area, one.row.period_start): one.row for one in found}
    slips: dict[tuple[str, str, str], list[_Impossible]] = {}
    for one in found:
        parts = _parts(one.row, services, by_place)
        word = _slip(one.row, parts) if parts else ""
        if word:
            shown = f"{one.row.value} in {one.row.period_end.year} where they run from {_run(parts)}"
            slips.setdefault((one.row.area, one.row.measure, word), []).append((one, shown))
    for (area, measure, word), group in slips.items():
        why = f"{area}'s {MEASURES[measure].name.lower()} ({measure}) {word} (as {group[0][1]})"
        for one, _ in group:
            tally.leave(one.where, why, is_fault=True)
    left_out = {one.where for group in slips.values() for one, _ in group}
    return [one for one in found if one.where not in left_out]


def _parts(
    row: PublishedRow, services: Services, by_place: Mapping[tuple[str, str, date], PublishedRow]
) -> list[Decimal]:
    """The values of all parts of an area; none where one is not known, or the area is no wider one."""
    if row.area_type == "england":
        names: tuple[str, ...] = services.regions
    elif row.area_type == "region":
        names = tuple(one.name for one in services.of_region(row.area, row.period_start))
    else:
        return []
    known = [by_place.get((row.measure, name, row.period_start)) for name in names]
    kind = "region" if row.area_type == "england" else AUTHORITY
    values = [Decimal(part.value) for part in known if part is not None and part.area_type == kind]
    return values if len(values) == len(names) else []


def _slip(row: PublishedRow, parts: Sequence[Decimal]) -> str:
    """What is wrong with the rate of a wider area, in words; empty where nothing is."""
    if MEASURES[row.measure].kind not in {"rate", "share", "ratio"}:
        return ""
    value, least_digit = Decimal(row.value), _last_digit(row.value, parts)
    if min(parts) - least_digit <= value <= max(parts) + least_digit:
        return ""
    if abs(value - sum(parts)) <= least_digit * len(parts) / 2:
        return "is the sum of its parts' rates, which no rate of a whole can be"
    return "lies outside the rates of all its parts, where no average of them can be"


def _last_digit(value: str, parts: Sequence[Decimal]) -> Decimal:
    """One unit of the last decimal of the number that is written with fewest."""
    decimals = min(max(0, -int(number.as_tuple().exponent)) for number in (Decimal(value), *parts))
    return Decimal(1).scaleb(-decimals)


def _run(parts: Sequence[Decimal]) -> str:
    return f"{min(parts)} to {max(parts)}"
