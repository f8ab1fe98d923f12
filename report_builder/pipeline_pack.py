"""An agenda pack: its papers made or taken as they were built, protected together, and set as one document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder import pipeline, pipeline_appendix
from report_builder.counting import NOTHING, Counted, Say, count
from report_builder.errors import Complaint, ConfigError, DataError, DisclosureError
from report_builder.model.pack import REGISTERED, PackItem, PackSpec, PaperKind
from report_builder.model.registers import REGISTERS
from report_builder.model.release import READ, Paper, Release

if TYPE_CHECKING:
    from report_builder.audit.knowledge import Rules
    from report_builder.report.attach import Composed
    from report_builder.report.received import Received

DOCUMENT = "agenda-pack"
FORMATS = ("pdf", "html")


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
    PDF of somebody else that follows its head.
    """

    item: int
    composed: Composed
    figures: Mapping[str, Any]
    released: Release | None = None
    rules: Rules | None = None
    received: Received | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack on the shelf: its folder, how many pages it has, and what is to be looked at."""

    folder: Path
    pages: int
    warnings: tuple[str, ...]


def pack(
    path: Path,
    *,
    out: Path,
    read_built: ReadBuilt,
    environment: Mapping[str, str] = NOTHING,
    say: Say = lambda _: None,
) -> Packed:
    """Make an agenda pack and put it on the shelf, whole or not at all.

    Args:
        path: the pack's file.
        out: where papers lie, and the ledger beside them.
        read_built: reads an edition that was built before.
        environment: as `count` takes it.
        say: told what is at work.

    Raises:
        ConfigError: the pack's file, or a config that it names, is wrong.
        DataError: the data have findings that stop a paper, or an edition was altered.
        DisclosureError: from the papers together a reader could work out a withheld number.
        OutsideError: the disk refuses, or a system library is missing.
    """
    from report_builder.configfile.pack import read_pack  # noqa: PLC0415  kept from --help
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415
    from report_builder.report.pack import compose_pack  # noqa: PLC0415
    from report_builder.versions import versions  # noqa: PLC0415

    say("reading the pack")
    spec = read_pack(path)
    papers = _papers(spec, out=out, read_built=read_built, environment=environment, say=say)
    made = compose_pack(
        spec, {one.item: one.composed for one in papers}, fingerprint=_fingerprint(spec, papers, versions())
    )
    say("setting the pages")
    files, pages, first_pages = _set(made)
    say("attacking the finished pack")
    figures = _figures(spec, papers, made)
    warnings = _vouched({**files, "figures.json": _json(figures)}, figures)
    files, further = _with_received(files, papers, first_pages)
    manifest = _manifest(spec, papers, files, versions())
    place = shelve({**files, "manifest.json": _json(manifest)}, out / f"{spec.name}-{DOCUMENT}" / spec.edition)
    return Packed(place, pages, (*warnings, *further))


def _papers(
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
    before = _released(papers)
    known, protected, composed = pipeline.protected_paper(counted, edition, out=out, say=say, beside=before)
    figures = pipeline.figures_document(counted, protected, composed)
    document, rules = json.loads(figures), rules_of(edition, counted.spec)
    certify(document, rules, earlier=known.earlier)
    return PackedPaper(number, composed, document, release_of(figures, edition, counted.spec), rules)


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
    archive = pipeline_appendix.archive_of_edition(built.issued)
    report = read_archive(archive, where=str(built.issued.folder / NAME)).report
    words = {name: manifest[name] for name in ("document", "yot", "quarter", "as_at")}
    released = Release(READ[-1], spec.edition, fingerprint="", cells=released_cells(figures, built.rules), **words)
    places = {figure["id"]: tuple(figure["where"]) for figure in figures["figures"]}
    composed = Composed(report, places, tuple(figures.get("commentary", ())))
    return PackedPaper(number, composed, figures, released, built.rules)


def _insist_safe(built: BuiltEdition, item: PackItem, before: tuple[Release, ...], *, out: Path) -> None:
    """Stop where papers went out since it was built, or those before it and it give a number away together."""
    from report_builder.audit.certificate import certify  # noqa: PLC0415  numpy is heavy
    from report_builder.readers import known_before  # noqa: PLC0415

    manifest, figures = built.issued.manifest, built.issued.figures
    words = {name: manifest[name] for name in ("document", "yot", "quarter", "as_at", "fingerprint")}
    paper = Paper(manifest["edition"], **words)
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
    return PackedPaper(number, composed, {"figures": [], "as_at": spec.date.isoformat()})


def _set(made: Composed) -> tuple[dict[str, bytes], int, Mapping[str, int]]:
    """The pack's files, its front sheet with the pages that the first setting found."""
    from report_builder.report.html import to_html  # noqa: PLC0415  jinja2 is heavy
    from report_builder.report.pack import with_pages  # noqa: PLC0415
    from report_builder.report.typeset import pages_of_papers, to_pdf  # noqa: PLC0415  weasyprint is heavy

    first_pages, pages = pages_of_papers(made.report)
    paged = with_pages(made, first_pages, pages=pages).report
    on_screen = replace(paged, agenda=made.report.agenda)  # a page of the browser has no pages
    return (
        {
            f"{DOCUMENT}.pdf": to_pdf(paged),
            f"{DOCUMENT}.html": to_html(on_screen, for_print=False).encode("utf-8"),
        },
        pages,
        first_pages,
    )


