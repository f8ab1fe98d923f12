"""The lists of the introduction: the national indicators, the family, and what the report covers."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from report_builder.model.measure import MEASURES
from report_builder.model.spec import FAMILY, ReportSpec
from report_builder.report.phrases import within_a_sentence

INDICATORS = (
    ("fte_rate", "first-time-entrants", "First time entrants to the youth justice system"),
    ("reoff_binary", "reoffending", "Reoffending"),
    ("custody_rate", "custody", "Use of custody"),
)
"""Measure, the section that is about it, its name in the list."""

LINES = (
    ("rates", "how many children reoffend, and how often"),
    ("demographics", "which children reoffend, by care status, age, sex and ethnic group"),
    ("no-intervention", "how much of it is by children who are on no intervention"),
    ("assessments", "whether assessments lead to the right level of intervention"),
    ("early-or-late", "whether children reoffend early or late"),
    ("persistence", "how much of it is by the few who reoffend most often"),
    ("seriousness", "whether reoffences are more serious than the first offence"),
)
"""The lines of enquiry of the YJB's reoffending toolkit: the section that follows each, and what it asks."""


def listing(name: str, spec: ReportSpec) -> Iterator[tuple[str, str]]:
    """The introduction of a list and its markup; nothing of sections that are left out, and no list without an item."""
    left_out = spec.sections.leave_out
    if name == "indicators":
        known = [(measure, words) for measure, section, words in INDICATORS if section not in left_out]
        where = "" if len(known) == len(INDICATORS) else " in this report"
        if known:
            items = [f"{words}{_update(measure, spec)}" for measure, words in known]
            yield f"The national indicators{where} are:", _bullets(items)
    elif name == "lines" and (asked := [words for section, words in LINES if section not in left_out]):
        lines = "seven lines of enquiry" if len(asked) == len(LINES) else "lines of enquiry"
        yield f"The {lines} of the Youth Justice Board's reoffending toolkit ask:", _bullets(asked)
    elif name == "family" and spec.comparators.family:
        members = [member.name for member in spec.comparators.family]
        yield _family(spec), _bullets(members)
    elif name == "covers" and list(_covers(spec)):
        yield "The report covers:", _bullets(list(_covers(spec)))


def _family(spec: ReportSpec) -> str:
    words, service = spec.comparators.family_words, escape(spec.yot)
    if spec.comparators.family_name == FAMILY:
        return f"The {words} of {service} is:"
    return f"The {escape(words)} of {service}, which are not its YOT family, are:"


def _covers(spec: ReportSpec) -> Iterator[str]:
    quarter = spec.quarter.period.words
    if "local-picture" not in spec.sections.leave_out:
        yield f"the caseload of the service, {quarter} ({spec.quarter})"
    if spec.cohort and "tracker" not in spec.sections.leave_out:
        yield f"reoffending by children who entered the local tracker, {spec.cohort.words}"
    words = {"budget": f"the budget of {spec.quarter.financial_year}", "scorecard": f"the scorecard, {quarter}"}
    for number, name in enumerate(sorted(spec.appendices, key=lambda one: one not in words), start=1):
        yield f"{words.get(name) or 'the ' + name.replace('-', ' ')} (Appendix {number})"  # whole documents come last


def _update(measure: str, spec: ReportSpec) -> str:
    reason = spec.no_update.get(measure)
    return f" (no update: {reason.rstrip('.')})" if reason else ""


def no_update(measure: str, spec: ReportSpec) -> Iterator[str]:
    """The sentence that a measure's section owes its reader where there are no new figures."""
    reason = spec.no_update.get(measure)
    if reason:
        name = within_a_sentence(MEASURES[measure].name)
        yield (
            f"There is no update to the published figures on {escape(name)}, because "
            f"{escape(within_a_sentence(reason.rstrip('.')))}. What is shown is what was last published; no rise or "
            "fall is claimed."
        )


def _bullets(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in items) + "</ul>"
