"""One edition from its figures to its finished files: what can be done aside is asked for first and fetched last.

While its pages are set elsewhere, its commentary is read through, its other forms are made, and its numbers are
attacked. An edition that fails one of these has no files, whatever was set for it meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.aside.asking import Answer, Aside
from report_builder.composing import easel_for, figures_document, lint_edition, protected_paper
from report_builder.counting import Counted, Say, folders, vouched_by
from report_builder.delivery.handing_over import HandingOver
from report_builder.model.release import MANIFEST, Known
from report_builder.model.spec import Edition

if TYPE_CHECKING:
    from report_builder.audit.artefacts import Artefact
    from report_builder.audit.certificate import Certificate
    from report_builder.audit.compare import Comparison
    from report_builder.audit.knowledge import Rules
    from report_builder.disclosure.protected import Protected
    from report_builder.linting import Lint
    from report_builder.model.built import Report
    from report_builder.report.compose import Composed

_PAGES = ".pdf"
_FIGURES = "figures.json"


@dataclass(frozen=True, slots=True)
class Attacked:
    """What was done with an edition while its pages were set.

    Attributes:
        document: its figures.json, as it is read.
        certificate: what its numbers let a reader work out.
        rules: those that the numbers were attacked under.
        artefacts: name -> each of the files that were finished by then, taken apart.
        comparison: of these files with that document.
    """

    document: Mapping[str, Any]
    certificate: Certificate
    rules: Rules
    artefacts: Mapping[str, Artefact]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Begun:
    """An edition whose pages were asked for, and which withstood all that needs none of them.

    Attributes:
        counted, edition, handed: what it was begun with.
        known: what its readers hold.
        protected: its figures.
        composed: its paper, which is the part alone where one was asked for.
        lint: what its commentary was found to say.
        forms: its documents by their names, pages among them sooner or later.
        others: name -> the files beside them: archive.zip and figures.json.
        attacked: what has withstood the attack so far.
        pictures: what a DOCX shows, as `keeping.remembered` has it.
    """

    counted: Counted
    edition: Edition
    handed: HandingOver
    known: Known
    protected: Protected
    composed: Composed
    lint: Lint
    forms: Mapping[str, Answer[bytes]]
    others: Mapping[str, bytes]
    attacked: Attacked
    pictures: Mapping[str, bytes]


def begin(
    counted: Counted,
    edition: Edition,
    *,
    handed: HandingOver,
    only: str,
    out: Path,
    say: Say,
    aside: Aside,
) -> Begun:
    """Compose an edition, ask for its pages, and attack its numbers.

    Args:
        counted: the document.
        edition: which one.
        handed: how it leaves the house.
        only: the part that is wanted; empty for the whole paper.
        out: where its readers' earlier papers are known.
        say: told what is at work.
        aside: where charts are drawn and pages are set.

    Raises:
        CommentaryError: its commentary does not say what its figures say.
        DisclosureError: who reads its numbers, and all that went out before, could work out a withheld one.
    """
    from report_builder.keeping import remembered  # noqa: PLC0415
    from report_builder.report.archive import NAME, Archived, archive_of  # noqa: PLC0415  kept from --help
    from report_builder.report.formats import Setting  # noqa: PLC0415
    from report_builder.report.parts import only_part  # noqa: PLC0415

    known, protected, composed = protected_paper(counted, edition, out=out, say=say, aside=aside)
    whole = composed
    report = only_part(whole.report, only) if only else whole.report
    exempt = tuple(apart for apart in whole.exempt if not only or only == apart.sections[0].id)
    pictures: dict[str, bytes] = {}
    as_png = remembered(easel_for(counted, edition).png, pictures)
    setting = Setting(counted.spec.reference_document, folders(counted.spec, "templates"), as_png)
    forms = _asked((report, *exempt), setting, counted, handed=handed, aside=aside)
    lint = lint_edition(counted, protected, whole)
    lint.insist()
    composed = replace(whole, report=report, warnings=(*whole.warnings, *lint.warnings(whole.warnings)))
    others = {
        NAME: archive_of(Archived(report, exempt)),
        _FIGURES: figures_document(counted, protected, composed),
    }
    finished = {name: form.get() for name, form in forms.items() if not name.endswith(_PAGES)}
    attacked = _attacked(counted, protected, known, files={**finished, **others})
    return Begun(counted, edition, handed, known, protected, composed, lint, forms, others, attacked, pictures)


def _asked(
    papers: tuple[Report, ...], setting: Any, counted: Counted, *, handed: HandingOver, aside: Aside
) -> dict[str, Answer[bytes]]:
    """The documents of an edition: of the paper, and of its exempt appendices."""
    from report_builder.report.exempt import file_name  # noqa: PLC0415  kept from --help
    from report_builder.report.formats import asked_of  # noqa: PLC0415

    name = counted.spec.document
    names = [name, *(f"{name}-{file_name(apart)}" for apart in papers[1:])]
    forms: dict[str, Answer[bytes]] = {}
    for called, paper in zip(names, papers, strict=True):
        forms |= asked_of(paper, setting, name=called, formats=handed.forms, aside=aside)
    return forms


def _attacked(counted: Counted, protected: Protected, known: Known, *, files: Mapping[str, bytes]) -> Attacked:
    """The numbers attacked, and the files that are finished taken apart.

    Raises:
        DisclosureError: there is no certificate, and so there will be no edition.
    """
    import json  # noqa: PLC0415

    from report_builder.audit.certificate import certify  # noqa: PLC0415  numpy is heavy
    from report_builder.audit.compare import Comparison  # noqa: PLC0415
    from report_builder.audit.read import read_artefact  # noqa: PLC0415
    from report_builder.readers import rules_of  # noqa: PLC0415

    document = json.loads(files[_FIGURES])
    rules = rules_of(protected.edition, vouched_by(counted, protected).spec)
    certificate = certify(document, rules, earlier=known.earlier)
    artefacts = {name: read_artefact(name, content) for name, content in files.items()}
    comparison = Comparison(document)
    for artefact in artefacts.values():  # what they tell is heard again by `finish`, with what the pages tell
        comparison.look(artefact)
    return Attacked(document, certificate, rules, artefacts, comparison)


def finish(begun: Begun, *, say: Say) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """What is handed over: the documents, figures.json and manifest.json, which vouch for them; and what to look at.

    Raises:
        ConfigError: a text uses a character that the fonts lack, or a template of the workspace's own is at fault.
        DisclosureError: a finished file says more than figures.json.
        OutsideError: a system library is missing.
    """
    from report_builder.audit.read import get_ready, read_artefact  # noqa: PLC0415  the PDF reader is heavy
    from report_builder.audit.vouch import vouch  # noqa: PLC0415

    say(f"{begun.edition.name}: setting the pages")
    get_ready(begun.forms)
    whole = {**{name: form.get() for name, form in begun.forms.items()}, **begun.others}
    say(f"{begun.edition.name}: attacking the finished paper")
    attacked = begun.attacked
    artefacts = [attacked.artefacts.get(name) or read_artefact(name, content) for name, content in whole.items()]
    hashes = {one.file: one.sha256 for one in begun.counted.cases.inputs}
    warnings = vouch(artefacts, attacked.document, hashes=hashes, comparison=attacked.comparison)
    leaving, encrypted = begun.handed.files(whole)
    manifest = _manifest(begun, leaving, encrypted)
    return {**leaving, MANIFEST: manifest}, (*begun.protected.warnings, *warnings, *begun.composed.warnings)


def _manifest(begun: Begun, leaving: Mapping[str, bytes], encrypted: Mapping[str, Any]) -> bytes:
    """What vouches for the files that leave the house."""
    from report_builder.report.records import manifest_json  # noqa: PLC0415  kept from --help

    made = vouched_by(begun.counted, begun.protected)
    joint = begun.counted.joint if begun.edition.threshold else None
    return manifest_json(
        made.spec,
        leaving,
        edition=begun.protected.edition,
        cases=made.cases,
        versions=made.versions,
        key=made.key,
        fingerprint=begun.composed.report.fingerprint,
        vouched={
            "certificate": begun.attacked.certificate.as_json(),
            "rules": asdict(begun.attacked.rules),
            "protected_with": begun.known.digest,
            **({"beside": joint.totals} if joint is not None else {}),
            **encrypted,
        },
    )
