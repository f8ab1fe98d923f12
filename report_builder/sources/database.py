"""The tables of a database, read at one moment and never written to."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from report_builder.errors import Complaint, OutsideError
from report_builder.model.findings import warn
from report_builder.model.place import DataPlace
from report_builder.model.tables import Finding, Input
from report_builder.sources.database_fault import connecting_fault, is_lost, reading_complaint, undecodable_complaint
from report_builder.sources.database_names import Relation, find_relations, relations_seen_first
from report_builder.sources.database_rows import Columns, columns_of, digest_of, in_order, keys_of
from report_builder.sources.sheet import ReadTable, Sheet, empty, row_findings
from report_builder.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Engine

_CELLS_AT_ONCE = 200_000
_SECONDS_TO_WAIT = 10
"""How long a SQLite file that another program holds locked is waited for, and an answer of a server."""
_TO_POSTGRESQL = {
    "connect_timeout": _SECONDS_TO_WAIT,
    "client_encoding": "utf8",
    "application_name": "report-builder",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
"""Options of the connection, where the address has no others: a line without a sign of life is given up."""
_OF_THE_TRANSACTION = ("SET LOCAL datestyle = 'ISO'", "SET LOCAL lock_timeout = '30s'")
_CLOCK = "Europe/London"
"""In what time zone the day of a moment is told: services of England and Wales keep this one."""


class DatabaseSource:
    """The tables and views of a database whose names, without case, are names of tables.

    All are read in one read-only transaction, so that they are of one moment, and the connection is closed again.
    """

    def __init__(
        self,
        place: DataPlace,
        known: Collection[str],
        *,
        named: Mapping[str, str],
        where: str,
        where_named: Mapping[str, str],
    ) -> None:
        """Read a database.

        Args:
            place: a SQLite file, or an address for SQLAlchemy.
            known: the tables that may be read, in their order.
            named: table -> name in the database, `table` or `schema.table`, where that is not the table's own.
            where: the key of the config that names the place, for complaints.
            where_named: table -> the key of the config or map that names it.

        Raises:
            ConfigError: the database refuses the user, there is none of this name, or a table that is named is missing.
            OutsideError: it cannot be reached, does not let a table be read, or breaks off.
        """
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415  heavy, and seldom needed

        try:
            with _transaction(place) as connection:
                relations, self.findings = find_relations(connection, known, named=named, where_named=where_named)
                self._read = _read_all(connection, relations, where)
        except SQLAlchemyError as error:
            # What the driver says may hold a password: it goes no further than this.
            raise connecting_fault(error, str(place), where) from None

    findings: tuple[Finding, ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that there are, in the order of those that may be read."""
        return tuple(self._read)

    def name_of(self, table: str) -> str:
        """What the database calls a table: `persons`, `cms.young_people`."""
        return self._read[table].source.file

    def read(self, table: str) -> ReadTable:
        """A table as it was when the database was opened."""
        return self._read[table]


def first_rows(place: DataPlace, *, most: int, where: str) -> dict[str, ReadTable]:
    """Every table and view of the schema that a user sees first, its first rows alone: enough to see what it holds.

    Args:
        place: a SQLite file, or an address for SQLAlchemy.
        most: rows of each.
        where: the key or argument that names the place, for complaints.

    Raises:
        ConfigError: the database refuses the user, or there is none of this name.
        OutsideError: it cannot be reached, does not let a table be read, or breaks off.
    """
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415  heavy, and seldom needed

    try:
        with _transaction(place) as connection:
            relations = {relation.name: relation for relation in relations_seen_first(connection)}
            return _read_all(connection, relations, where, most=most)
    except SQLAlchemyError as error:
        # What the driver says may hold a password: it goes no further than this.
        raise connecting_fault(error, str(place), where) from None


@contextmanager
def _transaction(place: DataPlace) -> Iterator[Connection]:
    """A connection in a transaction that cannot write and sees the database as it is at one moment."""
    engine = _engine(place)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            for setting in _OF_THE_TRANSACTION:
                connection.exec_driver_sql(setting)
        elif engine.dialect.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            driver.text_factory = _decoded
            connection.exec_driver_sql("BEGIN")
        yield connection
        connection.rollback()


def _engine(place: DataPlace) -> Engine:
    from sqlalchemy import URL, create_engine, make_url  # noqa: PLC0415  heavy, and seldom needed
    from sqlalchemy.pool import NullPool  # noqa: PLC0415

    if place.path is not None:
        url = URL.create("sqlite", database=f"file:{quote(str(place.path))}", query={"mode": "ro", "uri": "true"})
        options: dict[str, object] = {"timeout": _SECONDS_TO_WAIT}
    else:
        url = make_url(place.url)
        is_postgresql = url.get_driver_name() == "psycopg"
        options = {name: value for name, value in _TO_POSTGRESQL.items() if is_postgresql and name not in url.query}
        # Prepared statements do not pass through every pool of connections that may stand before a server.
        options |= {"prepare_threshold": None} if is_postgresql else {}
    return create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=options)


