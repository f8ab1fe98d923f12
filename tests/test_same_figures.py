"""One dataset in six kinds of place gives one set of figures."""

from __future__ import annotations

import csv
import json
import random
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import postgres
import psycopg
import pytest
import xlsxwriter
from ods_writer import write_ods

from report_builder import bundled
from report_builder.cases.columns import Kind
from report_builder.cases.contract import CONTRACT, SYNTHETIC
from report_builder.cli.main import run

CONFIG = bundled.folder("config") / "rotherham-2019-20-q4.yaml"
DATA = Path(__file__).parents[1] / "data" / "rotherham-2019-20-q4"
Cell = str | date | bool | int | Decimal | None
ORDER = "line_number"
"""A column of our own that keeps the order of the lines of a budget, which a database does not."""


@dataclass(frozen=True)
class Typed:
    """A table as a careful database would hold it."""

    headers: list[str]
    kinds: list[Kind]
    rows: list[list[Cell]]


def typed(file: Path) -> Typed:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        headers, *rows = csv.reader(lines)
    known = {column.name: column.kind for column in CONTRACT[file.stem].columns} | {SYNTHETIC: Kind.BOOLEAN}
    kinds = [known.get(header, Kind.TEXT) for header in headers]
    return Typed(headers, kinds, [[cell_of(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in rows])


def cell_of(text: str, kind: Kind) -> Cell:
    if not text.strip():
        return None
    if kind is Kind.DATE:
        return date.fromisoformat(text)
    if kind is Kind.BOOLEAN:
        return {"yes": True, "true": True, "no": False, "false": False}[text.lower()]
    if kind is Kind.WHOLE:
        return int(text)
    return Decimal(text) if kind is Kind.DECIMAL else text


TABLES = {file.stem: typed(file) for file in sorted(DATA.glob("*.csv"))}


def in_workbook(cell: Cell) -> Cell | float:
    return float(cell) if isinstance(cell, Decimal) else cell


def as_xlsx(folder: Path) -> str:
    with xlsxwriter.Workbook(folder / "cases.xlsx", {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, table in TABLES.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate([table.headers, *table.rows]):
                sheet.write_row(number, 0, [in_workbook(cell) for cell in row])
    return str(folder / "cases.xlsx")


def as_ods(folder: Path) -> str:
    sheets = {
        name: [table.headers, *([in_workbook(cell) for cell in row] for row in table.rows)]
        for name, table in TABLES.items()
    }
    write_ods(folder / "cases.ods", sheets)
    return str(folder / "cases.ods")


def as_parquet(folder: Path) -> str:
    (folder / "cases").mkdir()
    for name, table in TABLES.items():
        pd.DataFrame(table.rows, columns=table.headers).to_parquet(folder / "cases" / f"{name}.parquet", index=False)
    return str(folder / "cases")


def key_of(name: str) -> str:
    """The primary key that a database has: the contract's where one column is unique, else a line number."""
    unique = CONTRACT[name].unique
    return unique[0] if len(unique) == 1 else ORDER


def with_key(name: str) -> Typed:
    table = TABLES[name]
    if key_of(name) in table.headers:
        return table
    rows: list[list[Cell]] = [[number, *row] for number, row in enumerate(table.rows)]
    return Typed([ORDER, *table.headers], [Kind.WHOLE, *table.kinds], rows)


def shuffled(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    mixed = list(rows)
    random.Random(2020).shuffle(mixed)
    return mixed


def as_sqlite(folder: Path) -> str:
    connection = sqlite3.connect(folder / "cases.sqlite")
    for name in TABLES:
        table = with_key(name)
        columns = ", ".join(f'"{header}"' for header in table.headers)
        connection.execute(f'CREATE TABLE "{name}" ({columns}, PRIMARY KEY ("{key_of(name)}"))')
        marks = ", ".join("?" * len(table.headers))
        rows = [[str(cell) if isinstance(cell, (Decimal, date)) else cell for cell in row] for row in table.rows]
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', shuffled(rows))
    connection.commit()
    connection.close()
    return str(folder / "cases.sqlite")


SQL = {Kind.DATE: "date", Kind.BOOLEAN: "boolean", Kind.WHOLE: "integer", Kind.DECIMAL: "numeric"}


def as_postgresql(address: str) -> str:
    with psycopg.connect(address.replace("+psycopg", "")) as connection, connection.cursor() as cursor:
        for name in TABLES:
            table = with_key(name)
            described = zip(table.headers, table.kinds, strict=True)
            columns = ", ".join(f'"{header}" {SQL.get(kind, "text")}' for header, kind in described)
            cursor.execute(f'CREATE TABLE "{name}" ({columns}, PRIMARY KEY ("{key_of(name)}"))'.encode())
            marks = ", ".join(["%s"] * len(table.headers))
            cursor.executemany(f'INSERT INTO "{name}" VALUES ({marks})'.encode(), shuffled(table.rows))
    return address


Answer = dict[str, Any]


@pytest.fixture(scope="session")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Answer]:
    """What `figures --json` says of the demonstration with its data in another place."""

    known: dict[str, Answer] = {}

    def ask(place: str, capsys: pytest.CaptureFixture[str]) -> Answer:
        if place in known:
            return known[place]
        folder = tmp_path_factory.mktemp("config")
        text = CONFIG.read_text(encoding="utf-8").replace("../data/rotherham-2019-20-q4", place)
        text = text.replace("\naccept:", "\naccept:\n  - {finding: extra-columns, reason: our own, by: Me}")
        (folder / "families.yaml").write_bytes((CONFIG.parent / "families.yaml").read_bytes())
        (folder / CONFIG.name).write_text(text, encoding="utf-8")
        options = ["--json", "--edition", "board", "--out", str(folder / "out")]
        status = run(["-q", "figures", str(folder / CONFIG.name), *options])
        said = capsys.readouterr()
        assert (status, said.err) == (0, "")
        known[place] = json.loads(said.out)
        return known[place]

    return ask


@pytest.fixture
def as_csv(answer: Callable[..., Answer], capsys: pytest.CaptureFixture[str]) -> Answer:
    """The figures of the folder of CSV files as it is shipped."""
    return answer(str(DATA), capsys)


def test_the_folder_of_csv_files_has_the_figures_that_all_others_are_held_to(as_csv: Answer) -> None:
    caseload = next(one for one in as_csv["figures"] if one["id"] == "caseload/yjs/2020-01-01/2020-03-31")

    assert caseload["value"] == 213  # page 2 of the paper of 13 July 2020
    assert len(as_csv["figures"]) > 400


@pytest.mark.parametrize("write", [as_xlsx, as_ods, as_parquet, as_sqlite])
def test_a_file_of_another_kind_gives_the_same_figures(
    write: Callable[[Path], str],
    tmp_path: Path,
    answer: Callable[..., Answer],
    as_csv: Answer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = answer(write(tmp_path), capsys)

    assert other["figures"] == as_csv["figures"]
    assert other["findings"] == as_csv["findings"]


def test_a_postgresql_gives_the_same_figures(
    database: str, answer: Callable[..., Answer], as_csv: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    other = answer(as_postgresql(database), capsys)

    assert other["figures"] == as_csv["figures"]
    assert other["findings"] == as_csv["findings"]


def test_a_database_without_any_key_gives_the_same_figures_in_another_order_of_the_budget(
    database: str, answer: Callable[..., Answer], as_csv: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    as_postgresql(database)
    postgres.tell(database, *(f'ALTER TABLE "{name}" DROP CONSTRAINT "{name}_pkey"' for name in TABLES))
    lines = [name for name in TABLES if key_of(name) == ORDER]
    postgres.tell(database, *(f'ALTER TABLE "{name}" DROP COLUMN {ORDER}' for name in lines))

    other = answer(database, capsys)

    assert by_id(other) == by_id(as_csv)


def by_id(said: Answer) -> dict[str, Any]:
    return {figure["id"]: figure for figure in said["figures"]}
