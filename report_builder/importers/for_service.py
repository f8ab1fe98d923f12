"""What one youth justice service needs of the national tables: who it is, its neighbours, and the tables themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.importers.neighbours import FILE, list_name
from report_builder.importers.services import WALES, Services, read_services
from report_builder.model.period import spell_date


@dataclass(frozen=True, slots=True)
class Served:
    """A service of England and whom it is compared with.

    Attributes:
        name: as the national tables spell it.
        region: its region.
        authorities: those that it serves; one of its own name where it is no partnership.
        neighbours: its statistical neighbours, the nearest first; none where no list is there.
        list_name: the list that they are of: `wigan-neighbours-2025`.
    """

    name: str
    region: str
    authorities: tuple[str, ...]
    neighbours: tuple[str, ...] = ()
    list_name: str = ""


def find_served(asked: str, *, national: Path, on: date) -> Served:
    """The service that somebody names, without regard to capitals and hyphens.

    Args:
        asked: its name, by any spelling that official files have.
        national: the folder of national tables, with the lists of neighbours.
        on: the day on which it must stand.

    Raises:
        ConfigError: there is none of that name, it lies in Wales, it stands no longer, or it is a part of another.
    """
    services = read_services()
    name = services.service(asked) or _refuse(asked, services)
    members = services.members(name, on, on)
    if not members:
        ends = [one.ended for one in services.authorities if one.service == name and one.ended is not None]
        what = f"{name} has had no youth justice service of its own since {spell_date(max(ends))}"
        raise ConfigError(what, "name the service that the area belongs to now")
    if members[0].region == WALES:
        what = f"{name} is a service of Wales, and the national tables are of England alone"
        raise ConfigError(what, "run init without --service and put Welsh figures into its tables")
    list_named, neighbours = _neighbours(name, national / FILE)
    return Served(name, members[0].region, tuple(one.name for one in members), neighbours, list_named)


def _refuse(asked: str, services: Services) -> str:
    """Say why there is no service of a name.

    Raises:
        ConfigError: always.
    """
    authority = services.authority(asked)
    if authority is not None:
        what = f"{authority.name} has no youth justice service of its own: it is a part of {authority.service}"
        raise ConfigError(Complaint(what, "--service", f'write --service "{authority.service}"'))
    as_listed = "name a service of England as Youth Justice Statistics does, such as Wigan or West Mercia"
    if asked.strip().casefold() in {"england", *(region.casefold() for region in services.regions)}:
        raise ConfigError(
            Complaint(f"{asked.strip()} is an area of many youth justice services", "--service", as_listed)
        )
    mend = did_you_mean(asked.strip(), services.services) or as_listed
    raise ConfigError(Complaint(f"there is no youth justice service '{asked.strip()}'", "--service", mend))


def _neighbours(service: str, file: Path) -> tuple[str, tuple[str, ...]]:
    """The latest list of a service's neighbours; nothing where there is none."""
    import yaml  # noqa: PLC0415 - a listing of the layouts need not pay for it

    if not file.is_file():
        return "", ()
    lists: Mapping[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))["families"]
    stem = list_name(service, 0).removesuffix("0")
    named = sorted(name for name in lists if name.startswith(stem) and name.removeprefix(stem).isdigit())
    return (named[-1], tuple(lists[named[-1]])) if named else ("", ())
