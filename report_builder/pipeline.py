"""The whole story on one page: config -> plan -> cases -> counts -> the wall -> paper -> shelf."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder import bundled
from report_builder.counting import Counted, Say, count, folders, vouched_by
from report_builder.delivery.handing_over import HandingOver
from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import (
    CommentaryError,
    Complaint,
    ConfigError,
    DisclosureError,
    ReportError,
    did_you_mean,
)
from report_builder.model.release import PUBLIC, Known, Release
from report_builder.model.spec import Edition
from report_builder.model.tables import Figure

if TYPE_CHECKING:
    from report_builder.disclosure.protect import Protected
    from report_builder.drawing.easel import Easel
    from report_builder.earlier.known import Made
    from report_builder.linting import Lint
    from report_builder.report.compose import Composed

__all__ = ["Counted", "build", "count", "edition_of", "figures_of", "folders", "vouched_by"]
FORMATS = ("pdf", "html")
"""What is made unless something else is asked for; all that can be made is in `report.formats`."""


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


def edition_of(counted: Counted, name: str) -> Edition:
    """An edition of the config by name.

    Raises:
        ConfigError: there is no such edition.
    """
    editions = counted.spec.editions
    if name == PUBLIC and name not in editions:
        mend = "build the board edition alone, with --edition board"
        where = counted.spec.place_of("committee.exempt")
        raise ConfigError(Complaint("the whole paper is exempt: there is nothing of it to publish", where, mend))
    if name not in editions:
        mend = did_you_mean(name, editions) or f"there are: {', '.join(editions)}"
        raise ConfigError(Complaint(f"there is no edition '{name}'", "--edition", mend))
    return editions[name]


def protect_edition(counted: Counted, edition: Edition, *, known: Known | None = None) -> Protected:
    """All figures of one edition, after the wall.

    Raises:
        DisclosureError: a reader could work out a withheld number.
    """
    from report_builder.disclosure.protect import protect  # noqa: PLC0415

    releases = known.earlier if known else ()
    return protect(counted.tables, edition, alternatives=counted.alternatives, releases=releases)


def compose_edition(counted: Counted, protected: Protected, *, is_drawn: bool = True) -> Composed:
    """One edition's paper, ready to be set; without its drawings where its words alone are wanted."""
    from report_builder.disclosure.protect import rows_left_out  # noqa: PLC0415
    from report_builder.keeping import own_layouts  # noqa: PLC0415  kept from --help
    from report_builder.report.compose import compose  # noqa: PLC0415
    from report_builder.report.fingerprint import fingerprint  # noqa: PLC0415

    counted = vouched_by(counted, protected)
    spec = counted.spec
    reasons = {accepted.finding: accepted.reason for accepted in spec.set_aside}
    own = own_layouts(counted.plan, templates=folders(spec, "templates"), charts=folders(spec, "charts"))
    digest = f"{spec.digest} {own}" if own else spec.digest
    return compose(
        counted.plan,
        protected.tables,
        spec,
        edition=protected.edition,
        draw=_easel(tuple(sorted(spec.colours.items()))).svg if is_drawn else lambda _: b"",
        is_synthetic=counted.cases.is_synthetic,
        fingerprint=fingerprint(counted.cases.inputs, counted.versions, config_digest=digest, key=counted.key),
        remarks=rows_left_out(counted.cases.set_aside, reasons, edition=protected.edition),
        alternatives=protected.alternatives,
        registers=counted.registers,
    )


@lru_cache(maxsize=4)
def _easel(colours: tuple[tuple[str, str], ...]) -> Easel:
    """What draws in a council's colours."""
    from report_builder.drawing.easel import Easel  # noqa: PLC0415  matplotlib is heavy
    from report_builder.drawing.style import read_style  # noqa: PLC0415

    return Easel(read_style(bundled.folder("charts"), bundled.font_files(), dict(colours)))


def build(
    counted: Counted,
    *,
    editions: Sequence[str],
    formats: Sequence[str],
    only: str = "",
    out: Path,
    say: Say = lambda _: None,
    passwords: Passwords = NO_PASSWORDS,
) -> list[Written]:
    """Make each edition and put it on the shelf; one edition's failure does not stop the other.

    Raises:
        ConfigError: there is no such edition or part, or the paper's font lacks a character.
        OutsideError: the disk refuses, or a system library is missing.
    """
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415
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
        _put_by(counted, files, pictures, out=out)
        written.append(Written(edition.name, shelve(files, shelf), warnings=(*handed.warnings, *warnings)))
    if written and len(lints) == len(counted.spec.editions):
        written[-1] = replace(written[-1], warnings=(*written[-1].warnings, *unanswered_by(counted, lints)))
    return written


def _put_by(counted: Counted, files: Mapping[str, bytes], pictures: Mapping[str, bytes], *, out: Path) -> None:
    """Keep what the edition was made with in the archive, and note in the ledger that it was built.

    Raises:
        OutsideError: the disk refuses.
    """
    from report_builder.keeping import note_built, put_by, sources_of  # noqa: PLC0415  kept from --help
    from report_builder.readers import LEDGER  # noqa: PLC0415  likewise

    spec = counted.spec
    templates, charts = folders(spec, "templates"), folders(spec, "charts")
    sources = sources_of(spec, counted.plan, templates=templates, charts=charts, pictures=pictures)
    note_built(out / LEDGER, report=counted.name, files=files, kept=put_by(sources, out=out))


def unanswered_by(counted: Counted, lints: Sequence[Lint]) -> tuple[str, ...]:
    """A warning for each entry of `accept` that no edition's commentary needs; `lints` are those of all of them."""
    from report_builder.linting import unanswered  # noqa: PLC0415

    return tuple(map(str, unanswered(counted.spec, lints)))


