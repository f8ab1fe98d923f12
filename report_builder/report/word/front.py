"""What stands before and around the text in Word: title, lines, contents, symbols, head and foot of each page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Emu, Length, Mm
from docx.text.paragraph import Paragraph

from report_builder.model.built import CoverLine, Report
from report_builder.report.word.sheet import Sheet
from report_builder.report.word.tables import text_width
from report_builder.report.word.xml import add_field, add_link, add_run, element

SYNTHETIC = "Synthetic data: not about real children"
_CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'


def write_cover(sheet: Sheet) -> None:
    """The title, the labels and the lines that say whose paper it is."""
    paper = sheet.paper
    if paper.house.logo and paper.house.logo_type == "image/png":
        drawn = sheet.paragraph("Chart").add_run().add_picture(BytesIO(paper.house.logo), height=Mm(18))
        describe(drawn, paper.house.logo_alt, name="Logo")
    sheet.paragraph("Organisation", paper.organisation)
    sheet.paragraph("Title", paper.title)
    if paper.subtitle:
        sheet.paragraph("Subtitle", paper.subtitle)
    write_labels(sheet)
    write_lines(sheet)
    if paper.is_synthetic:
        sheet.paragraph("Notice", SYNTHETIC)


def describe(drawn: Any, words: str, *, name: str) -> None:
    """Say in words what a picture shows."""
    properties = drawn._inline.docPr  # noqa: SLF001  see word_xml
    properties.set("name", name)
    properties.set("descr", words)


def write_labels(sheet: Sheet) -> None:
    """The marking, and that it is a draft."""
    labels = [sheet.paper.marking, "DRAFT" if sheet.paper.is_draft else ""]
    if any(labels):
        sheet.paragraph("Marking", " · ".join(filter(None, labels)))


def write_lines(sheet: Sheet) -> None:
    """Report to, date and the like."""
    _pairs(sheet, sheet.paper.cover, Mm(60))


def write_symbols(sheet: Sheet) -> None:
    """The symbols of the paper and what they mean."""
    if sheet.paper.symbols:
        sheet.paragraph("TOC Heading", "Symbols in this paper")
        _pairs(sheet, sheet.paper.symbols, Mm(15))


def _pairs(sheet: Sheet, lines: tuple[CoverLine, ...], left: Length) -> None:
    for line in lines:
        paragraph = sheet.paragraph("Cover Line")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = left, Emu(-left)
        paragraph.paragraph_format.tab_stops.add_tab_stop(left)
        paragraph.add_run(line.label).bold = True
        paragraph.add_run(f"\t{line.text}")


def write_contents(sheet: Sheet) -> None:
    """A list of contents that Word can bring up to date; until then each entry leads to its section."""
    sheet.paragraph("TOC Heading", "Contents")
    entries = list(_entries(sheet.paper, 0))
    for at, (words, anchor, level) in enumerate(entries):
        paragraph = sheet.paragraph(f"TOC {level}")
        if at == 0:
            _begin_field(paragraph, _CONTENTS)
        add_run(add_link(paragraph, f"#{anchor}"), words, paragraph)
        if at == len(entries) - 1:
            _end_field(paragraph)


def _entries(paper: Report, depth: int) -> Iterator[tuple[str, str, int]]:
    """Words, anchor and level of each entry: sections and their parts, and the papers that it carries."""
    for section in paper.sections:
        yield f"{section.number} {section.title}".strip(), paper.prefix + section.anchor, 1 + depth
        for at, part in enumerate(section.parts, start=1):
            if part.title and not depth:
                yield part.title, f"{paper.prefix}{section.anchor}-part-{at}", 2
    for one in paper.attached:
        yield f"{one.number} {one.title}", f"{one.report.prefix}head", 1 + depth
        if not depth:
            yield from _entries(one.report, 1)


def _begin_field(paragraph: Paragraph, instruction: str) -> None:
    for kind in ("begin", "", "separate"):
        run: Any = paragraph.add_run()._r  # noqa: SLF001
        if kind:
            run.append(element("w:fldChar", fldCharType=kind))
        else:
            words = element("w:instrText")
            words.text = f" {instruction} "
            words.set(qn("xml:space"), "preserve")
            run.append(words)


def _end_field(paragraph: Paragraph) -> None:
    run: Any = paragraph.add_run()._r  # noqa: SLF001
    run.append(element("w:fldChar", fldCharType="end"))


def write_running_lines(sheet: Sheet) -> None:
    """The head and foot of every page, beneath what the council's own document has there."""
    page = sheet.document.sections[-1]
    heads, feet = [page.header], [page.footer]
    if page.different_first_page_header_footer:
        heads, feet = [*heads, page.first_page_header], [*feet, page.first_page_footer]
    if sheet.document.settings.odd_and_even_pages_header_footer:
        heads, feet = [*heads, page.even_page_header], [*feet, page.even_page_footer]
    for head in heads:
        _write_head(sheet, head)
    for foot in feet:
        _write_foot(sheet, foot)


def _write_head(sheet: Sheet, head: _Header) -> None:
    paper = sheet.paper
    line = _line(sheet, head, "Header")
    line.add_run(f"{paper.organisation}\t")
    if paper.is_draft:
        line.add_run("DRAFT").bold = True
    line.add_run(f"\t{paper.title}")
    if paper.is_synthetic:
        head.add_paragraph(SYNTHETIC, "Notice")


def _write_foot(sheet: Sheet, foot: _Footer) -> None:
    paper = sheet.paper
    line = _line(sheet, foot, "Footer")
    line.add_run(" · ".join(filter(None, (paper.date_words, "Draft" if paper.is_draft else ""))) + "\t")
    line.add_run(paper.marking).bold = True
    line.add_run("\tPage ")
    add_field(line, "PAGE")
    line.add_run(" of ")
    add_field(line, "NUMPAGES")


def _line(sheet: Sheet, place: _Header | _Footer, style: str) -> Paragraph:
    """A line with a middle and a right-hand stop: the empty one that stands there, or one more."""
    place.is_linked_to_previous = False
    found = place.paragraphs
    line = found[0] if len(found) == 1 and not found[0].text and not place.tables else place.add_paragraph()
    line.style = style
    for old in list(line.paragraph_format.tab_stops):
        old.alignment = WD_TAB_ALIGNMENT.CLEAR
    width = text_width(sheet)
    line.paragraph_format.tab_stops.add_tab_stop(Emu(width // 2), WD_TAB_ALIGNMENT.CENTER)
    line.paragraph_format.tab_stops.add_tab_stop(Emu(width), WD_TAB_ALIGNMENT.RIGHT)
    return line
