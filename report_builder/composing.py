"""One edition of a counted document: protected with what its readers hold, read through, and composed to be set."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder import bundled
from report_builder.aside.asking import HERE, Aside
from report_builder.counting import Counted, Say, folders, vouched_by
from report_builder.errors import Complaint, ConfigError, DisclosureError, did_you_mean
from report_builder.jointly import insist_nothing_went_out, protect_jointly
from report_builder.model.release import PUBLIC, Known, Release
from report_builder.model.spec import Edition
from report_builder.model.tables import Figure

if TYPE_CHECKING:
    from report_builder.disclosure.protected import Protected
    from report_builder.drawing.easel import Easel
    from report_builder.earlier.known import Made
    from report_builder.linting import Lint
    from report_builder.report.compose import Composed


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


def protected_paper(
    counted: Counted,
    edition: Edition,
    *,
    out: Path,
    say: Say = lambda _: None,
    beside: tuple[Release, ...] = (),
    aside: Aside = HERE,
) -> tuple[Known, Protected, Composed]:
    """One edition, protected jointly with what its readers hold, and ready to be set.

    `beside` are papers that go out together with it; `aside` draws its charts. It is a draft until this very paper was
    released.

    Raises:
        DisclosureError: a reader could work out a withheld number, or it goes out beside totals that were made
            before something else of it went out.
    """
    from report_builder.readers import was_issued  # noqa: PLC0415  kept from --help
    from report_builder.report.attach import as_issued  # noqa: PLC0415

    say(f"{edition.name}: protecting small numbers")
    known = readers_of(counted, edition, out=out)
    known = replace(known, earlier=(*known.earlier, *beside)) if edition.threshold else known
    protected = protect_edition(counted, edition, known=known)
    say(f"{edition.name}: drawing and composing")
    composed = compose_edition(counted, protected, aside=aside)
    if known.own and (beside or known.own[-1].fingerprint != composed.report.fingerprint):
        # Not the paper that went out, or not alone: its readers hold that one too. What it printed and withheld stays.
        known = replace(known, earlier=(*known.earlier, *known.own), own=())
        protected = protect_edition(counted, edition, known=known)
        composed = compose_edition(counted, protected, aside=aside)
    if counted.joint is not None and edition.is_public:
        insist_nothing_went_out(counted.joint, known)
    composed = _told_since(counted, protected, composed, known=known, out=out)
    if was_issued(counted.spec, edition, fingerprint=composed.report.fingerprint, out=out):
        composed = as_issued(composed)
    return known, protected, composed


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


def protect_edition(counted: Counted, edition: Edition, *, known: Known | None = None) -> Protected:
    """All figures of one edition, after the wall.

    Raises:
        DisclosureError: a reader could work out a withheld number, or it is not what was protected with other papers.
    """
    if counted.joint is not None and edition.is_public:
        return protect_jointly(counted.joint, counted.tables, edition)
    releases = known.earlier if known else ()
    before = counted.kept.protected(edition, releases) if counted.kept is not None else None
    if before is not None:
        return before
    from report_builder.disclosure.protect import protect  # noqa: PLC0415

    protected = protect(counted.tables, edition, alternatives=counted.alternatives, releases=releases)
    if counted.kept is not None:
        counted.kept.keep_protected(protected, releases)
    return protected


def compose_edition(counted: Counted, protected: Protected, *, is_drawn: bool = True, aside: Aside = HERE) -> Composed:
    """One edition's paper, ready to be set; without its drawings where its words alone are wanted.

    Its charts are drawn `aside` while the rest is composed.
    """
    from report_builder.disclosure.protected import rows_left_out  # noqa: PLC0415
    from report_builder.drawing.sketchbook import Sketchbook  # noqa: PLC0415  kept from --help
    from report_builder.keeping import own_layouts  # noqa: PLC0415  kept from --help
    from report_builder.report.attach import with_pictures_drawn  # noqa: PLC0415
    from report_builder.report.compose import compose  # noqa: PLC0415
    from report_builder.report.fingerprint import fingerprint  # noqa: PLC0415

    counted = vouched_by(counted, protected)
    spec = counted.spec
    reasons = {accepted.finding: accepted.reason for accepted in spec.set_aside}
    own = own_layouts(counted.plan, templates=folders(spec, "templates"), charts=folders(spec, "charts"))
    digest = f"{spec.digest} {own}" if own else spec.digest
    book = Sketchbook(easel_for(counted, protected.edition), aside.ask) if is_drawn else None
    composed = compose(
        counted.plan,
        protected.tables,
        spec,
        edition=protected.edition,
        draw=book.sketch if book else lambda _: b"",
        is_synthetic=counted.cases.is_synthetic,
        fingerprint=fingerprint(counted.cases.inputs, counted.versions, config_digest=digest, key=counted.key),
        remarks=rows_left_out(counted.cases.set_aside, reasons, edition=protected.edition),
        alternatives=protected.alternatives,
        registers=counted.registers,
    )
    return with_pictures_drawn(composed, book.picture) if book else composed


def easel_for(counted: Counted, edition: Edition) -> Easel:
    """What draws an edition's charts: in the council's colours, and not again what an earlier build drew of it.

    Raises:
        ConfigError: the colours or the settings of charts are wrong.
    """
    easel = easel_of(tuple(sorted(counted.spec.colours.items())))
    return easel.keeping(counted.kept.pictures(edition) if counted.kept is not None else None)


@lru_cache(maxsize=4)
def easel_of(colours: tuple[tuple[str, str], ...]) -> Easel:
    """What draws in a council's colours."""
    from report_builder.drawing.easel import Easel  # noqa: PLC0415  kept from --help
    from report_builder.drawing.style import read_style  # noqa: PLC0415
    from report_builder.warm.pictures import looks  # noqa: PLC0415

    charts, fonts, own = bundled.folder("charts"), bundled.font_files(), dict(colours)
    return Easel(read_style(charts, fonts, own), looks=looks(charts, fonts, own))


def _told_since(counted: Counted, protected: Protected, composed: Composed, *, known: Known, out: Path) -> Composed:
    """The paper with what changed since the last issue of it that its readers have.

    Raises:
        DataError: the archive is not as it was written.
    """
    from report_builder.earlier.told import told_since  # noqa: PLC0415  kept from --help

    return told_since(
        composed,
        lambda: figures_now(counted, protected, composed),
        spec=counted.spec,
        made=lambda: made_of(counted),
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


def lint_edition(counted: Counted, protected: Protected, composed: Composed) -> Lint:
    """An edition's commentary, read through."""
    from report_builder.linting import lint  # noqa: PLC0415

    return lint(counted.spec, counted.plan, protected=protected, told=_told(counted, protected), composed=composed)


def figures_of(counted: Counted, edition: Edition, *, out: Path) -> tuple[tuple[Figure, ...], bytes]:
    """Every figure of an edition, and its figures.json."""
    _, protected, composed = protected_paper(counted, edition, out=out)
    figures = figures_document(counted, protected, composed)
    return _told(counted, protected), figures


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
