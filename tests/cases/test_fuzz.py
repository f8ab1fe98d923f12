"""Whatever lies in a file, reading it ends in cases or in an error that the user can mend."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ods_writer import ERROR, Repeated, ods_bytes
from pyarrow import parquet
from xlsx_writer import repacked, xlsx_bytes

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

ROWS = [
    ["person_id", "date_of_birth", "sex", "child_in_need", "locality"],
    ["p1", date(2004, 5, 17), "male", True, "Clifton"],
    ["007", None, None, None, 0.5],
]
XLSX_PARTS = [
    *("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"),
    "xl/_rels/workbook.xml.rels",
]
ODD = [
    b"",
    b"0",
    b"-1",
    b"99999999999",
    b"18446744073709551615",
    b"1e999",
    b"XFE1",
    b"A0",
    b"ZZZZZZ1",
    b"e",
    b"s",
    b"\xff",
]


def parquet_bytes() -> bytes:
    written = pa.BufferOutputStream()
    columns = {"person_id": ["p1", "007"], "date_of_birth": [date(2004, 5, 17), None], "sex": ["male", None]}
    parquet.write_table(pa.table(columns), written)
    return written.getvalue().to_pybytes()


WHOLE = {
    "csv": b'\xef\xbb\xbfperson_id;date_of_birth;locality\r\np1;17/05/2004;"a ""b"""\r\n007;;\xc3\x89\r\n',
    "xlsx": xlsx_bytes({"persons": ROWS, "Notes": [["#REF!"]]}),
    "ods": ods_bytes({"persons": [*ROWS, [Repeated("x", 5)]], "Notes": [[ERROR]]}),
    "parquet": parquet_bytes(),
}


@st.composite
def faults(draw: st.DrawFn, part: bytes) -> bytes:
    """A part of a package with one fault: an odd value, a piece left out, a wrong byte, or its end."""
    values = [match.span(1) for match in re.finditer(rb'"([^"]*)"', part)]
    place = draw(st.integers(0, len(part) - 1))
    odd = draw(st.sampled_from(ODD))
    start, end = draw(st.sampled_from(values)) if values else (place, place)
    return draw(
        st.sampled_from(
            [
                part[:start] + odd + part[end:],
                part[:place] + part[place + 20 :],
                part[:place] + odd + part[place + 1 :],
                part[:place],
            ]
        )
    )


def read(folder: Path, asked: Callable) -> Cases | ReportError:
    try:
        return load_cases(asked(folder))
    except ReportError as error:
        return error


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "ods", "parquet"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), table=st.sampled_from(TABLES))
def test_any_bytes_are_read_or_complained_of(
    content: bytes, ending: str, table: str, tmp_path: Path, asked: Callable
) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / f"{table}.{ending}").write_bytes(content)

    assert isinstance(read(tmp_path, asked), Cases | ReportError)


@pytest.mark.parametrize("ending", sorted(WHOLE))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_is_cut_off_or_has_a_wrong_byte_is_read_or_complained_of(
    ending: str, data: st.DataObject, tmp_path: Path, asked: Callable
) -> None:
    content = bytearray(WHOLE[ending])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    (tmp_path / f"persons.{ending}").write_bytes(content[:place] if data.draw(st.booleans()) else content)

    assert isinstance(read(tmp_path, asked), Cases | ReportError)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_workbook_whose_parts_say_anything_is_read_or_complained_of(
    ending: str, data: st.DataObject, tmp_path: Path, asked: Callable
) -> None:
    parts = ["content.xml"] if ending == "ods" else XLSX_PARTS
    broken = data.draw(st.sampled_from(parts))
    content = repacked(WHOLE[ending], lambda name, part: data.draw(faults(part)) if name == broken else part)
    (tmp_path / f"persons.{ending}").write_bytes(content)

    assert isinstance(read(tmp_path, asked), Cases | ReportError)


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"x" * 3_000_000, "malformed-csv"),
        (b'"' * 3_000_000, "malformed-csv"),
        (b'"' * 3_000_001, "malformed-csv"),
        (b"person_id\n" + b'"' + b"p1\n" * 300_000, "malformed-csv"),
        (b"person_id" + b"," * 999_999 + b"\np1" + b"," * 999_999 + b"\n", "too-many-columns"),
        (b"person_id\np1" + b"," * 999_999 + b"\n", "too-many-columns"),
        (b"person_id" + b"," * 3_000 + b"\np1\n", "too-many-columns"),
        (b"\n" * 3_000_000, "empty-file"),
        (b"\r" * 10_000_001, "too-many-lines"),
        (b"\x00" * 3_000_000, "nul-bytes"),
        (bytes(range(0x80, 0x100)) * 30_000, "undecodable-text"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_large_file_of_junk_is_named_for_what_it_is(
    content: bytes, finding: str, tmp_path: Path, asked: Callable
) -> None:
    (tmp_path / "persons.csv").write_bytes(content)

    assert f"[{finding}]" in str(read(tmp_path, asked))


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
