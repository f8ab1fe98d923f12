"""What a paper tells of the issue before it: the numbers that both print, and that are not the same any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from report_builder.earlier.causes import changes
from report_builder.earlier.issue import Issue
from report_builder.earlier.known import Made, circumstances
from report_builder.earlier.pairs import months_between
from report_builder.model.changed import Cause, Changed, Json, Since
from report_builder.model.release import Release
from report_builder.model.spec import Edition


def changed_since(issue: Issue, figures: Sequence[Json], made: Made, edition: Edition) -> Since:
    """Every number that is printed otherwise than in an issue, or is new, or is gone.

    Args:
        issue: an issue of the same edition.
        figures: of figures.json as it is now.
        made: the paper of now.
        edition: of both.
    """
    months = months_between(issue.quarter.period, made.spec.quarter.period)
    found = changes(issue.figures["figures"], figures, circumstances(issue, made, edition), months=months)
    quarter = issue.quarter.period.words
    return Since(issue.report, quarter, issue.revision, issue.issued_on, issue.is_replaced, found)


def told_in_paper(since: Since, *, apart: Iterable[str] | None = None) -> tuple[Changed, ...]:
    """What of it the paper prints: of a correction each number that either of the papers prints; else what is restated.

    Args:
        since: all that changed.
        apart: figures of exempt appendices, which are files of their own; None where the paper has none.
    """
    kept = frozenset(apart or ())
    told = (
        one
        for one in since.changed
        if one.id not in kept
        and not (apart is not None and one.cause is Cause.GONE)
        and (one.is_printed if since.is_replaced else one.is_restated)
    )
    # One number may stand under two ids, as a part of all and as the whole of its group: it is told once.
    return tuple({(one.words, one.then, one.now, one.cause): one for one in reversed(list(told))}.values())[::-1]


def is_held(issue: Issue, edition: Edition, releases: Iterable[Release]) -> bool:
    """Whether a paper was protected together with an issue, so that it may name that one's numbers.

    Args:
        issue: of the same edition.
        edition: one without disclosure control withholds nothing.
        releases: with which the paper was protected.
    """
    fingerprint = issue.manifest["fingerprint"]
    return not edition.threshold or any(
        one.fingerprint == fingerprint and one.audience == edition.name for one in releases
    )
