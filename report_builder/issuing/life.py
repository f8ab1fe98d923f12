"""Where a paper stands in its life: what the ledger and the archive know of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.issuing.issued import Issued
from report_builder.readers import LEDGER
from report_builder.store.frozen import Approval, Archive, Frozen

if TYPE_CHECKING:
    from report_builder.ledger.steps import Step


def revisions_of(edition: Issued) -> tuple[Frozen, ...]:
    """Every issue of an edition, the first one first.

    Raises:
        DataError: a record of the archive is not as it was written.
    """
    return Archive(edition.out).revisions(edition.report, edition.paper.audience)


def next_revision(revisions: Iterable[Frozen]) -> int:
    """The number that the next issue will have, and of which all drafts until then are drafts."""
    return max((one.revision for one in revisions), default=0) + 1


def issue_of(edition: Issued, revisions: Iterable[Frozen]) -> Frozen | None:
    """The revision as which this very paper was issued, be it that its draft lies there or its final files."""
    told = edition.digest
    return next((one for one in revisions if told in {one.draft, one.manifest}), None)


def steps_of(edition: Issued, ledger: Path, kind: str) -> tuple[Step, ...]:
    """The steps of a kind in the life of what lies in a folder, the first one first.

    Both the ledger that is named and the one beside the papers are looked into: a build knows only the latter.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    found: list[Step] = []
    told = edition.digest
    for place in dict.fromkeys((ledger, edition.out / LEDGER)):
        if place.exists():
            with open_ledger(place) as opened:
                steps = opened.steps(report=edition.report, audience=edition.paper.audience, kinds=(kind,))
            found += [one for one in steps if one.manifest == told]
    return tuple(found)


def approval_of(edition: Issued, ledger: Path) -> Approval | None:
    """Who approved this very draft, the last one of several; None where nobody did."""
    steps = steps_of(edition, ledger, "approved")
    return Approval(steps[-1].who, steps[-1].post, steps[-1].day) if steps else None


def sources_of_build(edition: Issued, ledger: Path) -> str:
    """The name of what was put by when it was built; empty where the archive has nothing of it."""
    objects = Archive(edition.out).objects
    kept = [one.kept for one in steps_of(edition, ledger, "built") if one.kept and objects.has(one.kept)]
    return kept[-1] if kept else ""
