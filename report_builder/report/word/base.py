"""The document that a paper is written into: ours, or the council's own emptied of its text, and its bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn
from docx.shared import Mm

from report_builder.report.word.styles import prepare_styles

_KEPT = {
    KIND.STYLES,
    KIND.NUMBERING,
    KIND.THEME,
    KIND.FONT_TABLE,
    KIND.SETTINGS,
    KIND.WEB_SETTINGS,
    KIND.HEADER,
    KIND.FOOTER,
}
"""What a paper takes of a council's document: its looks, and what stands at the head and foot of its pages."""

_SETTINGS_OUT = (
    "attachedTemplate",
    "mailMerge",
    "docVars",
    "footnotePr",
    "endnotePr",
    "revisionView",
    "trackRevisions",
)
"""Settings that lead out of the document, or to parts of it that are not taken."""

_NAMES = frozenset({"name", "descr", "title"})
"""What a picture is called, such as "Picture 1" by Word itself: a number there could be anybody's."""

_PNG = b"\x89PNG\r\n\x1a\n"
_DOTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"IDAT", b"IEND"})
"""Of a PNG, what its picture is made of; it may hold comments, a place and an hour besides."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows: the same inputs give the same bytes."""


def open_base(base: Path | None) -> Document:
    """An empty document with every style that a paper needs.

    Args:
        base: the council's own document, found good when the config was read; None for ours.
    """
    document = docx.Document(str(base) if base else None)
    _empty(document)
    for kind in (KIND.CUSTOM_PROPERTIES, KIND.EXTENDED_PROPERTIES, KIND.THUMBNAIL):
        _drop(document.part.package.rels, {kind})
    _drop(document.part.rels, {rel.reltype for rel in document.part.rels.values()} - _KEPT)
    _clean_settings(document)
    _clean_running_lines(document)
    prepare_styles(document, is_councils=base is not None)
    if base is None:
        _make_a4(document)
    return document


def _empty(document: Document) -> None:
    """Take all text away, and keep the last section's page."""
    body: Any = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _drop(relations: Any, kinds: set[str]) -> None:
    for name in [name for name, relation in relations.items() if relation.reltype in kinds]:
        relations.pop(name)


def _clean_settings(document: Document) -> None:
    """Nothing in the settings leads out of the document, and nobody's changes are tracked in it."""
    root: Any = document.settings.element
    for name in _SETTINGS_OUT:
        for found in root.findall(qn(f"w:{name}")):
            root.remove(found)
    relations = document.part.part_related_by(KIND.SETTINGS).rels
    _drop(relations, {relation.reltype for relation in relations.values()})
    for language in root.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def _clean_running_lines(document: Document) -> None:
    """Pictures at the head and foot of a page lose the names that Word counts, and what they say beside their dots."""
    for line in (one for one in document.part.rels.values() if one.reltype in {KIND.HEADER, KIND.FOOTER}):
        part: Any = line.target_part
        for each in part.element.iter():
            for name in [name for name in each.attrib if name.rpartition("}")[2] in _NAMES]:
                if any(letter.isdigit() for letter in each.get(name)):
                    each.set(name, "Picture")
        for relation in part.rels.values():
            if relation.reltype == KIND.IMAGE and not relation.is_external:
                relation.target_part._blob = _dots_of(relation.target_part.blob)  # noqa: SLF001  it has no setter


def _dots_of(picture: bytes) -> bytes:
    """A PNG with its dots and colours alone; a picture of another kind as it is."""
    if not picture.startswith(_PNG):
        return picture
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(picture):
        kind, end = picture[at + 4 : at + 8], at + 12 + int.from_bytes(picture[at : at + 4], "big")
        kept += [picture[at:end]] if kind in _DOTS else []
        at = end
    return b"".join(kept)


def _make_a4(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(25), Mm(22)
    page.header_distance = page.footer_distance = Mm(10)


def bytes_of(document: Document) -> bytes:
    """The document as a file: the same bytes each time, with no time of day in it."""
    written = BytesIO()
    document.save(written)
    fixed = BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in made.infolist():
            entry = zipfile.ZipInfo(part.filename, _LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, made.read(part.filename))
    return fixed.getvalue()
