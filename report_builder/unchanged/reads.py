"""What a paper is made from, besides the program: every place in which a build reads, or looks whether there is one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from report_builder import bundled
from report_builder.configfile.assemble import name_of
from report_builder.model.joint import PATTERNS, file_of
from report_builder.model.place import TABLE_ENDINGS, PlaceKind
from report_builder.model.spec import ReportSpec
from report_builder.model.spelling import alike
from report_builder.store.frozen import Archive
from report_builder.unchanged.looks import Place

FOLDERS = ("templates", "charts")
BESIDE_SQLITE = ("", "-wal", "-journal")
"""What SQLite reads: the file, what was written and not yet put into it, and what is to be taken back."""


def may_be_told(spec: ReportSpec) -> bool:
    """Whether it can be seen from here that the data are as they were; not those that are behind an address."""
    return spec.data.path is not None


def places_of(spec: ReportSpec, config: Path, *, out: Path, totals: Path | None = None) -> tuple[Place, ...]:
    """Every place in which a build of a config looks, whether something lies there or not.

    Args:
        spec: of the config.
        config: as the call named it, which may be a link.
        out: the folder under which the papers lie, and the archive of issues with which a paper is compared.
        totals: the folder of those with which the public edition was protected.

    Raises:
        DataError: a record of the archive is not as it was written.
        OSError: the folder of the data cannot be listed.
    """
    found = [
        *beside(config),
        *beside(spec.source),
        *(_tree(path) for path in spec.read),
        *(_tree(bundled.folder(name)) for name in FOLDERS),
        _tree(bundled.folder("config") / "maps"),
        *_data(spec),
        *_issues(spec, out),
        *([_tree(totals / PATTERNS / file_of(spec.yot))] if totals else []),
    ]
    return tuple(dict.fromkeys(found))


def beside(config: Path) -> Iterator[Place]:
    """Where a build looks that knows nothing of a config yet but its name."""
    place = Path(os.path.abspath(config))  # noqa: PTH100  a link is not followed: it may be made to lead elsewhere
    yield _tree(place)
    yield _tree(place.parent / "families.yaml")
    for folder in (place.parent, place.parent.parent):
        yield from (_tree(folder / name) for name in FOLDERS)


def _tree(path: Path) -> Place:
    return Place(os.path.abspath(path))  # noqa: PTH100


def _data(spec: ReportSpec) -> Iterator[Place]:
    place = spec.data.path
    if place is None:
        return
    if spec.data.kind is PlaceKind.DATABASE:
        yield from (_tree(place.with_name(f"{place.name}{ending}")) for ending in BESIDE_SQLITE)
    elif place.is_dir():
        yield from _folder(place, alike(spec.data.service))
    else:
        yield _tree(place)


def _folder(folder: Path, service: str) -> Iterator[Place]:
    """A folder of tables; what is in the partitions of other services is not looked at."""
    yield Place(str(folder), is_listing=True)
    for entry in sorted(folder.iterdir()):
        is_table = entry.suffix.lower() in TABLE_ENDINGS
        if _is_own(entry, service) or (is_table and "=" not in entry.name):
            yield _tree(entry)
        elif entry.is_dir() and "=" not in entry.name:
            yield Place(str(entry), is_listing=True)
            yield from (_tree(part) for part in sorted(entry.iterdir()) if _is_own(part, service))


def _is_own(folder: Path, service: str) -> bool:
    """Whether it is a partition of the service: `service=Bath%20and%20North%20East%20Somerset`."""
    _, equals, value = folder.name.partition("=")
    return bool(equals) and alike(unquote(value)) == service


def _issues(spec: ReportSpec, out: Path) -> Iterator[Place]:
    """The records of what was issued of a paper and of the one before it, and the files that they name."""
    archive = Archive(out)
    before = f"{name_of(spec.yot, spec.quarter.previous)}-{spec.document}"
    for name in (spec.report, before):
        yield _tree(archive.folder / name)
        for edition in spec.editions:
            for frozen in archive.revisions(name, edition):
                kept = (*frozen.files.values(), frozen.sources)
                yield from objects(archive, filter(None, kept))


def objects(archive: Archive, digests: Iterable[str]) -> Iterator[Place]:
    """Where some bytes of the archive lie."""
    yield from (_tree(archive.objects.place_of(digest)) for digest in digests)
