"""Arrow's reading of a regular file is the careful reader's, cell for cell, and of any other file it says nothing."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report_builder.sources.csv_fast import read_regular
from report_builder.sources.csv_text import carefully_read, delimiter_of
from report_builder.sources.sheet import Sheet

PIECES = st.sampled_from(
    [
        ",", ",", ",", ";", "\t", "\n", "\n", "\n", "\r\n", "\r", '"', '"', '""', " ", "\u00a0", "\u2028", "\x85",
        "\x1f", "\x00", "\x07", "a", "b", "1", "2020-01-31", "é", "\ufeff", "'", "NA", "null", "true", "\\",
    ]
)  # fmt: skip
CELLS = st.text(st.sampled_from('ab1 ,;\t"\n\r\u00a0\u3000é\u0085'), max_size=6)
WIDE = "x" * 2001


def read_fast(content: bytes) -> tuple[Sheet, list] | None:
    return read_regular("staffing", content, delimiter_of=delimiter_of)


def same_as_careful(content: bytes) -> bool:
    """Whether the fast reader read it, having compared what it read."""
    fast = read_fast(content)
    if fast is None:
        return False
    careful = carefully_read("staffing", content)
    assert careful[0] is not None
    assert fast[0].headers == careful[0].headers
    pd.testing.assert_frame_equal(fast[0].cells, careful[0].cells)
    pd.testing.assert_series_equal(fast[0].rows, careful[0].rows)
    assert fast[1] == careful[1]
    return True


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join), st.sampled_from(["utf-8", "cp1252"]))
@example('a,b\n"x\n\ny",2\n', "utf-8")
@example('a,b\n"x" ,2\n', "utf-8")
@example('a,b\nx"y,2\n', "utf-8")
@example("a,b\n1,2,\n", "utf-8")
@example("a\n \n1\n", "utf-8")
@example('"a,b"\n1\n', "utf-8")
@example("a,b\n\u00a0,\u2028\n1,2\n", "utf-8")
@example("\ufeff\ufeffa,b\n1,2\n", "utf-8")
def test_any_characters_are_read_alike_or_not_at_all(text: str, encoding: str) -> None:
    same_as_careful(text.encode(encoding, "replace"))


@settings(max_examples=300, deadline=None)
@given(content=st.binary(max_size=40))
def test_any_bytes_are_read_alike_or_not_at_all(content: bytes) -> None:
    same_as_careful(content)


@settings(max_examples=300, deadline=None)
@given(
    rows=st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)),
    dialect=st.sampled_from([(",", "\n"), (";", "\r\n"), ("\t", "\n")]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_a_spreadsheet_writes_is_read_alike(rows: list[list[str]], dialect: tuple[str, str], quoting: int) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=dialect[0], lineterminator=dialect[1], quoting=quoting).writerows(rows)

    same_as_careful(text.getvalue().encode())


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n",
        b"\xef\xbb\xbfa;b\r\n1; 2 \r\n",
        b'a\tb\n"x\ty"\t"say ""no"""\n',
        'a,b\n"Ysgol Glan Clwyd","Rhôs, y"\n'.encode("cp1252"),
        b'a,b\n"two\nlines",2\n,\n3,4',
    ],
)
def test_a_regular_file_is_read_fast(content: bytes) -> None:
    assert same_as_careful(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"a,b\n1\n", id="too few cells"),
        pytest.param(b"a,b\n1,2,3\n", id="too many cells"),
        pytest.param(b"a,b\n\n1,2\n", id="a line without a character"),
        pytest.param(b"a,b\r1,2\r", id="line ends of an old Mac"),
        pytest.param(b"a,b\r\n1,2\n", id="two kinds of line ends"),
        pytest.param(b'a,b\n1,"2\n', id="a quotation mark that never closes"),
        pytest.param(b'a,b\n1,2" tall\n', id="a quotation mark within a cell"),
        pytest.param(b"a,b\n1,\x1b[31m\n", id="control characters"),
        pytest.param(b"a,b\n1,\x81\n", id="neither UTF-8 nor Windows text"),
        pytest.param(b" a,b\n1,2\n", id="white space before the header"),
        pytest.param(b",\n1,2\n", id="a blank header"),
        pytest.param(f"a,b\n1,{WIDE}\n".encode(), id="a cell as long as a page"),
        pytest.param((",".join(map(str, range(300))) + "\n").encode(), id="hundreds of columns"),
    ],
)
def test_of_an_irregular_file_the_careful_reader_has_the_word(content: bytes) -> None:
    assert read_fast(content) is None


def test_rows_are_numbered_past_the_blank_ones_of_a_file_of_several_blocks() -> None:
    lines = [f"{number},{'x' * 40}" if number % 1000 else "," for number in range(1, 60_001)]

    fast = read_fast(("a,b\n" + "\n".join(lines) + "\n").encode())

    assert fast is not None
    assert fast[1][0].rows == tuple(range(1001, 60_002, 1000))
    assert fast[0].rows.iloc[[0, 999, -1]].to_list() == [2, 1002, 60_000]
    assert fast[0].cells[0].iloc[[0, 999, -1]].to_list() == ["1", "1001", "59999"]
