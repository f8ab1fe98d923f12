"""Whom a view's area words mean: the service, its comparators, and the nation that a measure is published for."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.given import Area
from report_builder.cases.counts.known import NATIONAL_TYPES, Readings
from report_builder.model.view import View

_NATIONS = {"england and wales": "England and Wales", "england": "England", "wales": "Wales"}


def own_area(context: Context) -> Area:
    """The service that the report is of."""
    return Area(context.spec.yot, "yjs", is_own=True)


def member_areas(context: Context) -> tuple[Area, ...]:
    """The services of the family, the service itself left out."""
    own = context.spec.yot.casefold()
    return tuple(
        Area(member.name, "yjs") for member in context.spec.comparators.family if member.name.casefold() != own
    )


def areas_of(view: View, context: Context, found: Readings) -> tuple[Area, ...]:
    """The areas of a view, in its order, each member of the family on its own."""
    return tuple(area for word in view.areas for area in _meant(word, context, found))


def _meant(word: str, context: Context, found: Readings) -> Iterator[Area]:
    compared = context.spec.comparators
    match word:
        case "own":
            yield own_area(context)
        case "members":
            yield from member_areas(context)
        case "family":
            yield Area(compared.family_name, "family")
        case "pcc":
            gap = "" if compared.pcc else "the config names no police force area"
            yield Area(compared.pcc or "Police force area", "pcc", gap=gap)
        case "region":
            gap = "" if compared.region else "the config names no region"
            yield Area(compared.region or "Region", "region", gap=gap)
        case "national":
            yield national_area(context, found)
        case _:
            raise ValueError(f"'{word}' is not an area that a view may have")


def national_area(context: Context, found: Readings) -> Area:
    """The nation of the config, or the first of the others for which the measure is published."""
    preferred = context.spec.comparators.national
    for area_type in (preferred, *NATIONAL_TYPES):
        named = [reading.area for reading in found.values() if reading.area_type == area_type]
        if named:
            return Area(named[-1], area_type)
    return Area(_NATIONS.get(preferred, preferred), preferred)


def national_note(view: View, context: Context, found: Readings) -> str:
    """The words that own up to another nation than the config names; empty where there is none."""
    preferred = context.spec.comparators.national
    if "national" not in view.areas:
        return ""
    area = national_area(context, found)
    if area.area_type == preferred:
        return ""
    return f"National figures are those for {area.name}; none are published for {_NATIONS.get(preferred, preferred)}."
