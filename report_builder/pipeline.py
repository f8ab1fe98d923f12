"""The whole story on one page: config -> plan -> cases -> counts -> the wall -> paper -> shelf."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.composing import (
    compose_edition,
    easel_of,
    edition_of,
    figures_document,
    figures_now,
    figures_of,
    lint_edition,
    made_of,
    protect_edition,
    protected_paper,
    readers_of,
)
from report_builder.counting import Counted, Say, count, folders, vouched_by
from report_builder.delivery.handing_over import HandingOver
from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import CommentaryError, ConfigError, DisclosureError, ReportError
from report_builder.model.order import FORMATS
from report_builder.model.release import MANIFEST, Known
from report_builder.model.spec import Edition

if TYPE_CHECKING:
    from report_builder.disclosure.protect import Protected
    from report_builder.linting import Lint
    from report_builder.report.compose import Composed

__all__ = [
    "FORMATS",
    "Counted",
    "build",
    "compose_edition",
    "count",
    "edition_of",
    "figures_document",
    "figures_now",
    "figures_of",
    "folders",
    "lint_edition",
    "made_of",
    "protect_edition",
    "protected_paper",
    "readers_of",
    "vouched_by",
]


def every_format() -> tuple[str, ...]:
    """The endings of all forms in which a paper can be made."""
    from report_builder.report.formats import WRITERS  # noqa: PLC0415  kept from --help

    return tuple(WRITERS)


@dataclass(frozen=True, slots=True)
class Written:
    """An edition on the shelf, or why there is none."""

    edition: str
    folder: Path | None
    error: ReportError | None = None
    warnings: tuple[str, ...] = ()
    manifest: str = ""
    """The SHA-256 of its manifest.json as it was put there."""
    files: tuple[str, ...] = ()
    """The names of what lies there."""


@dataclass(frozen=True, slots=True)
class Finished:
    """An edition that is vouched for, on its way to the shelf: it can travel to the process that keeps the ledger.

    Attributes:
        report: the name of the report, which is its folder under the out folder.
        shelf: the folder in that one: board, or public-custody for a part.
        files: name -> content, manifest.json among them.
        sources: the zip of what it was made with besides its data, as `keeping.sources_of` makes it.
    """

    report: str
    shelf: str
    files: Mapping[str, bytes]
    sources: bytes


Put = Callable[[Finished], Path]
"""Puts an edition on the shelf, now or later, and says where it lies then."""


def put_away(finished: Finished, *, out: Path) -> Path:
    """Keep what an edition was made with in the archive, note in the ledger that it was built, and put it on the shelf.

    Raises:
        OutsideError: the disk refuses.
    """
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415
    from report_builder.keeping import note_built, put_by  # noqa: PLC0415  kept from --help
    from report_builder.readers import LEDGER  # noqa: PLC0415  likewise

    kept = put_by(finished.sources, out=out)
    note_built(out / LEDGER, report=finished.report, files=finished.files, kept=kept)
    return shelve(finished.files, out / finished.report / finished.shelf)


def build(
    counted: Counted,
    *,
    editions: Sequence[str],
    formats: Sequence[str],
    only: str = "",
    out: Path,
    say: Say = lambda _: None,
    passwords: Passwords = NO_PASSWORDS,
    put: Put | None = None,
) -> list[Written]:
    """Make each edition and put it on the shelf; one edition's failure does not stop the other.

    `put` has the place of `put_away` where another process has the shelf and the ledger.

    Raises:
        ConfigError: there is no such edition or part, or the paper's font lacks a character.
        OutsideError: the disk refuses, or a system library is missing.
    """
    from report_builder.report.outline_checks import WHAT_CHANGED  # noqa: PLC0415  kept from --help
    from report_builder.report.parts import insist_part  # noqa: PLC0415  kept from --help

    asked = [edition_of(counted, name) for name in editions]
    shelves = [out / counted.name / (f"{name}-{only}" if only else name) for name in editions]
    if only:
        plan = counted.plan
        own = (*(section.id for section in plan.sections), WHAT_CHANGED)
        insist_part(only, [*own, *(one.document for one in plan.attached)])
    written: list[Written] = []
    lints: list[Lint] = []
    put = put or partial(put_away, out=out)
    for edition, shelf in zip(asked, shelves, strict=True):
        try:
            handed = HandingOver.of(edition, shelf, passwords=passwords, asked=formats)
        except ConfigError as error:
            written.append(Written(edition.name, None, error))
            continue
        try:
            pictures: dict[str, bytes] = {}
            files, warnings, found = _made(
                counted, edition, handed=handed, only=only, out=out, say=say, pictures=pictures
            )
        except (DisclosureError, CommentaryError) as error:
            written.append(Written(edition.name, None, error))
            continue
        lints.append(found)
        place = put(Finished(counted.name, shelf.name, files, _sources(counted, pictures)))
        digest, names = sha256(files[MANIFEST]).hexdigest(), tuple(sorted(files))
        said = (*handed.warnings, *warnings)
        written.append(Written(edition.name, place, warnings=said, manifest=digest, files=names))
    if written and len(lints) == len(counted.spec.editions):
        written[-1] = replace(written[-1], warnings=(*written[-1].warnings, *unanswered_by(counted, lints)))
    return written


def _sources(counted: Counted, pictures: Mapping[str, bytes]) -> bytes:
    """The zip of what the edition was made with besides its data."""
    from report_builder.keeping import sources_of  # noqa: PLC0415  kept from --help

    spec = counted.spec
    templates, charts = folders(spec, "templates"), folders(spec, "charts")
    return sources_of(spec, counted.plan, templates=templates, charts=charts, pictures=pictures)


def unanswered_by(counted: Counted, lints: Sequence[Lint]) -> tuple[str, ...]:
    """A warning for each entry of `accept` that no edition's commentary needs; `lints` are those of all of them."""
    from report_builder.linting import unanswered  # noqa: PLC0415

    return tuple(map(str, unanswered(counted.spec, lints)))


