"""The final files of an edition: set again from what was put by at its build, with no DRAFT on any page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from report_builder.delivery.handing_over import HandingOver
from report_builder.errors import DisclosureError
from report_builder.issuing.issued import Issued
from report_builder.model.release import MANIFEST
from report_builder.store.objects import hashes_of

if TYPE_CHECKING:
    from report_builder.keeping import KeptSources
    from report_builder.model.built import Report
    from report_builder.report.archive import Archived


@dataclass(frozen=True, slots=True)
class Final:
    """What is issued.

    Attributes:
        files: name -> content, manifest.json among them.
        remark: why they are those of the draft; empty where they are not, or where it said no DRAFT.
    """

    files: Mapping[str, bytes]
    remark: str = ""


def final_files(
    edition: Issued, contents: Mapping[str, bytes], *, sources: KeptSources | None, handed: HandingOver
) -> Final:
    """The files as they are issued: those that a build makes afterwards of the same config and data.

    Args:
        edition: what lies in the folder.
        contents: its files, as `contents_of` has them.
        sources: what was put by at its build; None where nothing was.
        handed: how it leaves the house.

    Raises:
        ConfigError: a template that was put by cannot be laid out.
        DataError: the edition's archive is not ours.
        DisclosureError: a file that was set again says more than the figures.
        OutsideError: a system library is missing, or no temporary file can be written.
    """
    from report_builder.report.archive import NAME, read_archive  # noqa: PLC0415  kept from --help

    if NAME not in contents:
        return Final(contents, "it was built without an archive")
    archived = read_archive(contents[NAME], where=str(edition.folder / NAME))
    if not any(paper.is_draft for paper in archived.papers):
        return Final(contents)
    if sources is None:
        return Final(contents, "what it was made with was not put by")
    made = _set_again(edition, archived, sources)
    _insist_no_more_is_said(made, edition)
    leaving, encrypted = handed.files({**contents, **made})
    files = {name: leaving[name] for name in sorted(edition.manifest["files"])}
    manifest = {**edition.manifest, **encrypted, "files": hashes_of(files)}
    return Final({**files, MANIFEST: _json(manifest)})


def _set_again(edition: Issued, archived: Archived, sources: KeptSources) -> dict[str, bytes]:
    """The papers in the forms in which they lie in the folder, and their archive."""
    from report_builder.report.archive import NAME, Archived, archive_of  # noqa: PLC0415  kept from --help
    from report_builder.report.attach import without_draft  # noqa: PLC0415
    from report_builder.report.formats import WRITERS, Setting, files_of  # noqa: PLC0415

    final = Archived(without_draft(archived.report), tuple(map(without_draft, archived.exempt)))
    made: dict[str, bytes] = {}
    with sources.laid_out() as laid:
        setting = Setting(laid.reference_document, laid.templates, sources.as_png)
        for name, paper in _named(edition.manifest["document"], final):
            forms = [ending for ending in WRITERS if f"{name}.{ending}" in edition.manifest["files"]]
            made |= files_of(paper, setting, name=name, formats=forms)
    return {**made, NAME: archive_of(final)}


def _named(document: str, archived: Archived) -> Iterator[tuple[str, Report]]:
    """Each paper with the name of its files, as a build gives it."""
    from report_builder.report.exempt import file_name  # noqa: PLC0415  kept from --help

    yield document, archived.report
    yield from ((f"{document}-{file_name(apart)}", apart) for apart in archived.exempt)


def _insist_no_more_is_said(made: Mapping[str, bytes], edition: Issued) -> None:
    from report_builder.audit.vouch import told  # noqa: PLC0415  numpy and the PDF reader are heavy

    complaints, _ = told(made, edition.figures)
    if complaints:
        raise DisclosureError(complaints)


def _json(content: Mapping[str, Any]) -> bytes:
    """As the manifest is written at a build."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
