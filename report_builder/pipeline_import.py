"""Official files from end to end: files -> rows -> areas that papers know -> merged with what is there -> written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from report_builder.errors import Complaint, DataError
from report_builder.importers import write
from report_builder.importers.disagree import disagreements
from report_builder.importers.imported import Imported, Layout, Publication, Remark
from report_builder.importers.layouts import find_layout, likely_layouts
from report_builder.importers.origins import Origin
from report_builder.importers.rates_of_counts import rates_of_counts
from report_builder.importers.repeats import identity
from report_builder.importers.services import Services, read_services
from report_builder.importers.settle import settle
from report_builder.importers.standing import is_by_population
from report_builder.importers.worked_out import MARK, work_out
from report_builder.importers.write import Store
from report_builder.model.national import PublishedRow


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        remarks: what was left out or set right, faults of publishers first.
        published, population: figures taken over, and how many were worked out of all that are there now.
        written: the files.
    """

    layout: str
    rows_read: int
    rows_used: int
    remarks: tuple[Remark, ...]
    published: int
    population: int
    worked_out: int
    written: tuple[Path, ...]


def import_files(name: str, files: Sequence[Path], publication: Publication, *, out: Path) -> ImportReport:
    """Read official files and merge what they say into a folder of national tables.

    Args:
        name: of the layout.
        files: official files of that layout.
        publication: what the caller knows of them.
        out: the folder; made where it does not exist, and left as it was where anything is wrong.

    Raises:
        ConfigError: there is no such layout or file.
        DataError: a file is not of the layout, or the folder holds tables that no import wrote.
        OutsideError: the disk refuses.
    """
    layout = find_layout(name)
    imported = _read(layout, files, publication)
    services = read_services()
    settled = settle(imported.published, services, where=", ".join(path.name for path in files))
    fresh = Store(
        settled.published,
        settled.of_parts,
        imported.population,
        tuple(_origin(layout, path, publication, imported=imported) for path in files),
        imported.lists,
    )
    with write.alone(out):
        store = write.merge(write.read_store(out), fresh)
        published = tuple(row for row in store.published if not row.source.startswith(MARK))
        made, refusals = _worked_out(replace(store, published=published), services)
        still = _still_standing(store.published, (*published, *made))
        written = write.write_store(out, replace(store, published=(*published, *made, *still)))
    return ImportReport(
        layout.name,
        imported.rows_read,
        imported.rows_used,
        (*imported.remarks, *settled.remarks, *disagreements(published, fresh.published), *_about(fresh, refusals)),
        len(settled.published) + len(settled.of_parts),
        len(imported.population),
        len(made),
        written,
    )


def _worked_out(store: Store, services: Services) -> tuple[tuple[PublishedRow, ...], tuple[Remark, ...]]:
    """What can be worked out of a folder's published figures: averages and sums, then rates of counts; and what not."""
    made, refusals = work_out(store.published, store.of_parts, population=store.population, services=services)
    rates = rates_of_counts((*store.published, *made), population=store.population, services=services)
    return (*made, *rates), refusals


def _still_standing(rows: Sequence[PublishedRow], given: Sequence[PublishedRow]) -> tuple[PublishedRow, ...]:
    """Figures worked out at an earlier import, of which the folder has neither the parts any more nor a new one."""
    known = {identity(row) for row in given}
    return tuple(row for row in rows if row.source.startswith(MARK) and identity(row) not in known)


def _about(fresh: Store, refusals: Sequence[Remark]) -> tuple[Remark, ...]:
    """Of what could not be worked out, that which this import could have changed."""
    touched = {row.measure for row in (*fresh.published, *fresh.of_parts)}
    return tuple(one for one in refusals if one.where in touched or (fresh.population and is_by_population(one.where)))


def _read(layout: Layout, files: Sequence[Path], publication: Publication) -> Imported:
    """Read the files; where they are not of the layout, say which they look like.

    Raises:
        ConfigError: a file is not there.
        DataError: what is wrong, with a likelier layout where there is one.
    """
    try:
        return layout.read(files, publication)
    except DataError as error:
        hints = [hint for path in files for hint in _hint(layout, path)]
        raise DataError([*hints, *error.complaints]) from error


def _hint(layout: Layout, path: Path) -> list[Complaint]:
    likely = [name for name in likely_layouts(path) if name != layout.name]
    if not likely:
        return []
    return [Complaint(f"this looks like `{likely[0]}`", path.name, f"run: report-builder import {likely[0]} {path}")]


def _origin(layout: Layout, path: Path, publication: Publication, *, imported: Imported) -> Origin:
    sources = sorted({row.source for row in imported.published} | {row.source for row in imported.population})
    return Origin(
        layout.name,
        path.name,
        hashlib.sha256(path.read_bytes()).hexdigest(),
        publication.source or "; ".join(sources[:3]),
        publication.published_on,
        imported.rows_read,
        imported.rows_used,
    )