def lint_edition(counted: Counted, protected: Protected, composed: Composed) -> Lint:
    """An edition's commentary, read through."""
    from report_builder.linting import lint  # noqa: PLC0415

    return lint(counted.spec, counted.plan, protected=protected, told=_told(counted, protected), composed=composed)


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
    easel = _easel(tuple(sorted(counted.spec.colours.items())))
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


def protected_paper(
    counted: Counted,
    edition: Edition,
    *,
    out: Path,
    say: Say = lambda _: None,
    beside: tuple[Release, ...] = (),
) -> tuple[Known, Protected, Composed]:
    """One edition, protected jointly with what its readers hold, and ready to be set.

    `beside` are papers that go out together with it. It is a draft until this very paper was released.

    Raises:
        DisclosureError: a reader could work out a withheld number.
    """
    from report_builder.readers import was_issued  # noqa: PLC0415  kept from --help
    from report_builder.report.attach import as_issued  # noqa: PLC0415

    say(f"{edition.name}: protecting small numbers")
    known = readers_of(counted, edition, out=out)
    known = replace(known, earlier=(*known.earlier, *beside)) if edition.threshold else known
    protected = protect_edition(counted, edition, known=known)
    say(f"{edition.name}: drawing and composing")
    composed = compose_edition(counted, protected)
    if known.own and (beside or known.own[-1].fingerprint != composed.report.fingerprint):
        # Not the paper that went out, or not alone: its readers hold that one too. What it printed and withheld stays.
        known = replace(known, earlier=(*known.earlier, *known.own), own=())
        protected = protect_edition(counted, edition, known=known)
        composed = compose_edition(counted, protected)
    composed = _told_since(counted, protected, composed, known=known, out=out)
    if was_issued(counted.spec, edition, fingerprint=composed.report.fingerprint, out=out):
        composed = as_issued(composed)
    return known, protected, composed


def _told_since(counted: Counted, protected: Protected, composed: Composed, *, known: Known, out: Path) -> Composed:
    """The paper with what changed since the last issue of it that its readers have.

    Raises:
        DataError: the archive is not as it was written.
    """
    from report_builder.earlier.told import told_since  # noqa: PLC0415  kept from --help

    return told_since(
        composed,
        lambda: figures_now(counted, protected, composed),
        made=made_of(counted),
        protected=protected,
        plan=counted.plan,
        earlier=known.earlier,
        out=out,
    )


def figures_now(counted: Counted, protected: Protected, composed: Composed) -> list[dict[str, Any]]:
    """The figures of an edition as its figures.json has them."""
    figures: list[dict[str, Any]] = json.loads(figures_document(counted, protected, composed))["figures"]
    return figures


def made_of(counted: Counted) -> Made:
    """A counted paper, as it is compared with an earlier issue."""
    from report_builder.earlier.known import Made  # noqa: PLC0415  pandas is heavy

    views = (*counted.tables, *(table for one in counted.alternatives for table in one.tables))
    return Made(counted.spec, counted.cases, views, counted.versions, counted.key)


def readers_of(counted: Counted, edition: Edition, *, out: Path) -> Known:
    """What the readers of an edition hold: all that went out before, and the public edition of this very paper."""
    from report_builder.readers import known_to, release_of  # noqa: PLC0415  kept from --help

    known = known_to(counted.spec, edition, out=out)
    public = counted.spec.editions.get(PUBLIC)
    if public is None or edition.is_public or not edition.threshold:
        return known
    try:
        protected = protect_edition(counted, public, known=known_to(counted.spec, public, out=out))
    except DisclosureError:  # there will be none
        return known
    released = release_of(figures_document(counted, protected), public, counted.spec)
    return replace(known, earlier=(*known.earlier, released))


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
    return {**leaving, "manifest.json": manifest}, (*protected.warnings, *vouched.warnings, *composed.warnings)


def figures_document(
    counted: Counted,
    protected: Protected,
    composed: Composed | None = None,
) -> bytes:
    """figures.json of one edition; where it is not composed yet, without the places of its figures."""
    from report_builder.report.committee import own_words  # noqa: PLC0415
    from report_builder.report.naming import references_of  # noqa: PLC0415
    from report_builder.report.records import figures_json  # noqa: PLC0415
    from report_builder.report.stated import stated_of  # noqa: PLC0415

    made = vouched_by(counted, protected)
    return figures_json(
        made.spec,
        _told(counted, protected),
        edition=protected.edition,
        cases=made.cases,
        places=composed.places if composed else {},
        key=made.key,
        commentary=composed.commentary if composed else (),
        stated=tuple(one for report in (composed.report, *composed.exempt) for one in stated_of(report))
        if composed
        else (),
        own_words=own_words(made.spec, protected.edition) if composed else (),
        replaced=composed.replaced if composed else {},
        references=references_of((*protected.tables, *(t for one in protected.alternatives.values() for t in one))),
    )


def _told(counted: Counted, protected: Protected) -> tuple[Figure, ...]:
    """The figures that an edition's readers are given: the public none of exempt appendices, which were protected."""
    from report_builder.report.exempt import figures_apart  # noqa: PLC0415

    if not protected.edition.is_public:
        return tuple(protected.figures)
    apart = figures_apart(counted.plan, protected.tables, protected.alternatives)
    return tuple(figure for figure in protected.figures if figure.key.id not in apart)


def figures_of(counted: Counted, edition: Edition, *, out: Path) -> tuple[tuple[Figure, ...], bytes]:
    """Every figure of an edition, and its figures.json."""
    _, protected, composed = protected_paper(counted, edition, out=out)
    figures = figures_document(counted, protected, composed)
    return _told(counted, protected), figures
