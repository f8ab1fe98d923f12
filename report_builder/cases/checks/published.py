"""Published rates and the scorecard: numbers that contradict themselves, their parts, or the config's family."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pandas as pd

from report_builder.model.findings import count_rows, rows_where, stop, warn
from report_builder.model.measure import MEASURES
from report_builder.model.spec import FamilyMember, ReportSpec
from report_builder.model.tables import Finding

_OF_A_PERIOD = ["measure", "period_start", "period_end"]
_QUOTIENTS = frozenset({"rate", "share", "ratio", "mean"})
_REGIONS_OF_ENGLAND = 9
_NEARLY_ALL_SERVICES = 100
_ENOUGH_FOR_A_SAMPLE = 3
_SAMPLE_FACTOR = 2.0
"""Where only some of the parts are known, a parent rate may lie outside them, but not at twice the highest."""

Tables = Mapping[str, pd.DataFrame]


def check_published(tables: Tables, spec: ReportSpec) -> list[Finding]:
    """Errors and warnings of `published` and `scorecard`."""
    findings = _scorecard(tables["scorecard"]) if "scorecard" in tables else []
    if "published" not in tables:
        return findings
    published = tables["published"]
    return [
        *findings,
        *_without_value(published),
        *_shares_above_one(published),
        *_values_and_quotients(published),
        *_parents(_known(published, spec.as_at), spec.comparators.family),
        *_family_without_data(_known(published, spec.as_at), spec.comparators.family),
    ]


def _without_value(published: pd.DataFrame) -> list[Finding]:
    has_parts = published["numerator"].notna() & published["denominator"].notna()
    rows = rows_where(published, published["value_text"].isna() & ~has_parts)
    what = f"{count_rows(rows)} with neither a value nor both numerator and denominator"
    mend = "fill in one or the other"
    return [stop("missing-cell", "published value", rows=rows, what=what, mend=mend)] if rows else []


def _shares_above_one(published: pd.DataFrame) -> list[Finding]:
    shares = {measure.id for measure in MEASURES.values() if measure.kind == "share"}
    rows = _numerator_above(published[published["measure"].isin(shares)])
    what = f"{count_rows(rows)} of a share whose numerator is above its denominator"
    place, mend = "published numerator", "look whether the two were exchanged"
    return [stop("numerator-above-denominator", place, rows=rows, what=what, mend=mend)] if rows else []


def _numerator_above(frame: pd.DataFrame) -> tuple[int, ...]:
    both = frame.dropna(subset=["numerator", "denominator"])
    return rows_where(both, (both["numerator"] > both["denominator"]).astype(bool))


def _scorecard(scorecard: pd.DataFrame) -> list[Finding]:
    """The scorecard's measures are the service's own, so that only a person can say which of them are shares."""
    rows = _numerator_above(scorecard)
    what = f"{count_rows(rows)} whose numerator is above its denominator"
    place, mend = "scorecard numerator", "accept this if the measure is no share"
    return [warn("scorecard-above-denominator", place, rows=rows, what=what, mend=mend)] if rows else []


def _values_and_quotients(published: pd.DataFrame) -> list[Finding]:
    """Values that differ from base x numerator / denominator by more than half of their last printed decimal."""
    bases = {measure.id: measure.base for measure in MEASURES.values() if measure.kind in _QUOTIENTS}
    full = published.dropna(subset=["numerator", "denominator", "value"])
    full = full[full["measure"].isin(bases) & (full["denominator"] != 0).astype(bool)]
    quotients = full["measure"].map(bases).astype("object") * full["numerator"] / full["denominator"]
    is_off = (full["value"] - quotients).abs() > full["value_text"].map(_half_of_last_decimal)
    rows = rows_where(full, is_off.astype(bool))
    what = f"{count_rows(rows)} whose value is not its numerator / denominator within its printed decimals"
    place, mend = "published value", "look at the three numbers and at the measure's base"
    return [warn("value-not-quotient", place, rows=rows, what=what, mend=mend)] if rows else []


def _half_of_last_decimal(text: str) -> Fraction:
    """Half a unit of the last decimal that is printed: 0.16 gives 0.005; digits past the ninth are a float's noise."""
    decimals = len(text.rstrip("%").partition(".")[2])
    return Fraction(1, 2 * 10 ** min(decimals, 9))


