"""Databases that refuse, break off or change while they are read."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import postgres
import psycopg
import pytest

from report_builder.errors import ConfigError, OutsideError, ReportError
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.sources.source import Source, open_source

CANARY = "s3cret-Canary"
SLOW = "CREATE VIEW persons AS SELECT i AS id, pg_sleep(0.01)::text AS a FROM generate_series(1, 3000) AS i"


def opened(place: str | Path) -> Source:
    if isinstance(place, Path):
        found = DataPlace(PlaceKind.DATABASE, place, shown=str(place))
    else:
        found = DataPlace(PlaceKind.DATABASE, url=place, shown="the address")
    return open_source(found, known=("persons", "episodes"), named={}, where="data")


def fault_of(place: str | Path) -> ReportError:
    with pytest.raises((ConfigError, OutsideError)) as caught:
        opened(place)
    assert CANARY not in str(caught.value)
    return caught.value


def with_option(option: str) -> Callable[[postgres.Server], str]:
    return lambda server: f"{server.address()}?{option}"


REFUSALS: list[tuple[Callable[[postgres.Server], str], type[ReportError], str]] = [
    (lambda server: server.address(password=CANARY), ConfigError, "refuses the user or the password"),
    (lambda server: f"postgresql+psycopg://postgres@127.0.0.1:{server.port}/x", ConfigError, "refuses the user"),
    (lambda server: server.address("nowhere"), ConfigError, "has no database of this name"),
    (lambda server: f"postgresql+psycopg://u:{CANARY}@no-host.invalid/x", OutsideError, "host is not found"),
    (lambda server: f"postgresql+psycopg://u:{CANARY}@127.0.0.1:1/x", OutsideError, "nothing answers"),
    (with_option("sslmode=require"), OutsideError, "do not agree on encryption"),
    (with_option(f"nothing={CANARY}"), ConfigError, "an option, or a value of one, that the driver does not know"),
    (with_option(f"connect_timeout={CANARY}"), ConfigError, "an option, or a value of one"),
    (with_option(f"sslmode={CANARY}"), ConfigError, "an option, or a value of one"),
]


@pytest.mark.parametrize(("address", "kind", "said"), REFUSALS)
def test_a_refused_connection_says_why_and_nothing_of_the_password(
    postgresql: postgres.Server, address: Callable[[postgres.Server], str], kind: type[ReportError], said: str
) -> None:
    fault = fault_of(address(postgresql))

    assert type(fault) is kind
    assert said in fault.complaints[0].what
    assert fault.complaints[0].where == "data"
    assert fault.complaints[0].mend


@contextmanager
def meanwhile(deed: Callable[[], object], *, when: Callable[[], bool]) -> Iterator[None]:
    """Do something as soon as a condition holds."""

    def wait() -> None:
        last = time.monotonic() + 20
        while not when() and time.monotonic() < last:
            time.sleep(0.02)
        deed()

    thread = threading.Thread(target=wait)
    thread.start()
    yield
    thread.join()


def is_reading(address: str) -> bool:
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'report-builder' AND query LIKE %s"
        (count,) = connection.execute(query, ["FETCH%"]).fetchone() or (0,)
    return bool(count)


def test_a_connection_that_is_lost_in_the_middle_of_a_table_is_told_with_its_name(database: str) -> None:
    postgres.tell(database, SLOW)
    stop = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'report-builder'"

    with meanwhile(lambda: postgres.tell(database, stop), when=lambda: is_reading(database)):
        fault = fault_of(database)

    assert str(fault).startswith("data: persons cannot be read: the connection was lost while it was read")


@pytest.mark.filterwarnings("ignore:.*was deleted while still open:ResourceWarning")
def test_a_server_that_is_killed_in_the_middle_of_a_table_is_told() -> None:
    programs = postgres.programs()
    if programs is None:
        pytest.skip(f"PostgreSQL is not installed: apt-get install -y {postgres.PACKAGE}")
    with postgres.running(programs) as server:
        postgres.tell(server.address(), SLOW)
        with meanwhile(lambda: os.kill(server.main, signal.SIGQUIT), when=lambda: is_reading(server.address())):
            said = str(fault_of(server.address()))
        # The driver can close nothing more on the server, and says so when its cursor goes: let it go here.
        gc.collect()

    assert said.startswith("data: persons cannot be read: the connection was lost while it was read")


def test_a_reading_that_takes_longer_than_the_database_allows_is_told(database: str) -> None:
    postgres.tell(database, SLOW)

    fault = fault_of(f"{database}?options=-cstatement_timeout%3D100")

    assert "it took longer than it allows" in str(fault)


def test_all_tables_are_of_the_moment_at_which_reading_began(database: str) -> None:
    slow = "SELECT i AS id, pg_sleep(0.01)::text AS a FROM generate_series(1, 200) AS i"
    postgres.tell(database, f"CREATE VIEW persons AS {slow}", "CREATE TABLE episodes (id text)")
    postgres.tell(database, "INSERT INTO episodes VALUES ('e1')")
    change = ("INSERT INTO episodes VALUES ('e2')", "UPDATE episodes SET id = 'e9'")

    with meanwhile(lambda: postgres.tell(database, *change), when=lambda: is_reading(database)):
        source = opened(database)

    sheet = source.read("episodes").sheet
    assert sheet is not None
    assert sheet.cells[0].to_list() == ["e1"]


def test_nothing_can_be_written_while_a_database_is_read(database: str) -> None:
    writes = "CREATE FUNCTION writes() RETURNS text LANGUAGE sql AS 'INSERT INTO log VALUES (1) RETURNING a::text'"
    postgres.tell(database, "CREATE TABLE log (a integer)", writes, "CREATE VIEW persons AS SELECT writes() AS id")

    fault = fault_of(database)

    assert "persons cannot be read: the database gave up reading it (code 25006)" in str(fault)


def test_no_connection_is_left_behind(database: str) -> None:
    postgres.tell(database, "CREATE TABLE persons (id text)", "CREATE VIEW episodes AS SELECT 1 / 0 AS id")

    fault_of(database)

    query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'report-builder' AND datname = %s"
    name = database.rpartition("/")[2]
    last = time.monotonic() + 10
    left = 1
    while left and time.monotonic() < last:
        with psycopg.connect(database.replace("+psycopg", "")) as connection:
            (left,) = connection.execute(query, [name]).fetchone() or (1,)
    assert left == 0


def lite(path: Path, *statements: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    return connection


def test_a_file_that_is_no_database_is_a_fault_of_the_config(tmp_path: Path) -> None:
    (tmp_path / "cases.db").write_bytes(b"person_id,sex\n" * 1000)

    assert "the file is not a SQLite database" in str(fault_of(tmp_path / "cases.db"))


def test_a_damaged_file_is_told_with_the_table(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    lite(path, "CREATE TABLE persons (a)", *[f"INSERT INTO persons VALUES ('{'x' * 900}')"] * 100).close()
    content = bytearray(path.read_bytes())
    content[8192:80000] = b"\xaa" * (80000 - 8192)
    path.write_bytes(content)

    assert str(fault_of(path)).startswith("data: persons cannot be read: the SQLite file is damaged")


def test_a_file_that_another_program_writes_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("report_builder.sources.database._SECONDS_TO_WAIT", 0.1)
    writer = lite(tmp_path / "cases.db", "CREATE TABLE persons (a)", "BEGIN EXCLUSIVE")

    fault = fault_of(tmp_path / "cases.db")

    assert "another program holds the SQLite file locked" in str(fault)
    writer.close()


def test_of_a_file_with_a_write_ahead_log_all_that_is_committed_is_read(tmp_path: Path) -> None:
    create = ("PRAGMA journal_mode = WAL", "CREATE TABLE persons (a)", "INSERT INTO persons VALUES ('p1')")
    writer = lite(tmp_path / "cases.db", *create, "BEGIN", "INSERT INTO persons VALUES ('p2')")

    sheet = opened(tmp_path / "cases.db").read("persons").sheet

    assert sheet is not None
    assert sheet.cells[0].to_list() == ["p1"]
    writer.close()


def test_a_sqlite_file_is_never_written_to(tmp_path: Path) -> None:
    path = tmp_path / "odd #%?name.db"
    lite(path, "CREATE TABLE persons (a)").close()
    before = path.read_bytes(), sorted(tmp_path.iterdir())

    opened(path)

    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == before
