"""From a source of tables to checked cases: read, name, type, complete, check, set aside. Nobody else reads cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from report_builder.cases.answers import faulty_answers, nothing_to_set_aside
from report_builder.cases.checks.check import check_tables
from report_builder.cases.checks.links import missing_tables
from report_builder.cases.complete import complete
from report_builder.cases.consequences import without_consequences
from report_builder.cases.contract import CONTRACT, SYNTHETIC
from report_builder.cases.headers import TextTable, name_columns
from report_builder.cases.load_report import load_of, load_report
from report_builder.cases.row_keys import keys_of_rows, with_keys
from report_builder.cases.totals import without_totals
from report_builder.cases.typed import read_cells
from report_builder.cases.value_maps import faulty_values
from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.findings import FindingsError, less_rows
from report_builder.model.loaded import TableLoad
from report_builder.model.period import Quarter
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Cases, Finding
from report_builder.sources.sheet import ReadTable
from report_builder.sources.source import Source, open_source

_EVENTS = {
    "episodes": ("start_date",),
    "offences": ("outcome_date", "offence_date"),
    "exclusions": ("start_date",),
    "custody": ("start_date",),
    "tracker": ("entry_date",),
}


def load_cases(spec: ReportSpec, *, needed: Collection[str] | None = None) -> Cases:
    """The checked tables of the config's dataset.

    Args:
        spec: where the data lie, what they are called and what is accepted of them.
        needed: the tables that are missed where they were not supplied; every one unless given.

    Raises:
        ConfigError: there is no such folder, it holds no table, or a column or value map names what does not exist.
        FindingsError: the data have findings that stop the build, all of them at once.
        OutsideError: a file cannot be opened.
    """
    cases = read_and_check(spec, needed=needed)
    stopping = [finding for finding in cases.findings if finding.stops]
    if stopping:
        raise FindingsError(stopping)
    return cases


def read_and_check(spec: ReportSpec, *, needed: Collection[str] | None = None) -> Cases:
    """As `load_cases`, but findings that stop are handed back among the others, before them.

    Raises:
        ConfigError: there is no such folder, it holds no table, or a column or value map names what does not exist.
        OutsideError: a file cannot be opened.
    """
    _look_at_names(spec)
    source = _source(spec)
    findings = [*source.findings, *missing_tables(source.tables, needed)]
    frames: dict[str, pd.DataFrame] = {}
    of_cells: list[Finding] = []
    inputs = []
    loads = []
    keys: dict[str, pd.Series] = {}
    for table in source.tables:
        read = source.read(table)
        inputs.append(read.source)
        keys.update(keys_of_rows(table, read))
        text, found = _named(table, read, spec)
        findings += found
        loads.append(load_of(table, source.name_of(table), read=read, text=text))
        if text is not None:
            # Typed at once, so that no more than one table is ever held as text.
            frames[table], found = read_cells(text, _value_maps(spec, table))
            of_cells += found
        del read, text
    checked = _check_and_set_aside(spec, frames, of_files=findings, of_cells=of_cells, loads=loads)
    accepted = {each.finding for each in spec.accept if not each.words}
    kept = [finding for finding in checked.findings if finding.stops or finding.name not in accepted]
    return replace(
        checked,
        findings=tuple(sorted(with_keys(kept, keys), key=lambda finding: not finding.stops)),
        inputs=tuple(inputs),
    )


def latest_quarter(spec: ReportSpec) -> Quarter:
    """The last quarter that is over and that every table reaches: each has an event in it or a later one.

    Args:
        spec: whose data, maps and names of tables count, less the quiet tables of its schedule; its quarter is not
            looked at. What is dated after its `as_at` is a wrong date, of which the checks warn; a quarter that ends
            after that day is not over.

    Raises:
        ConfigError: there are no such data, a name in the config is wrong, or no table has a dated event.
        OutsideError: a file cannot be opened.
    """
    _look_at_names(spec)
    source = _source(spec)
    reached: list[pd.Timestamp] = []
    asked = [name for name in _EVENTS if name in source.tables and name not in spec.schedule.quiet_tables]
    for table in asked:
        text, _ = _named(table, source.read(table), spec)
        typed = None if text is None else read_cells(text, _value_maps(spec, table))[0]
        days = [] if typed is None else [typed[column] for column in _EVENTS[table]]
        last = [column[column <= pd.Timestamp(spec.as_at)].max() for column in days]
        reached += [max(day for day in last if pd.notna(day))] if any(pd.notna(day) for day in last) else []
    if not reached:
        what = f"no table has an event dated up to {spec.as_at}, so there is no latest quarter"
        raise ConfigError(Complaint(what, spec.place_of("quarter"), "name the quarter, such as 2019-20 Q4"))
    return min(Quarter.of_day(min(reached)), Quarter.last_ended(spec.as_at))


def _look_at_names(spec: ReportSpec) -> None:
    """Complain of maps in the config that name no table or column of the contract, and of findings that are none."""
    complaints = list(faulty_answers(spec))
    place = spec.place_of("schedule.quiet_tables")
    quiet = [table for table in spec.schedule.quiet_tables if table not in CONTRACT]
    complaints += [Complaint(f"'{table}' is not a table", place, did_you_mean(table, CONTRACT)) for table in quiet]
    for table, renames in (*spec.columns.items(), *spec.columns_offered.items()):
        if table not in CONTRACT:
            where = spec.place_of(f"columns.{table}")
            complaints.append(Complaint(f"'{table}' is not a table", where, did_you_mean(table, CONTRACT)))
            continue
        names = (*CONTRACT[table].names, SYNTHETIC)
        complaints += [
            Complaint(
                f"'{column}' is not a column of {table}",
                spec.place_of(f"columns.{table}.{header}"),
                did_you_mean(column, names) or f"it has: {', '.join(CONTRACT[table].names)}",
            )
            for header, column in renames.items()
            if column not in names
        ]
    complaints += faulty_values(spec)
    if complaints:
        raise ConfigError(complaints)


def _source(spec: ReportSpec) -> Source:
    return open_source(
        spec.data,
        known=CONTRACT,
        named=spec.tables,
        where=spec.place_of("data"),
        where_named={table: spec.place_of(f"tables.{table}") for table in spec.tables},
    )


def _named(table: str, read: ReadTable, spec: ReportSpec) -> tuple[TextTable | None, list[Finding]]:
    """A table that was read, under the contract's names, and all that was found of it so far."""
    if read.sheet is None:
        return None, read.findings
    renames, offered = spec.columns.get(table, {}), spec.columns_offered.get(table, {})
    text, of_headers = name_columns(CONTRACT[table], read.sheet, renames, offered=offered)
    return text, [*read.findings, *of_headers]


