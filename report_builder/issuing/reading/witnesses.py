"""Who can tell whether a file is ours: the ledger, which noted each file's hash, and the archive of what was issued."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from report_builder.delivery.passwords import NO_PASSWORDS, Passwords
from report_builder.errors import DataError
from report_builder.ledger.releases import open_ledger
from report_builder.ledger.steps import STEPS, Step
from report_builder.model.release import MANIFEST, Paper
from report_builder.store.frozen import Archive, Frozen


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition that a witness knows.

    Attributes:
        report: the name of its folder under out/.
        paper: which edition of what.
        manifest: the SHA-256 of its manifest.json.
        state: how far it came: issued, mailed, or built.
        revision: which issue it is, or 0.
        issued_on: the day, where it was issued and the day noted.
        post, approved_on: who approved it, and when; empty where that was not noted.
        later: the number of the issue that its draft became, or that replaced it; 0 where there is none.
        is_confirmed: whether a ledger knows it, and not the archive alone.
    """

    report: str
    paper: Paper
    manifest: str
    state: str
    revision: int = 0
    issued_on: str = ""
    post: str = ""
    approved_on: str = ""
    later: int = 0
    is_confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The ledger, if there is one, and the archives that lie beside it and beside the file.

    Attributes:
        ledger: its path; None where there is none.
        steps: all that it noted.
        issues: each record of an archive that no ledger contradicts, with the paper that it is of.
        outs: the folders under which papers may lie.
        remarks: what could not be asked.
        passwords: with which an encrypted file is looked into.
    """

    ledger: Path | None
    steps: tuple[Step, ...] = ()
    issues: tuple[tuple[Archive, Frozen, Paper], ...] = field(default=())
    outs: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()
    passwords: Passwords = NO_PASSWORDS

    def holding(self, digest: str) -> tuple[tuple[KnownEdition, str], ...]:
        """Each edition with a file of this hash, and the file's name there; those that went furthest come first."""
        found = [(one.manifest, MANIFEST) for one in self.steps if one.manifest == digest]
        if self.ledger:
            with open_ledger(self.ledger) as opened:
                found += opened.manifests_with(digest)
        for _, frozen, _ in self.issues:
            found += [(frozen.manifest, name) for name, hashed in frozen.files.items() if hashed == digest]
        known = [(self.edition(manifest), name) for manifest, name in dict.fromkeys(found)]
        told = [(one, name) for one, name in known if one is not None]
        return tuple(sorted(told, key=lambda pair: (STEPS.index(pair[0].state), pair[0].revision), reverse=True))

    def edition(self, manifest: str) -> KnownEdition | None:
        """The edition whose manifest.json has this hash."""
        steps = [one for one in self.steps if one.manifest == manifest]
        issue = next(((frozen, paper) for _, frozen, paper in self.issues if frozen.manifest == manifest), None)
        if issue:
            return self._issued(*issue, is_confirmed=bool(steps))
        if not steps:
            return None
        last = max(steps, key=lambda one: STEPS.index(one.kind))
        approved = next((one for one in reversed(steps) if one.kind == "approved"), None)
        return KnownEdition(
            steps[-1].report,
            steps[-1].paper,
            manifest,
            last.kind.replace("approved", "built"),
            revision=last.revision if last.kind == "issued" else 0,
            issued_on=last.day if last.kind == "issued" else "",
            post=approved.post if approved else "",
            approved_on=approved.day if approved else "",
            later=self._later(last.report, last.paper.audience, manifest=manifest, revision=last.revision),
        )

    def _issued(self, frozen: Frozen, paper: Paper, *, is_confirmed: bool) -> KnownEdition:
        later = self._later(frozen.name, frozen.edition, manifest=frozen.manifest, revision=frozen.revision)
        return KnownEdition(
            frozen.name,
            paper,
            frozen.manifest,
            "issued",
            revision=frozen.revision,
            issued_on=frozen.issued_on,
            post=frozen.approval.post if frozen.approval else "",
            approved_on=frozen.approval.on if frozen.approval else "",
            later=later,
            is_confirmed=is_confirmed,
        )

    def _later(self, report: str, audience: str, *, manifest: str, revision: int) -> int:
        """The issue that a draft became, or the latest that came after this one."""
        of_it = [one for _, one, _ in self.issues if (one.name, one.edition) == (report, audience)]
        became = [one.revision for one in of_it if one.draft == manifest and one.manifest != manifest]
        after = [one.revision for one in of_it if revision and one.revision > revision]
        return max((*became, *after), default=0)

    def like(self, report: str, audience: str, fingerprint: str) -> KnownEdition | None:
        """The edition that lies under this name, or bears this fingerprint; the one that went furthest, if several."""
        near = [
            one.manifest
            for one in self.steps
            if (one.report, one.paper.audience) == (report, audience)
            or (fingerprint and one.paper.fingerprint == fingerprint)
        ]
        near += [
            frozen.manifest
            for _, frozen, paper in self.issues
            if (frozen.name, frozen.edition) == (report, audience) or (fingerprint and paper.fingerprint == fingerprint)
        ]
        known = [one for one in map(self.edition, near) if one]
        return max(known, key=lambda one: (STEPS.index(one.state), one.revision), default=None)

    @property
    def drafts(self) -> frozenset[str]:
        """The manifests of drafts that were issued."""
        return frozenset(frozen.draft for _, frozen, _ in self.issues)

    @property
    def is_any(self) -> bool:
        """Whether there is anybody to ask."""
        return self.ledger is not None or bool(self.issues)

    @property
    def name(self) -> str:
        """How they are called in a sentence."""
        return f"ledger {self.ledger}" if self.ledger else "archive"

    def papers(self) -> Iterator[tuple[str, Paper]]:
        """Every paper that is known, with the name of its report."""
        yield from ((one.report, one.paper) for one in self.steps)
        yield from ((frozen.name, paper) for _, frozen, paper in self.issues)


def witnesses(ledger: Path | None, outs: tuple[Path, ...]) -> Witnesses:
    """Whoever can be asked.

    Args:
        ledger: the file, or None where there is none.
        outs: folders in which an archive may lie.

    Raises:
        ConfigError: the file is no ledger.
        DataError: the ledger is damaged.
    """
    steps: tuple[Step, ...] = ()
    if ledger is not None:
        with open_ledger(ledger) as opened:
            steps = opened.steps()
    kept = {one.kept for one in steps if one.kind == "issued"}
    issues: list[tuple[Archive, Frozen, Paper]] = []
    remarks: list[str] = []
    for archive in map(Archive, outs):
        for frozen in _records(archive, remarks):
            if steps and frozen.digest not in kept:
                remarks.append(
                    f"the ledger does not confirm revision {frozen.revision} of {frozen.name}; it is left aside"
                )
                continue
            paper = _paper_of(archive, frozen)
            if paper:
                issues.append((archive, frozen, paper))
    return Witnesses(ledger, steps, tuple(issues), outs, tuple(remarks))


def _records(archive: Archive, remarks: list[str]) -> tuple[Frozen, ...]:
    try:
        return archive.every()
    except DataError as error:
        remarks += [f"the archive could not be asked: {complaint}" for complaint in error.complaints]
        return ()


def _paper_of(archive: Archive, frozen: Frozen) -> Paper | None:
    """The paper of an issue, by its manifest; None where that is lost."""
    try:
        manifest = json.loads(archive.objects.get(frozen.manifest))
        return Paper.of(manifest)
    except (DataError, KeyError, TypeError, ValueError):
        return None
