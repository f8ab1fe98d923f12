"""What figures.json says, figure by figure: counts that are known, marks, and numbers that bind counts that are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from report_builder.audit.facts import Number
from report_builder.audit.places import Claim, claim_of, counts_persons_or_events
from report_builder.audit.statements import Interval, exactly, rank, rounded
from report_builder.model.definition import Measure
from report_builder.model.measure import MEASURES

Json = Mapping[str, Any]

_TO_TENS = "(to the nearest 10)"
"""Stands behind a number that is rounded more than to whole units."""

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Ratio:
    """base x numerator / denominator lies in the interval; None of it need be known."""

    interval: Interval
    numerator: Claim
    denominator: Claim
    base: Number


@dataclass(frozen=True, slots=True)
class Step:
    """The later count less the earlier one lies in the interval."""

    interval: Interval
    after: Claim
    before: Claim


@dataclass(slots=True)
class Reading:
    """What was read.

    Attributes:
        known: counts with their values, whatever the status says of them.
        marked: counts in whose place a mark stands.
        unnamed: numerators of withheld shares, with their denominators: no figure names the count.
        ratios, steps: what binds counts that may not be known.
        said: range that is printed beside a mark.
        tables: count -> the charts, tables and paragraphs that it stands in.
    """

    known: dict[Claim, Fraction] = field(default_factory=dict)
    marked: dict[Claim, None] = field(default_factory=dict)
    unnamed: dict[Claim, Claim] = field(default_factory=dict)
    said: dict[Claim, tuple[int, int]] = field(default_factory=dict)
    ratios: list[Ratio] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    tables: dict[Claim, tuple[str, ...]] = field(default_factory=dict)

    @property
    def claims(self) -> Iterator[Claim]:
        """Every count that is spoken of."""
        yield from self.known
        yield from self.marked
        for ratio in self.ratios:
            yield from (ratio.numerator, ratio.denominator)
        for step in self.steps:
            yield from (step.after, step.before)
        for numerator, denominator in self.unnamed.items():
            yield from (numerator, denominator)


def read_figures(document: Json) -> Reading:
    """Read the service's own figures, and whose population they are set against."""
    figures = [each for each in document["figures"] if each["area"] == document["yot"] and each["measure"] in MEASURES]
    reading = Reading()
    for figure in figures:
        measure = MEASURES[figure["measure"]]
        variety = figure["id"].rsplit("/", 1)[-1]
        if measure.kind in {"money", "date"} or variety == "one":
            continue
        if variety == "change":
            _read_change(reading, figure, figures)
        elif variety == "rank":
            _read_rank(reading, figure, document["figures"])
        elif measure.id == "relative_rate":
            _read_relative_rate(reading, figure, figures)
        elif measure.kind == "count" and measure.id != "population":
            _read_count(reading, figure)
        else:
            _read_quotient(reading, figure, measure, figures)
    return reading


def _read_count(reading: Reading, figure: Json) -> None:
    claim = claim_of(figure, figure["measure"], {**figure["of"], **figure["by"]})
    reading.tables[claim] = (*reading.tables.get(claim, ()), *figure["where"])
    if figure["status"] == "withheld":
        reading.marked[claim] = None
        if figure.get("instead"):
            low, _, high = figure["instead"].partition(" to ")
            reading.said[claim] = (int(low), int(high))
    if figure["value"] is not None:
        reading.known[claim] = Fraction(Decimal(str(figure["value"])))


def _read_quotient(reading: Reading, figure: Json, measure: Measure, figures: Iterable[Json]) -> None:
    numerator, denominator = parts_of(figure, measure)
    for claim, name in ((numerator, "numerator"), (denominator, "denominator")):
        if claim is not None and figure[name] is not None:
            reading.known[claim] = Fraction(Decimal(str(figure[name])))
    if numerator is None or denominator is None:
        return
    reading.tables[numerator] = (*reading.tables.get(numerator, ()), *figure["where"])
    value = printed_value(figure)
    if value is None:
        if figure["status"] == "withheld":
            reading.unnamed[numerator] = denominator
    elif measure.kind == "difference":
        against = _share_of_population(figure, figures)
        if against is not None:
            reading.ratios.append(Ratio(value.shifted(against), numerator, denominator, 100))
    elif figure["numerator"] is None or figure["denominator"] is None:
        reading.ratios.append(Ratio(value, numerator, denominator, measure.base))


