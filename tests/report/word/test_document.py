"""A made-up paper as DOCX: the council's document as its base, numbers, panels, attached papers, fixed bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image, PngImagePlugin

from report_builder.audit.word import read_docx
from report_builder.errors import ConfigError
from report_builder.model.built import (
    Attached,
    KeyFigure,
    KeyFigures,
    Panel,
    Paragraph,
    Picture,
    Prose,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.report.word.document import to_docx
from report_builder.sources.word_document import WordParagraph, read_word

_SAVED = BytesIO()
Image.new("RGB", (2, 1)).save(_SAVED, "PNG")
DOT = _SAVED.getvalue()
"""A PNG of two dots."""


def as_docx(report: Report, base: Path | None = None) -> bytes:
    return to_docx(report, base=base, as_png=lambda _: DOT)


def numbered(content: bytes) -> list[tuple[str, str]]:
    """What Word shows before each heading and paragraph, with its words."""
    paragraphs = (each for each in read_word(content).blocks if isinstance(each, WordParagraph))
    return [(each.number, each.text) for each in paragraphs if each.number]


def paper(*sections: Section, title: str = "Paper") -> Report:
    return Report(title, "", "Northbridge", "public", "", (), sections)


def section(number: str, *paragraphs: str, name: str = "one") -> Section:
    blocks = tuple(Paragraph(each, f"Text {each}") for each in paragraphs)
    return Section(name, number, f"Section {number}", (Subsection("", blocks),), number.startswith("Appendix"))


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert as_docx(report) == as_docx(report)


def test_the_numbers_are_those_of_the_report(report: Report) -> None:
    shown = [number for number, _ in numbered(as_docx(report))]

    assert [number for number in shown if "." not in number] == ["1", "2", "3", "Appendix 1"]
    assert "A1.1" in shown
    assert [number for number in shown if number.startswith("2.")] == [f"2.{at}" for at in range(1, 10)]


def test_a_part_by_itself_keeps_the_numbers_of_the_whole() -> None:
    content = as_docx(paper(section("4", "4.1", "4.2")))

    assert numbered(content) == [("4", "Section 4"), ("4.1", "Text 4.1"), ("4.2", "Text 4.2")]


def test_an_attached_paper_begins_its_own_numbers_and_the_next_goes_on_with_ours() -> None:
    within = replace(paper(section("1", "1.1"), title="Within"), prefix="appendix-1-")
    deeper = replace(paper(section("1", "1.1"), title="Other"), prefix="appendix-2-")
    attached = (Attached("Appendix 1", "Within", within), Attached("Appendix 2", "Other", deeper))
    shown = numbered(as_docx(replace(paper(section("1", "1.1", "1.2")), attached=attached)))

    assert [number for number, _ in shown] == ["1", "1.1", "1.2", "Appendix 1", "1", "1.1", "Appendix 2", "1", "1.1"]


def test_every_page_says_what_it_must(report: Report) -> None:
    page = docx.Document(BytesIO(as_docx(report))).sections[0]
    head = " ".join(each.text for each in page.header.paragraphs)
    foot = " ".join(each.text for each in page.footer.paragraphs)

    assert "DRAFT" in head
    assert "Synthetic data" in head
    assert "OFFICIAL-SENSITIVE" in foot
    assert "PAGE" in page.footer._element.xml


def test_lists_quotes_panels_and_key_figures_have_styles_of_their_own() -> None:
    blocks = (
        Prose("<ul><li>one<ul><li>deeper</li></ul></li></ul><ol start='3'><li>third</li></ol>"),
        Panel("quote", "In their words", "<p>I was <strong>heard</strong>.</p>", "A child, with consent"),
        KeyFigures("Headlines", (KeyFigure("Caseload", "213", "children", "2020", "", "", ""),)),
    )
    document = docx.Document(BytesIO(as_docx(paper(Section("one", "1", "One", (Subsection("", blocks),))))))
    styles = {each.text: each.style.name for each in document.paragraphs}

    assert styles["one"] == styles["deeper"] == "List Bullet"
    assert styles["third"] == "List Number"
    assert styles["I was heard."] == "Quote"
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["Caseload 2020", "213 children"]


@pytest.mark.parametrize("beneath", [True, False])
def test_the_numbers_of_a_chart_stand_beneath_it_where_it_shows_them_there(beneath: bool) -> None:
    numbers = SetTable("1", "", ("Area", "Rate"), (TableRow("Northbridge", (TableCell("296"),)),))
    chart = Picture("1", "Rates", "1.svg", "A bar of 296.", "Source.", numbers=numbers, shows_numbers_beneath=beneath)
    whole = replace(paper(Section("one", "1", "One", (Subsection("", (chart,)),))), pictures={"1.svg": b"<svg/>"})

    tables = docx.Document(BytesIO(as_docx(whole))).tables

    found = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert found == ([["Area", "Rate"], ["Northbridge", "296"]] if beneath else [])


def test_a_list_that_begins_at_three_does() -> None:
    content = as_docx(paper(Section("one", "1", "One", (Subsection("", (Prose("<ol start='3'><li>a</li></ol>"),)),))))

    assert ("3.", "a") in numbered(content)


def test_a_link_that_leads_nowhere_stops_the_document() -> None:
    blocks = (Paragraph("1.1", '<a href="#chart-9">chart 9</a>'),)

    with pytest.raises(ConfigError, match="leads to '#chart-9'"):
        as_docx(paper(Section("one", "1", "One", (Subsection("", blocks),))))


def test_a_link_to_another_section_leads_to_its_bookmark() -> None:
    content = as_docx(
        paper(Section("one", "1", "One", (Subsection("", (Paragraph("1.1", '<a href="#section-one">1</a>'),)),)))
    )
    xml = docx.Document(BytesIO(content)).element.xml

    assert 'w:anchor="section_one"' in xml
    assert 'w:name="section_one"' in xml


def test_the_bookmarks_and_pictures_of_a_document_have_ids_of_their_own(report: Report) -> None:
    xml = docx.Document(BytesIO(as_docx(report))).element.xml

    for pattern in (r'<w:bookmarkStart[^>]*w:id="(\d+)"', r'<wp:docPr[^>]* id="(\d+)"'):
        ids = re.findall(pattern, xml)
        assert len(ids) == len(set(ids)) > 3


@pytest.fixture
def house_document(tmp_path: Path) -> Path:
    """A council's own document, with text, a letterhead, a style, and leftovers."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.add_paragraph("Old words of somebody")
    document.add_comment(document.paragraphs[0].runs, "An old comment", "A reader")
    document.sections[0].header.paragraphs[0].text = "Northbridge Council"
    document.sections[0].different_first_page_header_footer = True
    document.settings.element.append(parse_xml(f'<w:attachedTemplate {nsdecls("w")} w:val="x"/>'))
    document.core_properties.author = "Somebody"
    document.save(str(tmp_path / "house.docx"))
    return tmp_path / "house.docx"


