"""ONS mid-year population estimates by upper-tier authority and single age.

Columns `mid_year, utla_code, utla_name, age_10 ... age_17, pop_10_17`. Residents of services of several authorities, of
regions and of nations are the sums of their authorities', where the file has them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from report_builder.importers import cells
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.numbers_as_text import number_without_noise
from report_builder.importers.services import WALES, Authority, Services, mid_year, read_services
from report_builder.importers.settle import area_of
from report_builder.importers.tally import LeftOutError, Tally, named
from report_builder.model.national import PopulationRow

SOURCE = "MYE"
AGES = tuple(str(age) for age in range(10, 18))
ALL_AGES = "10-17"
_AGE_COLUMNS = tuple(f"age_{age}" for age in AGES)
HEADERS = ("mid_year", "utla_code", "utla_name", *_AGE_COLUMNS, "pop_10_17")

Residents = Mapping[str, int]
"""Age (one of AGES, or 10-17) -> residents."""


def read(paths: Sequence[Path], publication: Publication) -> Imported:  # noqa: ARG001 - population has no such columns
    """Read mid-year estimates.

    Raises:
        ConfigError: a file is not there.
        DataError: a file is not of this layout.
    """
    tally, services = Tally(), read_services()
    by_year: dict[int, dict[Authority, Residents]] = {}
    for table in cells.read_tables(paths, HEADERS):
        for record in table.records():
            with tally.row(table.grid.place(record.row)):
                year, authority, residents = _residents(record, services)
                _add(by_year.setdefault(year, {}), authority, residents)
                tally.use()
    where = ", ".join(path.name for path in paths)
    rows = [row for year in sorted(by_year) for row in _rows(year, by_year[year], services, where=where, tally=tally)]
    return tally.imported(population=rows)


def _residents(record: cells.Record, services: Services) -> tuple[int, Authority, Residents]:
    """The year, authority and residents of a row.

    Raises:
        LeftOutError: the authority is not known or did not stand, or the numbers are none or do not add up.
    """
    authority = services.authority(record["utla_code"])
    if authority is None or services.authority(record["utla_name"]) != authority:
        raise LeftOutError(f"'{record['utla_name']}', {record['utla_code']}, is no authority that is known")
    year = number_without_noise(record["mid_year"])
    numbers = [number_without_noise(record[column]) for column in (*_AGE_COLUMNS, "pop_10_17")]
    whole = [int(one) for one in (year, *numbers) if one is not None and one >= 0 and one == int(one)]
    if len(whole) != len(numbers) + 1:
        raise LeftOutError("a year or a number of residents is not a whole number")
    if not authority.stood_on(mid_year(whole[0])):
        raise LeftOutError(f"{authority.name} did not stand at mid-{whole[0]}")
    if sum(whole[1:-1]) != whole[-1]:
        raise LeftOutError("the single ages do not add up to those aged 10 to 17")
    return whole[0], authority, dict(zip((*AGES, ALL_AGES), whole[1:], strict=True))


def _add(known: dict[Authority, Residents], authority: Authority, residents: Residents) -> None:
    if known.get(authority, residents) != residents:
        raise LeftOutError(f"two rows of {authority.name} contradict each other")
    if authority in known:
        raise LeftOutError("the row repeats another")
    known[authority] = residents


def _rows(
    year: int, known: Mapping[Authority, Residents], services: Services, *, where: str, tally: Tally
) -> Iterator[PopulationRow]:
    areas = {area_of(authority, services, year): residents for authority, residents in known.items()}
    for name, members in _wider(year, services).items():
        lacking = [one.name for one in members if one not in known]
        if not lacking:
            areas[name] = {age: sum(known[one][age] for one in members) for age in (*AGES, ALL_AGES)}
        elif len(lacking) < len(members):
            tally.say(where, f"mid-{year}: no sum is made for {name}, because the file lacks {named(lacking)}")
    for name, residents in areas.items():
        for age, count in residents.items():
            yield PopulationRow(name, year, SOURCE, age, count)


def _wider(year: int, services: Services) -> dict[str, tuple[Authority, ...]]:
    """Every service of several authorities, region and nation, and its authorities at mid-year."""
    day = mid_year(year)
    standing = [one for one in services.authorities if one.stood_on(day)]
    partnerships = {name: services.members(name, day, day) for name in services.services}
    nations = {
        "England": tuple(one for one in standing if one.region != WALES),
        WALES: tuple(one for one in standing if one.region == WALES),
        "England and Wales": tuple(standing),
    }
    regions = {region: services.of_region(region, day) for region in services.regions}
    return {name: members for name, members in partnerships.items() if len(members) > 1} | regions | nations


LAYOUT = Layout("mid-year-estimates", "ONS mid-year estimates by upper-tier authority, ages 10 to 17", read, HEADERS)
