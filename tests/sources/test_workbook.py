from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from ods_writer import ERROR, Raw, Repeated, RepeatedRow, ods_bytes
from xlsx_writer import repacked, xlsx_bytes

from report_builder.sources import workbook
from report_builder.sources.unreadable import UnreadableError
from report_builder.sources.workbook import workbook_rows, workbook_sheets

KINDS = [xlsx_bytes, ods_bytes]
DAY = dt.date(2020, 3, 31)
COMMENTED = Raw(
    '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation>'
    "<text:p>seen</text:p></table:table-cell>"
)


@pytest.mark.parametrize("book", KINDS)
def test_typed_cells_become_the_text_of_a_csv_file(book: Callable[[Mapping], bytes]) -> None:
    content = book({"Persons": [["id", "born"], ["007", DAY], [7, True], [0.1 + 0.2, None], [" two\nlines ", 2.0]]})

    assert workbook_rows(content) == {
        "Persons": [["id", "born"], ["007", "2020-03-31"], ["7", "true"], ["0.3", ""], ["two\nlines", "2"]]
    }


@pytest.mark.parametrize("book", KINDS)
def test_rows_begin_at_the_first_row_and_column_a_whatever_is_filled(book: Callable[[Mapping], bytes]) -> None:
    content = book({"Notes": [[], [], [None, None, "id"], [], [None, None, "p1"]], "Empty": []})

    assert workbook_rows(content) == {
        "Notes": [["", "", ""], ["", "", ""], ["", "", "id"], ["", "", ""], ["", "", "p1"]],
        "Empty": [],
    }


def test_a_formula_is_its_stored_value_and_an_error_is_its_text() -> None:
    content = xlsx_bytes({"S": [["id", "n"], ["=A1", "#REF!"], ["p", "#N/A"]]})

    assert workbook_rows(content) == {"S": [["id", "n"], ["7", "#REF!"], ["p", "#N/A"]]}


def test_the_error_of_an_opendocument_sheet_is_its_text() -> None:
    old = Raw(
        '<table:table-cell office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>'
    )

    assert workbook_rows(ods_bytes({"S": [["n", ERROR], [0, old]]})) == {"S": [["n", "#DIV/0!"], ["0", "#DIV/0!"]]}


def test_cells_and_rows_that_are_written_once_are_read_as_often_as_they_stand() -> None:
    content = ods_bytes({"S": [["a", Repeated("b", 2)], RepeatedRow([1], 2), ["z"], RepeatedRow([None], 1_048_000)]})

    assert workbook_rows(content) == {"S": [["a", "b", "b"], ["1", "", ""], ["1", "", ""], ["z", "", ""]]}


def test_a_comment_on_a_cell_is_no_part_of_it() -> None:
    assert workbook_rows(ods_bytes({"S": [[COMMENTED]]})) == {"S": [["seen"]]}


def test_days_counted_from_1904_are_the_same_days() -> None:
    assert workbook_rows(xlsx_bytes({"S": [[DAY]]}, is_1904=True)) == {"S": [["2020-03-31"]]}


def test_a_percentage_is_its_number() -> None:
    content = xlsx_bytes(
        {"S": [["x"]]}, shape=lambda book, s: s.write(1, 0, 0.126, book.add_format({"num_format": "0%"}))
    )

    assert workbook_rows(content) == {"S": [["x"], ["0.126"]]}


def test_a_hidden_sheet_says_so_and_merged_cells_say_where() -> None:
    def shape(book: object, sheet: object) -> None:
        sheet.merge_range(1, 0, 2, 1, "both")
        sheet.very_hidden() if sheet.name == "B" else None

    first, second = workbook_sheets(xlsx_bytes({"A": [["a", "b"]], "B": [["a", "b"]]}, shape=shape))

    assert (first.is_hidden, first.merged) == (False, ((2, 1, 3, 2),))
    assert second.is_hidden


def test_merged_cells_of_an_opendocument_sheet_say_where() -> None:
    merged = Raw(
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string">'
        "<text:p>all</text:p></table:table-cell><table:covered-table-cell/>"
    )
    covered = Raw('<table:covered-table-cell table:number-columns-repeated="2"/>')
    sheets = {
        "A": [["a", "b", "c"], RepeatedRow(["x"], 3), [Repeated("y", 2), merged], [None, None, covered]],
        "B": [["a"]],
    }

    # The merged cell stands in the fifth row, from the third column on.
    assert [sheet.merged for sheet in workbook_sheets(ods_bytes(sheets))] == [((5, 3, 7, 4),), ()]


def sheet_that_says(old: bytes, new: bytes) -> bytes:
    """A workbook of which one part is broken, packed as if it were sound."""
    return repacked(xlsx_bytes({"S": [["a"], [1]]}), lambda _, part: part.replace(old, new))


@pytest.mark.parametrize(
    "content",
    [
        # Of a table that ends as something else, the library looks for the end for ever.
        repacked(ods_bytes({"S": [[1]]}), lambda _, part: part.replace(b"</table:table>", b"</table:able>")),
        sheet_that_says(b"?>\n<worksheet", b'?>\n<!DOCTYPE x [<!ENTITY y "z">]>\n<worksheet'),
        sheet_that_says(b'encoding="UTF-8"', b'encoding="UTF-99"'),
        sheet_that_says(b"<sheetData>", b"<sheetData"),
        sheet_that_says(b'r="A2"', b'r="A0"'),
        repacked(xlsx_bytes({"S": [[1]]}), lambda name, part: None if name == "xl/worksheets/sheet1.xml" else part),
        repacked(ods_bytes({"S": [[1]]}), lambda name, part: part[: len(part) // 2] if name == "content.xml" else part),
    ],
    ids=["other end", "entities", "no encoding", "cut tag", "row nought", "no sheet", "half a sheet"],
)
def test_a_broken_workbook_is_complained_of(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        workbook_rows(content)


@pytest.mark.parametrize(
    "content",
    [
        xlsx_bytes({"S": [["a"]]}, shape=lambda _, sheet: sheet.write(1_048_575, 16_383, "z")),
        ods_bytes({"S": [RepeatedRow([Repeated("x", 16_384)], 1_000_000)]}),
    ],
    ids=["corner to corner", "one cell a thousand million times"],
)
def test_a_sheet_that_would_fill_the_machine_is_not_read(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        workbook_rows(content)


def test_reading_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SECONDS_TO_READ", -1.0)

    with pytest.raises(UnreadableError, match="too large"):
        workbook_rows(xlsx_bytes({"S": [["a"]]}))
