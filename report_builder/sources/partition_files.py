"""The files of one service's partition of a table: which they are, what they hold, and what vouches for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from report_builder.model.findings import stop, warn
from report_builder.model.tables import Finding, Input
from report_builder.sources.bytes_of_files import digest_of_files, listed
from report_builder.sources.parquet import read_parquet_parts
from report_builder.sources.sheet import ReadTable

_PART = ".parquet"
_OF_THE_WRITER = ("_", ".")


def own_parts(table: str, folder: Path, *, is_out: Callable[[Path], bool]) -> tuple[list[Path], list[Finding]]:
    """The parts in a partition's folder, in the order of their names, and what is to be said of the rest.

    Args:
        table: whose partition it is.
        folder: of the partition.
        is_out: whether a file is a link that leads elsewhere.

    Raises:
        OutsideError: the folder cannot be opened.
    """
    parts: list[Path] = []
    findings = []
    for path in listed(folder):
        if path.name.startswith(_OF_THE_WRITER):
            continue
        if path.is_dir():
            what = f"the partition is partitioned again, by {path.name.partition('=')[0]}; not read"
            findings.append(stop("nested-partition", table, what=what, mend="write it partitioned by service alone"))
        elif path.suffix.lower() != _PART:
            what = f"{path.name} in the partition is no Parquet file; not read"
            findings.append(warn("unknown-file", table, what=what, mend="write it as Parquet, or delete it"))
        elif is_out(path):
            what = f"{path.name} is a link that leads elsewhere; not read"
            mend = "put the file itself in its place"
            findings.append(stop("partition-is-a-link", table, what=what, mend=mend))
        else:
            parts.append(path)
    return parts, findings


def read_parts(table: str, folder: Path, parts: Sequence[Path], *, within: Path) -> ReadTable:
    """The rows of the parts, one after the other, vouched for under the name of the one part, or of the folder.

    Args:
        table: whose partition it is.
        folder: of the partition.
        parts: what `own_parts` found.
        within: the dataset's folder.

    Raises:
        OutsideError: a part cannot be opened.
    """
    place = parts[0] if len(parts) == 1 else folder
    vouched = Input(place.relative_to(within).as_posix(), digest_of_files(parts))
    return ReadTable(*read_parquet_parts(table, parts), vouched)