def _known(published: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """The rows that had been published by a date."""
    return published[~(published["published_on"] > pd.Timestamp(as_at))]


def _parents(published: pd.DataFrame, family: tuple[FamilyMember, ...]) -> list[Finding]:
    """Rates of a wider area that its parts' rates cannot have as their average.

    The DfE's LAIT file, for one, has an "England" first time entrant rate that is the sum of nine regional rates.
    """
    rates = published[[*_OF_A_PERIOD, "area_type", "area", "row"]].assign(rate=_rates(published))
    rows: list[int] = []
    for _, of_period in rates.dropna(subset=["rate"]).groupby(_OF_A_PERIOD, observed=True):
        by_type = {str(kind): each for kind, each in of_period.groupby("area_type", observed=True)}
        for area_type, parents in by_type.items():
            low, high = _bounds(area_type, by_type, family)
            rows += rows_where(parents, (parents["rate"] < low) | (parents["rate"] > high))
    found = tuple(sorted(rows))
    what = (
        f"{count_rows(found)} of a wider area whose rate lies outside the rates of its parts (perhaps it is their sum)"
    )
    place, mend = "published value", "look it up at the source; leave the row out if it is wrong there"
    return [warn("parent-rate-outside-children", place, rows=found, what=what, mend=mend)] if found else []


def _rates(published: pd.DataFrame) -> pd.Series:
    """The value as published, else the quotient, as a float; NaN for counts and where nothing is known."""
    bases = {measure.id: measure.base for measure in MEASURES.values() if measure.kind in _QUOTIENTS}
    is_rate = published["measure"].isin(bases)
    full = published[is_rate & (published["denominator"].fillna(0) != 0).astype(bool)].dropna(subset=["numerator"])
    quotients = (full["measure"].map(bases).astype("object") * full["numerator"] / full["denominator"]).astype(
        "float64"
    )
    values = published["value"].where(is_rate).map(float, na_action="ignore").astype("float64")
    return values.fillna(quotients.reindex(published.index))


def _bounds(parent: str, by_type: Tables, family: tuple[FamilyMember, ...]) -> tuple[float, float]:
    """The lowest and highest rate that a wider area may have, given the parts that are known."""
    parts, is_complete = _parts(parent, by_type, family)
    if parts.empty or (not is_complete and len(parts) < _ENOUGH_FOR_A_SAMPLE):
        return float("-inf"), float("inf")
    factor = 1.0 if is_complete else _SAMPLE_FACTOR
    return float(parts.min()) / factor, float(parts.max()) * factor


def _parts(parent: str, by_type: Tables, family: tuple[FamilyMember, ...]) -> tuple[pd.Series, bool]:
    """The rates of a wider area's parts, and whether they are all of them; `by_type` are all rates of its period."""
    none = by_type[parent].iloc[:0]
    services, regions = by_type.get("yjs", none), by_type.get("region", none)
    if parent == "family":
        names = {name.casefold() for member in family for name in (member.name, *member.authorities)}
        members = services[services["area"].str.casefold().isin(names)]
        return members["rate"], bool(family) and len(members) == len(family)
    if parent == "england and wales" and {"england", "wales"} <= by_type.keys():
        return pd.concat([by_type["england"]["rate"], by_type["wales"]["rate"]]), True
    if parent in {"england", "england and wales"}:
        if len(regions) >= _REGIONS_OF_ENGLAND + (parent != "england"):
            return regions["rate"], True
        return pd.concat([regions["rate"], services["rate"]]), len(services) >= _NEARLY_ALL_SERVICES
    if parent in {"pcc", "region"}:
        return services["rate"], False
    return none["area"], False


def _family_without_data(published: pd.DataFrame, family: tuple[FamilyMember, ...]) -> list[Finding]:
    """Members of the family without a row of a measure that others of the family have."""
    services = published[published["area_type"] == "yjs"]
    missing: dict[str, list[str]] = {}
    for measure, rows in services.groupby("measure", observed=True):
        areas = frozenset(rows["area"].str.casefold())
        lacking = [member.name for member in family if not _names(member) & areas]
        if lacking and (len(lacking) < len(family)):
            missing[str(measure)] = lacking
    if family and not missing and not any(_names(member) & set(services["area"].str.casefold()) for member in family):
        missing["published"] = [member.name for member in family]
    return [
        warn(
            "family-area-without-data",
            "published area",
            what=f"no {_listed(measures)} row for {len(members)} of the family: {', '.join(members)}",
            mend="supply the rows, or accept this: the average is then of the others, and says so",
        )
        for members, measures in _by_members(missing).items()
    ]


def _by_members(missing: Mapping[str, list[str]]) -> dict[tuple[str, ...], list[str]]:
    """Members who lack rows -> the measures of which they do: one finding for what is one gap."""
    found: dict[tuple[str, ...], list[str]] = {}
    for measure, members in missing.items():
        found.setdefault(tuple(members), []).append(measure)
    return found


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _names(member: FamilyMember) -> frozenset[str]:
    return frozenset(name.casefold() for name in (member.name, *member.authorities))
