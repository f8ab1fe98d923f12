"""The local level open data of Youth Justice Statistics: children, outcomes and offences by youth justice service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from report_builder.errors import Complaint, DataError
from report_builder.importers.cells import read_grids
from report_builder.importers.faults import shortened
from report_builder.importers.hidden import say_hidden_rows
from report_builder.importers.imported import Imported, Layout, Publication
from report_builder.importers.local_labels import with_totals
from report_builder.importers.local_rows import MARKERS, TOTALS, LocalRow, LocalTable, data_sheets, read_table
from report_builder.importers.local_sums import ServiceYear, area_sums, placed, service_years
from report_builder.importers.repeats import Found, kept_once
from report_builder.importers.tally import Tally, named
from report_builder.model.measure import MEASURES
from report_builder.model.national import PublishedRow

SOURCE = "Youth Justice Statistics, local level open data"

_TIER = "caution_or_sentence_tier"
_TIERS = {"pre court", "first tier", "community", "custody"}
_MEASURES = {"children": "cautioned_count", "outcomes": "custody_count"}
_SUMMED = "summed over the rows of the table"


def read_local_level(paths: Sequence[Path], publication: Publication) -> Imported:
    """Read Children_Table, Outcome_Table and Offence_Table, any of them.

    Children cautioned or sentenced and custodial sentences of each year come out for every service, PCC, region and
    nation; breakdowns and offences have no place in the table `published` and are counted in the remarks.

    Args:
        paths: ODS or XLSX files as they were downloaded.
        publication: title and day, where the caller knows them.

    Raises:
        ConfigError: a file is not there.
        DataError: a file cannot be read, has no such sheet or columns, or its rows contradict each other.
    """
    grids, complaints = data_sheets(read_grids(paths))
    tally = Tally()
    say_hidden_rows(paths, tally)
    found: list[Found] = []
    for grid in grids:
        try:
            table = read_table(grid)
        except DataError as error:
            complaints += error.complaints
            continue
        found += _figures(table, publication, tally)
        complaints += table.complaints
    rows, contradictions = kept_once(found, tally)
    if complaints or contradictions:
        raise DataError(shortened([*complaints, *contradictions]))
    return tally.imported(published=rows)


def _figures(table: LocalTable, publication: Publication, tally: Tally) -> list[Found]:
    """The figures of one table."""
    tally.rows_read += table.read
    if table.counts not in _MEASURES:
        for row in table.rows:
            tally.leave(row.place, "of offences, which no measure counts by service")
        return []
    _say_breakdowns(table, tally)
    rows = placed(table, with_totals(table, tally), tally)
    years = _custody(table, rows, tally) if table.counts == "outcomes" else service_years(rows, tally)
    return list(_published(table, years, publication=publication, tally=tally))


def _say_breakdowns(table: LocalTable, tally: Tally) -> None:
    columns = list(dict.fromkeys(name for row in table.rows for name, _ in row.categories))
    if columns:
        what = f"the breakdowns by {named(columns)} are summed: the table published has no place for them"
        tally.say(table.grid.place(1), what)


def _custody(table: LocalTable, rows: Sequence[LocalRow], tally: Tally) -> list[ServiceYear]:
    """The custodial sentences of each service and year; none, where it has only other outcomes."""
    tiers = {_tier(row) for row in rows}
    if tiers == {""}:
        what = "no column Caution_or_sentence_tier, by which custody is known"
        table.complaints.append(Complaint(what, table.grid.place(1), "give the file as it was published"))
    elif unknown := sorted(tier for tier in tiers if tier not in _TIERS | TOTALS):
        what = f"tiers that are not known: {named(unknown)}"
        where = table.grid.place(1, "Caution_or_sentence_tier")
        table.complaints.append(Complaint(what, where, f"known are {named(sorted(_TIERS))}"))
    custody = [row for row in rows if _tier(row) == "custody"]
    for row in rows:
        if _tier(row) != "custody":
            tally.leave(row.place, "of another tier than Custody, which no measure counts")
    with_custody = {(row.period, row.service) for row in custody}
    none = {(row.period, row.service): row for row in rows if (row.period, row.service) not in with_custody}
    if none and custody:
        what = f"{len(none):,} times a service has outcomes in a year and none of them custody: counted as none"
        tally.say(table.grid.place(1), what)
    noughts = [
        ServiceYear(row.period, row.service, row.pcc, row.region, row.nation, 0 if custody else None)
        for row in none.values()
    ]
    return [*service_years(custody, tally), *noughts]


def _tier(row: LocalRow) -> str:
    return dict(row.categories).get(_TIER, "").casefold().replace("-", " ")


def _published(
    table: LocalTable, years: Sequence[ServiceYear], *, publication: Publication, tally: Tally
) -> Iterator[Found]:
    measure = MEASURES[_MEASURES[table.counts]]
    unknown = []
    source = f"{publication.source or SOURCE}, {_SUMMED}"
    sums = area_sums(years, where=table.grid.place(1), tally=tally)
    for (year, (area, area_type)), number in sorted(sums.items(), key=lambda item: item[0]):
        if number is None:
            unknown.append(f"{area} {year[0].year}-{year[1].year % 100:02d}")
            continue
        row = PublishedRow(measure.id, area, area_type, *year, value=str(number), unit=measure.unit, source=source)
        yield Found(table.grid.place(1), replace(row, published_on=publication.published_on))
    if unknown:
        tally.say(table.grid.place(1), f"no {measure.id}, since a number in it is not published: {named(unknown)}")


LAYOUT = Layout(
    "local-level",
    "Youth Justice Statistics, local level open data: Children_Table, Outcome_Table, Offence_Table (ODS, XLSX)",
    read_local_level,
    MARKERS,
)