def _made(
    counted: Counted,
    edition: Edition,
    *,
    handed: HandingOver,
    only: str,
    out: Path,
    say: Say,
    pictures: dict[str, bytes],
) -> tuple[dict[str, bytes], tuple[str, ...], Lint]:
    """The files of one edition, vouched for, what is to be looked at, and what its commentary was found to say.

    What a DOCX shows goes into `pictures`, as `keeping.remembered` has it.

    Raises:
        CommentaryError: its commentary does not say what its figures say.
        DisclosureError: somebody who reads it, and all that went out before, could work out a withheld number.
    """
    from report_builder.keeping import remembered  # noqa: PLC0415
    from report_builder.report.archive import NAME, Archived, archive_of  # noqa: PLC0415
    from report_builder.report.exempt import file_name  # noqa: PLC0415
    from report_builder.report.formats import Setting, files_of  # noqa: PLC0415  kept from --help
    from report_builder.report.parts import only_part  # noqa: PLC0415

    known, protected, composed = protected_paper(counted, edition, out=out, say=say)
    found = lint_edition(counted, protected, composed)
    found.insist()
    composed = replace(composed, warnings=(*composed.warnings, *found.warnings(composed.warnings)))
    report = only_part(composed.report, only) if only else composed.report
    say(f"{edition.name}: setting the pages")
    easel = easel_of(tuple(sorted(counted.spec.colours.items())))
    as_png = remembered(easel.png, pictures)
    setting = Setting(counted.spec.reference_document, folders(counted.spec, "templates"), as_png)
    files = files_of(report, setting, name=counted.spec.document, formats=handed.forms)
    exempt = tuple(apart for apart in composed.exempt if not only or only == apart.sections[0].id)
    for apart in exempt:
        files |= files_of(apart, setting, name=f"{counted.spec.document}-{file_name(apart)}", formats=handed.forms)
    files[NAME] = archive_of(Archived(report, exempt))
    say(f"{edition.name}: attacking the finished paper")
    finished = replace(composed, report=report)
    files, warnings = _recorded(counted, protected, finished, files=files, known=known, handed=handed)
    return files, warnings, found


def _recorded(
    counted: Counted,
    protected: Protected,
    composed: Composed,
    *,
    files: Mapping[str, bytes],
    known: Known,
    handed: HandingOver,
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """What is handed over: the documents, figures.json and manifest.json, which vouch for them; the audit's warnings.

    Raises:
        DisclosureError: there is no certificate, and so there will be no edition.
    """
    from report_builder.audit.vouch import vouch  # noqa: PLC0415  numpy and the PDF reader are heavy
    from report_builder.readers import rules_of  # noqa: PLC0415
    from report_builder.report.records import manifest_json  # noqa: PLC0415

    made, edition = vouched_by(counted, protected), protected.edition
    figures = figures_document(counted, protected, composed)
    whole = {**files, "figures.json": figures}
    rules = rules_of(edition, made.spec)
    hashes = {one.file: one.sha256 for one in counted.cases.inputs}
    vouched = vouch(whole, rules, earlier=known.earlier, hashes=hashes)
    leaving, encrypted = handed.files(whole)
    manifest = manifest_json(
        made.spec,
        leaving,
        edition=edition,
        cases=made.cases,
        versions=made.versions,
        key=made.key,
        fingerprint=composed.report.fingerprint,
        vouched={
            "certificate": vouched.certificate.as_json(),
            "rules": asdict(rules),
            "protected_with": known.digest,
            **encrypted,
        },
    )
    return {**leaving, MANIFEST: manifest}, (*protected.warnings, *vouched.warnings, *composed.warnings)
