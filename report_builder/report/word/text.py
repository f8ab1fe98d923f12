"""Words, lists, quotes and small tables of the text in Word, from the clean markup of the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from report_builder.report.word.markup import Node, tree_of
from report_builder.report.word.sheet import Sheet
from report_builder.report.word.tables import write_markup_table
from report_builder.report.word.xml import add_link, add_run, number_paragraph


@dataclass(frozen=True, slots=True)
class _Face:
    """How words look, and the link that they stand in."""

    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    is_lowered: bool = False
    is_fixed: bool = False
    address: str = ""


_FACES: dict[str, Callable[[_Face], _Face]] = {
    "strong": lambda face: replace(face, is_bold=True),
    "em": lambda face: replace(face, is_italic=True),
    "sup": lambda face: replace(face, is_raised=True),
    "sub": lambda face: replace(face, is_lowered=True),
    "code": lambda face: replace(face, is_fixed=True),
}
_LISTS = {"ul", "ol"}
_DEEPEST = 2
"""The lists of a document have three levels."""


def write_words(sheet: Sheet, paragraph: Paragraph, html: str) -> None:
    """The inline markup of a paragraph as runs and links."""
    _write_inside(sheet, paragraph, tree_of(html), _Face())


def write_markup(sheet: Sheet, html: str, *, style: str = "") -> None:
    """Blocks of markup: paragraphs, lists, quotes, tables, headings. `style` is that of plain paragraphs."""
    for node in _blocks(tree_of(html)):
        _write_block(sheet, node, style or "Normal")


def _blocks(root: Node) -> Iterator[Node]:
    """The blocks, loose words between them as a paragraph of their own."""
    loose = Node("p")
    for one in root.inside:
        if isinstance(one, Node) and one.tag in _BLOCKS:
            if loose.words.strip():
                yield loose
            loose = Node("p")
            yield one
        else:
            loose.inside.append(one)
    if loose.words.strip():
        yield loose


_BLOCKS = {"p", "pre", "blockquote", "hr", "ul", "ol", "h2", "h3", "h4", "h5", "h6", "table", "div"}


def _write_block(sheet: Sheet, node: Node, style: str) -> None:
    if node.tag in _LISTS:
        _write_list(sheet, node, 0)
    elif node.tag == "table":
        write_markup_table(sheet, node)
    elif node.tag in {"blockquote", "div"}:
        for one in _blocks(node):
            _write_block(sheet, one, "Quote" if node.tag == "blockquote" else style)
    elif node.tag[0] == "h" and node.tag != "hr":
        _write_inside(sheet, sheet.heading(int(node.tag[1]) - 1), node, _Face())
    elif node.tag == "pre":
        _write_inside(sheet, sheet.paragraph(style), node, _Face(is_fixed=True))
    elif node.tag == "p":
        _write_inside(sheet, sheet.paragraph(style), node, _Face())


def _write_list(sheet: Sheet, node: Node, depth: int) -> None:
    """A list; what stands within an item is a level deeper."""
    is_counted = node.tag == "ol"
    start = node.attributes.get("start", "1")
    numbers = sheet.numbers
    list_id = numbers.of_steps(int(start) if start.isdigit() else 1) if is_counted else numbers.of_bullets()
    for item in (one for one in node.nodes if one.tag == "li"):
        within = [one for one in item.nodes if one.tag in _LISTS]
        own = Node("li", inside=[one for one in item.inside if one not in within])
        paragraph = sheet.paragraph("List Number" if is_counted else "List Bullet")
        number_paragraph(paragraph, list_id, min(depth, _DEEPEST))
        _write_inside(sheet, paragraph, own, _Face())
        for one in within:
            _write_list(sheet, one, depth + 1)


def _write_inside(sheet: Sheet, paragraph: Paragraph, node: Node, face: _Face, parent: Any = None) -> None:
    for one in node.inside:
        into = paragraph._p if parent is None else parent  # noqa: SLF001  see word_xml
        if isinstance(one, str):
            text = one if face.is_fixed else " ".join(f"|{one}|".split())[1:-1]
            if text:
                _dress(add_run(into, text, paragraph), face)
        elif one.tag == "br":
            add_run(into, "", paragraph).add_break()
        elif one.tag == "a" and one.attributes.get("href"):
            address = sheet.address(one.attributes["href"])
            link = add_link(paragraph, address)
            _write_inside(sheet, paragraph, one, replace(face, address=address), link)
        else:
            _write_inside(sheet, paragraph, one, _FACES.get(one.tag, replace)(face), parent)


def _dress(run: Run, face: _Face) -> None:
    if face.is_bold:
        run.bold = True
    if face.is_italic:
        run.italic = True
    if face.is_raised or face.is_lowered:
        run.font.superscript, run.font.subscript = face.is_raised or None, face.is_lowered or None
    if face.is_fixed:
        run.font.name = "Courier New"
    if face.address:
        run.style = "Hyperlink"
