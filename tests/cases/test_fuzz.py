"""Whatever lies in a file, reading it ends in cases or in an error that the user can mend."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_builder.cases.contract import CONTRACT
from report_builder.cases.load import load_cases
from report_builder.errors import ReportError
from report_builder.model.tables import Cases

TABLES = [name for name in CONTRACT if name not in {"risks", "actions", "meetings"}]
CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            "",
            "p1",
            "c",
            "2020-01-31",
            "31/01/2020",
            "2020-02",
            "0001-01-01",
            "9999-12-31",
            "1",
            "-1",
            "0",
            "0.5",
            "1e9",
            "999999999999999",
            "yes",
            "yro",
            "sentence",
            "Total",
            "10-17",
            "all",
            "2019",
            "custody_rate",
            "england",
            "MYE",
        ]
    ),
)


def read(folder: Path, asked: Callable) -> Cases | ReportError:
    try:
        return load_cases(asked(folder))
    except ReportError as error:
        return error


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), table=st.sampled_from(TABLES))
def test_any_bytes_are_read_or_complained_of(content: bytes, table: str, tmp_path: Path, asked: Callable) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / f"{table}.csv").write_bytes(content)

    assert isinstance(read(tmp_path, asked), Cases | ReportError)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_cells_under_the_right_headers_are_read_or_complained_of(
    table: str, data: st.DataObject, tmp_path: Path, asked: Callable
) -> None:
    columns = CONTRACT[table].names
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(columns), max_size=len(columns)), max_size=3))
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    (tmp_path / f"{table}.csv").write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
    (tmp_path / "persons.csv").write_text("person_id\np1\n") if table != "persons" else None

    assert isinstance(read(tmp_path, asked), Cases | ReportError)
