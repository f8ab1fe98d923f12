"""A composed report as a Word document that an officer can edit: real headings, numbers that Word counts, real tables.

Everything in it comes from the report alone, and so from protected figures; its charts are drawn again as PNG from the
very marks of the pictures that the report holds.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from report_builder.model.built import (
    Attached,
    Block,
    KeyFigures,
    Panel,
    Paragraph,
    Picture,
    Prose,
    Report,
    Section,
    SetTable,
)
from report_builder.report.anchors import anchor_of
from report_builder.report.word.base import bytes_of, open_base
from report_builder.report.word.front import (
    describe,
    write_contents,
    write_cover,
    write_labels,
    write_lines,
    write_running_lines,
    write_symbols,
)
from report_builder.report.word.numbers import Numbers
from report_builder.report.word.sheet import Sheet
from report_builder.report.word.tables import text_width, write_key_figures, write_rows, write_table
from report_builder.report.word.text import write_markup, write_words
from report_builder.report.word.xml import number_paragraph


def to_docx(report: Report, *, base: Path | None, as_png: Callable[[bytes], bytes]) -> bytes:
    """The report as DOCX; the same bytes for the same report.

    Args:
        report: what to set.
        base: the council's own document, whose styles, heads and feet it takes; None for ours.
        as_png: draws a picture of the report, which is SVG, as PNG.

    Raises:
        ConfigError: the commentary links to a place that the paper does not have.
    """
    document = open_base(base)
    sheet = Sheet(document, report, as_png, Numbers(document))
    write_running_lines(sheet)
    write_cover(sheet)
    is_apart = report.front == "cover"
    if is_apart:
        write_contents(sheet)
        write_symbols(sheet)
    _write_body(sheet, begins_page=is_apart)
    if not is_apart:
        write_symbols(sheet)
    _write_attached(sheet, report)
    sheet.insist_links_lead_somewhere()
    _write_properties(sheet)
    return bytes_of(document)


def _write_body(sheet: Sheet, *, begins_page: bool) -> None:
    for at, section in enumerate(sheet.paper.sections):
        _write_section(sheet, section, begins_page=section.is_appendix or (begins_page and at == 0))


def _write_section(sheet: Sheet, section: Section, *, begins_page: bool) -> None:
    list_id = sheet.numbers.of_section(section.number)
    typed = f"{section.number} " if section.number and list_id is None else ""
    head = sheet.heading(1, typed + section.title, list_id=list_id)
    head.paragraph_format.page_break_before = begins_page or None
    sheet.mark(head, section.anchor)
    for at, part in enumerate(section.parts, start=1):
        if part.title:
            sheet.mark(sheet.heading(2, part.title), f"{section.anchor}-part-{at}")
        for block in part.blocks:
            _write_block(sheet, block)


def _write_block(sheet: Sheet, block: Block) -> None:
    if isinstance(block, Paragraph):
        _write_paragraph(sheet, block)
    elif isinstance(block, Prose):
        write_markup(sheet, block.html)
    elif isinstance(block, Picture):
        _write_picture(sheet, block)
    elif isinstance(block, SetTable):
        write_table(sheet, block)
    elif isinstance(block, KeyFigures):
        write_key_figures(sheet, block)
    else:
        _write_panel(sheet, block)


def _write_paragraph(sheet: Sheet, block: Paragraph) -> None:
    """A numbered paragraph; a number that Word cannot count is typed."""
    paragraph = sheet.paragraph("Numbered Paragraph")
    list_id = sheet.numbers.of_paragraph(block.number)
    if list_id is None:
        paragraph.add_run(f"{block.number}\t")
    else:
        number_paragraph(paragraph, list_id, 1)
    write_words(sheet, paragraph, block.html)
    sheet.mark(paragraph, anchor_of(block))


def _write_picture(sheet: Sheet, block: Picture) -> None:
    """A chart between its caption and its source, with its numbers beneath where it shows them there."""
    caption = sheet.paragraph("Caption", f"Chart {block.number}: {block.title}")
    sheet.mark(caption, anchor_of(block))
    holder: WordParagraph = sheet.paragraph("Chart")
    width = min(int(Mm(block.width_mm)), text_width(sheet))
    drawn = holder.add_run().add_picture(BytesIO(sheet.as_png(sheet.paper.pictures[block.file])), width=Emu(width))
    describe(drawn, block.alt, name=f"Chart {block.number}")
    if block.shows_numbers_beneath and block.numbers:
        write_rows(sheet, block.numbers, title=caption.text)
    sheet.paragraph("Source Note", " ".join(filter(None, (block.source, block.note))))


def _write_panel(sheet: Sheet, block: Panel) -> None:
    """Words set apart, with whose they are."""
    if block.title:
        sheet.paragraph("Panel Title", block.title)
    write_markup(sheet, block.html, style="Quote" if block.kind == "quote" else "Panel Text")
    if block.note:
        sheet.paragraph("Source Note", block.note)


def _write_attached(sheet: Sheet, paper: Report) -> None:
    """The papers that a paper carries, each with numbers of its own and its headings a level deeper."""
    for one in paper.attached:
        _write_one(sheet, one)


def _write_one(sheet: Sheet, one: Attached) -> None:
    around = sheet.paper
    list_id = sheet.numbers.of_section(one.number)
    typed = f"{one.number} " if list_id is None else ""
    head = sheet.heading(1, typed + one.title, list_id=list_id)
    head.paragraph_format.page_break_before = True
    sheet.paper = one.report
    sheet.mark(head, "head")
    before = sheet.numbers.restart()
    if one.report.subtitle:
        sheet.paragraph("Subtitle", one.report.subtitle)
    write_labels(sheet)
    write_lines(sheet)
    write_symbols(sheet)
    sheet.depth += 1
    _write_body(sheet, begins_page=False)
    _write_attached(sheet, one.report)
    sheet.depth -= 1
    sheet.numbers.resume(before)
    sheet.paper = around


def _write_properties(sheet: Sheet) -> None:
    """What the file says of itself: no day, no hour and no person."""
    paper, properties = sheet.paper, sheet.document.core_properties
    for child in list(properties._element):  # noqa: SLF001  whatever the base said of itself
        properties._element.remove(child)  # noqa: SLF001
    properties.title, properties.author, properties.language = paper.title, paper.organisation, paper.language
    properties.subject = paper.subtitle
    if paper.marking:
        properties.category = paper.marking
    properties.content_status = "Draft" if paper.is_draft else "Final"
    properties.identifier = paper.fingerprint