def parts_of(figure: Json, measure: Measure) -> tuple[Claim | None, Claim | None]:
    """What a quotient divides by what; None where it is about no count of the service's own."""
    where = {**figure["of"], **figure["by"]}
    if measure.id == "over_representation":
        group = {name: each for name, each in where.items() if name == "ethnic_group"}
        return claim_of(figure, "ethnic_count", group), claim_of(figure, "ethnic_count", {})
    if measure.id == "tracker_mean_follow_up":
        return claim_of(figure, "tracker_follow_up_days", where), claim_of(figure, "tracker_children", where)
    over, under = measure.parts
    if not over:
        base = {name: each for name, each in where.items() if name != "category"}
        over = "scorecard" if measure.id == "scorecard_share" else f"{measure.id}: numerator"
        return claim_of(figure, over, where), claim_of(figure, f"{measure.id}: denominator", base)
    return claim_of(figure, over, where), claim_of(figure, under, _base(figure, measure))


def _base(figure: Json, measure: Measure) -> dict[str, str]:
    """The conditions of a denominator."""
    over, under = measure.parts
    where = {**figure["of"], **figure["by"]}
    if under == "population":
        return {}
    if measure.id == "days_per_caseload_child":
        return {}
    if over == under:
        return {**figure["of"], **{name: each for name, each in where.items() if name == "cohort"}}
    return dict(figure["of"]) if over == "needs_count" else where


def printed_value(figure: Json) -> Interval | None:
    """What the printed number stands for, by the finer of what is shown and what the file holds; None for a mark."""
    text = str(figure["shown"]).replace("\u2212", "-").replace(",", "")
    found = [Decimal(each) for each in _NUMBER.findall(text)[:1] if figure["status"] != "withheld"]
    if figure["value"] is not None and not isinstance(figure["value"], str):
        found.append(Decimal(str(figure["value"])))
    if not found:
        return None
    if _TO_TENS in text:
        return rounded(Fraction(found[0]), -1)
    finest = max(found, key=_decimals)
    return rounded(Fraction(finest), _decimals(finest))


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _share_of_population(figure: Json, figures: Iterable[Json]) -> Interval | None:
    """The population's share that a difference was taken against, exact where its counts are printed."""
    other = _population_share(figure, figures, figure["by"])
    if other is None:
        return None
    if other["numerator"] is not None and other["denominator"]:
        return exactly(100 * Fraction(str(other["numerator"])) / Fraction(str(other["denominator"])))
    return printed_value(other)


def _population_share(figure: Json, figures: Iterable[Json], by: Json) -> Json | None:
    return next(
        (
            each
            for each in figures
            if each["measure"] == "population_share" and (each["by"], each["period"]) == (by, figure["period"])
        ),
        None,
    )


def _read_relative_rate(reading: Reading, figure: Json, figures: Iterable[Json]) -> None:
    """(a / A) / (b / B), where both populations are printed: a / b is the rate times A / B."""
    value, by = printed_value(figure), figure["by"]
    if value is None or value.low is None or value.high is None or "bound" in by:
        return
    shares = [
        _population_share(figure, figures, {**by, "ethnic_group": each}) for each in (by["ethnic_group"], "white")
    ]
    populations = [Fraction(str(share["numerator"])) for share in shares if share and share["numerator"]]
    if len(populations) == 2:
        ratio = populations[0] / populations[1]
        interval = Interval(value.low * ratio, value.high * ratio, value.is_low_open, value.is_high_open)
        group, white = (
            claim_of(figure, "ethnic_count", {"ethnic_group": each}) for each in (by["ethnic_group"], "white")
        )
        reading.ratios.append(Ratio(interval, group, white, 1))


def _read_rank(reading: Reading, figure: Json, figures: Iterable[Json]) -> None:
    """A rank among areas whose values are printed bounds the service's own."""
    measure, place = MEASURES[figure["measure"]], figure["value"]
    numerator, denominator = parts_of(figure, measure)
    if place is None or not measure.good_is or numerator is None or denominator is None:
        return
    others = [
        Fraction(str(each["value"]))
        for each in figures
        if (each["measure"], each["period"], each["kind"]) == (measure.id, figure["period"], measure.kind)
        and each["area_type"] == figure["area_type"]
        and each["area"] != figure["area"]
        and each["value"] is not None
    ]
    interval = rank(int(place), others, is_high_best=measure.good_is == "high")
    reading.ratios.append(Ratio(interval, numerator, denominator, measure.base))


def _read_change(reading: Reading, figure: Json, figures: Iterable[Json]) -> None:
    """A change of a count from the latest earlier period that does not overlap."""
    value = printed_value(figure)
    if value is None or not counts_persons_or_events(figure["measure"]):
        return
    start = figure["period"].split("/")[0]
    where = {**figure["of"], **figure["by"]}
    earlier = [
        each["period"]
        for each in figures
        if each["measure"] == figure["measure"]
        and {**each["of"], **each["by"]} == where
        and each["period"].split("/")[1] < start
    ]
    if earlier:
        after = claim_of(figure, figure["measure"], where)
        latest = max(earlier, key=lambda period: period.split("/")[::-1])
        reading.steps.append(Step(value, after, claim_of({**figure, "period": latest}, figure["measure"], where)))
