"""What a PDF holds beside its pages: metadata, bookmarks, annotations, attachments, scripts, earlier versions."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf

from report_builder.audit.artefacts import Collected, Passage, Role
from report_builder.audit.markup import parse
from report_builder.audit.within import PREFIX
from report_builder.errors import DataError

MOST_UNPACKED = 100_000_000
_BOUNDED = 64_000
"""Deflate packs no better than 1,032 to 1: what is shorter than this cannot grow beyond all measure."""
_TREE = {"/StructElem", "/StructTreeRoot"}
_BY_TAGS = {"/Alt", "/ActualText", "/E", "/T"}
_SILENT = {"/Lang", "/FontFamily", "/ID", "/Registry", "/Ordering", "/CharSet", "/Panose", "/DA"}
_KNOWN_STREAMS = {"/ObjStm", "/XRef", "/Metadata", "/Pattern", "/XObject", "/CMap", "/EmbeddedFile"}
_PARTS_OF_LOOKS = {
    *("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet", "/Encoding"),
    *("/SMask", "/G", "/Function", "/DestOutputProfile"),
}
_DEEPEST = 30
_ACTIONS = {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia"}
_ANCHOR = re.compile(
    rf"{PREFIX}(?:section|paragraph|chart|table|contents|symbols|key-figures|paper|head)[A-Za-z0-9.+-]*$"
)


def check_packing(file: pikepdf.Pdf, name: str) -> None:
    """Refuse a stream that would unpack without measure.

    Raises:
        DataError: one does.
    """
    mend = "give the file as report-builder made it"
    for found in file.objects:
        if not isinstance(found, pikepdf.Stream):
            continue
        filters = found.get("/Filter")
        if isinstance(filters, pikepdf.Array) and len(filters) > 2:
            raise DataError(f"{name}: it is packed over and over", mend=mend)
        raw = found.read_raw_bytes() if int(found.get("/Length", 0)) > _BOUNDED else b""
        if raw and "/FlateDecode" in str(filters):
            unpacker = zlib.decompressobj()
            try:
                unpacker.decompress(raw, MOST_UNPACKED)
            except zlib.error:
                continue
            if unpacker.unconsumed_tail:
                raise DataError(f"{name}: it unpacks to more than any paper", mend=mend)


def read_objects(file: pikepdf.Pdf, content: bytes) -> Collected:
    """Every string of the file that the tags and pages do not tell of, and what no paper may hold."""
    found = Collected()
    if content.count(b"startxref") > 1 and not file.is_linearized:
        found.faults.append(("the file", "an earlier version of itself"))
    known = _page_streams(file)
    streams = []
    for one in file.objects:
        if isinstance(one, pikepdf.Stream):
            streams.append(one)
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            known |= _read_dictionary(one, found)
        elif isinstance(one, pikepdf.Array):
            known |= {inner.objgen for inner in _colour_profiles(one)}
            _read_strings(one, found, "the file's objects")
        elif isinstance(one, pikepdf.String):
            _read_strings(one, found, "the file's objects")
    for stream in streams:
        _read_stream(stream, found, is_known=stream.objgen in known)
    _read_names(file, found)
    return found


def _read_dictionary(one: Any, found: Collected, depth: int = 0) -> set[tuple[int, int]]:
    """The strings of an object, its own dictionaries' included; and the streams that fonts and colours are made of."""
    known: set[tuple[int, int]] = set()
    kind = str(one.get("/Type", ""))
    is_spoken = kind in _TREE or "/S" in one
    for key, value in one.items():
        if key in _SILENT or (is_spoken and key in _BY_TAGS) or not isinstance(value, pikepdf.Object):
            continue
        if key in _ACTIONS or (key == "/S" and str(value) in _ACTIONS):
            found.faults.append(("the file", "a script or an action, which no paper needs"))
        if key == "/EF":
            found.faults.append(("the file", "an attachment"))
        if key in _PARTS_OF_LOOKS and isinstance(value, pikepdf.Stream):
            known.add(value.objgen)
        if not value.is_indirect and depth < _DEEPEST:
            known |= _read_strings(value, found, _place(kind, key), depth + 1)
    return known


def _read_strings(value: Any, found: Collected, place: str, depth: int = 0) -> set[tuple[int, int]]:
    known: set[tuple[int, int]] = set()
    if isinstance(value, pikepdf.String):
        words = " ".join(str(value).split())
        role = Role.TITLE if place in {"a bookmark or the title", "an annotation"} else Role.UNSEEN
        found.passages.append(Passage(words, place, role=Role.NAME if _ANCHOR.match(words) else role))
    elif depth < _DEEPEST and isinstance(value, pikepdf.Array):
        for one in value:
            if isinstance(one, pikepdf.Object) and not one.is_indirect:
                known |= _read_strings(one, found, place, depth + 1)
    elif isinstance(value, pikepdf.Dictionary):
        known |= _read_dictionary(value, found, depth)
    return known


def _place(kind: str, key: str) -> str:
    if key == "/Title":
        return "a bookmark or the title"
    return "an annotation" if kind == "/Annot" else f"{key[1:]} in the file's objects"


def _read_stream(one: Any, found: Collected, *, is_known: bool) -> None:
    kind, subtype = str(one.get("/Type", "")), str(one.get("/Subtype", ""))
    if kind == "/EmbeddedFile":
        found.faults.append(("the file", "an attachment"))
    elif kind == "/Metadata":
        root = parse(one.read_bytes(), "the metadata")
        words = [*(each.text or "" for each in root.iter()), *_attributes(root)]
        found.passages += [Passage(said, "the metadata", role=Role.UNSEEN) for said in words if said.strip()]
    elif not is_known and kind not in _KNOWN_STREAMS and subtype not in {"/Form", "/Image"}:
        found.faults.append(("the file", "a stream of unknown use"))


def _attributes(root: Element) -> Iterator[str]:
    """What the metadata say in attributes, but for the number of the PDF/UA standard's part."""
    for element in root.iter():
        yield from (value for name, value in element.attrib.items() if name not in {"part", "rev"})


def _colour_profiles(one: Any) -> Iterator[Any]:
    """The stream of an ICC colour space."""
    if len(one) == 2 and str(one[0]) == "/ICCBased" and isinstance(one[1], pikepdf.Stream):
        yield one[1]


def _page_streams(file: pikepdf.Pdf) -> set[tuple[int, int]]:
    return {one.objgen for page in file.pages for one in _contents(page)}


def _contents(page: Any) -> Iterator[Any]:
    contents = page.get("/Contents")
    yield from (contents if isinstance(contents, pikepdf.Array) else [] if contents is None else [contents])


def _read_names(file: pikepdf.Pdf, found: Collected) -> None:
    names = file.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        if "/EmbeddedFiles" in names:
            found.faults.append(("the file", "an attachment"))
        if "/JavaScript" in names:
            found.faults.append(("the file", "a script or an action, which no paper needs"))
    if "/AF" in file.Root or "/AcroForm" in file.Root:
        found.faults.append(("the file", "an attachment or a form"))
