"""Made-up local level tables, read: what comes out, and what is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from local_level_tables import CHILDREN, Row, children, elsewhere, workbook

from report_builder.errors import DataError
from report_builder.importers.imported import Imported, Publication
from report_builder.importers.local_level import read_local_level

GIRLS = ("10-14", "Girls", "White")
OLDER = ("15-17", "Boys", "White")


def read(folder: Path, *files: tuple[str, bytes], publication: Publication | None = None) -> Imported:
    for name, content in files:
        (folder / name).write_bytes(content)
    return read_local_level([folder / name for name, _ in files], publication or Publication())


def read_children(folder: Path, *rows: object) -> Imported:
    return read(folder, ("Children_Table.ods", workbook(CHILDREN, rows)))  # type: ignore[arg-type]


def read_country(folder: Path, *rows: Row) -> Imported:
    """The children's table with a row of nought for every service that the rows are not of."""
    return read_children(folder, *rows, *elsewhere(*[row[1:5] for row in rows], make=children))


def numbers(imported: Imported) -> dict[tuple[str, str], str]:
    return {(row.area_type, row.area): row.value for row in imported.published}


def said(imported: Imported) -> str:
    return " | ".join(f"{remark.where}: {remark.what}" for remark in imported.remarks)


def complaints(folder: Path, *rows: object) -> str:
    with pytest.raises(DataError) as caught:
        read_children(folder, *rows)
    return str(caught.value)
