"""Authorities, regions and youth justice services: who belongs to whom, and how official files spell and number them.

The one table of them is `services.yaml` beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from report_builder.model.spelling import alike

AUTHORITY = "authority"
"""The area type by which importers mark the rows of a local authority, until `settle` makes services of them."""
WALES = "Wales"
_NATIONS = {"england": "England", "wales": WALES, "england and wales": "England and Wales"}


@dataclass(frozen=True, slots=True)
class Authority:
    """An upper-tier local authority.

    Attributes:
        dfe: the Department for Education's number; empty in Wales.
        began, ended: None where it stood all along.
        is_small: it has too few children for figures of its own: under 1,000 aged 10 to 17.
    """

    name: str
    ons: str
    dfe: str
    region: str
    service: str
    began: date | None = None
    ended: date | None = None
    is_small: bool = False

    def stood(self, start: date, end: date) -> bool:
        """Whether it stood throughout a period."""
        return (self.began is None or self.began <= start) and (self.ended is None or end <= self.ended)

    def stood_on(self, day: date) -> bool:
        """Whether it stood on a day."""
        return self.stood(day, day)


@dataclass(frozen=True, slots=True)
class Services:
    """Every authority, and the ways to find one."""

    authorities: tuple[Authority, ...]
    spelled: Mapping[str, Authority]
    service_names: Mapping[str, str]
    area_names: Mapping[str, str]

    @property
    def services(self) -> tuple[str, ...]:
        """The names of all services, sorted."""
        return tuple(sorted({authority.service for authority in self.authorities}))

    @property
    def regions(self) -> tuple[str, ...]:
        """The nine regions of England."""
        return tuple(dict.fromkeys(one.region for one in self.authorities if one.region != WALES))

    def authority(self, name_or_code: str) -> Authority | None:
        """An authority by a spelling of its name, its ONS code or its DfE number ("372", "372.0")."""
        return self.spelled.get(alike(name_or_code.removesuffix(".0")))

    def service(self, name: str) -> str:
        """The name of a service by any spelling of it; empty where there is none."""
        return self.service_names.get(alike(name), "")

    def region(self, name: str) -> str:
        """The name of a region of England by any spelling; empty where there is none."""
        return self.area_names.get(alike(name), "")

    def nation(self, name: str) -> str:
        """England, Wales, or England and Wales (in small letters its area type); empty where it is none of them."""
        return _NATIONS.get(alike(name), "")

    def area(self, name: str, area_type: str) -> str:
        """The one spelling of a service or region or, of any other type, a nation; empty where there is none such."""
        return {"yjs": self.service, "region": self.region}.get(area_type, self.nation)(name)

    def members(self, service: str, start: date, end: date) -> tuple[Authority, ...]:
        """The authorities of a service that stood throughout a period."""
        return tuple(one for one in self.authorities if one.service == service and one.stood(start, end))

    def of_region(self, region: str, day: date) -> tuple[Authority, ...]:
        """The authorities of a region that stood on a day."""
        return tuple(one for one in self.authorities if one.region == region and one.stood_on(day))


def mid_year(year: int) -> date:
    """The day of a mid-year estimate."""
    return date(year, 6, 30)


@lru_cache(maxsize=1)
def read_services() -> Services:
    """The table that the program ships."""
    import yaml  # noqa: PLC0415 - a listing of the layouts need not pay for it

    tree = yaml.safe_load(Path(__file__).with_name("services.yaml").read_text(encoding="utf-8"))
    rows = [(_authority(row, region), row) for region, rows in tree["regions"].items() for row in rows]
    authorities = tuple(authority for authority, _ in rows)
    services = {name: [name, *also] for name, also in tree["services"].items()}
    return Services(
        authorities,
        {
            alike(known): one
            for one, row in rows
            for known in (one.name, one.ons, one.dfe, *row.get("also", ()))
            if known
        },
        _by_spelling({one.service: [one.service] for one in authorities} | services),
        _by_spelling(
            {region: [region, *tree["areas"].get(region, ())] for region in tree["regions"] if region != WALES}
        ),
    )


def _authority(row: Mapping[str, object], region: str) -> Authority:
    name = str(row["name"])
    began, ended = row.get("began"), row.get("ended")
    return Authority(
        name,
        str(row["ons"]),
        str(row.get("dfe", "")),
        region,
        str(row.get("service", name)),
        began if isinstance(began, date) else None,
        ended if isinstance(ended, date) else None,
        bool(row.get("small")),
    )


def _by_spelling(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {alike(spelling): name for name, spellings in names.items() for spelling in spellings}
