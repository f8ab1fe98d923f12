"""Reads the blocks of an outline that a youth justice plan brings: targets, and what is said where nobody wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from report_builder.model.spec import ReportSpec
from report_builder.report.committee import header_words
from report_builder.report.plan import Otherwise, PlannedSeries, PlannedTargets


def read_targets(raw: Mapping[str, Any], series: tuple[PlannedSeries, ...]) -> PlannedTargets:
    """A table of indicators; `series` are its views as read, each with its name.

    Raises:
        KeyError: it has no title, or a view no definition.
    """
    return PlannedTargets(raw["title"], series, tuple(item["definition"] for item in raw["views"]))


def otherwise(words: str, section: str, spec: ReportSpec) -> Otherwise:
    """The sentence of a section, for the editions for which neither the config nor the committee's header has words."""
    written = {edition for note in spec.commentary if note.section == section for edition in note.by_edition}
    if any(header_words(spec, section)):
        written = set(spec.editions)
    return Otherwise(words, frozenset(spec.editions) - written)
