"""Statistical neighbours of local authorities (DfE) as comparator lists of youth justice services.

Columns `la_number, la_name, rank, sn_la_number, sn_la_name, closeness`. They are not the YJB's families: they were made
for children's services. Authorities become services; a service of several has their neighbours by mean rank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from report_builder.errors import Complaint, ConfigError
from report_builder.importers import cells
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.numbers_as_text import number_without_noise
from report_builder.importers.services import Authority, Services, read_services
from report_builder.importers.tally import LeftOutError, Tally
from report_builder.model.spelling import alike

HEADERS = ("la_number", "la_name", "rank", "sn_la_number", "sn_la_name", "closeness")
FILE = "families.yaml"
MOST = 10
"""Neighbours of a list, as the publisher gives each authority."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")

_Ranks = dict[str, int]
"""Service -> its best rank among an authority's neighbours."""


@dataclass(frozen=True, slots=True)
class _Neighbour:
    authority: Authority
    service: str
    rank: int


def list_name(service: str, year: int) -> str:
    """The name of a service's list: `st-helens-neighbours-2025`."""
    return f"{alike(service).replace(' ', '-')}-neighbours-{year}"


def read(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read lists of neighbours.

    Raises:
        ConfigError: a file is not there, or nobody says of which year the lists are.
        DataError: a file is not of this layout.
    """
    tally, services = Tally(), read_services()
    tables = cells.read_tables(paths, HEADERS)
    year = _year(paths, publication)
    today = date(year, 6, 30)
    ranks: dict[Authority, _Ranks] = {}
    for table in tables:
        for record in table.records():
            with tally.row(table.grid.place(record.row)):
                _add(ranks, _neighbour(record, services, today))
                tally.use()
    lists = {list_name(name, year): _merged(name, ranks, services, today) for name in services.services}
    text = _families({name: members for name, members in lists.items() if members}, year)
    return tally.imported(lists={FILE: text})


def _year(paths: Sequence[Path], publication: Publication) -> int:
    """The year of the lists: that of publication, else the one that the files' names hold."""
    if publication.published_on is not None:
        return publication.published_on.year
    named = {year for path in paths for year in _YEAR.findall(path.name)}
    if len(named) != 1:
        what = "the files' names do not say of which year the lists are"
        raise ConfigError(Complaint(what, "--published-on", "say the day of publication: --published-on 2025-05-01"))
    return int(named.pop())


def _neighbour(record: cells.Record, services: Services, today: date) -> _Neighbour:
    """One neighbour of an authority, as the service that it belongs to.

    Raises:
        LeftOutError: either is not known, stands no longer, or both belong to one service.
    """
    pair = [_authority(record[f"{side}la_number"], record[f"{side}la_name"], services, today) for side in ("", "sn_")]
    rank = number_without_noise(record["rank"])
    if rank is None or rank < 1 or rank != int(rank):
        raise LeftOutError(f"'{record['rank']}' is no rank")
    if pair[0].service == pair[1].service:
        raise LeftOutError("the neighbour belongs to the same service", is_fault=False)
    return _Neighbour(pair[0], pair[1].service, int(rank))


def _authority(code: str, name: str, services: Services, today: date) -> Authority:
    authority = services.authority(name)
    if authority is None or services.authority(code) != authority:
        raise LeftOutError(f"'{name}', {code}, is no authority that is known")
    if not authority.stood_on(today):
        raise LeftOutError(f"{name} is an authority no longer", is_fault=False)
    return authority


def _add(ranks: dict[Authority, _Ranks], one: _Neighbour) -> None:
    """Note a neighbour's rank; of several authorities of one service the nearest counts."""
    of_authority = ranks.setdefault(one.authority, {})
    of_authority[one.service] = min(one.rank, of_authority.get(one.service, one.rank))


def _merged(service: str, ranks: Mapping[Authority, _Ranks], services: Services, today: date) -> list[str]:
    """The neighbours of a service: by mean rank over its authorities, one that is not listed counting as the next."""
    lists = [ranks[one] for one in services.members(service, today, today) if one in ranks and not one.is_small]
    names = {name for one in lists for name in one}
    mean = {name: Fraction(sum(one.get(name, MOST + 1) for one in lists), len(lists)) for name in names}
    return sorted(names, key=lambda name: (mean[name], min(one.get(name, MOST + 1) for one in lists), name))[:MOST]


def _families(lists: Mapping[str, Sequence[str]], year: int) -> str:
    entries = [
        "\n".join([f"  {name}:", *(f"    - {_quoted(member)}" for member in members)])
        for name, members in sorted(lists.items())
    ]
    return _HEAD.format(year=year) + "\n".join(entries) + "\n"


def _quoted(name: str) -> str:
    return f'"{name}"' if "," in name else name


_HEAD = """# Statistical neighbours of youth justice services, written by `report-builder import`.
#
# Made of the Department for Education's ten statistical neighbours of each local authority, {year} (Open Government
# Licence v3.0). They were made for children's services and are not the YJB's families. Authorities became services;
# where several of one service were neighbours, it stands at the nearest. A service of several authorities has their
# neighbours by mean rank, one that an authority does not list counting as its eleventh; the first ten are here.

families:
"""

LAYOUT = Layout(
    "statistical-neighbours", "DfE statistical neighbours of authorities, as comparator lists", read, HEADERS
)
