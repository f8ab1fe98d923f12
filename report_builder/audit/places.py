"""Where a printed number stands: from measure, period and conditions to the one place of what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from report_builder.audit.boxes import PERIOD, CaseOrder, Place, Space, box_of
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period

ADDS_UP = frozenset({"custody_count", "assessments_due", "assessments_in_time", "ete_ended", "ete_suitable_count"})
"""Events that each fall on one day, so that a year is the sum of its quarters."""

_READINGS = frozenset({"source", "census", "cohort", "pooled", "bound", "scorecard_measure", "category"})
_OVERLAPPING = {"needs_count": "need", "offence_profile": "offence_category"}
"""Measure -> the dimension whose categories may share a child."""

_TOTALS = {
    "ethnic_count": {"ethnic_group": "known"},
    **{rated: {"rating": "high or very high"} for rated in ("rosh_high", "likelihood_high", "safety_high")},
}
"""What the figure without a category is of, where that is not everybody."""

_STATUTORY_NEEDS = {"looked after": {"care_status": "current"}, "ehcp": {"sen": "ehcp"}}
"""Need -> the category of the statutory caseload that is the same children."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A count by the words of figures.json: what, whose, when, and under which conditions."""

    measure: str
    area: str
    area_type: str
    period: str
    where: tuple[tuple[str, str], ...] = ()

    @property
    def conditions(self) -> dict[str, str]:
        """Dimension -> category."""
        return dict(self.where)


def claim_of(figure: Mapping[str, object], measure: str, where: Mapping[str, str]) -> Claim:
    """A count that a figure speaks of."""
    area, area_type, period = (str(figure[name]) for name in ("area", "area_type", "period"))
    return Claim(measure, area, area_type, period, tuple(sorted(where.items())))


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places of all claims; periods that add up are cut where any of them begins or ends.

    Attributes:
        cases: the service's types of case.
        cuts: for each family of counts that add up, the days on which a period begins or has ended.
    """

    cases: CaseOrder = field(default_factory=CaseOrder)
    cuts: Mapping[tuple[str, ...], tuple[date, ...]] = field(default_factory=dict)

    def place(self, claim: Claim) -> Place:
        """The one place of what is claimed: names that mean the same children get the same place."""
        measure, where = _settled(claim)
        overlapping = _OVERLAPPING.get(measure, "")
        within = {name: each for name, each in where.items() if name in _READINGS or name == overlapping}
        box = box_of({name: each for name, each in where.items() if name not in within}, self.cases)
        pairs = tuple(sorted(within.items()))
        if measure in ADDS_UP:
            stretches = self._stretches(claim, pairs)
            return Place(Space(measure, claim.area, claim.area_type, "", pairs), box.on(PERIOD, stretches))
        return Place(Space(measure, claim.area, claim.area_type, claim.period, pairs), box)

    def _stretches(self, claim: Claim, within: tuple[tuple[str, str], ...]) -> frozenset[str]:
        period = Period.parse(claim.period)
        cuts = self.cuts.get(_family(claim, within), ())
        inside = [day for day in cuts if period.start <= day <= period.end + timedelta(days=1)]
        return frozenset(f"{first}/{after - timedelta(days=1)}" for first, after in pairwise(inside))


def atlas_of(claims: Iterable[Claim], cases: CaseOrder) -> Atlas:
    """The atlas in which all the claims have their places."""
    cuts: dict[tuple[str, ...], set[date]] = {}
    for claim in claims:
        if claim.measure in ADDS_UP:
            within = tuple(sorted((name, each) for name, each in claim.where if name in _READINGS))
            period = Period.parse(claim.period)
            cuts.setdefault(_family(claim, within), set()).update((period.start, period.end + timedelta(days=1)))
    return Atlas(cases, {family: tuple(sorted(days)) for family, days in cuts.items()})


def _family(claim: Claim, within: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return (claim.area, claim.area_type, *(each for pair in within for each in pair))


def _settled(claim: Claim) -> tuple[str, dict[str, str]]:
    """The measure and conditions of the same children under the name that most figures have for them."""
    measure = claim.measure
    where = {**_TOTALS.get(measure, {}), **claim.conditions}
    if measure == "tracker_reoffenders" and where.get("reoffence_count") == "0":
        return measure, where  # of those who reoffended nobody did so no times: it says nothing of the others
    if measure == "tracker_reoffenders":
        return "tracker_children", {"reoffence_count": "any", **where}
    if measure == "needs_count":
        where.setdefault("statutory", "yes")
        if where.get("need") in _STATUTORY_NEEDS:
            same = _STATUTORY_NEEDS[where.pop("need")]
            return "caseload", {**where, **same}
    if measure == "tracker_children" and "seriousness" in where:
        return measure, {"reoffence_count": "any", **where}
    if measure == "tracker_children" and where.get("time_to_first") == "none":
        rest = {name: each for name, each in where.items() if name != "time_to_first"}
        return measure, {"reoffence_count": "0", **rest}
    return measure, where


def counts_persons_or_events(measure: str) -> bool:
    """Whether a measure counts what disclosure control is about, rather than residents or money."""
    known = MEASURES.get(measure)
    return known is not None and known.kind == "count" and known.counts != "other"