def _with_received(
    files: dict[str, bytes], papers: list[PackedPaper], first_pages: Mapping[str, int]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files with the pages of others in their places, and what is to be said of them."""
    from report_builder.report.received import with_received  # noqa: PLC0415  pikepdf is heavy

    taken = {first_pages[f"item-{one.item}-paper"] - 1: one.received for one in papers if one.received is not None}
    if not taken:
        return files, ()
    pdf = f"{DOCUMENT}.pdf"
    said = [
        f"item {one.item}: this PDF was made by somebody else; nobody here looked at it for small numbers"
        + ("" if one.received.is_universal else ", and it does not claim to be PDF/UA, so that the pack cannot either")
        for one in papers
        if one.received is not None
    ]
    return {**files, pdf: with_received(files[pdf], taken)}, tuple(said)


def _figures(spec: PackSpec, papers: list[PackedPaper], made: Composed) -> dict[str, Any]:
    """All figures of all papers, each where it stands in the pack; for the audit, and never written."""
    from report_builder.report.pack import name_of_item, own_words  # noqa: PLC0415  kept from --help
    from report_builder.report.stated import stated_of  # noqa: PLC0415

    placed = [
        {**figure, "where": [f"{name_of_item(one.item)}, {place}" for place in figure["where"]]}
        for one in papers
        for figure in one.figures["figures"]
    ]
    return {
        "as_at": spec.date.isoformat(),
        "figures": placed,
        "commentary": list(made.commentary),
        "stated": [one.as_json for one in stated_of(made.report)],
        "own_words": [*own_words(spec), *(words for one in papers for words in one.figures.get("own_words", ()))],
    }


def _vouched(files: Mapping[str, bytes], figures: Mapping[str, Any]) -> tuple[str, ...]:
    """What is to be looked at in the pack.

    Raises:
        DisclosureError: a file of it says more than the figures of its papers.
    """
    from report_builder.audit.vouch import told  # noqa: PLC0415  numpy and the PDF reader are heavy

    complaints, warnings = told({name: content for name, content in files.items() if name != "figures.json"}, figures)
    if complaints:
        raise DisclosureError(complaints)
    return warnings


def _fingerprint(spec: PackSpec, papers: list[PackedPaper], versions: Mapping[str, str]) -> str:
    parts = [spec.digest, *(one.composed.report.fingerprint for one in papers), *sorted(map(str, versions.items()))]
    return sha256("\n".join(parts).encode()).hexdigest()


def _manifest(
    spec: PackSpec, papers: list[PackedPaper], files: Mapping[str, bytes], versions: Mapping[str, str]
) -> dict[str, Any]:
    """Which papers it holds, the versions that set it, and the hashes of its files; no time of day."""
    return {
        "document": DOCUMENT,
        "edition": spec.edition,
        "body": spec.body,
        "date": spec.date.isoformat(),
        "papers": list(_named(spec, papers)),
        "versions": dict(versions),
        "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
    }


def _named(spec: PackSpec, papers: list[PackedPaper]) -> Iterator[dict[str, Any]]:
    for one in papers:
        words = {name: one.figures[name] for name in ("document", "yot", "quarter") if name in one.figures}
        title = spec.items[one.item - 1].title
        yield {"item": one.item, "title": title, **words, "fingerprint": one.composed.report.fingerprint}


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
