"""A part of an issued paper: its own file byte for byte, or set by itself with that issue's templates, and proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.issuing.issued import Issued
from report_builder.pipeline_appendix import (
    FORMATS,
    IssuedEdition,
    SetPart,
    other_versions,
    part_wanted,
    read_edition,
    set_part,
)

if TYPE_CHECKING:
    from report_builder.report.appendix import Part

WHOLE = "whole"
"""The part that is all of a paper: its files, byte for byte."""
ISSUED_FORMS = ("pdf", "html", "docx", "xlsx", "ods")
"""What may be asked for: any of them where it was issued as a file, else those of `FORMATS`."""

Templates = Callable[[Issued], AbstractContextManager[tuple[Path, ...]]]
"""Gives the folders of templates with which an edition was set, for as long as they are needed; none: the program's."""


@dataclass(frozen=True, slots=True)
class Regenerated:
    """A part of an edition, not yet written.

    Attributes:
        name, slug: what it is called in the paper, and as a folder may bear it.
        files: name -> content.
        as_issued: the names of those that are the edition's own, byte for byte.
        proved: how many figures of the part were found in those that were set again.
        warnings: what differs from when the edition was made.
    """

    name: str
    slug: str
    files: Mapping[str, bytes]
    as_issued: tuple[str, ...]
    proved: int
    warnings: tuple[str, ...]


def regenerate(issued: Issued, wanted: str, *, formats: Sequence[str], templates: Templates) -> Regenerated:
    """A part of an edition again: what was a file of its own as it was, anything else set anew and proved.

    Args:
        issued: the edition.
        wanted: `WHOLE`, or the part as `part_of` takes it.
        formats: among `ISSUED_FORMS`; none: a PDF, or all files of the whole.
        templates: gives those with which it was set.

    Raises:
        ConfigError: the edition has no archive, no such part, or not in that form.
        DataError: the archive was altered.
        OutsideError: a system library is missing.
        RuntimeError: a figure of the part is not as issued: a fault of ours.
    """
    if wanted.strip().lower() == WHOLE:
        files = dict(_whole(issued, formats))
        return Regenerated("Whole paper", WHOLE, files, tuple(files), 0, ())
    edition = _edition(issued)
    part = part_wanted(edition, wanted)
    asked = tuple(formats) or FORMATS[:1]
    own = _own_files(issued, part, asked)
    left = tuple(ending for ending in asked if not any(name.endswith(f".{ending}") for name in own))
    _insist_made(left)
    if not left:
        return Regenerated(part.name, part.slug, own, tuple(own), 0, ())
    made, remarks = _set(edition, part, issued=issued, formats=left, templates=templates)
    files = {**own, **made.files}
    return Regenerated(
        made.name, made.slug, files, tuple(own), made.proved, (*other_versions(issued.manifest), *remarks)
    )


def _whole(issued: Issued, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files of an edition; each of the forms that are asked for has to be there."""
    names = {*issued.manifest["files"], *(() if formats else ("manifest.json",))}
    for ending in formats:
        if not any(name.endswith(f".{ending}") for name in names):
            there = ", ".join(sorted({Path(name).suffix[1:] for name in names} & {*ISSUED_FORMS}))
            what = f"the paper was not made as {ending}"
            raise ConfigError(Complaint(what, "--format", f"it was made as {there}"))
    for name in sorted(names):
        if not formats or Path(name).suffix[1:] in formats:
            yield name, issued.content(name)


def _own_files(issued: Issued, part: Part, formats: Sequence[str]) -> dict[str, bytes]:
    """The edition's own files of a part, such as an exempt appendix."""
    names = [f"{issued.manifest['document']}-{part.file}.{ending}" for ending in formats] if part.file else []
    return {name: issued.content(name) for name in names if name in issued.manifest["files"]}


def _insist_made(formats: Sequence[str]) -> None:
    """Stop at a form that can neither be had as it was nor set again."""
    for ending in formats:
        if ending not in FORMATS:
            what = f"a part of a paper is not set as {ending}"
            raise ConfigError(Complaint(what, "--format", f"choose among {', '.join(FORMATS)}"))


def _edition(issued: Issued) -> IssuedEdition:
    """The edition with its archive, from wherever its files come."""
    from report_builder.report.archive import NAME  # noqa: PLC0415  kept from --help

    try:
        archive = issued.content(NAME) if NAME in issued.manifest["files"] else None
    except OSError as error:
        mend = "put back what was built, or build it again"
        raise DataError(Complaint("the archive cannot be read", str(issued.folder / NAME), mend)) from error
    return read_edition(issued.folder, issued.manifest, issued.figures, archive=archive)


def _set(
    edition: IssuedEdition, part: Part, *, issued: Issued, formats: Sequence[str], templates: Templates
) -> tuple[SetPart, tuple[str, ...]]:
    """The part set with the templates of its issue; with today's where those cannot be laid out any more."""
    from report_builder.report.appendix import Origin  # noqa: PLC0415  kept from --help

    frozen = issued.frozen
    day = date.fromisoformat(frozen.issued_on) if frozen and frozen.issued_on else None
    origin = Origin(issued.manifest["edition"], issued.digest, issued.revision, day)
    with templates(issued) as folders:
        try:
            made = set_part(edition, part, origin=origin, formats=formats, folders=folders)
        except ConfigError:
            if not folders:
                raise
            made = set_part(edition, part, origin=origin, formats=formats)
            return made, (f"the templates that were put by {_CANNOT}",)
    return made, () if folders else (f"there are no templates put by with it; {_TODAYS}",)


_TODAYS = "the part is laid out with those of today, and may look otherwise"
_CANNOT = f"cannot be laid out by this version; {_TODAYS}"


@contextmanager
def no_templates(issued: Issued) -> Iterator[tuple[Path, ...]]:  # noqa: ARG001  the signature is that of Templates
    """None: the program's own are taken."""
    yield ()
