"""The Department for Education's file of suspensions and permanent exclusions (Explore Education Statistics).

One row is an area, a school year and a kind of school; the totals of all state-funded schools are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from report_builder.errors import Complaint, DataError
from report_builder.importers.cells import Record, Table, find_table, read_grids
from report_builder.importers.faults import nothing_used, shortened
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.numbers_as_text import Number, read_number
from report_builder.importers.repeats import Found, kept_once
from report_builder.importers.tally import Tally
from report_builder.importers.year_labels import labelled_year
from report_builder.model.measure import MEASURES
from report_builder.model.national import PublishedRow

HEADERS = ("time_period", "geographic_level", "headcount", "suspension")
SOURCE = "Department for Education, Suspensions and permanent exclusions in England"

_NUMBERS = ("headcount", "suspension", "perm_excl", "one_plus_susp")
_RATES = ("susp_rate", "perm_excl_rate", "one_plus_susp_rate")
_AREAS = ("country_name", "region_name", "la_name", "new_la_code")
_KINDS = ("education_phase", "school_type")
"""Columns of the kind of school; an older file has the second."""
_PUPILS = ("characteristic_group", "characteristic", "sex", "ethnicity", "reason")
"""Columns that break the pupils down, in sister files of this one."""
_MEASURES = {
    "suspension_rate": ("suspension", "susp_rate"),
    "pupils_suspended_share": ("one_plus_susp", "one_plus_susp_rate"),
    "permanent_exclusion_rate": ("perm_excl", "perm_excl_rate"),
}
_LEVELS = {"national": "england", "regional": "region", "local authority": "authority"}
_NAMES = {"england": "country_name", "region": "region_name", "authority": "la_name"}
_TOTALS = frozenset({"", "total", "all", "all schools", "all state-funded schools", "state-funded", "all pupils"})


def read_suspensions(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read the file, or several of it.

    Suspensions, permanent exclusions and pupils with one or more suspensions are numerators, the headcount of the
    January census the denominator. Authorities bear the area type `authority`.

    Args:
        paths: CSV files as they were downloaded.
        publication: its title and day, where the caller knows them.

    Raises:
        ConfigError: a file is not there.
        DataError: a file cannot be read, has not the columns, or two rows of one area and year contradict each other.
    """
    found: list[Found] = []
    tally = Tally()
    complaints: list[Complaint] = []
    for grid in read_grids(paths):
        try:
            table = find_table(grid, HEADERS, optional=(*_NUMBERS[2:], *_RATES, *_AREAS, *_KINDS, *_PUPILS))
        except DataError as error:
            complaints += error.complaints
            continue
        sheet = _Sheet(table, publication, tally)
        found += sheet.figures()
        complaints += sheet.complaints
    rows, contradictions = kept_once(found, tally)
    if not rows and not complaints and not contradictions:
        complaints = [nothing_used(paths, tally)]
    if complaints or contradictions:
        raise DataError(shortened([*complaints, *contradictions]))
    return tally.imported(published=rows)


class _Sheet:
    """One file: its figures, and what was left out of it and why."""

    def __init__(self, table: Table, publication: Publication, tally: Tally) -> None:
        self._table, self._publication, self._tally = table, publication, tally
        self._symbols: Counter[str] = Counter()
        self.complaints: list[Complaint] = []

    def figures(self) -> Iterator[Found]:
        """The figures of the file's total rows, and what is to be said of the others."""
        for record in self._table.records():
            self._tally.read()
            why = self._why_not(record)
            if why:
                self._tally.leave(self._table.grid.place(record.row), why)
                continue
            self._tally.use()
            yield from self._figures(record)
        for column, count in self._symbols.items():
            what = f"no number is published in {count:,} of the rows that are used"
            self._tally.say(self._table.grid.place(self._table.header, column), what)

    def _why_not(self, record: Record) -> str:
        level = record["geographic_level"].casefold()
        if level not in _LEVELS:
            return f"of the level '{record['geographic_level']}', of which no figure is used"
        kinds = [column for column in _KINDS if record.cells.get(column, "").casefold() not in _TOTALS]
        if kinds:
            return "of one kind of school, where the totals of all schools are used"
        if any(record.cells.get(column, "").casefold() not in _TOTALS for column in _PUPILS):
            return "of some of the pupils, where the totals of all pupils are used"
        return "" if record.cells.get(_NAMES[_LEVELS[level]], "") or level == "national" else "without an area's name"

    def _figures(self, record: Record) -> Iterator[Found]:
        period = labelled_year(record["time_period"], "academic")
        if period is None:
            self._complain(record, "time_period", "not a school year such as 202324")
            return
        numbers = {column: self._number(record, column) for column in (*_NUMBERS, *_RATES) if column in record.cells}
        headcount = numbers["headcount"]
        for measure, (column, rate) in _MEASURES.items():
            number, published = numbers.get(column), numbers.get(rate)
            if column != "suspension" and number and headcount and number.value > headcount.value:
                self._complain(record, column, "more pupils than there are (headcount)")
            elif published or (number and headcount):
                place = self._table.grid.place(record.row, column)
                yield Found(place, self._row(record, measure, period, numbers={**numbers, "top": number}))

    def _row(
        self, record: Record, measure: str, period: tuple[date, date], *, numbers: Mapping[str, Number | None]
    ) -> PublishedRow:
        area_type = _LEVELS[record["geographic_level"].casefold()]
        top, base, rate = numbers["top"], numbers["headcount"], numbers.get(_MEASURES[measure][1])
        return PublishedRow(
            measure,
            record.cells.get(_NAMES[area_type], "") or "England",
            area_type,
            *period,
            None if top is None else top.value,
            None if base is None else base.value,
            "" if rate is None else rate.text,
            MEASURES[measure].unit,
            self._publication.source or SOURCE,
            self._publication.published_on,
        )

    def _number(self, record: Record, column: str) -> Number | None:
        try:
            number = read_number(record[column])
        except ValueError:
            self._complain(record, column, "neither a number nor one of the symbols z, c, x, k, low and :")
            return None
        if number is None:
            self._symbols[column] += 1
        return number

    def _complain(self, record: Record, column: str, what: str) -> None:
        where = self._table.grid.place(record.row, column)
        self.complaints.append(Complaint(what, where, "look it up where the file was published"))


LAYOUT = Layout(
    "suspensions",
    "suspensions and permanent exclusions by authority (Explore Education Statistics, CSV)",
    read_suspensions,
    HEADERS,
)
