"""Rows of authorities become rows of youth justice services; regions and nations get one spelling each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from report_builder.importers.imported import Remark
from report_builder.importers.services import AUTHORITY, Authority, Services, mid_year
from report_builder.importers.standing import is_whole_service, stands_in, why_not_standing
from report_builder.importers.tally import Tally
from report_builder.model.national import PublishedRow


@dataclass(frozen=True, slots=True)
class Settled:
    """Figures by what they are of.

    Attributes:
        published: of services, regions, nations and whatever else is compared with.
        of_parts: of authorities that are one of several of a service; no paper prints them.
        remarks: what no area could be found for.
    """

    published: tuple[PublishedRow, ...]
    of_parts: tuple[PublishedRow, ...]
    remarks: tuple[Remark, ...] = ()


def settle(rows: Iterable[PublishedRow], services: Services, *, where: str) -> Settled:
    """Give each row the area that papers know.

    Args:
        rows: of authorities as their publisher spells them, and of others.
        services: who belongs to whom.
        where: what remarks name: the files.
    """
    tally = Tally()
    published: list[PublishedRow] = []
    of_parts: list[PublishedRow] = []
    for row in rows:
        placed = _placed(row, services, where=where, tally=tally)
        if placed is not None:
            (of_parts if placed.area_type == AUTHORITY else published).append(placed)
    return Settled(tuple(published), tuple(of_parts), tally.remarks())


def _placed(row: PublishedRow, services: Services, *, where: str, tally: Tally) -> PublishedRow | None:
    if row.area_type != AUTHORITY:
        return replace(row, area=services.area(row.area, row.area_type) or row.area)
    authority = services.authority(row.area)
    if authority is None:
        tally.leave(where, f"'{row.area}' is no authority that is known", is_fault=True)
        return None
    if stands_in(authority, services, row.measure, row.period_start):
        return replace(row, area=authority.service, area_type="yjs")
    why_not = why_not_standing(authority, row.measure, row.period_start, row.period_end)
    if why_not:
        tally.leave(where, f"{authority.name}: {why_not}")
        return None
    if is_whole_service(authority, services, row.period_start, row.period_end):
        return replace(row, area=authority.service, area_type="yjs")
    return replace(row, area=label(authority, services))


def label(authority: Authority, services: Services) -> str:
    """An authority's name, marked where its service of several authorities bears the same."""
    shares = authority.name == authority.service and any(
        other.service == authority.service and other != authority and other.ended == authority.ended
        for other in services.authorities
    )
    return f"{authority.name} ({AUTHORITY})" if shares else authority.name


def area_of(authority: Authority, services: Services, year: int) -> str:
    """The area whose residents an authority's are at mid-year: its service where that has no other, else itself."""
    day = mid_year(year)
    alone = services.members(authority.service, day, day) == (authority,)
    return authority.service if alone else label(authority, services)
