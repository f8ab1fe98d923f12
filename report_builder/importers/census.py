"""Census 2021 residents aged 10 to 17 by ethnic group and sex.

Columns `la_code, la_name, ethnicity_5, sex, age_slot, population`; the three age slots together are 10 to 17. Tables of
all ages are refused: the ethnic groups of children differ from those of adults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from report_builder.errors import Complaint, DataError
from report_builder.importers import cells
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.mid_year import ALL_AGES
from report_builder.importers.numbers_as_text import number_without_noise
from report_builder.importers.services import Authority, Services, read_services
from report_builder.importers.settle import area_of
from report_builder.importers.tally import LeftOutError, Tally
from report_builder.model.national import PopulationRow

SOURCE, YEAR = "Census 2021", 2021
HEADERS = ("la_code", "la_name", "ethnicity_5", "sex", "age_slot", "population")
GROUPS = ("white", "mixed", "asian", "black", "other")
SEXES = ("female", "male")
SLOTS = ("a", "b", "c")
_ALL_AGES_HEADERS = ("ltla21_code", "ltla21_name", "ethnic_group", "value")

_Cell = tuple[str, str, str]
"""Ethnic group, sex and age slot."""


def read(paths: Sequence[Path], publication: Publication) -> Imported:  # noqa: ARG001 - population has no such columns
    """Read Census tables. An authority of which a cell is missing is left out: its children would not add up.

    Raises:
        ConfigError: a file is not there.
        DataError: a file is of all ages, or not of this layout.
    """
    tally, services = Tally(), read_services()
    known: dict[Authority, dict[_Cell, tuple[str, int]]] = {}
    for table in _tables(paths):
        for record in table.records():
            place = table.grid.place(record.row)
            with tally.row(place):
                authority, cell, residents = _residents(record, services)
                _add(known.setdefault(authority, {}), cell, place=place, residents=residents)
    rows = [row for authority in known for row in _rows(authority, known[authority], services, tally)]
    return tally.imported(population=rows)


def _tables(paths: Sequence[Path]) -> tuple[cells.Table, ...]:
    grids = cells.read_grids(paths)
    what = "this table is of residents of all ages, and children of 10 to 17 have other shares of ethnic groups"
    mend = "ask the Census for residents aged 10 to 17 by ethnic group and sex"
    of_all_ages = [grid for grid in grids if cells.header_row(grid, _ALL_AGES_HEADERS) is not None]
    if of_all_ages:
        raise DataError([Complaint(what, grid.file, mend) for grid in of_all_ages])
    return cells.read_tables(paths, HEADERS)


def _residents(record: cells.Record, services: Services) -> tuple[Authority, _Cell, int]:
    """Whose residents a row counts, and how many.

    Raises:
        LeftOutError: the authority, group, sex or age slot is not known, or the number is none.
    """
    authority = services.authority(record["la_code"])
    if authority is None or services.authority(record["la_name"]) != authority:
        raise LeftOutError(f"'{record['la_name']}', {record['la_code']}, is no authority that is known")
    group, sex, slot = (record[column].casefold() for column in ("ethnicity_5", "sex", "age_slot"))
    if group not in GROUPS or sex not in SEXES or slot not in SLOTS:
        raise LeftOutError(f"'{group}', '{sex}', '{slot}' is no ethnic group, sex and age slot of the table")
    residents = number_without_noise(record["population"])
    if residents is None or residents < 0 or residents != int(residents):
        raise LeftOutError(f"'{record['population']}' is no number of residents")
    return authority, (group, sex, slot), int(residents)


def _add(of_authority: dict[_Cell, tuple[str, int]], cell: _Cell, *, place: str, residents: int) -> None:
    if cell in of_authority:
        raise LeftOutError("a row is of the same group, sex and age slot as another")
    of_authority[cell] = (place, residents)


def _rows(
    authority: Authority, of_authority: Mapping[_Cell, tuple[str, int]], services: Services, tally: Tally
) -> Iterator[PopulationRow]:
    """Residents by group and sex and their sums; none where a group, sex or age slot is missing."""
    lacking = len(GROUPS) * len(SEXES) * len(SLOTS) - len(of_authority)
    if lacking:
        for place, _ in of_authority.values():
            tally.leave(place, f"{authority.name} lacks {lacking} of its groups, sexes and age slots", is_fault=True)
        return
    area = area_of(authority, services, YEAR)
    sums: dict[tuple[str, str], int] = {}
    for (group, sex, _), (_, residents) in of_authority.items():
        tally.use()
        for key in ((group, sex), (group, "all"), ("all", sex), ("all", "all")):
            sums[key] = sums.get(key, 0) + residents
    for (group, sex), residents in sums.items():
        yield PopulationRow(area, YEAR, SOURCE, ALL_AGES, residents, sex, group)


LAYOUT = Layout("census-2021", "Census 2021: residents aged 10 to 17 by ethnic group and sex", read, HEADERS)
