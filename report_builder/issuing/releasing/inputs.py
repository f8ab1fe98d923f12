"""The data of a paper, to be kept with it: proved to be those that it was made from, and packed table by table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.counting import NOTHING, Counted, Say, count
from report_builder.errors import Complaint, DataError
from report_builder.issuing.issued import Issued
from report_builder.jointly import read_joint
from report_builder.model.place import PlaceKind
from report_builder.store.unzipped import unzipped

if TYPE_CHECKING:
    from report_builder.sources.sheet import ReadTable, Sheet

_MOST_BYTES = 4_000_000_000
_MEND = "put back those from which it was made, or build it again"


def packed_inputs(
    edition: Issued, config: Path, *, environment: Mapping[str, str] = NOTHING, say: Say = lambda _: None
) -> bytes:
    """A zip of every table that an edition was made from: its file where it was one of a folder, else as CSV.

    Args:
        edition: as it lies in its folder.
        config: from which it was made.
        environment: as `count` takes it.
        say: told what is at work.

    Raises:
        ConfigError: the config is wrong.
        DataError: config, data or versions are not those of the edition.
        DisclosureError: it could not be made again.
    """
    from report_builder.report.zipped import zipped  # noqa: PLC0415  kept from --help

    as_at = date.fromisoformat(edition.paper.as_at)
    counted = count(config, as_at=as_at, environment=environment, say=say)
    _insist_same(counted, edition, say=say)
    return zipped(dict(_tables(counted)))


def _insist_same(counted: Counted, edition: Issued, *, say: Say) -> None:
    """Stop unless the config and the data give this very edition, down to its fingerprint and every figure.

    One that was made beside totals over many services is made so again, if these lie in the same folder.
    """
    from report_builder.pipeline import figures_document, protected_paper  # noqa: PLC0415  heavy

    asked = counted.spec.editions.get(edition.paper.audience)
    if asked is None or counted.name != edition.report:
        raise _other(edition)
    if "beside" in edition.manifest:
        counted = replace(counted, joint=read_joint(edition.out / Path(edition.manifest["beside"]).name, counted.spec))
    _, protected, composed = protected_paper(counted, asked, out=edition.out, say=say)
    figures = sha256(figures_document(counted, protected, composed)).hexdigest()
    is_same = composed.report.fingerprint == edition.paper.fingerprint
    if not is_same or figures != edition.manifest["files"]["figures.json"]:
        raise _other(edition)


def _other(edition: Issued) -> DataError:
    what = "the config, the data or the versions of the program are not those that this edition was made from"
    return DataError(Complaint(what, str(edition.folder), _MEND))


def _tables(counted: Counted) -> Iterator[tuple[str, bytes]]:
    """File name -> content of each table that was counted.

    Raises:
        DataError: one of them has changed since it was counted.
    """
    from report_builder.cases.contract import CONTRACT  # noqa: PLC0415  pandas is heavy
    from report_builder.sources.source import open_source  # noqa: PLC0415

    spec = counted.spec
    source = open_source(spec.data, known=CONTRACT, named=spec.tables, where=spec.place_of("data"))
    for table in source.tables:
        read = source.read(table)
        if read.source not in counted.cases.inputs:
            raise DataError(Complaint("this table has changed while it was read", read.source.file, "run it again"))
        file = _own_file(counted, read)
        if file is not None:
            yield read.source.file, file
        elif read.sheet is not None:
            yield f"{table}.csv", _as_csv(read.sheet)


def _own_file(counted: Counted, read: ReadTable) -> bytes | None:
    """The bytes of a table that is a file of a folder, as they were counted."""
    place = counted.spec.data
    if place.kind is not PlaceKind.FOLDER or place.path is None or "/" in read.source.file:
        # A part of a dataset of many services is packed as a table of its own, which is in no folder.
        return None
    file = place.path / read.source.file
    content = file.read_bytes() if file.is_file() else b""
    return content if sha256(content).hexdigest() == read.source.sha256 else None


def _as_csv(sheet: Sheet) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.headers)
    writer.writerows(sheet.cells.fillna("").itertuples(index=False, name=None))
    return text.getvalue().encode("utf-8")


def unpacked_inputs(content: bytes, *, where: str) -> dict[str, bytes]:
    """File name -> content of the tables that were packed.

    Raises:
        DataError: they were not packed by us.
    """
    try:
        files = unzipped(content, most=_MOST_BYTES)
    except ValueError as error:
        raise DataError(Complaint("the data that were put by cannot be read", where, "")) from error
    if any("/" in name for name in files):
        raise DataError(Complaint("the data that were put by have a name that leads elsewhere", where, ""))
    return files
