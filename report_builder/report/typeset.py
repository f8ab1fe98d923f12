"""A composed report as a PDF/UA-1 file: HTML through WeasyPrint, then its tags mended.

The bytes depend on the report, the templates and the versions of the libraries alone: fonts come from our own package,
nothing is fetched, no date is written.
"""

from __future__ import annotations

import ctypes.util
import importlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

from report_builder import bundled
from report_builder.errors import OutsideError
from report_builder.model.built import House, Report
from report_builder.report.fonts import font_bytes, font_faces, insist_own_fonts, insist_printable, with_stand_ins
from report_builder.report.house import house_faces, house_font_bytes, logo_in_memory
from report_builder.report.html import PICTURES, to_html
from report_builder.report.letters_once import letters_once
from report_builder.report.papers import pictures_of
from report_builder.report.plain_drawings import plain_drawing
from report_builder.report.tags import mended, noted_elements
from report_builder.report.workspace import own_faults
from report_builder.scratch import scratch_for_good

_LIBRARIES = "on Debian or Ubuntu run: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def to_pdf(report: Report, *, folders: tuple[Path, ...] = ()) -> bytes:
    """The report as a tagged PDF.

    Args:
        report: what to set.
        folders: template folders that are looked in before our own.

    Raises:
        ConfigError: a text uses a character that the fonts lack, or a template of the workspace's own is at fault.
        OutsideError: a system library that WeasyPrint needs is missing.
        RuntimeError: a fault of ours: WeasyPrint complained, or a font that is not ours crept in.
    """
    page = with_stand_ins(to_html(report, for_print=True, folders=folders))
    pictures = pictures_of(report)
    insist_printable(page, pictures)
    with own_faults(folders):
        with _no_complaints(), noted_elements(_weasyprint()):
            set_pages = _written(_laid_out(page, pictures, report.house))
        insist_own_fonts(set_pages, report.house.font_family)
    return mended(set_pages, fingerprint=report.fingerprint)


def get_ready() -> None:
    """Do once, of no meaning, whatever is slow for the first time alone, so that it is done when the first paper comes.

    A whole paper would do as well, but the first one may be there by then and would have to wait for it.

    Raises:
        OutsideError: as `to_pdf`.
    """
    nothing = Report("a", "b", "c", edition="board", marking="d", cover=(), sections=())
    insist_printable(with_stand_ins(to_html(nothing, for_print=True)), {})
    page = '<html lang="en"><title>a</title><p>b <strong>c</strong> <em>d</em></p><table><tr><th>e<td>0</table></html>'
    with _no_complaints(), noted_elements(_weasyprint()):
        set_page = _written(_laid_out(page, {}, nothing.house))
    insist_own_fonts(set_page)
    mended(set_page, fingerprint="")


def pages_of_papers(report: Report, *, folders: tuple[Path, ...] = ()) -> tuple[dict[str, int], int]:
    """On which page each attached paper begins, by its id in the page, and how many pages there are; from 1.

    Raises:
        ConfigError: as `to_pdf`.
        OutsideError: likewise.
    """
    page = with_stand_ins(to_html(report, for_print=True, folders=folders))
    wanted = {f"{one.report.prefix}paper" for one in report.attached}
    with own_faults(folders), _no_complaints():
        pages = _laid_out(page, pictures_of(report), report.house).pages
    first: dict[str, int] = {}
    for number, one in enumerate(pages, 1):  # a paper stands on each of its pages
        first = {**{name: number for name in one.anchors if name in wanted}, **first}
    return first, len(pages)


def _written(document: Any) -> bytes:
    """The file of a laid out document; only now it asks for what is attached to it."""
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]  # noqa: PLC0415  as below

    try:
        with letters_once():
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as refusal:  # not an Exception: it would slip through everything
        raise RuntimeError(str(refusal)) from refusal
    return pdf


def _laid_out(page: str, pictures: Mapping[str, bytes], house: House) -> Any:
    """WeasyPrint's document of a page."""
    weasyprint = _weasyprint()
    # Only here, once the fonts are arranged.
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # noqa: PLC0415
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    from report_builder.report.fetcher import MemoryFetcher  # noqa: PLC0415

    plain = {name: plain_drawing(picture) for name, picture in pictures.items()}
    drawn = {**plain, **logo_in_memory(house)}
    served = font_bytes() | house_font_bytes(house) | {PICTURES + name: drawing for name, drawing in drawn.items()}
    fetcher = MemoryFetcher(served)
    fonts = FontConfiguration()
    try:
        faces = weasyprint.CSS(string=f"{font_faces()}\n{house_faces(house)}", font_config=fonts, url_fetcher=fetcher)
        document = weasyprint.HTML(string=page, url_fetcher=fetcher)
        return document.render(font_config=fonts, stylesheets=[faces], pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as refusal:  # not an Exception: it would slip through everything
        raise RuntimeError(str(refusal)) from refusal


@cache
def _weasyprint() -> ModuleType:
    """WeasyPrint, imported where it can see no font but ours.

    The environment is set here, and for good, because fontconfig reads it whenever a paper is begun.

    Raises:
        OutsideError: a system library is missing.
    """
    try:
        place = _private_folder()
    except OSError as refusal:
        what = f"no folder for temporary files can be written: {refusal.strerror}"
        raise OutsideError(what, mend="make room in it, or name another in TMPDIR") from refusal
    os.environ["FONTCONFIG_FILE"] = str(bundled.write_fontconfig(place))
    try:
        with _libraries_by_their_own_names():
            found = importlib.import_module("weasyprint")
            fonts: Any = importlib.import_module("weasyprint.text.fonts")
    except OSError as missing:
        raise OutsideError("the system libraries that set pages are missing", mend=_LIBRARIES) from missing
    fonts.mkdtemp = partial(tempfile.mkdtemp, dir=place)  # so that its own folders go when ours goes
    return found


@contextmanager
def _libraries_by_their_own_names() -> Iterator[None]:
    """While open, Linux looks a library up under the name given and no other.

    WeasyPrint tries the names of every platform in turn. For each that is not Linux's, Python would ask ldconfig, a
    compiler and a linker: twenty programs and half a second, to find what the next name finds at once.
    """
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _find_no_other
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _find_no_other(name: str) -> str | None:  # noqa: ARG001  (the signature is Python's)
    return None


@cache
def _private_folder() -> Path:
    return scratch_for_good("fonts-")


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _no_complaints() -> Iterator[None]:
    """Turn a warning of WeasyPrint, such as a picture that it could not draw, into a failure."""
    complaints, logger = _Complaints(), logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.heard:
        raise RuntimeError("the paper could not be set cleanly: " + "; ".join(complaints.heard[:5]))
