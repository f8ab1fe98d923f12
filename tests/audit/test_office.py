"""Leaks in small DOCX and XLSX files, made by hand."""

from __future__ import annotations

import pytest
from three_localities import packed, printed_at

from report_builder.audit.artefacts import Leak
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.errors import DataError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


FIGURES = printed_at("table 1", "para 1.1")


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{text(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def table(clifton: str = "[c]", maltby: str = "20") -> str:
    rows = row("Locality", "Children") + row("Maltby", maltby) + row("Clifton", clifton) + row("All", "31")
    return text("Table 1: Children by locality") + f"<w:tbl>{rows}</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({"word/document.xml": document, **{name.replace("__", "/"): part for name, part in parts.items()}})


def xlsx(cells: str, **parts: str) -> bytes:
    sheet = f"<worksheet {S}><sheetData>{cells}</sheetData></worksheet>"
    return packed({"xl/worksheets/sheet1.xml": sheet, **{n.replace("__", "/"): part for n, part in parts.items()}})


def cell(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


def sheet(clifton: str) -> str:
    return (
        f'<row r="1">{cell("A1", "Table 1: Children by locality")}</row>'
        f'<row r="2">{cell("A2", "Locality")}{cell("B2", "Children")}</row>'
        f'<row r="3">{cell("A3", "Maltby")}<c r="B3"><v>20</v></c></row>'
        f'<row r="4">{cell("A4", "Clifton")}{clifton}</row>'
        f'<row r="5">{cell("A5", "All")}<c r="B5"><v>31</v></c></row>'
    )


HONEST = sheet(cell("B4", "[c]"))


def leaks(name: str, content: bytes) -> tuple[Leak, ...]:
    return compare([read_artefact(name, content)], FIGURES)


def test_an_honest_document_tells_no_more_than_its_figures() -> None:
    body = text("1.1 There were 31 children in January to March 2020.") + table()

    assert leaks("paper.docx", docx(body)) == ()


@pytest.mark.parametrize(
    "content",
    [
        docx(table(clifton="3")),
        docx(table(clifton="20")),
        docx(table(maltby="21")),
        docx(text("1.1 There were 11 in Clifton.")),
        docx(text("1.1 Clifton had the remaining eleven.")),
        docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>11</w:t></w:r></w:p>"),
        docx("<w:p><w:del><w:r><w:delText>11</w:delText></w:r></w:del></w:p>"),
        docx('<w:p><w:drawing><wp:docPr xmlns:wp="w" descr="11 in Clifton"/></w:drawing></w:p>'),
        docx("", **{"docProps__core.xml": "<core><description>11 in Clifton</description></core>"}),
        docx("", **{"word__comments.xml": f"<w:comments {W}>{text('11 in Clifton')}</w:comments>"}),
        docx("", **{"word__header1.xml": f"<w:hdr {W}>{text('11 in Clifton')}</w:hdr>"}),
        docx("", **{"word__embeddings__book.xlsx": "11"}),
        docx("", **{"word__afchunk.html": "11 in Clifton"}),
        docx(
            "", **{"word__settings.xml": f'<w:settings {W}><w:docVar w:name="x" w:val="11 in Clifton"/></w:settings>'}
        ),
    ],
)
def test_a_number_is_found_wherever_it_is_planted_in_a_document(content: bytes) -> None:
    assert any(leak.is_certain for leak in leaks("paper.docx", content))


def test_an_honest_workbook_tells_no_more_than_its_figures() -> None:
    assert leaks("tables.xlsx", xlsx(HONEST)) == ()


@pytest.mark.parametrize(
    "content",
    [
        xlsx(sheet('<c r="B4"><v>11</v></c>')),
        xlsx(sheet('<c r="B4"><v>20</v></c>')),
        xlsx(sheet('<c r="B4"><f>B5-B3</f><v>11</v></c>')),
        xlsx(sheet('<c r="B4" t="inlineStr"><f>"["&amp;"c"&amp;"]"&amp;REPT("",11)</f><is><t>[c]</t></is></c>')),
        xlsx(HONEST, **{"xl__comments1.xml": "<comments><comment><text><t>11</t></text></comment></comments>"}),
        xlsx(HONEST, **{"xl__sharedStrings.xml": f"<sst {S}><si><t>11 in Clifton</t></si></sst>"}),
        xlsx(HONEST, **{"docProps__app.xml": "<Properties><Company>11 in Clifton</Company></Properties>"}),
        xlsx(HONEST, **{"xl__externalLinks__externalLink1.xml": "<x/>"}),
        xlsx(HONEST, **{"xl__pivotCache__records.xml": '<r><n v="11"/></r>'}),
        xlsx(HONEST, **{"xl__clifton.json": "11"}),
        xlsx(HONEST + "<extLst><ext>11</ext></extLst>"),
        xlsx(HONEST, **{"xl__workbook.xml": '<workbook><sheets><sheet name="Clifton 11"/></sheets></workbook>'}),
    ],
)
def test_a_number_is_found_wherever_it_is_planted_in_a_workbook(content: bytes) -> None:
    assert any(leak.is_certain for leak in leaks("tables.xlsx", content))


def test_a_zip_that_unpacks_without_measure_is_refused() -> None:
    with pytest.raises(DataError, match="unpacks"):
        read_artefact("paper.docx", packed({"word/document.xml": " " * 120_000_000}))


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

    with pytest.raises(DataError, match="entities"):
        read_artefact("paper.docx", packed({"word/document.xml": bomb}))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("paper.docx", b"PK\x03\x04"),
        ("tables.xlsx", b"nothing of the kind"),
        ("paper.docx", packed({"word/document.xml": "<w:p"})),
    ],
)
def test_a_broken_file_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(DataError):
        read_artefact(name, content)
