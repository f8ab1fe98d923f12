"""A part of an issued paper: its own file byte for byte, or set by itself with that issue's templates, and proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.delivery.handing_over import HandingOver
from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import Complaint, ConfigError, DataError
from report_builder.issuing.issued import Issued
from report_builder.issuing.life import sources_of_build
from report_builder.keeping import KeptSources, kept_sources
from report_builder.model.release import MANIFEST
from report_builder.pipeline_appendix import (
    FORMATS,
    IssuedEdition,
    SetPart,
    other_versions,
    part_wanted,
    read_edition,
    set_part,
)
from report_builder.readers import LEDGER

if TYPE_CHECKING:
    from report_builder.report.appendix import Part

WHOLE = "whole"
"""The part that is all of a paper: its files, byte for byte."""


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


def regenerate(
    issued: Issued,
    wanted: str,
    *,
    formats: Sequence[str],
    ledger: Path | None = None,
    passwords: Passwords = NO_PASSWORDS,
) -> Regenerated:
    """A part of an edition again: what was a file of its own as it was, anything else set anew and proved.

    Args:
        issued: the edition.
        wanted: `WHOLE`, or the part as `part_of` takes it.
        formats: among `FORMATS`; none: a PDF, or all files of the whole.
        ledger: which knows what was put by of a draft. Default: ledger.sqlite in the out folder.
        passwords: of an encrypted edition, of which a part is encrypted as well.

    Raises:
        ConfigError: the edition has no archive, no such part, or cannot be had in that form; its password is missing.
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
    if not left:
        return Regenerated(part.name, part.slug, own, tuple(own), 0, ())
    handed = HandingOver.again(issued.manifest, None, passwords=passwords, asked=left)
    made, remarks = _set(edition, part, issued=issued, formats=handed.forms, kept=_kept(issued, ledger))
    files = {**own, **handed.files(made.files)[0]}
    warnings = (*handed.warnings, *other_versions(issued.manifest), *remarks)
    return Regenerated(made.name, made.slug, files, tuple(own), made.proved, warnings)


def _whole(issued: Issued, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files of an edition; each of the forms that are asked for has to be there."""
    names = {*issued.manifest["files"], *(() if formats else (MANIFEST,))}
    for ending in formats:
        if not any(name.endswith(f".{ending}") for name in names):
            there = ", ".join(sorted({Path(name).suffix[1:] for name in names} & {*FORMATS}))
            what = f"the paper was not made as {ending}"
            raise ConfigError(Complaint(what, "--format", f"it was made as {there}"))
    for name in sorted(names):
        if not formats or Path(name).suffix[1:] in formats:
            yield name, issued.content(name)


def _own_files(issued: Issued, part: Part, formats: Sequence[str]) -> dict[str, bytes]:
    """The edition's own files of a part, such as an exempt appendix."""
    names = [f"{issued.manifest['document']}-{part.file}.{ending}" for ending in formats] if part.file else []
    return {name: issued.content(name) for name in names if name in issued.manifest["files"]}


def _edition(issued: Issued) -> IssuedEdition:
    """The edition with its archive, from wherever its files come."""
    from report_builder.report.archive import NAME  # noqa: PLC0415  kept from --help

    try:
        archive = issued.content(NAME) if NAME in issued.manifest["files"] else None
    except OSError as error:
        mend = "put back what was built, or build it again"
        raise DataError(Complaint("the archive cannot be read", str(issued.folder / NAME), mend)) from error
    return read_edition(issued.folder, issued.manifest, issued.figures, archive=archive)


def _kept(issued: Issued, ledger: Path | None) -> KeptSources | None:
    """What was put by of the edition when it was built; None where nothing was, or it is lost.

    It lays the part out and says nothing in it, so that a part can be had without it.
    """
    place = ledger or issued.out / LEDGER
    digest = issued.frozen.sources if issued.frozen else sources_of_build(issued, place)
    try:
        return kept_sources(issued.out, digest) if digest else None
    except DataError:
        return None


def _set(
    edition: IssuedEdition, part: Part, *, issued: Issued, formats: Sequence[str], kept: KeptSources | None
) -> tuple[SetPart, tuple[str, ...]]:
    """The part set with the templates of its issue; with today's where those cannot be laid out any more."""
    from report_builder.report.appendix import Origin  # noqa: PLC0415  kept from --help
    from report_builder.report.formats import Setting  # noqa: PLC0415

    origin = Origin(issued.manifest["edition"], issued.digest, issued.revision, issued.issued_on)
    todays = Setting(None, (), _as_png(kept))
    if kept is None:
        made = set_part(edition, part, origin=origin, formats=formats, setting=todays)
        return made, (f"no templates were put by with it, or they are lost; {_TODAYS}",)
    with kept.laid_out() as laid:
        setting = replace(todays, reference_document=laid.reference_document, folders=laid.templates)
        try:
            return set_part(edition, part, origin=origin, formats=formats, setting=setting), ()
        except ConfigError:
            made = set_part(edition, part, origin=origin, formats=formats, setting=replace(setting, folders=()))
            return made, (f"the templates that were put by cannot be laid out by this version; {_TODAYS}",)


_TODAYS = "the part is laid out with those of today, and may look otherwise"


def _as_png(kept: KeptSources | None) -> Callable[[bytes], bytes]:
    """The charts in points of colour that a DOCX wants, where they were put by."""

    def as_png(picture: bytes) -> bytes:
        try:
            if kept is not None:
                return kept.as_png(picture)
        except KeyError:
            pass
        what = "a DOCX of this part cannot be made: its charts were put by only if the paper was built as DOCX"
        raise ConfigError(Complaint(what, "--format", "choose pdf, html, xlsx or ods"))

    return as_png