def _check_and_set_aside(
    spec: ReportSpec,
    frames: dict[str, pd.DataFrame],
    *,
    of_files: list[Finding],
    of_cells: list[Finding],
    loads: list[TableLoad],
) -> Cases:
    """Check; leave out the rows that config sets aside; check again what is left, until nothing more is left out.

    Leaving a child out makes orphans of the child's rows, which are found in the next round.
    """
    names = {each.finding for each in spec.set_aside}
    out: dict[tuple[str, str], int] = {}
    while True:
        checked = _checked(spec, frames, said=[*of_files, *of_cells])
        excused = [
            finding
            for finding in checked.findings
            if finding.name in names and finding.rows and finding.table in frames
        ]
        if not excused:
            break
        for finding in excused:
            frames, left_out = _without(frames, finding)
            of_cells = _less(of_cells, finding)
            place = (finding.table, finding.name)
            out[place] = out.get(place, 0) + left_out
        of_files = [finding for finding in of_files if finding not in excused]
    by_name: dict[str, int] = {}
    for (_, name), rows in out.items():
        by_name[name] = by_name.get(name, 0) + rows
    left = {table: len(frame) for table, frame in frames.items()}
    return replace(
        checked,
        findings=(*checked.findings, *nothing_to_set_aside(spec, by_name)),
        set_aside=by_name,
        loads=load_report(loads, checked, left=left, set_aside=out),
    )


def _checked(spec: ReportSpec, frames: Mapping[str, pd.DataFrame], *, said: list[Finding]) -> Cases:
    """The tables with blanks filled in and checked; `said` is what was found already, of files and cells."""
    is_synthetic = any(bool(frame[SYNTHETIC].any()) for frame in frames.values() if SYNTHETIC in frame)
    tables = complete({name: frame.drop(columns=SYNTHETIC, errors="ignore") for name, frame in frames.items()})
    findings = (*said, *without_consequences(check_tables(tables, spec), causes=said))
    if "budget" in tables:
        tables = {**tables, "budget": without_totals(tables["budget"])}
    return Cases(tables=tables, findings=findings, is_synthetic=is_synthetic)


def _value_maps(spec: ReportSpec, table: str) -> dict[str, Mapping[str, str]]:
    """Column -> value map of one table, from config's `table.column`."""
    maps = {tuple(place.split(".", 1)): values for place, values in spec.values.items()}  # noqa: PD011 - no frame
    return {column: values for (name, column), values in maps.items() if name == table}


def _without(frames: dict[str, pd.DataFrame], finding: Finding) -> tuple[dict[str, pd.DataFrame], int]:
    """The tables less a finding's rows, and how many rows that was. Ragged rows were never among the cells."""
    frame = frames[finding.table]
    is_named = frame["row"].isin(finding.rows)
    left = frame[~is_named].reset_index(drop=True)
    ragged = len(finding.rows) if finding.name == "ragged-row" else 0
    return {**frames, finding.table: left}, int(is_named.sum()) + ragged


def _less(of_cells: list[Finding], gone: Finding) -> list[Finding]:
    """What is wrong with the cells of the rows that are left when those of a finding are left out."""
    rows = frozenset(gone.rows)
    left = [less_rows(each, rows) if each.table == gone.table else each for each in of_cells]
    return [each for each in left if each is not None]
