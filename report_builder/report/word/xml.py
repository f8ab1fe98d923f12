"""The few pieces of WordprocessingML that python-docx has no call for: fields, bookmarks, links, marks of a paragraph.

Source: ECMA-376 Part 1, WordprocessingML (17.13.6 bookmarks, 17.16 fields and hyperlinks, 17.3.1.19 numbering).
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LONGEST_NAME = 40
"""Letters of a bookmark's name; Word takes no more."""


def element(tag: str, **attributes: str) -> Any:
    """An element such as `w:tblHeader`, its attributes in Word's own namespace."""
    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def bookmark_name(anchor: str) -> str:
    """An anchor of the HTML as the name of a bookmark: `paragraph_2_4`; a long one is cut and told apart by letters."""
    name = re.sub(r"[^0-9A-Za-z]", "_", anchor)
    if len(name) <= LONGEST_NAME:
        return name
    sign = sha256(anchor.encode()).hexdigest()[:8].translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"{name[: LONGEST_NAME - 9]}_{sign}"


def add_bookmark(paragraph: Paragraph, anchor: str, *, number: int) -> None:
    """Put a bookmark around what stands in a paragraph; `number` is its own in the document."""
    start = element("w:bookmarkStart", id=str(number), name=bookmark_name(anchor))
    inside: Any = paragraph._p  # noqa: SLF001  the element is python-docx's own way to what it has no call for
    at = 1 if inside.pPr is not None else 0
    inside.insert(at, start)
    inside.append(element("w:bookmarkEnd", id=str(number)))


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word works out when it lays out the page, such as PAGE."""
    field = element("w:fldSimple", instr=f" {instruction} ")
    paragraph._p.append(field)  # noqa: SLF001


def add_link(paragraph: Paragraph, address: str) -> Any:
    """An empty link: `#anchor` leads to a bookmark, anything else out of the document. Runs are put in it."""
    link = element("w:hyperlink", history="1")
    if address.startswith("#"):
        link.set(qn("w:anchor"), bookmark_name(address[1:]))
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(address, _HYPERLINK, is_external=True))
    paragraph._p.append(link)  # noqa: SLF001
    return link


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def add_run(parent: Any, text: str, paragraph: Paragraph) -> Run:
    """A run within a paragraph's element or a link in it."""
    made: Any = OxmlElement("w:r")
    parent.append(made)
    run = Run(made, paragraph)
    run.text = text
    return run


def number_paragraph(paragraph: Paragraph, list_id: int, level: int) -> None:
    """Let Word number a paragraph; list 0 takes the number of its style away."""
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = list_id
