"""Databases as sources: a real PostgreSQL, and SQLite files. No child in them exists."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from postgres import tell

from report_builder.errors import ConfigError, OutsideError
from report_builder.model.place import DataPlace, PlaceKind
from report_builder.sources import limits
from report_builder.sources.sheet import Sheet
from report_builder.sources.source import Source, open_source

KNOWN = ("persons", "episodes", "offences")
WHERE = "board.yaml:5:1: data"
Row = list[str | None]


def opened(place: str | Path, **named: str) -> Source:
    if isinstance(place, Path):
        found = DataPlace(PlaceKind.DATABASE, place, shown=str(place))
    else:
        found = DataPlace(PlaceKind.DATABASE, url=place, shown="the address")
    return open_source(found, known=KNOWN, named=named, where=WHERE)


def sheet_of(source: Source, table: str = "persons") -> Sheet:
    sheet = source.read(table).sheet
    assert sheet is not None
    return sheet


def rows_of(source: Source, table: str = "persons") -> list[Row]:
    cells = sheet_of(source, table).cells
    return [list(row) for row in cells.astype(object).where(cells.notna(), None).to_numpy()]


@pytest.fixture
def lite(tmp_path: Path) -> Callable[..., Path]:
    """Write a SQLite file by some statements."""

    def write(*statements: str, rows: Sequence[tuple[object, ...]] = ()) -> Path:
        path = tmp_path / "cases.sqlite"
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        for row in rows:
            connection.execute(f"INSERT INTO persons VALUES ({', '.join('?' * len(row))})", row)
        connection.commit()
        connection.close()
        return path

    return write


def test_every_type_of_postgresql_becomes_the_text_that_a_csv_file_would_hold(database: str) -> None:
    tell(
        database,
        "CREATE TYPE sex AS ENUM ('male', 'female')",
        "CREATE TABLE persons (id integer PRIMARY KEY, born date, at timestamp, known boolean, rate numeric(6, 2), "
        "wte double precision, sex sex, code char(5), ref uuid, note text)",
        "INSERT INTO persons VALUES (7, '2004-02-29', '2020-03-31 09:05:00', true, 0.20, 12.5, 'female', 'E05', "
        "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '  two \n lines ')",
        "INSERT INTO persons VALUES (8, NULL, NULL, false, NULL, 12, NULL, NULL, NULL, '')",
    )

    assert rows_of(opened(database)) == [
        [
            *("7", "2004-02-29", "2020-03-31 09:05:00", "true", "0.20", "12.5", "female", "E05"),
            *("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "two \n lines"),
        ],
        ["8", None, None, "false", None, "12", None, None, None, None],
    ]


def test_a_moment_is_of_the_day_that_it_was_in_england(database: str) -> None:
    tell(
        database,
        "CREATE TABLE persons (at timestamptz)",
        "INSERT INTO persons VALUES ('2020-03-31 23:30:00+00'), ('2020-01-31 23:30:00+00')",
    )

    # Clocks went forward on 29 March 2020.
    assert rows_of(opened(database)) == [["2020-01-31 23:30:00"], ["2020-04-01 00:30:00"]]


def test_what_no_table_of_text_holds_is_read_all_the_same_or_said_not_to_be(database: str) -> None:
    tell(
        database,
        "CREATE TABLE persons (id text, tags text[], more jsonb, photo bytea, place point, born date)",
        "INSERT INTO persons VALUES ('p1', '{a,b}', '{\"a\": 1}', '\\xff00', '(1,2)', 'infinity')",
    )

    read = opened(database).read("persons")

    assert rows_of(opened(database)) == [["p1", "{a,b}", '{"a": 1}', "(1,2)", "infinity"]]
    (finding,) = read.findings
    assert (finding.name, finding.stops) == ("binary-columns", False)
    assert "photo" in finding.what


def test_values_of_sqlite_become_the_text_that_a_csv_file_would_hold(lite: Callable[..., Path]) -> None:
    place = lite(
        "CREATE TABLE persons (id PRIMARY KEY, n REAL, born DATE, known BOOLEAN)",
        rows=[("p1", 12.0, "31/03/2020", 1), ("p2", 0.1, "2020-03-31", "yes"), ("p3", 1e300, None, " \x1b[31m ")],
    )

    assert rows_of(opened(place)) == [
        ["p1", "12", "31/03/2020", "1"],
        ["p2", "0.1", "2020-03-31", "yes"],
        ["p3", "1e+300", None, "[31m"],
    ]


def test_a_column_of_a_sqlite_file_that_holds_bytes_is_not_read(lite: Callable[..., Path]) -> None:
    read = opened(lite("CREATE TABLE persons (id, photo)", rows=[("p1", "text"), ("p2", b"\xff")])).read("persons")

    assert read.sheet is not None
    assert read.sheet.headers == ("id",)
    assert [finding.name for finding in read.findings] == ["binary-columns"]


def test_text_of_a_sqlite_file_that_is_not_utf_8_is_read_as_windows_text(lite: Callable[..., Path]) -> None:
    place = lite("CREATE TABLE persons (id)", "INSERT INTO persons VALUES (CAST(x'4A6FEB6C' AS TEXT))")

    assert rows_of(opened(place)) == [["Joël"]]


def test_the_order_of_rows_is_that_of_the_primary_key_numbers_by_size(database: str) -> None:
    tell(
        database,
        "CREATE TABLE persons (name text, id integer PRIMARY KEY)",
        "INSERT INTO persons VALUES ('a', 10), ('b', 9), ('c', 1)",
    )

    source = opened(database)

    assert rows_of(source) == [["c", "1"], ["b", "9"], ["a", "10"]]
    assert sheet_of(source).rows.to_list() == [1, 2, 3]
    assert sheet_of(source).keys is not None
    assert list(sheet_of(source).keys) == ["id = 1", "id = 9", "id = 10"]  # type: ignore[arg-type]


CELLS = st.one_of(st.none(), st.sampled_from(["a", "B", "é", "10", "9", "x, y", '"', "  "]), st.integers(0, 20))


@settings(deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8), data=st.data())
def test_the_same_rows_give_the_same_sheet_and_digest_however_they_are_stored(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, object]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("order")
    reads = []
    for name, stored in (("one", rows), ("other", data.draw(st.permutations(rows)))):
        connection = sqlite3.connect(folder / name)
        connection.execute("PRAGMA synchronous = OFF")  # two hundred files, none of which has to outlive a power cut
        connection.execute("CREATE TABLE persons (a, b)")
        connection.executemany("INSERT INTO persons VALUES (?, ?)", stored)
        connection.commit()
        connection.close()
        reads.append(opened(folder / name))

    one, other = reads
    assert rows_of(one) == rows_of(other)
    assert one.read("persons").source == other.read("persons").source


def test_other_content_gives_another_digest(lite: Callable[..., Path]) -> None:
    digests = {
        opened(lite("CREATE TABLE persons (a, b)", rows=rows)).read("persons").source.sha256
        for rows in ([("x", "y")], [("xy", None)], [(None, "xy")], [("x", "y"), ("x", "y")], [("y", "x")])
    }

    assert len(digests) == 5


def test_a_table_without_a_key_is_named_by_the_first_columns_that_tell_its_rows_apart(
    lite: Callable[..., Path],
) -> None:
    place = lite("CREATE TABLE persons (a, b, c)", rows=[("x", 1, "?"), ("x", 2, "?"), ("y", None, "?")])

    keys = sheet_of(opened(place)).keys

    assert keys is not None
    assert sorted(keys) == ["a = x, b = 1", "a = x, b = 2", "a = y, b = (blank)"]


def test_rows_without_a_filled_cell_are_left_out_and_counted(lite: Callable[..., Path]) -> None:
    read = opened(lite("CREATE TABLE persons (a, b)", rows=[("x", 1), (None, "  "), (None, None)])).read("persons")

    assert read.sheet is not None
    assert len(read.sheet.rows) == 1
    assert [(finding.name, len(finding.rows)) for finding in read.findings] == [("blank-row", 2)]


def test_names_are_found_without_case_in_views_and_under_reserved_words(database: str) -> None:
    tell(
        database,
        'CREATE TABLE "Order" ("Select" text)',
        "INSERT INTO \"Order\" VALUES ('p1')",
        'CREATE VIEW "PERSONS" AS SELECT "Select" AS "From" FROM "Order"',
        'CREATE MATERIALIZED VIEW episodes AS SELECT "Select" FROM "Order"',
    )

    source = opened(database, offences="ORDER")

    assert source.tables == ("persons", "episodes", "offences")
    assert [source.name_of(table) for table in source.tables] == ["PERSONS", "episodes", "Order"]
    assert sheet_of(source).headers == ("From",)
    assert rows_of(source, "offences") == [["p1"]]


def test_a_table_of_another_schema_is_named_with_it(database: str) -> None:
    tell(
        database,
        'CREATE SCHEMA "CMS"',
        'CREATE TABLE "CMS"."Young.People" (id text)',
        'INSERT INTO "CMS"."Young.People" VALUES (\'p1\')',
    )

    source = opened(database, persons="cms.young.people")

    assert source.tables == ("persons",)
    assert source.name_of("persons") == "CMS.Young.People"
    assert rows_of(source) == [["p1"]]


def test_of_two_names_that_differ_in_case_the_one_spelled_alike_is_read_or_neither(database: str) -> None:
    tell(database, 'CREATE TABLE "Persons" (a text)', 'CREATE TABLE "PERSONS" (a text)', 'CREATE TABLE "Episodes" ()')

    assert [finding.name for finding in opened(database).findings] == ["repeated-table"]
    assert opened(database, persons="Persons").name_of("persons") == "Persons"


def test_a_named_table_that_is_not_there_is_a_fault_of_the_config(database: str) -> None:
    tell(database, "CREATE TABLE yp_person (a text)")

    with pytest.raises(ConfigError) as caught:
        opened(database, persons="yp_persn", episodes="cms.episodes")

    first, second = (str(complaint) for complaint in caught.value.complaints)
    assert first.startswith(f"{WHERE}: the database has no table or view 'yp_persn'")
    assert first.endswith("did you mean 'yp_person'?")
    assert "'cms.episodes'" in second


def test_a_misspelt_table_of_a_schema_is_met_with_the_one_that_it_may_be(database: str) -> None:
    tell(database, "CREATE SCHEMA cms", "CREATE TABLE cms.v_work (a text)")

    with pytest.raises(ConfigError, match=r"no table or view 'cms\.v_wrok', .*; did you mean 'cms\.v_work'\?"):
        opened(database, episodes="cms.v_wrok")


def test_other_tables_of_a_database_are_not_spoken_of(lite: Callable[..., Path]) -> None:
    source = opened(lite("CREATE TABLE persons (a)", "CREATE TABLE invoices (b)"))

    assert (source.tables, source.findings) == (("persons",), ())


def test_a_database_without_a_table_of_ours_is_a_fault_of_the_config(lite: Callable[..., Path]) -> None:
    with pytest.raises(ConfigError, match="holds no table; name its tables in the config"):
        opened(lite("CREATE TABLE invoices (b)"))


def test_a_table_without_rows_keeps_its_headers(database: str) -> None:
    tell(database, "CREATE TABLE persons (person_id text, sex text)", "CREATE TABLE episodes ()")

    source = opened(database)

    assert sheet_of(source).headers == ("person_id", "sex")
    assert len(sheet_of(source).cells) == 0
    assert [finding.name for finding in source.read("episodes").findings] == ["empty-file"]


def test_a_view_that_fails_and_a_right_that_is_lacking_are_told_at_once_without_a_value(database: str) -> None:
    tell(
        database,
        "CREATE TABLE raw (age text)",
        "INSERT INTO raw VALUES ('zqwyvern')",
        "CREATE VIEW persons AS SELECT age::integer FROM raw",
        "CREATE TABLE episodes (a text)",
        "CREATE TABLE offences (a text)",
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN PASSWORD 'reading'",
        "GRANT SELECT ON persons, raw, offences TO reader",
    )
    address = database.replace(database[database.index("//") : database.index("@")], "//reader:reading")

    with pytest.raises(OutsideError) as caught:
        opened(address)

    view, table = caught.value.complaints
    assert view.what == "persons cannot be read: the database gave up reading it (code 22P02)"
    assert table.what == "episodes cannot be read: the user may not read it"
    assert "GRANT SELECT ON episodes" in table.mend
    assert "zqwyvern" not in str(caught.value)
    tell(database, "DROP OWNED BY reader", "DROP ROLE reader")


def test_many_rows_come_in_batches_and_none_is_lost(database: str) -> None:
    tell(database, "CREATE TABLE persons AS SELECT i AS id, repeat('x', 40) AS a FROM generate_series(1, 250000) AS i")

    sheet = sheet_of(opened(database))

    assert sheet.cells[0].to_list() == [str(number) for number in range(1, 250_001)]


def test_a_view_that_never_ends_is_given_up(lite: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_DATABASE_CELLS", 250_000)
    counting = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS person_id FROM c"
    path = lite(f"CREATE VIEW persons AS {counting}", "CREATE TABLE episodes (episode_id text)")

    source = opened(path)

    read = source.read("persons")
    assert read.sheet is None
    assert [(finding.name, finding.stops) for finding in read.findings] == [("too-many-cells", True)]
    assert source.read("episodes").sheet is not None
