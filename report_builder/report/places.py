"""What a composed paper says in each place of figures.json, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.model.built import Block, KeyFigures, Panel, Paragraph, Picture, Prose, Report, SetTable
from report_builder.report.word.markup import tree_of

KEY_FIGURES = "key figures"


def places_of(report: Report) -> dict[str, str]:
    """Place -> its words: paragraphs with the lists that follow them, charts with their captions, tables with notes."""
    found: dict[str, str] = {}
    for place, words in _said(report, ""):
        found[place] = f"{found[place]} {words}" if place in found else words
    return found


def _said(report: Report, around: str) -> Iterator[tuple[str, str]]:
    for section in report.sections:
        last = ""
        for part in section.parts:
            last = "" if part.title else last
            for block in part.blocks:
                own = _place(block)
                last = own if isinstance(block, Paragraph) else last
                if own or (last and isinstance(block, (Prose, Panel))):
                    yield around + (own or last), " ".join(_words(block).split())
    for one in report.attached:
        yield from _said(one.report, f"{around}{one.number}, ")


def _place(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"para {block.number}"
    if isinstance(block, Picture):
        return f"chart {block.number}"
    if isinstance(block, SetTable):
        return f"table {block.number}"
    return KEY_FIGURES if isinstance(block, KeyFigures) else ""


def _words(block: Block) -> str:
    if isinstance(block, Picture):
        return " ".join((block.title, block.alt, block.source, block.note))
    if isinstance(block, SetTable):
        heads = [block.title, *block.heads, *(group.title for group in block.groups)]
        cells = [words for row in block.rows for words in (row.head, *(cell.shown for cell in row.cells))]
        return " ".join((*heads, *cells, *block.notes, block.source))
    if isinstance(block, KeyFigures):
        said = (
            f"{one.name} {one.period} {one.spoken or one.shown} {one.unit} {one.change} {one.comparator}"
            for one in block.figures
        )
        return " ".join((block.title, *said, block.note))
    return tree_of(block.html).words
