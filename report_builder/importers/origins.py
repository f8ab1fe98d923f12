"""Where the rows of a folder of national tables come from: one line an imported file, and a page to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from report_builder.importers.rows import Form


@dataclass(frozen=True, slots=True)
class Origin:
    """One imported file.

    Attributes:
        sha256: of its bytes; official files are public, so that a plain digest gives nothing away.
        source: publication, as the rows name it.
        published_on: where the caller said it.
        rows_read, rows_used, rows_left_out: of all files that were imported in one go.
    """

    layout: str
    file: str
    sha256: str
    source: str
    published_on: date | None
    rows_read: int
    rows_used: int

    @property
    def rows_left_out(self) -> int:
        """The rows that nothing was made of."""
        return self.rows_read - self.rows_used


def _cells(origin: Origin) -> tuple[str, ...]:
    day = origin.published_on.isoformat() if origin.published_on else ""
    numbers = (origin.rows_read, origin.rows_used, origin.rows_left_out)
    return (origin.layout, origin.file, origin.sha256, origin.source, day, *map(str, numbers))


def _origin(record: Mapping[str, str]) -> Origin:
    day = date.fromisoformat(record["published_on"]) if record["published_on"] else None
    read, used = int(record["rows_read"]), int(record["rows_used"])
    return Origin(record["layout"], record["file"], record["sha256"], record["source"], day, read, used)


def _key(origin: Origin) -> tuple[str, str]:
    return (origin.layout, origin.file)


ORIGINS: Form[Origin] = Form(
    ("layout", "file", "sha256", "source", "published_on", "rows_read", "rows_used", "rows_left_out"),
    _cells,
    _origin,
    _key,
    _key,
)


def readme(origins: Iterable[Origin]) -> str:
    """The page beside the tables."""
    lines = [
        f"| {one.layout} | {one.file} | {one.source} | {one.rows_read:,} | {one.rows_used:,} | {one.rows_left_out:,} |"
        for one in sorted(origins, key=_key)
    ]
    return _PAGE.format(imports="\n".join(lines))


_PAGE = """# National tables, written by `report-builder import`

Published figures and populations of areas: the tables `published` and `population`. Contains public sector information
licensed under the Open Government Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/).

A figure whose `source` begins with "worked out" was published nowhere: it was made from the figures named there.
`imports/` keeps the figures of authorities that are one of several of a service, and the list of files; the next import
needs both.

| layout | file | source | rows read | used | left out |
|---|---|---|---|---|---|
{imports}

Rows are those of all files that were imported in one go.
"""
