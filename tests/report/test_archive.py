"""An archive gives back the very paper that was put into it, and holds nothing that the paper does not print."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from report_builder.errors import DataError
from report_builder.model import built
from report_builder.model.built import (
    Attached,
    House,
    KeyFigure,
    KeyFigures,
    Panel,
    Paragraph,
    Picture,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.report.archive import RECORD, Archived, archive_of, read_archive
from report_builder.report.zipped import zipped


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def again(archived: Archived) -> Archived:
    return read_archive(archive_of(archived), where="archive.zip")


def everything(report: Report) -> Report:
    """The paper with a block of every kind, a logo, fonts, and another paper within it."""
    numbers = SetTable("9", "", ("Ward", "Rate"), (TableRow("M", (TableCell("3.80", value=Decimal("3.80")),)),))
    picture = Picture("9", "Title", "9.svg", "Bars.", "Source.", numbers=numbers, id="a-chart")
    panel = Panel("quote", "Voices", "<p>Heard.</p>", "Consent recorded.")
    headlines = KeyFigures("All", (KeyFigure("Girls", "[c]", "children", "2020", spoken="withheld"),))
    section = Section("more", "9", "More", (Subsection("", (picture, panel, headlines)),))
    house = House(b"<svg/>", "image/svg+xml", "A tree", {"head": "#12436D"}, "Own", {"Own.ttf": b"\x00\x01"})
    inner = replace(report, prefix="appendix-2-")
    return replace(
        report,
        sections=(*report.sections, section),
        pictures={**report.pictures, "9.svg": b"<svg/>"},
        house=house,
        attached=(Attached("Appendix 2", "Another", inner, "scrutiny-briefing"),),
    )


def test_the_paper_that_comes_out_is_the_one_that_went_in(report: Report) -> None:
    whole = Archived(everything(report), (report,))

    assert again(whole) == whole
    cell = again(whole).report.sections[-1].parts[0].blocks[0].numbers.rows[0].cells[0]  # type: ignore[union-attr]
    assert str(cell.value) == "3.80"  # the printed nought at its end is not lost


def test_the_same_paper_has_the_same_archive_and_no_time_of_day(report: Report) -> None:
    content = archive_of(Archived(report))

    assert content == archive_of(Archived(report))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_picture_that_was_drawn_and_is_not_printed_is_left_out(report: Report) -> None:
    drawn = replace(report, pictures={**report.pictures, "withheld.svg": b"<svg/>"})

    assert again(Archived(drawn)).report == report
    assert not any("withheld" in name for name in parts(archive_of(Archived(drawn))))


@given(some.text(), some.text(), some.booleans(), some.decimals(allow_nan=False, allow_infinity=False))
def test_any_words_and_any_number_come_back_as_they_were(
    number: str, html: str, is_total: bool, value: Decimal
) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in number + html):
        return  # half of a pair of codes is no text
    row = TableRow(html, (TableCell(number, value=value),), is_total)
    blocks = (Paragraph(number, html), SetTable(number, html, (number, html), (row,)))
    paper = Report("T", "", "O", "public", "", (), (Section("s", "1", "S", (Subsection("", blocks),)),))

    assert again(Archived(paper)).report == paper


def test_every_type_of_which_a_paper_is_made_can_be_put_by() -> None:
    kinds = {
        name for name, kind in vars(built).items() if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")
    }

    assert {"Paragraph", "Prose", "Picture", "SetTable", "KeyFigures", "Panel", "Attached", "House"} <= kinds


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b"{}",
        b'{"form": "report-builder archive 1"}',
        b'{"form": "report-builder archive 1", "report": {"is": "os"}, "exempt": []}',
        b'{"form": "report-builder archive 1", "report": {"part": "elsewhere"}, "exempt": []}',
        b'{"form": "report-builder archive 1", "report": {"is": "Paragraph"}, "exempt": []}',
        b'{"form": "report-builder archive 1", "report": {"decimal": "x"}, "exempt": []}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_archive_of_ours_is_one_complaint(record: bytes) -> None:
    with pytest.raises(DataError, match=r"^x: the file is not an archive of ours"):
        read_archive(zipped({RECORD: record}), where="x")


def test_a_file_that_is_no_zip_is_one_complaint() -> None:
    with pytest.raises(DataError, match="not an archive of ours"):
        read_archive(b"PK\x03\x04", where="x")


def test_an_archive_of_another_form_says_so(report: Report) -> None:
    told = parts(archive_of(Archived(report)))
    told[RECORD] = told[RECORD].replace(b"archive 1", b"archive 7")

    with pytest.raises(DataError, match="made by another version"):
        read_archive(zipped(told), where="x")


def test_the_record_is_json_that_any_program_reads(report: Report) -> None:
    record = json.loads(parts(archive_of(Archived(report)))[RECORD])

    assert record["report"]["is"] == "Report"
    assert record["report"]["sections"][0]["title"] == "First time entrants"
