"""Commentary in Word: which words are taken, under which section, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from report_builder.errors import ConfigError
from report_builder.model.spec import ReportSpec

More = Callable[[str], ReportSpec]


@pytest.fixture
def draft(workspace: Path) -> Callable[[Callable[[Document], None]], Path]:
    """Saves a document as draft.docx beside the config."""

    def save(write: Callable[[Document], None], name: str = "draft.docx") -> Path:
        document = docx.Document()
        write(document)
        document.save(str(workspace / name))
        return workspace / name

    return save


def texts(spec: ReportSpec) -> dict[str, str]:
    return {note.section: note.by_edition["public"].strip() for note in spec.commentary}


def test_headings_are_sections_with_or_without_a_number(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("Commentary for July", 0)
        document.add_heading("2. Use of custody", 1)
        document.add_paragraph("Few.")
        document.add_heading("Why", 2)
        document.add_paragraph("Because.")
        document.add_heading("reoffending", 1)
        document.add_paragraph("None.")

    draft(write)

    assert texts(read_more("commentary: draft.docx\n")) == {
        "use-of-custody": "Few.\n\n### Why\n\nBecause.",
        "reoffending": "None.",
    }


def test_bold_italics_lists_links_and_tables_are_kept(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("custody", 1)
        line = document.add_paragraph("A ")
        line.add_run("bold ").bold = True
        line.add_run("word").italic = True
        document.add_paragraph("first", style="List Bullet")
        document.add_paragraph("second", style="List Bullet")
        table = document.add_table(2, 2)
        for at, words in enumerate(("Who", "A|B", "x", "y")):
            table.cell(at // 2, at % 2).text = words

    draft(write)

    assert texts(read_more("commentary: draft.docx\n"))["custody"] == (
        "A **bold** *word*\n\n- first\n- second\n\n| Who | A\\|B |\n| --- | --- |\n| x | y |"
    )


def test_signs_of_markdown_are_plain_words(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("custody", 1)
        document.add_paragraph("1. a_b * c")
        document.add_paragraph("# one")

    draft(write)

    assert texts(read_more("commentary: draft.docx\n"))["custody"] == "1\\. a\\_b \\* c\n\n\\# one"


def test_a_reference_that_word_cut_in_two_is_one(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("custody", 1)
        line = document.add_paragraph("So ")
        line.add_run("[[cust").bold = True
        line.add_run("ody_count.sentence]].")
        document.add_paragraph(
            "Girls: {{ caseload.by(sex=\N{LEFT SINGLE QUOTATION MARK}female\N{RIGHT SINGLE QUOTATION MARK}).share }}."
        )

    draft(write)

    assert texts(read_more("commentary: draft.docx\n"))["custody"] == (
        "So **{{ custody_count.sentence }}**.\n\nGirls: {{ caseload.by(sex='female').share }}."
    )


def test_insertions_stay_and_deletions_go(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("custody", 1)
        line = document.add_paragraph("Kept")
        for tag, words in (
            ("ins", '<w:t xml:space="preserve"> and added</w:t>'),
            ("del", "<w:delText> and struck</w:delText>"),
        ):
            line._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="x"><w:r>{words}</w:r></w:{tag}>'))

    draft(write)

    assert texts(read_more("commentary: draft.docx\n"))["custody"] == "Kept and added"


def test_comments_are_named_and_not_read(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("custody", 1)
        document.add_comment(document.add_paragraph("Few.").runs, "Is this so?", "A reader")

    draft(write)
    spec = read_more("commentary: draft.docx\n")

    assert texts(spec)["custody"] == "Few."
    assert spec.left_aside == ("draft.docx: its comments are not read",)


def test_each_edition_may_have_a_document_of_its_own(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_heading("custody", 1)
        document.add_paragraph("Few.")

    draft(write, "x.docx")
    draft(write, "y.docx")

    notes = read_more("commentary: {board: x.docx, public: y.docx}\n").commentary

    assert [(note.section, tuple(note.by_edition)) for note in notes] == [
        ("custody", ("board",)),
        ("custody", ("public",)),
    ]


def test_a_line_of_the_text_is_known_by_its_paragraph(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_paragraph()
        document.add_heading("custody", 1)
        document.add_paragraph("One.")
        document.add_paragraph("Two.")

    draft(write)
    spec = read_more("commentary: draft.docx\n")
    file = spec.commentary[0].where.rpartition(":")[0]

    assert spec.place_of_words(spec.commentary[0].where).endswith("draft.docx: paragraph 2")
    assert spec.place_of_words(f"{file}:4").endswith("paragraph 4")


def test_square_brackets_are_references_in_markdown_too(read_more: More) -> None:
    spec = read_more("commentary:\n  custody: So [[custody_count.sentence]], [[1]](https://a.example).\n")

    assert texts(spec)["custody"] == "So {{ custody_count.sentence }}, [[1]](https://a.example)."


def test_words_above_the_first_heading_are_an_error_with_their_paragraph(draft: Callable, read_more: More) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Lost.")
        document.add_heading("custody", 1)

    draft(write)

    with pytest.raises(ConfigError, match="paragraph 1: this text stands above the first heading"):
        read_more("commentary: draft.docx\n")


def packed(parts: dict[str, bytes]) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return saved.getvalue()


MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
KIND = b'<Types><Override ContentType="' + MAIN + b'"/></Types>'
ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><document><body><p><r><t>&a;</t></r></p></body></document>'
)
HOSTILE = {
    "no zip": (b"hello", "no Word document"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word 97 to 2003"),
    "cut off": (packed({"word/document.xml": b"<document/>"})[:40], "damaged"),
    "another package": (packed({"xl/workbook.xml": b"<workbook/>"}), "no Word document"),
    "macros": (
        packed({"word/document.xml": b"<document/>", "word/vbaProject.bin": b"x", "[Content_Types].xml": KIND}),
        "macros",
    ),
    "entities": (packed({"word/document.xml": ENTITIES, "[Content_Types].xml": KIND}), "declarations"),
    "deep": (packed({"word/document.xml": b"<p>" * 300 + b"</p>" * 300, "[Content_Types].xml": KIND}), "nested"),
    "bomb": (packed({"word/document.xml": b" " * 110_000_000, "[Content_Types].xml": KIND}), "unpacks to more"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_with_a_reason(workspace: Path, read_more: More, name: str) -> None:
    content, reason = HOSTILE[name]
    (workspace / "draft.docx").write_bytes(content)

    with pytest.raises(ConfigError, match=reason):
        read_more("commentary: draft.docx\n")


@pytest.mark.parametrize("name", ["macros", "no zip", "bomb"])
def test_a_reference_document_is_looked_at_as_closely(workspace: Path, read_more: More, name: str) -> None:
    (workspace / "house.docx").write_bytes(HOSTILE[name][0])

    with pytest.raises(ConfigError, match=HOSTILE[name][1]):
        read_more("house: {reference_document: house.docx}\n")


@pytest.mark.parametrize("name", ["house.docm", "house.dotx", "missing.docx"])
def test_a_reference_document_of_another_kind_is_refused(workspace: Path, read_more: More, name: str) -> None:
    with pytest.raises(ConfigError, match=r"reference_document.*(macros|template|no such file)"):
        read_more(f"house: {{reference_document: {name}}}\n")
