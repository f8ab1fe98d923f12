"""An agenda pack: its papers made or taken as they were built, protected together, and set as one document."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.counting import NOTHING, Say
from report_builder.delivery.handing_over import HandingOver
from report_builder.delivery.passwords import passwords_in
from report_builder.errors import ConfigError, DisclosureError
from report_builder.model.pack import DOCUMENT, PackSpec
from report_builder.model.release import MANIFEST, Paper
from report_builder.packing import PackedPaper, ReadBuilt, papers_of
from report_builder.readers import LEDGER
from report_builder.store.objects import hashes_of

if TYPE_CHECKING:
    from report_builder.report.attach import Composed


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
        environment: as `count` takes it; and the passwords. A pack with a paper of an encrypted edition is encrypted.
        say: told what is at work.

    Raises:
        ConfigError: the pack's file, or a config that it names, is wrong; a password is missing.
        DataError: the data have findings that stop a paper, or an edition was altered.
        DisclosureError: from the papers together a reader could work out a withheld number.
        OutsideError: the disk refuses, or a system library is missing.
    """
    from report_builder.configfile.pack import read_pack  # noqa: PLC0415  kept from --help
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415
    from report_builder.report.legible import illegible_pack  # noqa: PLC0415
    from report_builder.report.pack import compose_pack  # noqa: PLC0415
    from report_builder.versions import versions  # noqa: PLC0415

    say("reading the pack")
    spec = read_pack(path)
    illegible = tuple(illegible_pack(spec))
    if illegible:
        raise ConfigError(illegible)
    papers = papers_of(spec, out=out, read_built=read_built, environment=environment, say=say)
    handed = _handed(spec, papers, environment, shelf=out / f"{spec.name}-{DOCUMENT}" / spec.edition)
    made = compose_pack(
        spec, {one.item: one.composed for one in papers}, fingerprint=_fingerprint(spec, papers, versions())
    )
    say("setting the pages")
    files, pages, first_pages = _set(made, handed.forms)
    say("attacking the finished pack")
    figures = _figures(spec, papers, made)
    warnings = _vouched({**files, "figures.json": _json(figures)}, figures)
    files, further = _with_received(files, papers, first_pages)
    leaving, encrypted = handed.files(files)
    manifest = _manifest(spec, papers, leaving, versions()) | encrypted
    whole = {**leaving, MANIFEST: _json(manifest)}
    _note(spec, whole, fingerprint=made.report.fingerprint, ledger=out / LEDGER)
    place = shelve(whole, out / f"{spec.name}-{DOCUMENT}" / spec.edition)
    return Packed(place, pages, (*handed.warnings, *warnings, *further))


def _handed(spec: PackSpec, papers: list[PackedPaper], environment: Mapping[str, str], *, shelf: Path) -> HandingOver:
    """How the pack leaves the house: encrypted where one of its papers is."""
    is_encrypted = any(one.is_encrypted for one in papers)
    password = passwords_in(environment).of(spec.edition) if is_encrypted else None
    return HandingOver(spec.edition, password, shelf, ("pdf", "html"))


def _note(spec: PackSpec, files: Mapping[str, bytes], *, fingerprint: str, ledger: Path) -> None:
    """Note the hash of each file in the ledger, so that the pack can be verified; a pack begins no ledger.

    Raises:
        DataError: the ledger is damaged.
        OutsideError: the disk refuses.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help
    from report_builder.ledger.steps import Step  # noqa: PLC0415

    if not ledger.exists():
        return
    hashes = hashes_of(files)
    paper = Paper(spec.edition, DOCUMENT, spec.body, "", spec.date.isoformat(), fingerprint)
    with open_ledger(ledger) as opened:
        opened.record_step(Step("built", f"{spec.name}-{DOCUMENT}", paper, hashes[MANIFEST]), files=hashes)


def _set(made: Composed, forms: Collection[str]) -> tuple[dict[str, bytes], int, Mapping[str, int]]:
    """The pack's files, its front sheet with the pages that the first setting found."""
    from report_builder.report.html import to_html  # noqa: PLC0415  jinja2 is heavy
    from report_builder.report.pack import with_pages  # noqa: PLC0415
    from report_builder.report.typeset import pages_of_papers, to_pdf  # noqa: PLC0415  weasyprint is heavy

    first_pages, pages = pages_of_papers(made.report)
    paged = with_pages(made, first_pages, pages=pages).report
    on_screen = replace(paged, agenda=made.report.agenda)  # a page of the browser has no pages
    files = {f"{DOCUMENT}.pdf": to_pdf(paged)}
    if "html" in forms:
        files[f"{DOCUMENT}.html"] = to_html(on_screen, for_print=False).encode("utf-8")
    return files, pages, first_pages


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
    replaced = [
        {**figure, "where": [f"{name_of_item(one.item)}, {place}" for place in figure["where"]]}
        for one in papers
        for figure in one.figures.get("replaced", {}).get("figures", ())
    ]
    return {
        "as_at": spec.date.isoformat(),
        "figures": placed,
        "replaced": {"figures": replaced},
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
        "files": hashes_of(dict(sorted(files.items()))),
    }


def _named(spec: PackSpec, papers: list[PackedPaper]) -> Iterator[dict[str, Any]]:
    for one in papers:
        words = {name: one.figures[name] for name in ("document", "yot", "quarter") if name in one.figures}
        title = spec.items[one.item - 1].title
        yield {"item": one.item, "title": title, **words, "fingerprint": one.composed.report.fingerprint}


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
