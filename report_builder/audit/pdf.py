"""A PDF as a stranger reads it: the drawing operators of its pages, its tags, and everything beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

from report_builder.audit.artefacts import Artefact, Collected, Label, Passage, Picture, Shape
from report_builder.audit.objects import check_packing, read_objects
from report_builder.audit.page import Piece, pieces_of
from report_builder.audit.tags import Mark, Tagged, read_tags
from report_builder.errors import DataError

MOST_PAGES = 2_000
_APART = 3.5
_SPACE = 1.6
_MEND = "give the file as report-builder made it"


def read_pdf(name: str, content: bytes) -> Artefact:
    """A paper in PDF.

    Raises:
        DataError: it is broken, locked, or larger than any paper.
    """
    try:
        with pikepdf.open(BytesIO(content)) as file:
            return _read(file, name, content).as_artefact(name)
    except pikepdf.PasswordError as error:
        raise DataError(f"{name}: it is locked with a password", mend="give the paper without its password") from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise DataError(f"{name}: it is no PDF, or a broken one", mend="build the paper again") from error


def _read(file: pikepdf.Pdf, name: str, content: bytes) -> Collected:
    if file.is_encrypted:
        raise DataError(f"{name}: it is locked", mend="give the paper without its password")
    if not 0 < len(file.pages) <= MOST_PAGES:
        raise DataError(f"{name}: it has no pages, or more than any paper", mend=_MEND)
    check_packing(file, name)
    document = pypdfium2.PdfDocument(content)
    try:
        pieces = pieces_of(document, name)
    finally:
        document.close()
    tagged = read_tags(file, _words_by_mark(pieces), name)
    found = read_objects(file, content)
    found.passages += tagged.found.passages
    found.passages += _unclaimed(pieces, tagged)
    found.pictures += _pictures(pieces, tagged)
    found.faults += [
        (f"page {piece.page}", "a picture whose drawing cannot be read") for piece in _rasters(pieces, tagged)
    ]
    return found


def _words_by_mark(pieces: Iterable[Piece]) -> dict[Mark, str]:
    words: dict[Mark, list[Piece]] = {}
    for piece in pieces:
        if piece.mark >= 0 and piece.words:
            words.setdefault((piece.page, piece.mark), []).append(piece)
    return {mark: " ".join(label.words for label in labels_of(found)) for mark, found in words.items()}


def labels_of(pieces: Iterable[Piece]) -> list[Label]:
    """Words that follow each other on a line, joined: a PDF may set each letter by itself."""
    labels: list[Label] = []
    for piece in pieces:
        words = " ".join(piece.words.split())
        if not words:
            continue
        if labels and (gap := _gap(labels[-1], piece)) is not None:
            before = labels.pop()
            left, top, right, bottom = zip(before.box, piece.box, strict=True)
            box = (min(left), min(top), max(right), max(bottom))
            labels.append(Label(before.words + (" " if gap > _SPACE else "") + words, box))
        else:
            labels.append(Label(words, piece.box))
    return labels


def _gap(before: Label, piece: Piece) -> float | None:
    """How far after a label the piece begins on its line; None where it stands elsewhere."""
    _, top, right, bottom = before.box
    overlap = min(bottom, piece.box[3]) - max(top, piece.box[1])
    gap = piece.box[0] - right
    return gap if overlap > 0 and -1.0 < gap < _APART else None


def _unclaimed(pieces: Iterable[Piece], tagged: Tagged) -> Iterator[Passage]:
    """Words that no tag tells of: what runs over every page, and whatever was hidden from the tags."""
    told = tagged.claimed | tagged.figures.keys()
    stray = [piece for piece in pieces if piece.words and (piece.page, piece.mark) not in told]
    for page, found in groupby(stray, key=lambda piece: piece.page):
        for label in labels_of(found):
            yield Passage(label.words, f"page {page}, outside its text")


def _pictures(pieces: Iterable[Piece], tagged: Tagged) -> Iterator[Picture]:
    """Each figure that the tags name, its corner moved to nought."""
    by_mark: dict[Mark, list[Piece]] = {}
    for piece in pieces:
        if (piece.page, piece.mark) in tagged.figures:
            by_mark.setdefault((piece.page, piece.mark), []).append(piece)
    for mark, found in by_mark.items():
        place, block = tagged.figures[mark]
        shapes = [piece.shape for piece in found if piece.shape is not None]
        sheet = max((shape.box for shape in shapes if shape.fill), key=_area, default=(0.0, 0.0, 0.0, 0.0))
        labels = labels_of(piece for piece in found if piece.words)
        if not block and not labels:
            continue  # a logo: no chart is without words
        moved = tuple(Label(label.words, _moved(label.box, sheet)) for label in labels)
        size = (sheet[2] - sheet[0], sheet[3] - sheet[1])
        yield Picture(place, block, tuple(_moved_shape(shape, sheet) for shape in shapes), moved, size)


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _moved(box: tuple[float, float, float, float], sheet: tuple[float, ...]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left - sheet[0], top - sheet[1], right - sheet[0], bottom - sheet[1]


def _moved_shape(shape: Shape, sheet: tuple[float, ...]) -> Shape:
    runs = tuple(tuple((x - sheet[0], y - sheet[1]) for x, y in run) for run in shape.runs)
    return Shape(runs, shape.is_closed, shape.has_curves, shape.fill, shape.stroke, shape.is_dashed, shape.is_marker)


def _rasters(pieces: Iterable[Piece], tagged: Tagged) -> Iterator[Piece]:
    """Pictures of dots where a chart should stand."""
    charts = {mark for mark, (_, block) in tagged.figures.items() if block}
    yield from (piece for piece in pieces if piece.is_image and (piece.page, piece.mark) in charts)
