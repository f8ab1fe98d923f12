"""What is drawn on a PDF's pages, object by object: words and shapes, seen or not, with the mark of where they belong.

PDFium reads the pages; nothing here asks whether a thing can be seen: white, tiny, clipped and off-page words count.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from report_builder.audit.artefacts import Point, Shape
from report_builder.audit.paths import STILL, Matrix, join, move
from report_builder.errors import DataError

MOST_OBJECTS = 400_000
_DEEPEST = 20
_LETTERS = 256


@dataclass(frozen=True, slots=True)
class Piece:
    """One object of a page.

    Attributes:
        page: from 1.
        mark: its marked-content number, by which the tags refer to it; -1 where it has none.
        words: of a text object.
        box: left, top, right, bottom in points from the page's top left.
        shape: of a path.
        is_image: whether it is a raster.
    """

    page: int
    mark: int
    words: str = ""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    shape: Shape | None = None
    is_image: bool = False


def pieces_of(document: Any, name: str) -> tuple[Piece, ...]:
    """Every object of every page, in the order in which they are drawn.

    Args:
        document: a pypdfium2 document; its library has no types.
        name: the file's, for complaints.

    Raises:
        DataError: there are more objects than any paper has.
    """
    pieces: list[Piece] = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        start: Matrix = (1.0, 0.0, 0.0, -1.0, 0.0, page.get_height())
        count = pdfium.FPDFPage_CountObjects(page)
        objects = (pdfium.FPDFPage_GetObject(page, at) for at in range(count))
        walk = _Walk(number, text.raw, (ctypes.c_ushort * _LETTERS)())
        for found in objects:
            pieces += walk.read(found, start, mark=-1, depth=0)
            if len(pieces) > MOST_OBJECTS:
                raise DataError(f"{name}: it draws more than any paper", mend="give the file as report-builder made it")
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class _Walk:
    """The way through the objects of one page."""

    page: int
    text: Any
    letters: Any

    def read(self, found: Any, outer: Matrix, *, mark: int, depth: int) -> Iterator[Piece]:
        """The pieces of an object: of a group, those of its own objects."""
        own = pdfium.FPDFPageObj_GetMarkedContentID(found)
        mark = own if own >= 0 else mark
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = join(outer, _matrix(found))
            for at in range(pdfium.FPDFFormObj_CountObjects(found)):
                within = pdfium.FPDFFormObj_GetObject(found, at)
                yield from self.read(within, inner, mark=mark, depth=depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield Piece(self.page, mark, words=self._words(found), box=_box(found, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            shape = _shape(found, join(outer, _matrix(found)))
            if shape is not None:
                yield Piece(self.page, mark, box=shape.box, shape=shape)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield Piece(self.page, mark, box=_box(found, outer), is_image=True)

    def _words(self, found: Any) -> str:
        letters = self.letters
        size = pdfium.FPDFTextObj_GetText(found, self.text, letters, ctypes.sizeof(letters))  # in bytes; else untouched
        if size > ctypes.sizeof(letters):
            letters = (ctypes.c_ushort * size)()
            size = pdfium.FPDFTextObj_GetText(found, self.text, letters, size)
        return bytes(letters)[: max(0, size - 2)].decode("utf-16-le", errors="replace")


def _matrix(found: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, matrix):
        return STILL
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _box(found: Any, outer: Matrix) -> tuple[float, float, float, float]:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(found, left, low, right, high)
    corners = [move(outer, (x.value, y.value)) for x in (left, right) for y in (low, high)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _shape(found: Any, matrix: Matrix) -> Shape | None:
    """A path that is painted."""
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, fill_mode, is_stroked)
    if not fill_mode.value and not is_stroked.value:
        return None
    runs, is_closed, has_curves = _strokes(found, matrix)
    fill = _colour(pdfium.FPDFPageObj_GetFillColor, found) if fill_mode.value else ""
    stroke = _colour(pdfium.FPDFPageObj_GetStrokeColor, found) if is_stroked.value else ""
    is_dashed = is_stroked.value != 0 and pdfium.FPDFPageObj_GetDashCount(found) > 0
    return Shape(runs, is_closed or bool(fill), has_curves, fill, stroke, is_dashed)


def _strokes(found: Any, matrix: Matrix) -> tuple[tuple[tuple[Point, ...], ...], bool, bool]:
    runs: list[list[Point]] = []
    is_closed, bends = False, 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(found)):
        segment = pdfium.FPDFPath_GetPathSegment(found, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        is_closed |= bool(pdfium.FPDFPathSegment_GetClose(segment))
        bends += kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO and bends % 3:
            continue
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([])
        runs[-1].append(move(matrix, (x.value, y.value)))
    drawn = [run for run in runs if len(run) > 1] or runs[:1]
    return tuple(tuple(run) for run in drawn), is_closed, bends > 0


def _colour(ask: Any, found: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(found, red, green, blue, alpha)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