def _decoded(content: bytes) -> str:
    """Text of a SQLite file, which may hold any bytes: UTF-8, else Windows text as in a CSV file."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _read_all(
    connection: Connection, relations: Mapping[str, Relation], where: str, *, most: int | None = None
) -> dict[str, ReadTable]:
    """Every table, or the first rows of each; what several of them complain of is told at once.

    Raises:
        OutsideError: a table cannot be read.
    """
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415  heavy, and seldom needed

    read: dict[str, ReadTable] = {}
    complaints: list[Complaint] = []
    for table, relation in relations.items():
        try:
            with connection.begin_nested():
                read[table] = _read_table(connection, table, relation, most=most)
        except SQLAlchemyError as error:
            complaints.append(reading_complaint(error, relation.name, where))
            if is_lost(error):
                break
        except UnicodeDecodeError:
            complaints.append(undecodable_complaint(relation.name, where))
    if complaints:
        # What the driver says may hold a value from a case, and so may what led to it.
        raise OutsideError(complaints) from None
    return read


def _read_table(connection: Connection, table: str, relation: Relation, *, most: int | None) -> ReadTable:
    """A table's rows in the order of its key, or else of all its cells."""
    from sqlalchemy import inspect  # noqa: PLC0415  heavy, and seldom needed

    wanted, of_bytes = _wanted(connection, relation)
    key = inspect(connection).get_pk_constraint(relation.table, relation.schema)["constrained_columns"]
    batches = _batches(connection, relation, wanted, most=most) if wanted else iter(())
    try:
        columns, found = columns_of(list(wanted), batches)
    except UnreadableError as error:
        return ReadTable(None, [error.finding(table)], Input(relation.name, ""))
    ordered = in_order(columns, key)
    sheet, findings = _sheet(table, ordered, key)
    if of_bytes or found:
        what = f"columns that hold bytes, not text, are not read: {', '.join([*of_bytes, *found])}"
        mend = "if one of them is needed, name a view under tables in the config that makes text of it"
        findings.append(warn("binary-columns", table, what=what, mend=mend))
    return ReadTable(sheet, findings, Input(relation.name, digest_of(ordered)))


def _wanted(connection: Connection, relation: Relation) -> tuple[dict[str, ColumnElement[object]], list[str]]:
    """Column -> what to select (text where the database writes it as a CSV file would), and those of bytes."""
    from sqlalchemy import Text, cast, column, func, inspect  # noqa: PLC0415  heavy, and seldom needed
    from sqlalchemy.exc import SAWarning  # noqa: PLC0415
    from sqlalchemy.types import DateTime, LargeBinary  # noqa: PLC0415

    with warnings.catch_warnings():
        # SQLAlchemy warns of a type that it does not know, which is text all the same.
        warnings.simplefilter("ignore", SAWarning)
        types = {
            each["name"]: each["type"] for each in inspect(connection).get_columns(relation.table, relation.schema)
        }
    of_bytes = [name for name, kind in types.items() if isinstance(kind, LargeBinary)]
    wanted: dict[str, ColumnElement[object]] = {}
    for name in [name for name in types if name not in of_bytes]:
        cells: ColumnElement[object] = column(name)
        if connection.dialect.name == "postgresql":
            kind = types[name]
            at_clock = func.timezone(_CLOCK, cells) if isinstance(kind, DateTime) and kind.timezone else cells
            cells = cast(at_clock, Text)
        wanted[name] = cells
    return wanted, of_bytes


def _batches(
    connection: Connection, relation: Relation, wanted: Mapping[str, ColumnElement[object]], *, most: int | None
) -> Iterator[Sequence[Sequence[object]]]:
    """The rows, some at a time, so that the driver never holds them all."""
    from sqlalchemy import select, table  # noqa: PLC0415  heavy, and seldom needed

    # Labels of our own: the database's names may be longer than it lets a label be.
    labelled = [cells.label(f"c{place}") for place, cells in enumerate(wanted.values())]
    query = select(*labelled).select_from(table(relation.table, schema=relation.schema)).limit(most)
    rows_at_once = max(1, _CELLS_AT_ONCE // len(wanted))
    yield from connection.execute(query.execution_options(yield_per=rows_at_once)).partitions()


def _sheet(table: str, columns: Columns, key: Sequence[str]) -> tuple[Sheet | None, list[Finding]]:
    """The columns as a sheet, less rows without a filled cell."""
    import pandas as pd  # noqa: PLC0415  kept from light commands

    names = list(columns)
    if not names:
        return None, [empty(table)]
    cells = pd.DataFrame(
        {place: pd.Series(pd.arrays.ArrowStringArray(columns[name])) for place, name in enumerate(names)}
    )
    rows = pd.Series(range(1, len(cells) + 1), dtype="Int64")
    keys = keys_of(cells, [names.index(name) for name in key if name in columns], names)
    is_blank = cells.isna().all(axis=1)
    blank = tuple(int(row) for row in rows[is_blank])
    kept = ~is_blank
    sheet = Sheet(
        tuple(name.strip() for name in names),
        cells[kept].reset_index(drop=True),
        rows[kept].reset_index(drop=True),
        keys[kept].reset_index(drop=True),
    )
    return sheet, row_findings(table, ragged=(), blank=blank)
