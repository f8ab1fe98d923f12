"""What a committee's paper says besides its sections: its header, when it is published, why it is late or exempt.

Source: Local Government Act 1972, sections 100A(4) (the resolution), 100B(3) to (5) (publication, late items, what
stands on an exempt paper) and Schedule 12A, Part 2, paragraph 10 (the public interest test).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from report_builder.errors import Complaint
from report_builder.model.built import CoverLine
from report_builder.model.committee import BEFORE, EXEMPT_DESCRIPTIONS, HEADER_PARTS
from report_builder.model.period import spell_date
from report_builder.model.spec import AddedSection, Committee, Edition, Exemption, HeaderText, ReportSpec
from report_builder.report.plan import PlannedCommentary, PlannedPanel
from report_builder.report.terms import in_terms

ACT = "the Local Government Act 1972"
NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION"
Raw = Mapping[str, Any]


def section_id(part: str) -> str:
    """The id of the section that a part of the header becomes: `key-issues` of `key_issues`."""
    return part.replace("_", "-")


def with_header(spec: ReportSpec, own: Mapping[str, Raw]) -> dict[str, Raw]:
    """A document's sections with those of the committee's header before and after them, as outlines write them.

    A part of which the document has a section of its own becomes none: its words go into that section.

    Args:
        spec: what was asked for.
        own: the document's own sections by id, its appendices among them.
    """
    parts = [text.id for text in spec.committee.header if section_id(text.id) not in own]
    before = [part for part in parts if HEADER_PARTS[part][1] == BEFORE]
    body = {name: raw for name, raw in own.items() if not raw.get("appendix")}
    appendices = {name: raw for name, raw in own.items() if raw.get("appendix")}
    exempt = {"exempt-information": _exempt(spec.committee.exemption)} if spec.committee.exemption else {}
    made = {text.id: _header(text) for text in spec.committee.header}
    first = {section_id(part): made[part] for part in before}
    after = {section_id(part): made[part] for part in parts if part not in before}
    return {**exempt, **first, **body, **after, **appendices}


_LIST = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
_LEADS = {
    "recommendations": "It is recommended:",
    "options": "The options are:",
    "accountable_officers": "The accountable officers are:",
    "background_papers": "The background papers are:",
}


def _header(text: HeaderText) -> Raw:
    """A part of the header as a section; a list has a numbered sentence before it, which it can be cited by."""
    lead = [{"statement": [_LEADS.get(text.id, "The points are:")]}] if _LIST.match(text.text) else []
    title, _ = HEADER_PARTS[text.id]
    return {"id": section_id(text.id), "title": title, "blocks": [*lead, "commentary"], "header": True}


def _exempt(exemption: Exemption) -> Raw:
    blocks = [{"statement": why_paper_is_exempt(exemption)}]
    return {"id": "exempt-information", "title": "Exempt information", "blocks": blocks, "header": True}


def header_words(spec: ReportSpec, section: str) -> Iterator[HeaderText]:
    """The words of the header that belong into a section."""
    yield from (text for text in spec.committee.header if section_id(text.id) == section)


def blocks_with_header(spec: ReportSpec, raw: Raw) -> list[Any]:
    """The blocks of a section, with a place for commentary where the header has words for it and it has none."""
    items = list(raw["blocks"])
    needs_place = "commentary" not in items and any(header_words(spec, raw["id"]))
    return [*items, "commentary"] if needs_place else items


def header_faults(spec: ReportSpec) -> Iterator[Complaint]:
    """A complaint for each part of the header whose section the paper leaves out, so that its words would be lost."""
    for text in spec.committee.header:
        if section_id(text.id) in spec.sections.leave_out:
            what = f"the header has words for '{section_id(text.id)}', which this paper leaves out"
            yield Complaint(what, spec.place_of(f"committee.header.{text.id}"), "take one of the two away")


def set_apart(wish: AddedSection, text: PlannedCommentary, terminology: str) -> PlannedCommentary | PlannedPanel:
    """The words of an added section: as commentary, or set apart where they are a quote or a case study.

    Beneath a case study stands that those whom it is about agreed, and who recorded it.
    """
    if wish.kind == "narrative":
        return text
    if wish.kind == "quote":
        return PlannedPanel("quote", "", text, wish.by)
    consent = wish.consent.rstrip(".").removeprefix("recorded by ").removeprefix("Recorded by ")
    ours = in_terms("Used with the consent of the child and the family", terminology)
    return PlannedPanel("case-study", "", text, f"{ours}, recorded by {consent}.")


def why_paper_is_exempt(exemption: Exemption) -> tuple[str, ...]:
    """The paragraphs that an exempt paper begins with: which description it meets, the test, the resolution."""
    return (
        f"This paper is not for publication. It contains exempt information as described in {_named(exemption)}: "
        f"{_described(exemption)}.",
        _interest(exemption),
        f"The meeting is asked to resolve, under section 100A(4) of {ACT}, that the press and public be excluded while "
        f"this item is considered, since exempt information as described in {_numbers(exemption)} would otherwise be "
        "disclosed to them.",
    )


def why_appendix_is_exempt(number: str, exemption: Exemption) -> tuple[str, ...]:
    """The paragraphs that stand in the place of an exempt appendix."""
    return (
        f"{number} is exempt and not for publication. It contains exempt information as described in "
        f"{_named(exemption)}: {_described(exemption)}.",
        f"{_interest(exemption)} The appendix is a document apart, for those who are entitled to see it.",
    )


def why_item_is_exempt(exemption: Exemption) -> tuple[str, ...]:
    """The sentences beneath an item of an agenda for which press and public are to be excluded."""
    return (
        f"The meeting is asked to resolve, under section 100A(4) of {ACT}, that the press and public be excluded while "
        f"this item is considered, since exempt information as described in {_named(exemption)} "
        f"({_described(exemption)}) would otherwise be disclosed to them.",
        _interest(exemption),
    )


def _interest(exemption: Exemption) -> str:
    because = exemption.interest.rstrip(".")
    return (
        "In all the circumstances the public interest in maintaining the exemption outweighs the public interest in "
        f"disclosing the information. The reason given is: {because}."
    )


def _numbers(exemption: Exemption) -> str:
    return f"paragraph{'s' if len(exemption.paragraphs) > 1 else ''} {_listed([str(n) for n in exemption.paragraphs])}"


def _named(exemption: Exemption) -> str:
    return f"{_numbers(exemption)} of Part 1 of Schedule 12A to {ACT}"


def _described(exemption: Exemption) -> str:
    words = [EXEMPT_DESCRIPTIONS[number - 1] for number in exemption.paragraphs]
    return "; and ".join(["; ".join(words[:-1]), words[-1]] if words[1:] else words)


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def marking(edition: Edition, exemption: Exemption | None) -> str:
    """What stands on every page: the edition's marking, and that it is not for publication where it is exempt."""
    return as_exempt(edition.marking) if exemption else edition.marking


