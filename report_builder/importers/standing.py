"""Which authorities stood when: boundaries changed in 2019, 2021 and 2023, and figures of an abolished area mislead."""

from __future__ import annotations

from datetime import date

from report_builder.importers.services import Authority, Services
from report_builder.model.measure import MEASURES


def is_by_population(measure: str) -> bool:
    """Whether a measure is of the children resident in an area: a count of them, or a rate that their number weighs."""
    return "population" in MEASURES[measure].parts or MEASURES[measure].kind == "count"


def why_not_standing(authority: Authority, measure: str, start: date, end: date) -> str:
    """Why an authority can have no figure of a period, in words; empty where it can.

    What counts residents over a period needs the authority throughout: the publisher splits the year of a change. A
    share of pupils or of a cohort needs it at the beginning, when the school or the cohort was counted.
    """
    if authority.ended is not None and start > authority.ended:
        return f"it ceased on {_day(authority.ended)}, before the period"
    if authority.began is not None and end < authority.began:
        return f"it began on {_day(authority.began)}, after the period"
    if is_by_population(measure) and not authority.stood(start, end):
        return f"it {_change(authority)}, within the period, so that the figure is of a part of the year"
    if authority.began is not None and start < authority.began:
        return f"it began on {_day(authority.began)}, within the period"
    return ""


def is_whole_service(authority: Authority, services: Services, start: date, end: date) -> bool:
    """Whether an authority's figure is its service's, because it is the only one of it throughout a period."""
    return services.members(authority.service, start, end) in {(authority,), ()}


def stands_in(authority: Authority, services: Services, measure: str, start: date) -> bool:
    """Whether an abolished authority still bears its service's figures, where others of the service took its area."""
    return (
        not is_by_population(measure)
        and authority.ended is not None
        and authority.name == authority.service
        and bool(services.members(authority.service, start, start))
    )


def _change(authority: Authority) -> str:
    if authority.ended is not None:
        return f"ceased on {_day(authority.ended)}"
    return f"began on {_day(authority.began)}" if authority.began else "changed"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
