"""The whole story on one page: config -> plan -> cases -> counts -> the wall -> paper -> shelf."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.aside.asking import HERE, Aside
from report_builder.composing import (
    compose_edition,
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
from report_builder.finishing import Begun, begin, finish
from report_builder.model.order import FORMATS
from report_builder.model.release import MANIFEST
from report_builder.model.spec import Edition

if TYPE_CHECKING:
    from report_builder.linting import Lint

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
    aside: Aside = HERE,
) -> list[Written]:
    """Make each edition and put it on the shelf; one edition's failure does not stop the other.

    `put` has the place of `put_away` where another process has the shelf and the ledger; `aside` draws charts and sets
    pages, those of one edition while the next is composed.

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
    put = put or partial(put_away, out=out)
    begun: list[Begun | Written] = []
    stopped: ReportError | None = None
    for edition, shelf in zip(asked, shelves, strict=True):
        try:
            handed = HandingOver.of(edition, shelf, passwords=passwords, asked=formats)
        except ConfigError as error:
            begun.append(Written(edition.name, None, error))
            continue
        try:
            begun.append(begin(counted, edition, handed=handed, only=only, out=out, say=say, aside=aside))
        except (DisclosureError, CommentaryError) as error:
            _keep_warm(counted, edition, is_whole=False)
            begun.append(Written(edition.name, None, error))
        except ReportError as error:  # it stops the whole build, once those before it lie on the shelf
            stopped = error
            break
    written = [
        one if isinstance(one, Written) else _put(one, put, shelf.name, is_whole=not only, say=say)
        for one, shelf in zip(begun, shelves, strict=False)
    ]
    if stopped is not None:
        raise stopped
    lints = [one.lint for one, made in zip(begun, written, strict=True) if isinstance(one, Begun) and made.folder]
    if written and len(lints) == len(counted.spec.editions):
        written[-1] = replace(written[-1], warnings=(*written[-1].warnings, *unanswered_by(counted, lints)))
    return written


def _put(begun: Begun, put: Put, shelf: str, *, is_whole: bool, say: Say) -> Written:
    """Finish an edition and put it on the shelf, or say why there is none.

    Raises:
        ConfigError: the paper's font lacks a character.
        OutsideError: the disk refuses, or a system library is missing.
    """
    counted, edition = begun.counted, begun.edition
    try:
        files, warnings = finish(begun, say=say)
    except DisclosureError as error:
        _keep_warm(counted, edition, is_whole=False)
        return Written(edition.name, None, error)
    _keep_warm(counted, edition, is_whole=is_whole)
    place = put(Finished(counted.name, shelf, files, _sources(counted, begun.pictures)))
    digest, names = sha256(files[MANIFEST]).hexdigest(), tuple(sorted(files))
    said = (*begun.handed.warnings, *warnings)
    return Written(edition.name, place, warnings=said, manifest=digest, files=names)


def _keep_warm(counted: Counted, edition: Edition, *, is_whole: bool) -> None:
    """Leave for the next build what this one drew, also where the commentary alone stopped it."""
    if counted.kept is not None:
        counted.kept.tidy(edition, is_whole=is_whole)


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
