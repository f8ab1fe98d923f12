"""The rows of a local level table summed: a number for each service and year, and for the areas of several services."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from report_builder.errors import Complaint
from report_builder.importers.local_rows import TOTALS, LocalRow, LocalTable
from report_builder.importers.services import WALES, read_services
from report_builder.importers.tally import Tally, named

Year = tuple[date, date]
Area = tuple[str, str]
"""Name and area type."""

ANYWHERE: Area = ("England and Wales", "england and wales")
_SPARE = 0.05
"""The share of an area's services that may lack in a file without its being a part: services merge and part."""
_LOOK = "look it up where the file was published"


@dataclass(frozen=True, slots=True)
class ServiceYear:
    """A service in a year: its areas (blank where they are not known), and its number where it is known."""

    year: Year
    service: str
    pcc: str
    region: str
    nation: str
    total: int | None


def placed(table: LocalTable, rows: Sequence[LocalRow], tally: Tally) -> list[LocalRow]:
    """The rows of services with every area spelled as services, regions and nations are spelled here.

    Rows of a region or nation under the services are totals and left out; so is a row that stands there twice.
    """
    services = read_services()
    known: list[LocalRow] = []
    spellings: dict[str, set[str]] = defaultdict(set)
    strays: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.service.casefold() in TOTALS or services.nation(row.service):
            tally.leave(row.place, "a total of services, which are counted singly")
            continue
        name = services.service(row.service) or row.service
        spellings[name].add(row.service)
        known.append(_with_nation(table, replace(row, service=name), strays))
    for label, places in strays.items():
        what = f"'{label}' in England_Wales is not the nation of the region, {len(places):,} times: the region decides"
        tally.say(places[0], what, is_fault=True)
    _say_spellings(table, spellings, tally)
    return _each_once(table, _with_pcc(table, known, tally), tally)


def _say_spellings(table: LocalTable, spellings: Mapping[str, set[str]], tally: Tally) -> None:
    for name, spelled in spellings.items():
        if len(spelled) > 1:
            what = f"one service is spelled {len(spelled)} ways ({named(sorted(spelled))}): read as '{name}'"
            tally.say(table.grid.place(1, "YJS"), what, is_fault=True)
    unknown = [name for name in spellings if not read_services().service(name)]
    if unknown:
        what = f"services that are not on the list of services, read as they are spelled: {named(unknown)}"
        tally.say(table.grid.place(1, "YJS"), what)


def _with_nation(table: LocalTable, row: LocalRow, strays: dict[str, list[str]]) -> LocalRow:
    """The region decides: the column England_Wales holds stray labels ("London") in what was published."""
    services = read_services()
    region = services.region(row.region)
    nation = services.nation(row.region) or ("England" if region else "")
    printed = services.nation(row.nation)
    if nation and row.nation and printed != nation:
        strays[row.nation].append(row.place)
    nation = nation or printed or ("England" if services.region(row.nation) else "")
    if nation not in {"England", WALES}:
        table.complaints.append(Complaint("neither its region nor its nation is known", row.place, _LOOK))
    return replace(row, region=region or row.region, nation=nation)


def _with_pcc(table: LocalTable, rows: Sequence[LocalRow], tally: Tally) -> list[LocalRow]:
    """Each row with the police area of its service, which other rows of it state where the cell is blank."""
    stated: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        stated[row.service] |= {row.pcc} - {""}
    where = table.grid.place(1, "PCC")
    blank = sum(not row.pcc for row in rows)
    without = sorted(name for name, names in stated.items() if not names)
    several = sorted(name for name, names in stated.items() if len(names) > 1)
    has_column = any(stated.values())
    if blank and has_column:
        filled = blank - sum(not row.pcc for row in rows if row.service in without)
        what = f"blank in {blank:,} of the rows: {filled:,} have the PCC that other rows of the service state"
        tally.say(where, what + (f"; in no PCC's figures: {named(without)}" if without else ""), is_fault=True)
    if several:
        what = f"services with more than one PCC, which are in no PCC's figures: {named(several)}"
        tally.say(where, what, is_fault=True)
    one = {name: next(iter(names)) if len(names) == 1 else "" for name, names in stated.items()}
    return [replace(row, pcc=one[row.service]) for row in rows]


