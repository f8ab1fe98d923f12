"""PDFs that other bodies made, as pages of a pack: in the frame of our page, with their tags, outline and web links.

A page keeps its marked content and is set smaller, so that the pack's own head and foot stand around it; the structure
tree of the paper becomes a part of ours, and its parent tree is numbered on. Scripts, forms and attached files are left
behind. Structure and parent trees: ISO 32000-1:2008, 14.7.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from report_builder.errors import Complaint, DataError
from report_builder.report.received_tags import take_outline, take_tags

MOST_BYTES, MOST_PAGES = 100_000_000, 1000
_FRAME = (20.0, 23.0, 170.0, 238.0)
"""Millimetres: left, bottom, width and height of what the head and foot of our page leave free."""
_POINTS = 72 / 25.4
_OUR_FRAME = Name("/ReportBuilderFrame")
_FINGERPRINT = "/Fingerprint"
"""What every PDF of ours says of itself: a board's paper is not to come into a public pack as somebody else's."""
_LINKS = ("http://", "https://", "mailto:")
_NO_TAGS = (
    "ask its author for a tagged one; Word makes it by saving as PDF with document structure tags for accessibility"
)


@dataclass(frozen=True, slots=True)
class Received:
    """A PDF of somebody else that can be packed: its bytes, how many pages it has, whether it claims PDF/UA.

    `where` is the place of the item that names it.
    """

    content: bytes
    pages: int
    is_universal: bool
    where: str = ""


def read_received(content: bytes, *, where: str) -> Received:
    """Look at a PDF before it is packed.

    Args:
        content: its bytes.
        where: the place of the item that names it.

    Raises:
        DataError: it is damaged, locked, too large, or has no tags.
    """
    if len(content) > MOST_BYTES:
        raise DataError(Complaint("the PDF is larger than 100 MB", where, "ask for one with smaller pictures"))
    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            fault = _fault_of(file)
            found = Received(content, len(file.pages), _claims_universal(file), where)
    except pikepdf.PasswordError as error:
        raise DataError(Complaint("the PDF asks for a password", where, "ask for one without")) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RecursionError) as error:
        raise DataError(Complaint("the PDF is damaged", where, "open and save it again, or ask for it anew")) from error
    if fault:
        raise DataError(Complaint(*fault[:1], where, *fault[1:]))
    return found


def _fault_of(file: pikepdf.Pdf) -> tuple[str, str] | None:
    if _FINGERPRINT in file.docinfo:
        mend = "name the folder in which it was built, so that its edition and its numbers are looked at"
        return "the PDF is a paper of ours, taken out of its folder", mend
    if file.is_encrypted:
        return "the PDF is locked against changes", "ask for one that is not"
    if not 1 <= len(file.pages) <= MOST_PAGES:
        return f"the PDF has {len(file.pages)} pages", f"from 1 to {MOST_PAGES} can be packed"
    tree = file.Root.get(Name.StructTreeRoot)
    if not isinstance(tree, Dictionary) or Name.K not in tree or Name.ParentTree not in tree:
        return "the PDF has no tags, so that a screen reader could not read it", _NO_TAGS
    if Name.OCProperties in file.Root:
        return "the PDF has layers, and what one of them hides would be seen", "ask for one without layers"
    return None


def _claims_universal(file: pikepdf.Pdf) -> bool:
    with file.open_metadata() as metadata:
        return bool(metadata.get("{http://www.aiim.org/pdfua/ns/id/}part"))


def with_received(pack: bytes, papers: Mapping[int, Received]) -> bytes:
    """A pack with PDFs of others in the place of its blank pages.

    Args:
        pack: a file of ours.
        papers: index of the page behind which the blank pages of a paper begin -> the paper.

    Returns:
        The file; the same bytes for the same arguments. It claims PDF/UA only where every paper does.

    Raises:
        DataError: the pages or tags of a paper are not as the standard has them.
    """
    with pikepdf.open(io.BytesIO(pack)) as file:
        for front, paper in papers.items():
            with _in_order(paper), pikepdf.open(io.BytesIO(paper.content)) as source:
                source.flatten_annotations("print")
                _take_pages(file, source, first=front + 1)
                take_tags(file, source, front=front)
                take_outline(file, source, front=front)
        if not all(paper.is_universal for paper in papers.values()):
            with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
                del metadata["{http://www.aiim.org/pdfua/ns/id/}part"]
        out = io.BytesIO()
        file.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
        return out.getvalue()


@contextmanager
def _in_order(paper: Received) -> Iterator[None]:
    """Name the item whose paper has pages, tags or an outline of another make than the standard's."""
    try:
        yield
    except (pikepdf.PdfError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        mend = "ask its author to save it again as a tagged PDF"
        raise DataError(Complaint("the PDF's pages or tags are out of order", paper.where, mend)) from error


def _take_pages(file: pikepdf.Pdf, source: pikepdf.Pdf, *, first: int) -> None:
    """Each page in the place of a blank one, whose head and foot it gets."""
    for at, page in enumerate(source.pages):
        file.pages.insert(first + at, page)
        taken, blank = file.pages[first + at], file.pages[first + at + 1]
        _fit(file, taken)
        _frame(file, taken, blank)
        del file.pages[first + at + 1]
    for at in range(len(source.pages)):
        _harmless(file.pages[first + at])


def _frame(file: pikepdf.Pdf, page: Any, blank: Any) -> None:
    """Set the head and foot of our blank page around a page; pikepdf's own overlay has a random name."""
    drawn = file.make_indirect(blank.as_form_xobject())
    page.add_resource(drawn, Name.XObject, name=_OUR_FRAME, replace_existing=True)
    page.contents_add(file.make_stream(b"q %s Do Q" % str(_OUR_FRAME).encode()))


def _fit(file: pikepdf.Pdf, page: Any) -> None:
    """Set a page smaller, upright and in the middle of our frame; its links move with it."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    turned = int(page.obj.get(Name.Rotate, 0)) % 360
    width, height = (top - bottom, right - left) if turned in {90, 270} else (right - left, top - bottom)
    frame = [side * _POINTS for side in _FRAME]
    scale = min(frame[2] / width, frame[3] / height, 1.0)
    matrix = (
        pikepdf.Matrix()
        .translated(frame[0] + (frame[2] - width * scale) / 2, frame[1] + frame[3] - height * scale)
        .scaled(scale, scale)
    )
    matrix = _upright(matrix, turned, width, height).translated(-left, -bottom)
    before = b"q %s cm\n" % " ".join(f"{number:.5f}" for number in matrix.shorthand).encode()
    page.contents_add(file.make_stream(before), prepend=True)
    page.contents_add(file.make_stream(b"\nQ"))
    for annotation in page.obj.get(Name.Annots, ()):
        if Name.Rect in annotation:
            annotation.Rect = matrix.transform(pikepdf.Rectangle(annotation.Rect)).as_array()
    _without(page.obj, Name.CropBox, Name.TrimBox, Name.BleedBox, Name.ArtBox, Name.Rotate)
    page.obj.MediaBox = Array([0, 0, 210 * _POINTS, 297 * _POINTS])


def _upright(matrix: Any, turned: int, width: float, height: float) -> Any:
    moved = {0: (0, 0), 90: (0, height), 180: (width, height), 270: (width, 0)}[turned]
    return matrix.translated(*moved).rotated(-turned)


def _harmless(page: Any) -> None:
    """Links to the web alone are left: nothing that runs, attaches or leads to a page that is elsewhere."""
    _without(page.obj, Name.AA, Name.AF, Name.PieceInfo, Name.Thumb, Name.Metadata)
    kept = [one for one in page.obj.get(Name.Annots, ()) if _is_web_link(one)]
    for one in kept:
        _without(one, Name.AA, Name.PA)
    page.obj.Annots = Array(kept)
    page.obj.Tabs = Name.S


def _without(entry: Any, *names: Any) -> None:
    for name in names:
        if name in entry:
            del entry[name]


def _is_web_link(annotation: Any) -> bool:
    action = annotation.get(Name.A, Dictionary())
    return (
        annotation.get(Name.Subtype) == Name.Link
        and action.get(Name.S) == Name.URI
        and str(action.get(Name.URI, "")).lower().startswith(_LINKS)
        and Name.Next not in action
    )
