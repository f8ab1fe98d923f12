"""Any finished file, taken apart by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from report_builder.audit.artefacts import Artefact, Reader
from report_builder.errors import ConfigError, DataError

MOST_BYTES = 200_000_000
"""No paper is larger; what is larger is not read."""


def read_artefact(name: str, content: bytes) -> Artefact:
    """Take a finished file apart: its words with their places, its pictures with their shapes.

    Args:
        name: the file's name, whose ending says what it is.
        content: its bytes, which need not be trusted.

    Raises:
        ConfigError: the ending is none that can be read.
        DataError: the file is broken, locked, hostile or too large.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    reader = _READERS.get(ending)
    if reader is None:
        kinds = ", ".join(f".{kind}" for kind in _READERS)
        raise ConfigError(f"{name}: a file of this kind cannot be audited", mend=f"give one that ends in {kinds}")
    if not content:
        raise DataError(f"{name}: the file is empty", mend="build the paper again")
    if len(content) > MOST_BYTES:
        raise DataError(f"{name}: the file is larger than any paper", mend="give the file as report-builder made it")
    return reader()(name, content)


def get_ready(names: Iterable[str]) -> None:
    """Import what will read files of these names, for whoever has nothing else to do while they are made."""
    for name in names:
        if reader := _READERS.get(name.rpartition(".")[2].lower()):
            reader()


def _pdf() -> Reader:
    from report_builder.audit.pdf import read_pdf  # noqa: PLC0415 - a PDF library that other files need not wait for

    return read_pdf


def _svg() -> Reader:
    from report_builder.audit.svg import read_svg  # noqa: PLC0415 - only where one is read

    return read_svg


def _html() -> Reader:
    from report_builder.audit.html import read_html  # noqa: PLC0415 - only where one is read

    return read_html


def _docx() -> Reader:
    from report_builder.audit.word import read_docx  # noqa: PLC0415 - only where one is read

    return read_docx


def _xlsx() -> Reader:
    from report_builder.audit.office import read_xlsx  # noqa: PLC0415 - only where one is read

    return read_xlsx


def _ods() -> Reader:
    from report_builder.audit.opendocument import read_ods  # noqa: PLC0415 - only where one is read

    return read_ods


def _zip() -> Reader:
    from report_builder.audit.archive import read_zip  # noqa: PLC0415 - only where one is read

    return read_zip


def _json() -> Reader:
    from report_builder.audit.records import read_json  # noqa: PLC0415 - only where one is read

    return read_json


_READERS: Mapping[str, Callable[[], Reader]] = {
    "pdf": _pdf,
    "html": _html,
    "svg": _svg,
    "docx": _docx,
    "xlsx": _xlsx,
    "ods": _ods,
    "zip": _zip,
    "json": _json,
}
