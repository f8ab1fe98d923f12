"""An edition goes out: it is put by for good, the ledger knows it, and then its folder holds the final files.

Each step may be done again, so that a release that was killed is completed by the next one: objects, the record of
the revision, the ledger in one transaction, the folder. What was issued is never written over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.counting import Say
from report_builder.delivery.handing_over import HandingOver
from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.durable import make_folder
from report_builder.errors import Complaint, ConfigError, OutsideError
from report_builder.issuing.contents import contents_of, insist_whole
from report_builder.issuing.issued import Issued, find_issued
from report_builder.issuing.life import approval_of, issue_of, next_revision, revisions_of, sources_of_build
from report_builder.issuing.releasing.final import Final, final_files
from report_builder.issuing.releasing.weighing import weighed
from report_builder.store.alone import alone
from report_builder.store.frozen import Archive, Frozen
from report_builder.store.objects import hashes_of

if TYPE_CHECKING:
    from report_builder.issuing.releasing.locked import ArchiveKey
    from report_builder.ledger.releases import Ledger
    from report_builder.model.release import Release


@dataclass(frozen=True, slots=True)
class Keeping:
    """The data of a paper, to be kept with its issue.

    Attributes:
        config: from which it was made.
        until: the last day on which they are kept, as 2022-07-14.
        key: with which they are encrypted.
        environment: as `count` takes it.
    """

    config: Path
    until: str
    key: ArchiveKey
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Going:
    """How an edition goes out.

    Attributes:
        day: on which, as 2020-07-14; empty where it is not said.
        is_out_already: note it even where something else went out after it was built.
        keeping: the data that are to be kept with it; None where they are not.
    """

    day: str = ""
    is_out_already: bool = False
    keeping: Keeping | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it.

    Attributes:
        release: as its readers have it.
        place: which of the releases that its audience holds it is, from 1.
        frozen: the record of its issue; None of a draft that was mailed.
        is_new: not where it had been recorded before.
        warnings: what is to be looked at.
    """

    release: Release
    place: int
    frozen: Frozen | None
    is_new: bool
    warnings: tuple[str, ...]


