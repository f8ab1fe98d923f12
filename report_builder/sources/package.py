"""The zip package that a workbook is: whether it is sound, of bearable size and open, before its cells are read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from report_builder.sources.limits import MOST_UNPACKED_BYTES
from report_builder.sources.unreadable import UnreadableError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_CHUNK = 2**22
_OVERLAP = 2**9
"""Bytes of a chunk that are looked at again with the next, so that no cell's tag is cut in two."""
_ERROR_CELLS = {
    "xl/worksheets/": [(re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt\s*=\s*)(["'])e\2"""), rb"\1\2str\2")],
    "content.xml": [
        (re.compile(rb"""\soffice:string-value=(?:""|'')"""), b""),
        (
            re.compile(rb"""office:value-type="float" office:value="0"([^<>]*><text:p>(?:#|Err:))"""),
            rb'office:value-type="string"\1',
        ),
    ],
}
"""Start of a part's name -> how its error cells are written, and how they become cells of text, "#REF!"."""


def sound_package(content: bytes) -> bytes:
    """A workbook whose error cells are cells of text, which the reader of cells would leave blank.

    Args:
        content: the file's bytes.

    Returns:
        The same bytes where no cell is an error.

    Raises:
        UnreadableError: it is no XLSX or ODS workbook, is damaged or locked, or unpacks to more than can be read.
    """
    if not content.startswith(_ZIP):
        raise _no_package(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _look_at_kind(package)
            _look_at_size(package)
            wrong = [part for part in package.infolist() if _has_error_cells(package, part)]
            return _with_text_errors(package, wrong) if wrong else content
    # A part that is locked, or packed in a way that zipfile does not know, is a RuntimeError; an encoding that nobody
    # knows is a LookupError.
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        LookupError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise damaged() from error


def damaged() -> UnreadableError:
    """The complaint of a workbook that is cut off or broken."""
    what = "the workbook is damaged: it was cut off on its way, or is another kind of file under this name"
    return UnreadableError(what, "open it in its program and save it again", name="unreadable-workbook")


def too_large() -> UnreadableError:
    """The complaint of a workbook that would fill the machine."""
    what = "the workbook is too large to be read: its cells, or the area from the first filled one to the last"
    mend = "delete what stands far from the tables, or export the tables as CSV or Parquet"
    return UnreadableError(what, mend, name="workbook-too-large")


def _no_package(content: bytes) -> UnreadableError:
    if content.startswith(_OLE) and _ENCRYPTED in content:
        return _locked()
    if content.startswith(_OLE):
        what = "the file is a workbook of Excel 97 to 2003 (.xls), whatever its name says"
        return UnreadableError(what, "save it as .xlsx", name="unreadable-workbook")
    if not content.strip(b"\x00\r\n\t "):
        return UnreadableError("the file is empty", "export it again, or remove the file", name="empty-file")
    if content.lstrip()[:1] == b"<":
        what = "the file is a web page or XML, not a workbook, whatever its name says"
        return UnreadableError(what, "open it in its program and save it as .xlsx", name="unreadable-workbook")
    return damaged()


def _locked() -> UnreadableError:
    what = "the workbook is protected by a password"
    return UnreadableError(what, "save it without one, where only you can read it", name="unreadable-workbook")


def _look_at_kind(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    if any(part.flag_bits & 1 for part in package.infolist()):
        raise _locked()
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        what = "the file is a binary workbook (.xlsb), whatever its name says"
        raise UnreadableError(what, "save it as .xlsx", name="unreadable-workbook")
    if "content.xml" not in names or "mimetype" not in names or not package.read("mimetype").startswith(_ODS):
        what = "the file is a package, but neither of Excel (.xlsx) nor of OpenDocument (.ods)"
        raise UnreadableError(what, "save the tables as .xlsx or .ods", name="unreadable-workbook")
    if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise _locked()


def _look_at_size(package: zipfile.ZipFile) -> None:
    """The directory may be believed: no more of a part is read than it says, and where it lies the part is broken."""
    if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED_BYTES:
        raise too_large()


def _has_error_cells(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has cells to be rewritten; it is read whole, so that a broken part is found."""
    patterns = [pattern for pattern, _ in _rewrites(part)]
    found = False
    tail = b""
    parser = _parser()
    is_xml = part.filename.startswith(("xl/", "content.xml")) and part.filename.endswith((".xml", ".rels"))
    with package.open(part) as unpacked:
        while chunk := unpacked.read(_CHUNK):
            found = found or any(pattern.search(tail + chunk) for pattern in patterns)
            tail = chunk[-_OVERLAP:]
            if is_xml:
                parser.Parse(chunk, False)  # noqa: FBT003 - its own name for more to come
    if is_xml:
        parser.Parse(b"", True)  # noqa: FBT003
    return found


def _parser() -> expat.XMLParserType:
    """What sees that a part is XML: of one that is not, the reader of cells may never find the end."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        # Neither format has declarations of entities, by which a little text becomes very much.
        raise ValueError("a document type")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _rewrites(part: zipfile.ZipInfo) -> list[tuple[re.Pattern[bytes], bytes]]:
    return next((rewrites for start, rewrites in _ERROR_CELLS.items() if part.filename.startswith(start)), [])


def _with_text_errors(package: zipfile.ZipFile, wrong: list[zipfile.ZipInfo]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for part in package.infolist():
            content = package.read(part)
            for pattern, replacement in _rewrites(part) if part in wrong else []:
                content = pattern.sub(replacement, content)
            copy.writestr(part.filename, content)
    return written.getvalue()
