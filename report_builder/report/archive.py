"""What is put by with an edition so that any part of it can be set again: its composed papers, and their pictures.

One zip, whose bytes depend on the papers alone: `report.json`, and beside it whatever is bytes (charts, a logo, fonts).
It holds what the paper prints and nothing else: no data, no config, no chart that stands nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from report_builder.errors import DataError
from report_builder.model import built
from report_builder.model.built import Picture, Report
from report_builder.report.papers import blocks_of
from report_builder.report.zipped import zipped
from report_builder.store.unzipped import unzipped

NAME = "archive.zip"
RECORD = "report.json"
FORM = "report-builder archive 1"
"""What the record says that it is; a change of its form counts up."""


@dataclass(frozen=True, slots=True)
class Archived:
    """The papers of an edition: the document, and its exempt appendices, which are files of their own."""

    report: Report
    exempt: tuple[Report, ...] = ()

    @property
    def papers(self) -> tuple[Report, ...]:
        """All of them."""
        return (self.report, *self.exempt)


_CLASSES = {kind.__name__: kind for kind in vars(built).values() if isinstance(kind, type) and is_dataclass(kind)}


def archive_of(archived: Archived) -> bytes:
    """The zip's bytes."""
    parts: dict[str, bytes] = {}
    papers = [
        _told(_printed(paper), parts, f"paper-{'abcdefghijklmnop'[at]}/") for at, paper in enumerate(archived.papers)
    ]
    record = {"form": FORM, "report": papers[0], "exempt": papers[1:]}
    return zipped({RECORD: as_text(record).encode("utf-8"), **parts})


def as_text(record: object) -> str:
    """The record as JSON, in the one way in which we write it."""
    return json.dumps(record, ensure_ascii=False, indent=0)


def _printed(report: Report) -> Report:
    """The report with the pictures that stand in it: one that was drawn and not printed may show what is withheld."""
    files = {block.file for block in blocks_of(report) if isinstance(block, Picture)}
    pictures = {name: content for name, content in report.pictures.items() if name in files}
    attached = tuple(replace(one, report=_printed(one.report)) for one in report.attached)
    return replace(report, pictures=pictures, attached=attached)


def _told(value: object, parts: dict[str, bytes], place: str) -> Any:
    """A value as JSON; bytes become parts of their own."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, bytes):
        return {"part": _put(value, parts, place)} if value else {"part": ""}
    if isinstance(value, Mapping):
        return {"mapping": [[key, _told(one, parts, f"{place}{key}")] for key, one in value.items()]}
    if isinstance(value, tuple):
        return [_told(one, parts, f"{place}{at}/") for at, one in enumerate(value)]
    if is_dataclass(value):
        within = {each.name: _told(getattr(value, each.name), parts, f"{place}{each.name}/") for each in fields(value)}
        return {"is": type(value).__name__, **within}
    raise TypeError(f"a paper holds a {type(value).__name__}, which an archive does not know")


def _put(content: bytes, parts: dict[str, bytes], place: str) -> str:
    """Keep bytes as a part named for its field: `paper-a/pictures/chart-1a.svg`."""
    name = place.rstrip("/")
    parts[name] = content
    return name


def read_archive(content: bytes, *, where: str) -> Archived:
    """The papers of an archive.

    Raises:
        DataError: it is no archive of ours, or of another form.
    """
    mend = "put back what was built, or build it again"
    try:
        parts = unzipped(content)
        record = json.loads(parts[RECORD])
        if record["form"] != FORM:
            raise DataError(f"{where}: the archive was made by another version", mend=mend)
        return Archived(_built(record["report"], parts), tuple(_built(one, parts) for one in record["exempt"]))
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise DataError(f"{where}: the file is not an archive of ours", mend=mend) from error


def _built(told: Any, parts: Mapping[str, bytes]) -> Any:
    """The value that was told."""
    if isinstance(told, list):
        return tuple(_built(one, parts) for one in told)
    if not isinstance(told, dict):
        return told
    if "is" in told:
        kind = _CLASSES[told["is"]]
        return kind(**{name: _built(one, parts) for name, one in told.items() if name != "is"})
    if "decimal" in told:
        return Decimal(told["decimal"])
    if "mapping" in told:
        return {key: _built(one, parts) for key, one in told["mapping"]}
    return parts[told["part"]] if told["part"] else b""
