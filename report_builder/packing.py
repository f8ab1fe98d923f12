"""The papers of an agenda pack: made from a config, taken as they were built, received, or set from a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder import pipeline, pipeline_appendix
from report_builder.counting import Counted, Say, count
from report_builder.delivery.handing_over import ENCRYPTED
from report_builder.delivery.passwords import passwords_in
from report_builder.errors import Complaint, ConfigError, DataError, DisclosureError
from report_builder.model.pack import REGISTERED, PackItem, PackSpec, PaperKind
from report_builder.model.registers import REGISTERS
from report_builder.model.release import PUBLIC, READ, Paper, Release

if TYPE_CHECKING:
    from report_builder.audit.knowledge import Rules
    from report_builder.report.attach import Composed
    from report_builder.report.received import Received


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """An edition that lies on the shelf, its hashes verified: what it prints, and by which rules it was protected."""

    issued: pipeline_appendix.IssuedEdition
    rules: Rules


ReadBuilt = Callable[[Path], BuiltEdition]


@dataclass(frozen=True, slots=True)
class PackedPaper:
    """The paper of an item: composed, its figures.json, and what its readers will have of it.

    `rules` are those by which it was protected; a governance table has no figure, and none of them. `received` is the
    PDF of somebody else that follows its head. `is_encrypted`: its edition is, and so the pack has to be.
    """

    item: int
    composed: Composed
    figures: Mapping[str, Any]
    released: Release | None = None
    rules: Rules | None = None
    received: Received | None = None
    is_encrypted: bool = False


def papers_of(
    spec: PackSpec, *, out: Path, read_built: ReadBuilt, environment: Mapping[str, str], say: Say
) -> list[PackedPaper]:
    """The papers in the order of the agenda, each protected with those before it; an exempt one not for the public."""
    papers: list[PackedPaper] = []
    for number, item in enumerate(spec.items, 1):
        if item.kind is PaperKind.NONE or (item.exemption and spec.edition == "public"):
            continue
        say(f"item {number}: {item.title}")
        if item.kind is PaperKind.CONFIG:
            papers.append(_made(number, item, spec, papers, out=out, environment=environment, say=say))
        elif item.kind in REGISTERED:
            papers.append(_register(number, item, spec, environment=environment))
        elif item.kind is PaperKind.BUILT:
            papers.append(_taken(number, item, spec, papers, out=out, read_built=read_built))
        else:
            papers.append(_received(number, item, spec))
    return papers


def _received(number: int, item: PackItem, spec: PackSpec) -> PackedPaper:
    """A PDF that somebody else made. What it tells is not ours to judge, and the command says so."""
    from report_builder.report.pack import received_paper  # noqa: PLC0415  kept from --help
    from report_builder.report.received import read_received  # noqa: PLC0415  pikepdf is heavy

    assert item.paper is not None  # noqa: S101  a PDF has a path
    try:
        content = item.paper.read_bytes()
    except OSError as error:
        raise DataError(
            Complaint(f"the PDF cannot be read: {error.strerror}", item.place, "look at its rights")
        ) from error
    paper = read_received(content, where=item.place)
    composed = received_paper(item, spec, pages=paper.pages, edition=spec.edition)
    return PackedPaper(number, composed, {"figures": [], "as_at": spec.date.isoformat()}, received=paper)


def _released(papers: list[PackedPaper]) -> tuple[Release, ...]:
    return tuple(one.released for one in papers if one.released is not None)


def _counted(config: Path, item: PackItem, environment: Mapping[str, str], *, registers: bool = False) -> Counted:
    """A config of the pack, counted; what is wrong with it is told with the item that names it."""
    try:
        return count(config, environment=environment, also=frozenset(REGISTERS if registers else ()))
    except ConfigError as error:
        raise ConfigError([*error.complaints, Complaint("this item's paper cannot be made", item.place)]) from error


def _made(
    number: int,
    item: PackItem,
    spec: PackSpec,
    papers: list[PackedPaper],
    *,
    out: Path,
    environment: Mapping[str, str],
    say: Say,
) -> PackedPaper:
    """A paper that is made from its config now, protected with those before it."""
    from report_builder.audit.certificate import certify  # noqa: PLC0415  numpy is heavy
    from report_builder.readers import release_of, rules_of  # noqa: PLC0415

    assert item.paper is not None  # noqa: S101  a config has a path
    counted = _counted(item.paper, item, environment)
    edition = pipeline.edition_of(counted, spec.edition)
    passwords_in(environment).insist([edition])
    before = _released(papers)
    known, protected, composed = pipeline.protected_paper(counted, edition, out=out, say=say, beside=before)
    pipeline.lint_edition(counted, protected, composed).insist()
    figures = pipeline.figures_document(counted, protected, composed)
    document, rules = json.loads(figures), rules_of(edition, counted.spec)
    certify(document, rules, earlier=known.earlier)
    released = release_of(figures, edition, counted.spec)
    _insist_as_added_up(document, released.paper, out)
    return PackedPaper(number, composed, document, released, rules, is_encrypted=edition.encrypt)


def _taken(
    number: int, item: PackItem, spec: PackSpec, papers: list[PackedPaper], *, out: Path, read_built: ReadBuilt
) -> PackedPaper:
    """A paper as it was built, attacked together with all that its readers hold and the papers before it."""
    from report_builder.audit.released import released_cells  # noqa: PLC0415
    from report_builder.report.archive import NAME, read_archive  # noqa: PLC0415
    from report_builder.report.attach import Composed  # noqa: PLC0415

    assert item.paper is not None  # noqa: S101  an edition has a path
    built = read_built(item.paper)
    manifest, figures = built.issued.manifest, built.issued.figures
    if manifest["edition"] != spec.edition:
        what = f"this paper is the {manifest['edition']} edition, and the pack is for the {spec.edition}"
        raise ConfigError(Complaint(what, item.place, "name the folder of the other edition"))
    _insist_safe(built, item, _released(papers), out=out)
    _insist_as_added_up(figures, Paper.of(manifest), built.issued.folder.absolute().parent.parent)
    archive = pipeline_appendix.archive_of_edition(built.issued)
    report = read_archive(archive, where=str(built.issued.folder / NAME)).report
    words = {name: manifest[name] for name in ("document", "yot", "quarter", "as_at")}
    released = Release(READ[-1], spec.edition, fingerprint="", cells=released_cells(figures, built.rules), **words)
    places = {figure["id"]: tuple(figure["where"]) for figure in figures["figures"]}
    composed = Composed(report, places, tuple(figures.get("commentary", ())))
    return PackedPaper(number, composed, figures, released, built.rules, is_encrypted=ENCRYPTED in manifest)


def _insist_as_added_up(document: Mapping[str, Any], paper: Paper, out: Path) -> None:
    """Stop where totals over many services lie beside a public paper that was not protected together with them."""
    from report_builder.jointly import insist_as_added_up  # noqa: PLC0415  numpy is heavy

    if paper.audience == PUBLIC:
        insist_as_added_up(out, paper, document["figures"])


def _insist_safe(built: BuiltEdition, item: PackItem, before: tuple[Release, ...], *, out: Path) -> None:
    """Stop where papers went out since it was built, or those before it and it give a number away together."""
    from report_builder.audit.certificate import certify  # noqa: PLC0415  numpy is heavy
    from report_builder.readers import known_before  # noqa: PLC0415

    manifest, figures = built.issued.manifest, built.issued.figures
    paper = Paper.of(manifest)
    known = known_before(paper, out=built.issued.folder.absolute().parent.parent)
    held = dict.fromkeys((*known.earlier, *known_before(paper, out=out).earlier, *before))
    if built.rules.threshold and manifest.get("protected_with", known.digest) != known.digest:
        what = f"other papers were released to the {known.audience} that this paper was not protected with"
        raise DisclosureError(Complaint(what, item.place, "build it again, and pack it then"))
    mend = "release the papers before it, build it again, and pack it then"
    together = Complaint("it goes out together with the papers before it", item.place, mend)
    try:
        certify(figures, built.rules, earlier=tuple(held))
    except DisclosureError as error:
        raise DisclosureError([*error.complaints, together]) from error


def _register(number: int, item: PackItem, spec: PackSpec, *, environment: Mapping[str, str]) -> PackedPaper:
    """The work programme or the monitoring, from the governance tables of a config's data."""
    from report_builder.report.pack import register_paper  # noqa: PLC0415  kept from --help

    assert spec.registers is not None  # noqa: S101  the pack was refused without it
    counted = _counted(spec.registers, item, environment, registers=True)
    edition = pipeline.edition_of(counted, spec.edition)
    composed = register_paper(
        item,
        spec,
        registers=counted.registers,
        spec=counted.spec,
        edition=edition,
        is_synthetic=counted.cases.is_synthetic,
    )
    document = {"figures": [], "as_at": spec.date.isoformat()}
    return PackedPaper(number, composed, document, is_encrypted=edition.encrypt)