def test_the_councils_document_gives_its_styles_and_letterhead_and_nothing_else(
    report: Report, house_document: Path
) -> None:
    content = as_docx(report, house_document)
    document = docx.Document(BytesIO(content))
    page = document.sections[0]

    assert document.styles["Heading 1"].font.name == "Georgia"
    assert page.header.paragraphs[0].text == "Northbridge Council"
    assert "DRAFT" in page.header.paragraphs[1].text
    assert "DRAFT" in " ".join(each.text for each in page.first_page_header.paragraphs)
    assert document.core_properties.author == report.organisation
    for old in (b"Old words", b"An old comment", b"attachedTemplate"):
        assert old not in b"".join(parts(content).values())


def test_a_letterhead_with_a_logo_says_nothing_beside_its_picture(report: Report, tmp_path: Path) -> None:
    """Word calls each picture "Picture 1", and those who draw logos leave their names in them."""
    saved, said = BytesIO(), PngImagePlugin.PngInfo()
    said.add_text("Author", "Somebody, 3 girls")
    Image.new("RGB", (8, 8)).save(saved, "PNG", pnginfo=said)
    letterhead = docx.Document()
    letterhead.sections[0].header.paragraphs[0].add_run().add_picture(saved)
    letterhead.save(str(tmp_path / "house.docx"))

    content = as_docx(report, tmp_path / "house.docx")

    found = read_docx("paper.docx", content)
    assert found.faults == ()
    assert [one.words for one in found.passages if "header" in one.place and any(map(str.isdigit, one.words))] == []
    assert any(b"IDAT" in inside for name, inside in parts(content).items() if name.endswith(".png"))


def test_links_can_be_written_into_a_councils_document_that_has_no_style_for_them(
    report: Report, tmp_path: Path
) -> None:
    docx.Document().save(str(tmp_path / "house.docx"))

    made = docx.Document(BytesIO(as_docx(report, tmp_path / "house.docx")))

    assert "Hyperlink" in {style.name for style in made.styles}


def parts(content: bytes) -> dict[str, bytes]:
    import zipfile

    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
