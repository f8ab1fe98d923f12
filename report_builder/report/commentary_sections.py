"""Which section a heading of the commentary means: its id, or its title as the paper or the config has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from report_builder.errors import Complaint, did_you_mean
from report_builder.model.slug import slug
from report_builder.model.spec import ReportSpec
from report_builder.report.terms import in_terms


def with_section_ids(spec: ReportSpec, known: Mapping[str, Any]) -> ReportSpec:
    """The spec with each note under the id of its section; one that no section is meant by keeps its name.

    Args:
        spec: what was asked for.
        known: id -> section of the outline.
    """
    ids = {slug(title): id_ for title, id_ in _titles(spec, known).items()}
    notes = (
        note if note.section in known else replace(note, section=ids.get(note.section, note.section))
        for note in spec.commentary
    )
    return replace(spec, commentary=tuple(notes))


def _titles(spec: ReportSpec, known: Mapping[str, Any]) -> dict[str, str]:
    """Every title that a section has: the outline's, in the words of the config's choice, and the config's own."""
    found: dict[str, str] = {}
    for id_, raw in known.items():
        for title in (raw["title"], in_terms(raw["title"], spec.terminology), spec.sections.titles.get(id_, "")):
            if title:
                found.setdefault(title, id_)
    return found


def unknown_sections(spec: ReportSpec, known: Mapping[str, Any]) -> Iterator[Complaint]:
    """A complaint for each note whose section the document does not have, with its key or its place in its file."""
    titles = {slug(title): title for title in _titles(spec, known)}
    for note in spec.commentary:
        if note.section in known:
            continue
        near = did_you_mean(note.section, [*known, *titles])
        for spelled, title in titles.items():
            near = near.replace(f"'{spelled}'", f"'{title}'") if spelled not in known else near
        key = f"commentary.{note.section}"
        where = spec.place_of(key) if key in spec.places else spec.place_of_words(note.where)
        what = f"'{spec.document}' has no section '{note.section}'"
        yield Complaint(what, where, near or f"there are: {', '.join(known)}")