def _each_once(table: LocalTable, rows: Sequence[LocalRow], tally: Tally) -> list[LocalRow]:
    first: dict[tuple[object, ...], LocalRow] = {}
    for row in rows:
        known = first.setdefault((row.period, row.service, row.categories), row)
        if known is row:
            continue
        if known.count == row.count:
            tally.leave(row.place, "stands there twice, counted once", is_fault=True)
        else:
            what = f"another number than at {known.place}, whose year, service and categories are the same"
            table.complaints.append(Complaint(what, row.place, _LOOK))
    return list(first.values())


def service_years(rows: Iterable[LocalRow], tally: Tally) -> list[ServiceYear]:
    """One number for each service and year: the sum of its finest rows that are all known, never totals and parts."""
    grouped: dict[tuple[Year, str], list[LocalRow]] = defaultdict(list)
    for row in rows:
        grouped[row.period, row.service].append(row)
    return [_service_year(of_service, tally) for of_service in grouped.values()]


def _service_year(rows: Sequence[LocalRow], tally: Tally) -> ServiceYear:
    first = rows[0]
    by_totals: dict[tuple[str, ...], list[LocalRow]] = defaultdict(list)
    for row in rows:
        by_totals[row.totals].append(row)
    known = {
        totals: sum(row.count or 0 for row in of_kind)
        for totals, of_kind in sorted(by_totals.items(), key=lambda item: len(item[0]))
        if all(row.count is not None for row in of_kind)
    }
    chosen = next(iter(known), None)
    for totals, of_kind in by_totals.items():
        for row in of_kind:
            if totals == chosen:
                tally.use()
            else:
                tally.leave(row.place, _why_not_used(chosen, totals))
    if len(set(known.values())) > 1:
        what = f"the totals of {first.service} are not the sum of its rows ({named(map(str, known.values()))})"
        tally.say(first.place, what + ": the sum of the finest rows is used", is_fault=True)
    total = None if chosen is None else known[chosen]
    return ServiceYear(first.period, first.service, first.pcc, first.region, first.nation, total)


def _why_not_used(chosen: tuple[str, ...] | None, totals: tuple[str, ...]) -> str:
    if chosen is None:
        return "of a service and year with a number that is not published, so that its sum is not known"
    return "a total of rows that are counted singly" if len(totals) >= len(chosen) else "a part of a total that is used"


def area_sums(years: Iterable[ServiceYear], *, where: str, tally: Tally) -> dict[tuple[Year, Area], int | None]:
    """Year and area -> number, for services and for the PCCs, regions and nations that they make up.

    A wider area is None where one of its services is. A region or nation of which the file lacks services has no sum,
    nor have PCCs in a year of which it lacks any part: it is a part of what was published.
    """
    known = list(years)
    sums: dict[tuple[Year, Area], int | None] = {}
    lacking = _lacking(known)
    for each in known:
        region = each.region if read_services().region(each.region) else ""
        wider = (
            (each.pcc, "pcc"),
            (region, "region"),
            (each.nation, each.nation.casefold()),
            ("England and Wales", "england and wales"),
        )
        whole = [area for area in wider if area[0] and (each.year, area) not in lacking]
        if ANYWHERE in {area for year, area in lacking if year == each.year}:
            whole = [area for area in whole if area[1] != "pcc"]
        for area in ((each.service, "yjs"), *whole):
            before = sums.get((each.year, area), 0)
            sums[each.year, area] = None if before is None or each.total is None else before + each.total
    for (year, area), count in lacking.items():
        what = f"no figures of {area[0]} {year[0].year}-{year[1].year % 100:02d}, of which {count} services have no row"
        tally.say(where, what + (", nor of police areas" if area == ANYWHERE else ""))
    return sums


def _lacking(years: Iterable[ServiceYear]) -> dict[tuple[Year, Area], int]:
    """Year and region or nation -> how many of its services have no row, where they are more than can have merged.

    Services are counted rather than compared by name: a service that is spelled in a new way is one all the same.
    """
    services = read_services()
    found: dict[tuple[Year, Area], set[str]] = defaultdict(set)
    for each in years:
        for area in ((each.region, "region"), (each.nation, each.nation.casefold()), ANYWHERE):
            found[each.year, area].add(each.service)
    lacking = {}
    for (year, area), names in found.items():
        expected = {
            one.service
            for one in services.authorities
            if one.stood(*year) and (area == ANYWHERE or area[0] in {one.region, _nation(one.region)})
        }
        short = len(expected) - len(names)
        if short > math.ceil(len(expected) * _SPARE):
            lacking[year, area] = short
    return lacking


def _nation(region: str) -> str:
    return WALES if region == WALES else "England"