def as_exempt(marked: str) -> str:
    """A marking that says once, at its end, that the paper is not for publication."""
    if marked.endswith(NOT_FOR_PUBLICATION):
        return marked
    return " \N{MIDDLE DOT} ".join(word for word in (marked, NOT_FOR_PUBLICATION) if word)


def front_lines(
    spec: ReportSpec, edition: Edition, *, is_committee: bool, exemption: Exemption | None = None
) -> tuple[CoverLine, ...]:
    """The lines of the front that a committee's rules ask for; a line without words is left out.

    Args:
        spec: what was asked for.
        edition: whose paper it is; only the public's is published.
        is_committee: whether it goes to a committee.
        exemption: of the paper, or of the appendix that is a file of its own.
    """
    committee, day = spec.committee, spec.meeting.publication
    is_published = is_committee and edition.is_public and day is not None and exemption is None
    pairs = (
        ("Reference", committee.reference),
        ("Publication date", spell_date(day) if is_published and day else ""),
        ("Late item", _late(committee)),
        ("Exempt", _exempt_line(exemption, is_whole=exemption is committee.exemption) if exemption else ""),
    )
    return tuple(CoverLine(label, text) for label, text in pairs if text)


def _exempt_line(exemption: Exemption, *, is_whole: bool) -> str:
    """Which paragraphs; and their descriptions, where the paper has no section that gives them."""
    named = f"Not for publication, by {_named(exemption)}"
    return named if is_whole else f"{named}: {_described(exemption)}"


def _late(committee: Committee) -> str:
    if not committee.late:
        return ""
    return (
        f"This paper is late: {committee.late.rstrip('.')}. The chair is asked to agree that, by reason of these "
        f"special circumstances, it be considered as a matter of urgency (section 100B(4)(b) of {ACT})."
    )


_NUMBERED = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
"""A number by itself is no name: it could be anybody's."""


def own_words(spec: ReportSpec, edition: Edition) -> tuple[str, ...]:
    """What the service wrote that an edition prints outside its commentary, such as headings; the longest first.

    Names are among it where they hold a number, such as that of "Area 2 Youth Board".
    """
    committee, meeting = spec.committee, spec.meeting
    named = (meeting.body, meeting.lead_officer, meeting.prepared_by, meeting.data_source, meeting.venue, spec.logo_alt)
    exemptions = [*([committee.exemption] if committee.exemption else []), *committee.exempt_appendices.values()]
    added = [one for one in spec.sections.add if edition.name in one.editions]
    words = [
        *(spec.sections.titles[name] for name in spec.sections.titles if name not in spec.sections.leave_out),
        *(word for one in added for word in (one.title, one.by, one.consent)),
        *(one.interest for one in exemptions),
        committee.reference,
        committee.late,
        *(name for name in (*named, *spec.signatures) if _NUMBERED.search(name) and _LETTER.search(name)),
    ]
    kept = dict.fromkeys(" ".join(word.split()).rstrip(".") for word in words if word.strip())
    return tuple(sorted(kept, key=lambda word: (-len(word), word)))
