"""The cover of a paper: whose it is, for whom, from what data."""

from __future__ import annotations

import re
from collections.abc import Mapping

from report_builder.model.built import CoverLine
from report_builder.model.period import spell_date
from report_builder.model.spec import Edition, ReportSpec

_SAYS_WHAT_IT_IS = re.compile(r"\b(?:YOTs?|YOS|YJS|youth (?:justice|offending))\b", re.IGNORECASE)


def organisation(spec: ReportSpec) -> str:
    """The service's full name; one that says already what it is stands as it is: "Programme YOTs"."""
    if _SAYS_WHAT_IT_IS.search(spec.yot):
        return spec.yot
    if spec.terminology == "legacy-2020":
        return f"{spec.yot} Youth Offending Team"
    return f"{spec.yot} Youth Justice Service"


def date_words(spec: ReportSpec) -> str:
    """The meeting's date as printed."""
    return spell_date(spec.meeting.date)


def lines(spec: ReportSpec, edition: Edition, *, quarter_label: str = "Period") -> tuple[CoverLine, ...]:
    """Report to, date, period, author, data source, preparation, edition; a line without words is left out."""
    meeting = spec.meeting
    quarter = f"{spec.quarter.period.words} (quarter {spec.quarter.number} of {spec.quarter.financial_year})"
    pairs = (
        ("Report to", meeting.body),
        ("Date", date_words(spec)),
        (quarter_label, quarter),
        ("Author", meeting.lead_officer),
        ("Data source", meeting.data_source),
        ("Data and charts prepared by", meeting.prepared_by),
        ("Figures as known on", spell_date(spec.as_at)),
        ("Edition", "Public" if edition.is_public else "Management board"),
    )
    return tuple(CoverLine(label, text) for label, text in pairs if text)


def header_lines(spec: ReportSpec, edition: Edition, *, title: str) -> tuple[CoverLine, ...]:
    """The block that a briefing begins with: to, date, lead officer, title, and what it rests on; no line is blank."""
    meeting = spec.meeting
    pairs = (
        ("To", meeting.body),
        ("Date", date_words(spec)),
        ("Lead officer", meeting.lead_officer),
        ("Title", title),
        ("Period", spec.quarter.period.words),
        ("Data source", meeting.data_source),
        ("Data and charts prepared by", meeting.prepared_by),
        ("Figures as known on", spell_date(spec.as_at)),
        ("Edition", "Public" if edition.is_public else "Restricted"),
    )
    return tuple(CoverLine(label, text) for label, text in pairs if text)


def symbols(used: Mapping[str, str]) -> tuple[CoverLine, ...]:
    """The symbols that the paper uses, with their meaning."""
    return tuple(CoverLine(symbol, words) for symbol, words in used.items())
