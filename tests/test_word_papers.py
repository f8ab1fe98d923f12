"""The demonstration report in Word: what stands in it, what an audit finds planted in it, what a proof finds edited."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from every_paper import EveryPaper

from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.pipeline_proof import proof
from report_builder.sources.word_document import WordParagraph, WordTable, read_word

EDITIONS = ("board", "public")


@pytest.fixture(scope="module")
def built(papers: EveryPaper) -> Path:
    """The folder of both editions."""
    return papers.built("rotherham-2019-20-q4")


@pytest.fixture(scope="module")
def public(built: Path) -> bytes:
    return (built / "public" / "board-report.docx").read_bytes()


def edited(content: bytes, change: Callable[[Document], None]) -> bytes:
    """The document after somebody changed it in Word."""
    document = docx.Document(BytesIO(content))
    change(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def replace_text(old: str, new: str) -> Callable[[Document], None]:
    """Type over words of a paragraph."""

    def change(document: Document) -> None:
        run = next(run for each in document.paragraphs for run in each.runs if old in run.text)
        run.text = run.text.replace(old, new)

    return change


def found_in(built: Path, change: Callable[[Document], None], tmp_path: Path) -> list[tuple[str, str]]:
    """The class and the place of each finding in the changed public edition."""
    file = tmp_path / "edited.docx"
    file.write_bytes(edited((built / "public" / "board-report.docx").read_bytes(), change))
    found = proof(file, built / "public" / "figures.json").findings
    return [(one.kind, one.where) for one in found]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_paper_that_nobody_edited_has_no_finding(built: Path, edition: str) -> None:
    told = proof(built / edition / "board-report.docx", None)

    assert not told.lacks_original
    assert told.findings == ()


def test_word_counts_the_numbers_that_the_paper_has(public: bytes) -> None:
    shown = {
        mark: block.number
        for block in read_word(public).blocks
        if isinstance(block, WordParagraph)
        for mark in block.marks
    }

    assert shown["section_introduction"] == "1"
    assert shown["section_budget"] == "Appendix 1"
    assert shown["section_scorecard"] == "Appendix 2"
    assert shown["paragraph_5_1"] == "5.1"
    numbered = {mark: number for mark, number in shown.items() if mark.startswith("paragraph_")}
    assert {mark: f"paragraph_{number.replace('.', '_')}" for mark, number in numbered.items()} == {
        mark: mark for mark in numbered
    }


def test_each_table_says_its_heads_again_and_splits_no_row(public: bytes) -> None:
    for table in docx.Document(BytesIO(public)).tables:
        properties = table._tbl.tblPr
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find("{*}tblHeader") is not None
        assert all(row.trPr.find("{*}cantSplit") is not None for row in rows)
        assert properties.find("{*}tblCaption") is not None
        assert 'firstColumn="1"' in properties.xml


def test_each_chart_says_what_it_shows(public: bytes) -> None:
    pictures = docx.Document(BytesIO(public)).inline_shapes

    assert len(pictures) > 10
    assert all("chart" in one._inline.docPr.get("descr").lower() for one in pictures)


def test_the_file_says_nothing_of_its_making(public: bytes) -> None:
    with zipfile.ZipFile(BytesIO(public)) as archive:
        days = {entry.date_time for entry in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()
        parts = archive.namelist()

    assert days == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in core
    assert "<dc:creator>Rotherham Youth Justice Service</dc:creator>" in core
    assert not any("app.xml" in part or "thumbnail" in part or "custom" in part for part in parts)


def with_part(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The document with one part of its zip changed."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(saved, "w") as after:
        for entry in before.infolist():
            inside = before.read(entry)
            after.writestr(entry, change(inside.decode()).encode() if entry.filename == part else inside)
    return saved.getvalue()


PLANTED = {
    "body": lambda content: edited(content, replace_text("Its figures were", "There were 3 girls. Its figures were")),
    "heading": lambda content: edited(content, replace_text("Inspection", "Inspection of 3 girls")),
    "alternative text": lambda content: with_part(
        content, "word/document.xml", lambda xml: xml.replace('descr="Bar chart', 'descr="37 girls. Bar chart', 1)
    ),
    "name of a table": lambda content: with_part(
        content,
        "word/document.xml",
        lambda xml: xml.replace('<w:tblCaption w:val="', '<w:tblCaption w:val="37 girls ', 1),
    ),
    "bookmark": lambda content: with_part(
        content, "word/document.xml", lambda xml: xml.replace('w:name="section_introduction"', 'w:name="girls_37"')
    ),
    "deleted words": lambda content: with_part(
        content,
        "word/document.xml",
        lambda xml: xml.replace(
            "</w:p><w:sectPr", "<w:del><w:r><w:delText>37 girls</w:delText></w:r></w:del></w:p><w:sectPr"
        ),
    ),
    "field": lambda content: with_part(
        content, "word/document.xml", lambda xml: xml.replace("TOC \\o", "QUOTE 37 TOC \\o")
    ),
    "header": lambda content: with_part(content, "word/header1.xml", lambda xml: xml.replace(">DRAFT<", ">DRAFT 37<")),
    "footer": lambda content: with_part(
        content, "word/footer1.xml", lambda xml: xml.replace("Page ", "37 girls. Page ")
    ),
    "properties": lambda content: with_part(
        content, "docProps/core.xml", lambda xml: xml.replace("Draft<", "Draft with 37 girls<")
    ),
    "address": lambda content: with_part(
        content,
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace(
            "</Relationships>",
            '<Relationship Id="r99" Type="x/hyperlink" Target="//a.example/37" TargetMode="External"/></Relationships>',
        ),
    ),
    "comment": lambda content: edited(
        content, lambda document: document.add_comment(document.paragraphs[80].runs, "37 girls", "A reader")
    ),
}


@pytest.mark.parametrize("part", PLANTED)
def test_a_number_planted_in_any_part_is_found(built: Path, public: bytes, part: str) -> None:
    figures = json.loads((built / "public" / "figures.json").read_text(encoding="utf-8"))
    planted = PLANTED[part](public)

    assert planted != public
    assert not [leak for leak in compare([read_artefact("a.docx", public)], figures) if leak.is_certain]
    assert compare([read_artefact("a.docx", planted)], figures)


def test_a_withheld_cell_that_is_filled_is_found_by_the_audit(built: Path, public: bytes) -> None:
    figures = json.loads((built / "public" / "figures.json").read_text(encoding="utf-8"))

    assert [one for one in compare([read_artefact("a.docx", edited(public, fill_mark))], figures) if one.is_certain]


def fill_mark(document: Document) -> None:
    """Type a number over the first mark of a table."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    next(cell for cell in cells if cell.text == "[c]").paragraphs[0].runs[0].text = "3"


