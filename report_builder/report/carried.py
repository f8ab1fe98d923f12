"""Whole papers that a paper carries as appendices: which there are, and what of the config holds for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from report_builder.errors import Complaint
from report_builder.model.spec import Committee, ReportSpec, Sections
from report_builder.report.attach import Composed
from report_builder.report.plan import Plan


def carried_spec(spec: ReportSpec, document: str, appendices: tuple[str, ...] = ()) -> ReportSpec:
    """The spec of a paper that another one carries: the same data, quarter, editions and meeting.

    Its outline stands as it is: sections, commentary, further figures and the committee's header are of the paper
    that carries it.
    """
    return replace(
        spec,
        document=document,
        appendices=appendices,
        sections=Sections(),
        commentary=(),
        figures=(),
        committee=Committee(),
    )


_OF_THE_CARRIER = frozenset({"Report to", "To", "Date"})


def as_carried(made: Composed) -> Composed:
    """A paper without the lines that say to whom it goes and when: the paper that carries it says so."""
    cover = tuple(line for line in made.report.cover if line.label not in _OF_THE_CARRIER)
    return replace(made, report=replace(made.report, cover=cover))


def documents_in(templates: Sequence[Path]) -> tuple[str, ...]:
    """The names of all documents that have an outline, in the order of the alphabet."""
    found = (path.parent.name for folder in templates for path in folder.glob("*/outline.yaml"))
    return tuple(sorted(set(found)))


def appendices_of(outline: Mapping[str, Any]) -> tuple[str, ...]:
    """The appendices that a document has of itself: those that its outline names, or else all that it holds."""
    own = (raw["id"] for raw in outline["sections"] if raw.get("appendix"))
    return tuple(outline.get("appendices", own))


def carries_itself(name: str, within: tuple[str, ...], *, where: str) -> Complaint:
    """The complaint of a document that would stand within itself, by way of those in between."""
    chain = " carries ".join(f"'{one}'" for one in (*within[within.index(name) :], name))
    return Complaint(f"a paper cannot carry itself: {chain}", where, "name another document, or none")


def carrying(plan: Plan, attached: tuple[Plan, ...]) -> Plan:
    """A plan with the papers that it carries: their views are among its own, each once, to be protected with them."""
    if not attached:
        return plan
    every = (plan, *attached)
    return replace(
        plan,
        attached=attached,
        views=tuple(dict.fromkeys(view for one in every for view in one.views)),
        needed=tuple(dict.fromkeys(view for one in every for view in one.needed)),
        alternatives=tuple(dict.fromkeys(each for one in every for each in one.alternatives)),
    )
