"""The zip that a Word document is: whether it is sound, of bearable size, open, and free of programs; and its XML."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from report_builder.errors import DataError

MOST_BYTES = 50_000_000
"""Of the file itself."""
MOST_UNPACKED = 100_000_000
"""Bytes of its parts together. A paper with thirty charts has some ten million."""
MOST_PARTS = 2_000
DEEPEST = 200
"""How deep elements may be nested; tables in tables in text boxes come to some forty."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


class WordError(DataError):
    """A file that is no Word document which can be used. It says nothing of what stands in it.

    Attributes:
        what, mend: in words.
    """

    def __init__(self, what: str, mend: str = "save it again from Word as .docx") -> None:
        super().__init__(what, mend)
        self.what, self.mend = what, mend


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a document by their names."""

    parts: Mapping[str, bytes]

    def root(self, part: str) -> Element | None:
        """The root element of a part, its names without their namespaces; None where there is no such part.

        Raises:
            WordError: it is no XML, declares entities, or is nested without measure.
        """
        return parse(self.parts[part]) if part in self.parts else None

    def addresses(self, part: str) -> dict[str, str]:
        """Id -> where the links of a part lead."""
        folder, _, name = part.rpartition("/")
        root = self.root(f"{folder}/_rels/{name}.rels")
        return {each.get("Id", ""): each.get("Target", "") for each in (() if root is None else root)}


def open_package(content: bytes) -> WordPackage:
    """A document's parts, none of them read any further.

    Raises:
        WordError: it is no DOCX, is locked, damaged or of immoderate size, or carries macros.
    """
    _look_at_start(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise WordError("the document unpacks to more than any paper", "look whether it is the right file")
            if any(entry.flag_bits & 1 for entry in entries):
                raise _locked()
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
        raise _damaged() from error
    _look_at_kind(parts)
    return WordPackage(parts)


def _look_at_start(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise WordError("the document is larger than any paper", "take its pictures out")
    if content.startswith(_OLE):
        raise (
            _locked()
            if _ENCRYPTED in content
            else WordError(
                "the file is a document of Word 97 to 2003 (.doc), whatever its name says", "save it as .docx"
            )
        )
    if not content.startswith(b"PK"):
        raise WordError("the file is no Word document, whatever its name says")


def _look_at_kind(parts: Mapping[str, bytes]) -> None:
    kinds = parts.get("[Content_Types].xml", b"")
    has_macros = any(name.rpartition("/")[2].lower().startswith("vba") for name in parts)
    if has_macros or b"macroEnabled" in kinds:
        raise WordError("the document carries macros", "save it as .docx, which takes them out")
    if "word/document.xml" not in parts or not any(kind.encode() in kinds for kind in (_DOCUMENT, _TEMPLATE)):
        raise WordError("the file is a package, but no Word document")


def _locked() -> WordError:
    return WordError("the document is protected by a password", "save it without one")


def _damaged() -> WordError:
    return WordError("the document is damaged: it was cut off on its way, or is another kind of file under this name")


def parse(content: bytes) -> Element:
    """The root of a part, its names without their namespaces.

    Raises:
        WordError: it is no XML, declares entities, which can grow without end, or is nested without measure.
    """
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise WordError("the document is nested deeper than any paper")
        builder.start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(tag))

    def refuse(*_: object) -> None:
        raise WordError("the document has declarations of its own, as no program for texts writes them")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - positional in expat
        return builder.close()
    except (expat.ExpatError, ParseError, LookupError) as error:
        raise _damaged() from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
