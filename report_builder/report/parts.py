"""A part of a paper by itself: one section, with the numbers and references of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_builder.errors import Complaint, ConfigError, did_you_mean
from report_builder.model.built import Report
from report_builder.report.exempt import without_links_outside


def only_part(report: Report, part: str) -> Report:
    """A report with one of its sections, or one of the papers that it carries; all numbers stay those of the whole.

    Raises:
        ConfigError: there is no such part.
    """
    insist_part(part, [*(section.id for section in report.sections), *(one.document for one in report.attached)])
    alone = replace(
        report,
        sections=tuple(section for section in report.sections if section.id == part),
        attached=tuple(one for one in report.attached if one.document == part),
    )
    return without_links_outside(alone)


def insist_part(part: str, known: Sequence[str]) -> None:
    """Stop where there is no such section.

    Raises:
        ConfigError: it is none of those that are known.
    """
    if part not in known:
        mend = did_you_mean(part, known) or f"there are: {', '.join(known)}"
        raise ConfigError(Complaint(f"there is no part '{part}'", "--only", mend))
