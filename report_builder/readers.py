"""The readers of an edition: what they hold already, by which rules it was protected, and what it will tell them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.model import order
from report_builder.model.release import READ, Known, Paper, Release
from report_builder.model.spec import Edition, ReportSpec

if TYPE_CHECKING:
    from report_builder.audit.knowledge import Rules

LEDGER = order.LEDGER


def known_to(spec: ReportSpec, edition: Edition, *, out: Path) -> Known:
    """What the readers of an edition hold already, by the ledger beside the papers.

    A paper that is made again is made as it was before it first went out. An edition without disclosure control is
    made without looking.
    """
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    if not edition.threshold or not (out / LEDGER).exists():
        return Known(edition.name)
    with open_ledger(out / LEDGER) as ledger:
        own = ledger.releases(
            audiences={edition.name}, yot=spec.yot, document=spec.document, quarter=str(spec.quarter), kinds=READ
        )
        again = [release.paper for release in own if release.as_at == spec.as_at.isoformat()]
        return ledger.known_to(edition.name, yot=spec.yot, before=again[-1] if again else None)


def known_before(paper: Paper, *, out: Path) -> Known:
    """What the readers of a paper that was built hold, by the ledger beside the papers."""
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    if not (out / LEDGER).exists():
        return Known(paper.audience)
    with open_ledger(out / LEDGER) as ledger:
        return ledger.known_to(paper.audience, yot=paper.yot, before=paper)


def was_issued(spec: ReportSpec, edition: Edition, *, fingerprint: str, out: Path) -> bool:
    """Whether this very paper was released, by the ledger beside the papers: it is no draft any more."""
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415  kept from --help

    if not (out / LEDGER).exists():
        return False
    with open_ledger(out / LEDGER) as ledger:
        issued = ledger.releases(
            audiences={edition.name}, yot=spec.yot, document=spec.document, quarter=str(spec.quarter), kinds=READ[-1:]
        )
    return any(release.fingerprint == fingerprint for release in issued)


def rules_of(edition: Edition, spec: ReportSpec) -> Rules:
    """An edition's rules as the audit takes them, which knows nothing of configs."""
    from report_builder.audit.boxes import CaseOrder  # noqa: PLC0415  numpy is heavy
    from report_builder.audit.knowledge import Rules  # noqa: PLC0415

    types = spec.case_types
    cases = CaseOrder(types.order, dict(types.groups), types.statutory)
    return Rules(edition.threshold, edition.is_zero_safe, edition.minimum_denominator, cases)


def release_of(figures: bytes, edition: Edition, spec: ReportSpec) -> Release:
    """An edition as its readers will have it, from its figures.json."""
    from report_builder.audit.released import released_cells  # noqa: PLC0415  numpy is heavy

    cells = released_cells(json.loads(figures), rules_of(edition, spec))
    quarter, as_at = str(spec.quarter), spec.as_at.isoformat()
    return Release(READ[-1], edition.name, spec.document, spec.yot, quarter, as_at, "", cells)
