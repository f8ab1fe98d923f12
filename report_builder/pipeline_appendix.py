"""A part of an issued edition from its archive: verified, set by itself, and proved to say what the edition said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.errors import Complaint, ConfigError, DataError

if TYPE_CHECKING:
    from report_builder.audit.artefacts import Artefact
    from report_builder.report.appendix import Origin, Part
    from report_builder.report.formats import Setting

FORMATS = ("pdf", "html", "docx", "xlsx", "ods")
"""Those in which a part can be set; a DOCX wants charts in points of colour, which `Setting.as_png` has to give."""


@dataclass(frozen=True, slots=True)
class IssuedEdition:
    """What was read of an edition, whose hashes were verified; `archive` is the content of its archive.zip."""

    folder: Path
    manifest: Mapping[str, Any]
    figures: Mapping[str, Any]
    archive: bytes | None = None


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part that was set again.

    Attributes:
        name, slug: what it is called in the paper, and as a file may bear it.
        files: name -> content.
        proved: how many figures of the part were found in it as issued.
    """

    name: str
    slug: str
    files: Mapping[str, bytes]
    proved: int


def part_wanted(issued: IssuedEdition, wanted: str) -> Part:
    """The part of an edition that somebody asks for.

    Raises:
        ConfigError: the edition has no archive or no such part.
        DataError: the archive is not ours.
    """
    from report_builder.report.appendix import part_of  # noqa: PLC0415  kept from --help
    from report_builder.report.archive import NAME, read_archive  # noqa: PLC0415

    archived = read_archive(archive_of_edition(issued), where=str(issued.folder / NAME))
    return part_of(archived, wanted, where=str(issued.folder))


def set_part(issued: IssuedEdition, part: Part, *, origin: Origin, formats: Sequence[str], setting: Setting) -> SetPart:
    """Set a part of an edition again, and prove it.

    Args:
        issued: the edition, whose files are as its manifest says.
        part: of it.
        origin: what the part says of where it comes from.
        formats: among `FORMATS`.
        setting: template folders that are looked in before the program's own, and what a DOCX needs.

    Raises:
        ConfigError: a template of the setting cannot be laid out.
        OutsideError: a system library is missing.
        RuntimeError: a figure of the part is not as issued: a fault of ours.
    """
    from report_builder.report.appendix import standalone  # noqa: PLC0415  kept from --help
    from report_builder.report.formats import files_of  # noqa: PLC0415

    report = standalone(part, origin)
    name = f"{issued.manifest['document']}-{part.slug}"
    files = files_of(report, setting, name=name, formats=formats)
    return SetPart(part.name, part.slug, files, _prove(files, archive_of_edition(issued), issued=issued, part=part))


def archive_of_edition(issued: IssuedEdition) -> bytes:
    """The archive, which the manifest has to name: one that was laid beside the edition proves nothing.

    Raises:
        ConfigError: the edition has none.
        DataError: it cannot be read.
    """
    from report_builder.report.archive import NAME  # noqa: PLC0415

    if NAME not in issued.manifest["files"]:
        mend = "build it again with this version; the same config and data give the same paper"
        raise ConfigError(Complaint("the edition was built without an archive", str(issued.folder), mend))
    if issued.archive is not None:
        return issued.archive
    try:
        return (issued.folder / NAME).read_bytes()
    except OSError as error:
        mend = "put back what was built, or build it again"
        raise DataError(Complaint("the archive cannot be read", str(issued.folder / NAME), mend)) from error


def _prove(files: Mapping[str, bytes], archive: bytes, *, issued: IssuedEdition, part: Part) -> int:
    """How many figures the part states; each is in every file as issued, and nothing besides.

    Raises:
        RuntimeError: something is otherwise; no number is named.
    """
    from report_builder.audit.issued import differences, stated_in  # noqa: PLC0415  not for --help
    from report_builder.audit.read import read_artefact  # noqa: PLC0415
    from report_builder.report.archive import NAME  # noqa: PLC0415

    issue: Artefact = read_artefact(NAME, archive)
    plain = f"{issued.manifest['document']}."  # the part's number in a file's name is no number of the paper
    made = [read_artefact(plain + name.rpartition(".")[2], content) for name, content in files.items()]
    told = differences(made, issue, issued.figures, part.places)
    if told:
        raise RuntimeError("the part is not as it was issued: " + "; ".join(told[:5]))
    return len({figure["id"] for _, figure in stated_in(issue, issued.figures, part.places)})


def other_versions(manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """Of what sets a page, what is another version than when the edition was built: pages may look otherwise."""
    from report_builder.versions import versions  # noqa: PLC0415  asks the installation

    then: Mapping[str, str] = manifest.get("versions") or {}
    return tuple(
        f"{package} is {now}, and was {then[package]} when the edition was built: pages may be laid out otherwise"
        for package, now in versions().items()
        if package in then and then[package] != now
    )


def read_edition(
    folder: Path, manifest: Mapping[str, Any], figures: Mapping[str, Any], *, archive: bytes | None = None
) -> IssuedEdition:
    """The edition as `set_part` takes it; without an archive at hand it lies in the folder.

    Raises:
        ConfigError: its figures are in no form of ours.
    """
    try:
        told = [(one["id"], one["where"], one["status"], one["shown"], one["value"]) for one in figures["figures"]]
        json.dumps(told)
    except (KeyError, TypeError) as error:
        what = "the file is not a figures.json of ours"
        raise ConfigError(Complaint(what, str(folder / "figures.json"), "build it again")) from error
    return IssuedEdition(folder, manifest, figures, archive)