def issue(
    edition: Issued,
    going: Going,
    *,
    ledger: Path,
    passwords: Passwords = NO_PASSWORDS,
    say: Say = lambda _: None,
) -> Outcome:
    """Issue what lies in an edition's folder.

    Args:
        edition: as it was read, so that none of its files was altered.
        going: how.
        ledger: the file.
        passwords: for an edition that is encrypted.
        say: told what is at work.

    Raises:
        ConfigError: it is a part of an edition, its approval is required and missing, or a password is.
        DataError: the ledger or the archive was damaged, or another paper was built meanwhile.
        DisclosureError: other papers were released that it was not protected with.
        OutsideError: the disk refuses.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    insist_whole(edition)
    archive = _archive(edition)
    with alone(archive.folder), open_ledger(ledger) as opened:
        revisions = revisions_of(edition)
        frozen = issue_of(edition, revisions)
        for one in revisions:
            if one != frozen:
                _complete(one, edition, opened, ledger=ledger, say=say)
        if frozen is not None:
            return _again(edition, frozen, going, opened, ledger=ledger, say=say)
        same = next((one for one in reversed(revisions) if _is_same_paper(edition, one, archive)), None)
        if same is not None:
            outcome = _again(edition, same, going, opened, ledger=ledger, say=say)
            what = f"the folder holds other files than those of revision {same.revision}, which are in the archive"
            return replace(outcome, warnings=(*outcome.warnings, what))
        return _first(edition, going, opened, ledger=ledger, passwords=passwords, say=say)


def _first(edition: Issued, going: Going, opened: Ledger, *, ledger: Path, passwords: Passwords, say: Say) -> Outcome:
    """Issue a paper that was not issued yet."""
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415  kept from --help

    archive = _archive(edition)
    contents = contents_of(edition)
    approval = approval_of(edition, ledger)
    if edition.manifest.get("approval") == "required" and approval is None:
        mend = f"report-builder approve {edition.folder} --by NAME --post POST"
        raise ConfigError(
            Complaint("nobody approved this edition, and its config requires it", str(edition.folder), mend)
        )
    release, warnings = weighed(edition, "issued", opened, day=going.day, insists=not going.is_out_already, say=say)
    say("setting the final pages")
    final, kept = _final(edition, contents, ledger=ledger, passwords=passwords)
    inputs = _locked(edition, going.keeping, say=say) if going.keeping else b""
    for content in final.files.values():
        archive.objects.put(content)
    number = next_revision(revisions_of(edition))
    frozen = Frozen(
        name=edition.report,
        edition=edition.paper.audience,
        revision=number,
        issued_on=going.day,
        files=hashes_of(final.files),
        draft=edition.digest,
        sources=kept,
        approval=approval,
        replaces=number - 1,
        inputs=archive.objects.put(inputs) if inputs else "",
        keep_until=going.keeping.until if going.keeping else "",
    )
    archive.keep(frozen)
    is_new = opened.number_of(release) is None
    _record(frozen, release, opened)
    if dict(final.files) != contents:
        shelve(final.files, edition.folder, instead_of=frozen.draft)
    said = (*warnings, *_of_final(final, approval))
    return Outcome(release, _place(opened, release), frozen, is_new, said)


def _locked(edition: Issued, keeping: Keeping, *, say: Say) -> bytes:
    """The data of the paper, proved to be its own, encrypted."""
    from report_builder.issuing.releasing.inputs import packed_inputs  # noqa: PLC0415  pandas is heavy
    from report_builder.issuing.releasing.locked import lock  # noqa: PLC0415

    packed = packed_inputs(edition, keeping.config, environment=keeping.environment, say=say)
    return lock(packed, keeping.key)


def _of_final(final: Final, approval: object) -> tuple[str, ...]:
    said = ["nobody's approval of this edition is on record"] if approval is None else []
    if final.remark:
        said.append(f"{final.remark}, so that its files are issued as they are; if they say DRAFT, build it once more")
    return tuple(said)


def _final(edition: Issued, contents: Mapping[str, bytes], *, ledger: Path, passwords: Passwords) -> tuple[Final, str]:
    """The final files, and the name of what was put by of the build."""
    from report_builder.keeping import kept_sources  # noqa: PLC0415  kept from --help

    kept = sources_of_build(edition, ledger)
    handed = HandingOver.again(edition.manifest, edition.folder, passwords=passwords)
    sources = kept_sources(edition.out, kept) if kept else None
    return final_files(edition, contents, sources=sources, handed=handed), kept


def _again(edition: Issued, frozen: Frozen, going: Going, opened: Ledger, *, ledger: Path, say: Say) -> Outcome:
    """Complete what a killed release left undone, and say that the paper was issued."""
    from report_builder.delivery.shelve import shelve  # noqa: PLC0415  kept from --help

    is_new = _complete(frozen, edition, opened, ledger=ledger, say=say)
    release, _ = weighed(edition, "issued", opened, day=frozen.issued_on, insists=False, say=say)
    if edition.digest == frozen.draft != frozen.manifest:
        shelve(_archive(edition).files_of(frozen), edition.folder, instead_of=frozen.draft)
    is_kept = not going.keeping or frozen.inputs
    said = () if is_kept else ("its data were not kept when it was issued, and are not added to an issue afterwards",)
    return Outcome(release, _place(opened, release), frozen, is_new, said)


def _complete(frozen: Frozen, edition: Issued, opened: Ledger, *, ledger: Path, say: Say) -> bool:
    """Note a revision of the archive that the ledger does not know: its release was killed in between."""
    steps = opened.steps(report=frozen.name, audience=frozen.edition, kinds=("issued",))
    if any((one.revision, one.manifest) == (frozen.revision, frozen.manifest) for one in steps):
        return False
    whole = find_issued(edition.folder, revision=frozen.revision, ledger=ledger)
    release, _ = weighed(whole, "issued", opened, day=frozen.issued_on, insists=False, say=say)
    return _record(frozen, release, opened)


def _record(frozen: Frozen, release: Release, opened: Ledger) -> bool:
    """One transaction: what its readers have by it, the step in its life, and its files."""
    from report_builder.ledger.steps import Step  # noqa: PLC0415  kept from --help

    approval = frozen.approval
    step = Step(
        "issued",
        frozen.name,
        release.paper,
        frozen.manifest,
        revision=frozen.revision,
        kept=frozen.digest,
        who=approval.by if approval else "",
        post=approval.post if approval else "",
        day=frozen.issued_on,
    )
    return opened.record_step(step, files=frozen.files, release=release)


def note_mailed(edition: Issued, going: Going, *, ledger: Path, say: Say = lambda _: None) -> Outcome:
    """Note that a draft went out to its readers, who hold its numbers from now on; raises as `issue`."""
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help
    from report_builder.ledger.steps import Step  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        release, warnings = weighed(edition, "mailed", opened, day=going.day, insists=not going.is_out_already, say=say)
        is_new = opened.number_of(release) is None
        contents = contents_of(edition)
        kept = _archive(edition).keep_files(contents)
        revisions = revisions_of(edition)
        frozen = issue_of(edition, revisions)
        number = frozen.revision if frozen else next_revision(revisions)
        step = Step("mailed", edition.report, release.paper, edition.digest, revision=number, kept=kept, day=going.day)
        if is_new or all(one.manifest != step.manifest for one in opened.steps(report=step.report, kinds=("mailed",))):
            opened.record_step(step, files=hashes_of(contents), release=release)
        return Outcome(release, _place(opened, release), None, is_new, warnings)


def _place(opened: Ledger, release: Release) -> int:
    """Which of the releases that its audience holds it is; one that was mailed before keeps its place."""
    held = opened.known_to(release.audience, yot=release.yot).earlier
    ours = (place for place, one in enumerate(held, 1) if (one.paper, one.cells) == (release.paper, release.cells))
    return next(ours, len(held))


def _is_same_paper(edition: Issued, frozen: Frozen, archive: Archive) -> bool:
    """Whether it differs from an issue in its forms alone: the same config, data and versions, the same figures."""
    if edition.manifest["files"]["figures.json"] != frozen.files.get("figures.json"):
        return False
    manifest = json.loads(archive.objects.get(frozen.manifest))
    return bool(manifest["fingerprint"] == edition.paper.fingerprint)


def _archive(edition: Issued) -> Archive:
    """The archive beside the papers, whose folder is made.

    Raises:
        OutsideError: the disk refuses.
    """
    archive = Archive(edition.out)
    try:
        make_folder(archive.folder)
    except OSError as error:
        what = f"the archive could not be written: {(error.strerror or 'it refuses').lower()}"
        raise OutsideError(Complaint(what, str(archive.folder), "look at the rights of the folder")) from error
    return archive
