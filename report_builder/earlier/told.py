"""A composed paper with what changed since the last issue, where there is one that its readers are known to have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.earlier.issue import issue_before
from report_builder.model.changed import Json
from report_builder.model.release import Release
from report_builder.model.spec import ReportSpec
from report_builder.report.attach import Composed
from report_builder.report.exempt import figures_apart
from report_builder.report.outline_checks import WHAT_CHANGED
from report_builder.report.what_changed import with_what_changed
from report_builder.store.frozen import Archive

if TYPE_CHECKING:
    from report_builder.disclosure.protected import Protected
    from report_builder.earlier.known import Made
    from report_builder.report.plan import Plan

Figures = Callable[[], Sequence[Json]]


def told_since(
    composed: Composed,
    figures: Figures,
    *,
    spec: ReportSpec,
    made: Callable[[], Made],
    protected: Protected,
    plan: Plan,
    earlier: Iterable[Release],
    out: Path,
) -> Composed:
    """The paper with its section on what changed, and the line of its cover; as it is where there is nothing to tell.

    Args:
        composed: the paper.
        figures: asked for those of its figures.json, only where there is an issue to compare it with.
        spec: what was asked for.
        made: asked for the paper as it was counted, likewise.
        protected: the edition.
        plan: of the document.
        earlier: the releases that it was protected together with.
        out: the folder under which all papers lie, and the archive.

    Raises:
        DataError: the archive is not as it was written.
    """
    edition = protected.edition
    report, fingerprint = spec.report, composed.report.fingerprint
    issue = issue_before(spec, edition.name, report=report, fingerprint=fingerprint, archive=Archive(out))
    if issue is None:
        return composed
    from report_builder.earlier.since import (  # noqa: PLC0415  pandas is heavy, and most papers have no earlier issue
        changed_since,
        is_held,
        told_in_paper,
    )

    if not is_held(issue, edition, earlier):
        return composed
    if not issue.is_replaced and WHAT_CHANGED in spec.sections.leave_out:
        return composed
    apart = None
    if any(section.exemption for section in plan.sections):
        apart = figures_apart(plan, protected.tables, protected.alternatives)
    since = changed_since(issue, figures(), made(), edition)
    return with_what_changed(composed, since, told_in_paper(since, apart=apart), spec)
