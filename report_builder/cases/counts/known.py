"""What the table `published` says that a paper may know: one reading for each measure, area and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.rounding import round_half_away

NATIONAL_TYPES = ("england and wales", "england", "wales")
COUNTS_OF_RATES = {"fte_count": "fte_rate", "custody_count": "custody_rate", "cautioned_count": "cautioned_rate"}
"""Count -> the rate whose rows hold it as their numerator."""

_DECIMAL_TEXT = re.compile(r"-?\d+(\.\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A published row.

    Attributes:
        measure: an id of the registry.
        area, area_type, period: as the row states them; the family's area is named as the config names it.
        numerator, denominator: as published; None where blank.
        value: in the printed unit, exact; None where blank.
        text: the value as given, with its decimals; empty where blank, or where it is an unrounded float.
        source: the publication; may be empty.
        is_public: whether it is in the public domain.
    """

    measure: str
    area: str
    area_type: str
    period: Period
    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    text: str = ""
    source: str = ""
    is_public: bool = True

    @property
    def exact(self) -> Fraction | None:
        """The value, worked out where it is blank; None where it cannot be."""
        if self.value is not None or self.numerator is None:
            return self.value
        measure = MEASURES[self.measure]
        if measure.kind == "count":
            return self.numerator
        return measure.base * self.numerator / self.denominator if self.denominator else None

    @property
    def decimals(self) -> int:
        """The decimals that it is printed with."""
        if not self.text:
            return MEASURES[self.measure].decimals
        return len(self.text.partition(".")[2])

    @property
    def printed(self) -> Decimal | None:
        """The value as printed; None where there is none."""
        return None if self.exact is None else round_half_away(self.exact, self.decimals)


Place = tuple[str, str, Period]
"""Area type, area without case, period."""

Readings = Mapping[Place, Reading]


def place_of(area: str, area_type: str, period: Period) -> Place:
    """Where a reading is looked up."""
    return (area_type, area.strip().casefold(), period)


class Publications:
    """What is known of each measure; each is read from the table once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._read: dict[str, Readings] = {}

    def of(self, measure: str) -> Readings:
        """The readings of a measure; see `readings`."""
        if measure not in self._read:
            self._read[measure] = readings(self.context, measure)
        return self._read[measure]


def readings(context: Context, measure: str) -> Readings:
    """The readings of a measure for the service and its comparators.

    A row published after the paper's `as_at` does not exist; of several for one area and period the latest known
    counts; a blank date is known, and earlier than any other. A row without a value and a numerator says nothing.
    Where no row states a count, the numerator of its rate's row is one.
    """
    return context.once(("readings", measure), lambda: _readings(context, measure))


def _readings(context: Context, measure: str) -> Readings:
    found = {place_of(row.area, row.area_type, row.period): row for row in _read(context, measure)}
    if measure not in COUNTS_OF_RATES:
        return found
    behind = {
        place: replace(rate, measure=measure, numerator=None, denominator=None, value=rate.numerator, text="")
        for place, rate in readings(context, COUNTS_OF_RATES[measure]).items()
        if rate.numerator is not None
    }
    return {**behind, **found}


def _read(context: Context, measure: str) -> Iterator[Reading]:
    is_public = context.spec.is_public(measure)
    family = context.spec.comparators.family_name
    for row in _known_rows(context, measure).to_dict("records"):
        source = "" if pd.isna(row["source"]) else str(row["source"]).strip()
        value = _number(row["value"])
        yield Reading(
            measure,
            family if row["area_type"] == "family" else str(row["area"]).strip(),
            str(row["area_type"]),
            Period(row["period_start"].date(), row["period_end"].date()),
            _number(row["numerator"]),
            _number(row["denominator"]),
            value,
            ""
            if value is None or not MEASURES[measure].is_printed_as_given
            else _as_given(row.get("value_text"), measure),
            source,
            is_public and bool(source),
        )


def _known_rows(context: Context, measure: str) -> pd.DataFrame:
    """The rows that count, the oldest publication first."""
    published = context.cases["published"]
    is_known = published["published_on"].isna() | published["published_on"].le(pd.Timestamp(context.spec.as_at))
    is_said = published["value"].notna() | published["numerator"].notna()
    return (
        published.loc[published["measure"].eq(measure) & is_known & is_said]
        .loc[lambda rows: _is_of_interest(rows, context)]
        .sort_values(["published_on", "row"], na_position="first", kind="stable")
    )


def _is_of_interest(rows: pd.DataFrame, context: Context) -> pd.Series:
    """Whether a row's area is the service or one of its comparators: a national file holds 150 services."""
    compared = context.spec.comparators
    services = {context.spec.yot, *(member.name for member in compared.family)}
    named = {
        *(("yjs", name.casefold()) for name in services),
        ("pcc", compared.pcc.casefold()),
        ("region", compared.region.casefold()),
    }
    pairs = zip(rows["area_type"], rows["area"].str.strip().str.casefold(), strict=True)
    found = [pair in named or pair[0] in {"family", *NATIONAL_TYPES} for pair in pairs]
    return pd.Series(found, index=rows.index, dtype=bool)


def _number(cell: object) -> Fraction | None:
    return cell if isinstance(cell, Fraction) else None


def _as_given(cell: object, measure: str) -> str:
    """The text of a value without its signs; nothing where it has more than four decimals, which nobody prints.

    Noughts at its end are those of the measure's decimals: a workbook or a database holds 31.0 as 31.
    """
    text = cell.strip(" %£").replace(",", "") if isinstance(cell, str) else ""
    if not _DECIMAL_TEXT.fullmatch(text):
        return ""
    whole, _, part = text.partition(".")
    part = part.rstrip("0").ljust(MEASURES[measure].decimals, "0")
    return f"{whole}.{part}" if part else whole
