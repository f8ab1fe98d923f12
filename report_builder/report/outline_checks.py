"""Whether what a config says of sections and appendices can be: each must be one that the document has, and prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from report_builder import bundled
from report_builder.errors import Complaint, did_you_mean
from report_builder.model.spec import ReportSpec
from report_builder.report.commentary_sections import unknown_sections

WHAT_CHANGED = "what-changed"
"""The section of numbers that an earlier issue printed otherwise, which no outline has."""


def unknown_names(
    spec: ReportSpec, known: Mapping[str, Any], appendices: Sequence[str], documents: Sequence[str]
) -> Iterator[Complaint]:
    """A complaint for each section or appendix that the config names and the document does not have.

    Args:
        spec: what was asked for.
        known: the document's sections by id, as outlines write them.
        appendices: those that the paper is to have.
        documents: whole papers, which may be appendices.
    """
    own = [name for name, raw in known.items() if raw.get("appendix")]
    possible = [*own, *(name for name in documents if name not in known)]
    for key, name, kind in _named(spec, appendices):
        allowed = possible if kind == "appendix" else list(known)
        if name not in allowed and not is_by_default(spec, key):
            mend = did_you_mean(name, allowed) or f"there are: {', '.join(allowed)}"
            yield Complaint(f"'{spec.document}' has no {kind} '{name}'", spec.place_of(key), mend)
    yield from unknown_sections(spec, known)


def _named(spec: ReportSpec, appendices: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Key, id, and which of the two it should be."""
    wishes = spec.sections
    left_out = ((number, name) for number, name in enumerate(wishes.leave_out, 1) if name != WHAT_CHANGED)
    yield from ((f"sections.leave_out.{number}", name, "section") for number, name in left_out)
    yield from ((f"sections.order.{number}", name, "section") for number, name in enumerate(wishes.order, 1))
    yield from ((f"sections.titles.{name}", name, "section") for name in wishes.titles)
    yield from ((f"sections.add.{number}.after", one.after, "section") for number, one in enumerate(wishes.add, 1))
    yield from ((f"sections.charts.{name}", name, "section") for name in wishes.charts)
    yield from ((f"appendices.{number}", name, "appendix") for number, name in enumerate(appendices, 1))


def is_by_default(spec: ReportSpec, key: str) -> bool:
    """Whether a key stands in our own defaults, which name the appendices of whatever document has them."""
    file = spec.places.get(key, "").rsplit(":", 2)[0]
    return bool(file) and Path(file) == bundled.folder("config") / "default.yaml"


def exempt_faults(spec: ReportSpec, carried: Sequence[str]) -> Iterator[Complaint]:
    """An exempt appendix must be one that the paper has, or the config believes it kept when it is printed.

    `carried` are the paper's own appendices.
    """
    for name in spec.committee.exempt_appendices:
        if name not in carried:
            mend = did_you_mean(name, carried) or f"its appendices are: {', '.join(carried) or 'none'}"
            what = f"this paper has no appendix '{name}' of its own that could be exempt"
            yield Complaint(what, spec.place_of(f"committee.exempt_appendices.{name}"), mend)


def added_faults(spec: ReportSpec, known: Mapping[str, Any], kept: Sequence[str]) -> Iterator[Complaint]:
    """A section of the service's own stands after one that is in the paper, or it would be lost; `kept` are those."""
    for number, added in enumerate(spec.sections.add, 1):
        if added.after in known and added.after not in kept:
            what = f"'{added.title}' is to stand after '{added.after}', which this paper leaves out"
            yield Complaint(what, spec.place_of(f"sections.add.{number}.after"), f"name one of: {', '.join(kept)}")
