"""A workbook as XLSX and as ODS: the same cells in both, no formula, no time of day, real tables."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from report_builder.model.built import Report, Section, SetTable, Subsection, TableCell, TableRow
from report_builder.report.workbook.book import Workbook
from report_builder.report.workbook.front import workbook_of
from report_builder.report.workbook.ods import to_ods
from report_builder.report.workbook.xlsx import to_xlsx

NASTY = ("=1+2", "+44", "-7 apples", "@SUM(A1)", "https://example.org", "'quoted", "a & <b>", "07")


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cells(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}  # type: ignore[misc]


@pytest.fixture(scope="module")
def workbook(report: Report) -> Workbook:
    return workbook_of(report)


@pytest.fixture(scope="module")
def xlsx(workbook: Workbook) -> bytes:
    return to_xlsx(workbook)


@pytest.fixture(scope="module")
def ods(workbook: Workbook) -> bytes:
    return to_ods(workbook)


def test_both_forms_hold_the_same_cells(xlsx: bytes, ods: bytes) -> None:
    assert cells(xlsx) == cells(ods)
    assert cells(ods)["Table 1"][-3:] == [
        ["Northbridge", 296, 74, 88, "[c]"],
        ["Southmoor", 310, 81, 90, 22],
        ["Both", 303, 155, 89, "[c]"],
    ]


def test_the_bytes_depend_on_the_paper_alone(workbook: Workbook, xlsx: bytes, ods: bytes) -> None:
    assert to_xlsx(workbook) == xlsx
    assert to_ods(workbook) == ods


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_no_part_tells_a_time_of_day(form: str, request: pytest.FixtureRequest) -> None:
    content = request.getfixturevalue(form)

    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(r"\d{4}-\d\d-\d\dT", "".join(parts(content).values()))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_no_cell_is_a_formula_and_none_is_merged(form: str, request: pytest.FixtureRequest) -> None:
    told = "".join(parts(request.getfixturevalue(form)).values())

    assert not re.search(r"<f>|<f |table:formula|mergeCell|-spanned|covered-table-cell", told)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_the_file_says_its_title_and_its_language(form: str, request: pytest.FixtureRequest) -> None:
    told = parts(request.getfixturevalue(form))
    said = told["docProps/core.xml"] if form == "xlsx" else told["meta.xml"]

    assert "<dc:title>Youth justice performance report</dc:title>" in said
    assert "<dc:language>en-GB</dc:language>" in said


def test_the_file_says_from_which_paper_it_is(report: Report) -> None:
    for fingerprint in ("0f" * 32, ""):
        made = workbook_of(replace(report, fingerprint=fingerprint))
        core, meta = parts(to_xlsx(made))["docProps/core.xml"], parts(to_ods(made))["meta.xml"]

        assert (f"<dc:identifier>{fingerprint}</dc:identifier>" in core) is bool(fingerprint)
        assert (f'<meta:user-defined meta:name="Fingerprint">{fingerprint}</meta:user-defined>' in meta) is bool(
            fingerprint
        )


def test_words_from_data_stay_words_and_lead_nowhere(report: Report) -> None:
    rows = tuple(TableRow(words, (TableCell(words, is_number=False),)) for words in NASTY)
    section = Section("local", "3", "Local", (Subsection("", (SetTable("4", "Words", ("A", "B"), rows),)),))
    made = workbook_of(replace(report, sections=(section,)))

    for content in (to_xlsx(made), to_ods(made)):
        read = cells(content)["Table 4"]
        assert [row[:2] for row in read[-len(NASTY) :]] == [[words, words] for words in NASTY]
        links = re.findall(r'(?:location|xlink:href)="([^"]*)"', "".join(parts(content).values()))
        assert all("example.org" not in link for link in links)
    assert "hyperlink" not in "".join(text for name, text in parts(to_xlsx(made)).items() if name.endswith(".rels"))


def test_a_number_keeps_its_printed_decimals_as_its_format(report: Report) -> None:
    rows = (TableRow("Maltby", (TableCell("75.1"), TableCell("3.80"), TableCell("1,032"))),)
    section = Section("l", "3", "L", (Subsection("", (SetTable("4", "T", ("W", "A", "B", "C"), rows),)),))
    made = workbook_of(replace(report, sections=(section,)))
    told = parts(to_xlsx(made))

    assert "<v>75.1</v>" in told["xl/worksheets/sheet3.xml"]
    assert 'formatCode="#,##0.0"' in told["xl/styles.xml"]
    assert 'formatCode="#,##0.00"' in told["xl/styles.xml"]
    ods = parts(to_ods(made))["content.xml"]
    assert '"decimals-two" office:value-type="float" office:value="3.80"><text:p>3.80</text:p>' in ods
    assert cells(to_xlsx(made))["Table 4"][-1] == ["Maltby", 75.1, 3.8, 1032]


def test_each_table_is_a_table_to_the_program_with_its_heads_and_no_filter(xlsx: bytes, ods: bytes) -> None:
    tables = [text for name, text in parts(xlsx).items() if name.startswith("xl/tables/")]

    assert len(tables) == 6  # contents, notes, shorthand, and the paper's three
    assert not any("autoFilter" in text for text in tables)
    assert sum('name="table_1" displayName="table_1"' in text for text in tables) == 1
    content = parts(ods)["content.xml"]
    assert content.count("<table:table-header-rows>") == content.count("<table:database-range ") == 6
    assert "table:target-range-address=\"'Table 2'.A" in content


def test_the_first_sheet_is_open_with_the_cursor_in_its_first_cell(xlsx: bytes, ods: bytes) -> None:
    assert 'activeTab="' not in parts(xlsx)["xl/workbook.xml"]
    assert 'tabSelected="1"' in parts(xlsx)["xl/worksheets/sheet1.xml"]
    assert "<selection" not in parts(xlsx)["xl/worksheets/sheet1.xml"]
    assert '"ActiveTable" config:type="string">Cover<' in parts(ods)["settings.xml"]


def test_only_a_table_longer_than_a_screen_keeps_its_heads_in_sight(xlsx: bytes, ods: bytes) -> None:
    frozen = [name for name, text in parts(xlsx).items() if 'state="frozen"' in text]

    assert frozen == ["xl/worksheets/sheet6.xml"]  # table 2 has 61 rows, the others three
    assert parts(ods)["settings.xml"].count("VerticalSplitMode") == 1


def test_every_style_that_an_ods_names_is_in_it(ods: bytes) -> None:
    content = parts(ods)["content.xml"] + parts(ods)["styles.xml"]
    named = set(re.findall(r'style:name="([^"]+)"', content))
    used = set(re.findall(r'(?:style-name|master-page-name|page-layout-name)="([^"]+)"', content))

    assert used <= named
    assert not any(letter.isdigit() for name in named for letter in name)


def test_the_parts_of_an_ods_are_those_of_its_manifest_and_its_kind_stands_first(ods: bytes) -> None:
    with zipfile.ZipFile(BytesIO(ods)) as archive:
        names = archive.namelist()
        first = archive.infolist()[0]
    listed = re.findall(r'manifest:full-path="([^"]+)"', parts(ods)["META-INF/manifest.xml"])

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert sorted(listed) == sorted(["/", *set(names) - {"mimetype", "META-INF/manifest.xml"}])
