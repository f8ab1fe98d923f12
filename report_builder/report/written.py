"""A paper's sections, written once; or twice, where a text needs to know what the first writing came to.

References by id print numbers that are known only when all is written, and a glossary holds the words that were used.
The second writing differs in nothing that has a number of its own: what refers to a part that is not there is left out,
and that is a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from report_builder.model.built import Section
from report_builder.report.desk import Desk
from report_builder.report.glossary import acronyms_in
from report_builder.report.plan import Plan
from report_builder.report.see import Links, Place, places_of
from report_builder.report.writer import Writer


class Start(Protocol):
    """Gives a fresh desk, with what answers references and the acronyms that were used."""

    def __call__(self, *, links: Links, acronyms: Mapping[str, str]) -> Desk: ...  # noqa: D102


def written(plan: Plan, start: Start) -> tuple[Desk, tuple[Section, ...]]:
    """The sections of a paper, and the desk that they were written on.

    Args:
        plan: what is to be written.
        start: gives a fresh desk.
    """
    kinds = dict(plan.names)
    desk = start(links=Links(kinds), acronyms={})
    sections = tuple(Writer(desk).sections(plan.sections))
    if not desk.links.is_asked and desk.glossary is None:
        return desk, sections
    places = {**_carried(plan, sections), **places_of(sections, apart=[one.section for one in desk.exempt])}
    spec = desk.spec
    meeting = (spec.meeting.body, spec.meeting.lead_officer, spec.meeting.data_source, spec.meeting.prepared_by)
    names = (spec.yot, *meeting, plan.title, *(one.name for one in spec.comparators.family))
    acronyms = acronyms_in(sections, desk.glossary or {}, names=names)
    desk = start(links=Links(kinds, places), acronyms=acronyms)
    return desk, tuple(Writer(desk).sections(plan.sections))


def _carried(plan: Plan, sections: tuple[Section, ...]) -> dict[str, Place]:
    """Whole papers among the appendices, which come after the paper's own."""
    own = sum(section.is_appendix for section in sections)
    return {
        one.document: Place(f"appendix {number}", f"appendix-{number}-paper")
        for number, one in enumerate(plan.attached, start=own + 1)
    }