def test_a_picture_with_a_comment_in_it_stops_the_edition(built: Path, public: bytes) -> None:
    figures = json.loads((built / "public" / "figures.json").read_text(encoding="utf-8"))
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(public)) as before, zipfile.ZipFile(saved, "w") as after:
        for entry in before.infolist():
            inside = before.read(entry)
            comment = b"\x00\x00\x00\x0agirls\x00three" if entry.filename.endswith("image1.png") else b""
            after.writestr(entry, inside + comment)

    assert any(leak.is_certain for leak in compare([read_artefact("a.docx", saved.getvalue())], figures))


def test_a_changed_number_is_found(built: Path, tmp_path: Path) -> None:
    assert sorted(found_in(built, replace_text("18 of 213", "19 of 213"), tmp_path)) == [
        ("share-of-count", "para 5.1"),  # 19 of 213 is 8.9%, and 8.5% stands beside it
        ("typed-number", "para 5.1"),
    ]


def test_a_changed_cell_is_found_with_what_it_was(built: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        tables = [one for one in document.tables if one.cell(0, 0).text == "Area"]
        tables[0].cell(1, 1).paragraphs[0].runs[0].text = "999"

    assert found_in(built, change, tmp_path) == [("changed-number", "table 1")]


def test_a_number_in_the_place_of_a_mark_is_found(built: Path, tmp_path: Path) -> None:
    kinds = {kind for kind, _ in found_in(built, fill_mark, tmp_path)}

    assert kinds == {"withheld-number"}


def test_a_deleted_sentence_is_found_by_its_figures(built: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        run = next(run for each in document.paragraphs for run in each.runs if "18 of 213" in run.text)
        run.text = run.text.partition(". ")[0] + "."

    assert set(found_in(built, change, tmp_path)) == {("lost-figure", "para 5.1")}


def test_a_deleted_paragraph_is_found_and_so_are_those_that_moved_up(built: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        gone = next(each for each in document.paragraphs if "18 of 213" in each.text)
        gone._p.getparent().remove(gone._p)

    assert found_in(built, change, tmp_path) == [("missing-passage", "para 5.1"), ("moved-number", "para 5.2")]


def test_a_new_paragraph_moves_the_numbers_after_it(built: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        first = next(each for each in document.paragraphs if each.style.name == "Numbered Paragraph")
        new: Any = copy.deepcopy(first._p)
        for mark in (*new.findall("{*}bookmarkStart"), *new.findall("{*}bookmarkEnd")):
            new.remove(mark)
        first._p.addprevious(new)

    assert found_in(built, change, tmp_path) == [("moved-number", "para 1.1")]


def test_tables_keep_their_cells_in_rows(public: bytes) -> None:
    tables = [block for block in read_word(public).blocks if isinstance(block, WordTable)]

    assert all(len({len(row) for row in one.rows[1:]}) <= 2 for one in tables)
