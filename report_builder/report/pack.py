"""An agenda pack as a report: the front sheet with its items, and after it the paper of each, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape, unescape

from report_builder.model.built import AgendaLine, CoverLine, House, Report, Section, Subsection
from report_builder.model.pack import PackItem, PackSpec, PaperKind
from report_builder.model.period import spell_date
from report_builder.model.registers import Registers
from report_builder.model.slug import slug
from report_builder.model.spec import Edition, ReportSpec
from report_builder.report.attach import Composed, join
from report_builder.report.book import Book
from report_builder.report.committee import as_exempt, why_item_is_exempt
from report_builder.report.desk import Desk
from report_builder.report.markdown import render_markdown
from report_builder.report.plan import PlannedRegister
from report_builder.report.writers.register import write_register

_PRINTED = {
    PaperKind.WORK_PROGRAMME: (
        "Meetings to come",
        PlannedRegister("meetings", "What each meeting is to consider", "programme"),
    ),
    PaperKind.MONITORING: (
        "Recommendations",
        PlannedRegister("actions", "Recommendations and what came of them", "monitoring"),
    ),
}


def name_of_item(number: int) -> str:
    """How the pack names an item and its paper: "Item 7"."""
    return f"Item {number}"


def compose_pack(pack: PackSpec, papers: Mapping[int, Composed], *, fingerprint: str) -> Composed:
    """The pack, its page numbers not known yet.

    Args:
        pack: the meeting and its items.
        papers: number of the item, from 1 -> its paper. An exempt item's is left out of the public pack by the caller.
        fingerprint: hash of the pack's file, the papers and the versions.
    """
    agenda = tuple(_line(number, item, has_paper=number in papers) for number, item in enumerate(pack.items, 1))
    every = [paper.report for paper in papers.values()]
    is_draft = any(report.is_draft for report in every)
    front = Report(
        title=pack.body,
        subtitle=f"Agenda, {spell_date(pack.date)}",
        organisation=pack.council or pack.body,
        edition=pack.edition,
        marking=next((report.marking for report in every if report.marking), ""),
        cover=tuple(_lines(pack)),
        sections=(),
        is_draft=is_draft,
        is_synthetic=any(report.is_synthetic for report in every),
        date_words=spell_date(pack.date),
        fingerprint=fingerprint,
        front="agenda",
        agenda=agenda,
        notices=render_markdown(pack.notices, top_level=3) if pack.notices.strip() else "",
        house=next((report.house for report in every if report.house.logo), House()),
    )
    titled = (
        (name_of_item(number), paper.report.title, _renamed(pack.items[number - 1], paper, is_draft=is_draft))
        for number, paper in papers.items()
    )
    return join(Composed(front, {}), titled)


def _renamed(item: PackItem, paper: Composed, *, is_draft: bool) -> Composed:
    """The paper under the title that its item has on the agenda; its own title stands beneath.

    A list that the pack makes of the governance tables is a draft as long as the pack is one. Every page of an exempt
    item's paper says that it is not for publication (Local Government Act 1972, section 100B(5)).
    """
    own = paper.report.title
    is_same = own.casefold() == item.title.casefold()
    subtitle = paper.report.subtitle if is_same else own
    is_draft = paper.report.is_draft or (is_draft and item.kind in _PRINTED)
    marking = as_exempt(paper.report.marking) if item.exemption else paper.report.marking
    named = replace(paper.report, title=item.title, subtitle=subtitle, is_draft=is_draft, marking=marking)
    return replace(paper, report=named)


def _lines(pack: PackSpec) -> Iterator[CoverLine]:
    when = f"{spell_date(pack.date)}, {pack.time}" if pack.time else spell_date(pack.date)
    pairs = (
        ("Date and time" if pack.time else "Date", when),
        ("Venue", pack.venue),
        ("Membership", ", ".join(pack.membership)),
        ("Contact", pack.contact),
    )
    yield from (CoverLine(label, text) for label, text in pairs if text)


def _line(number: int, item: PackItem, *, has_paper: bool) -> AgendaLine:
    text = render_markdown(item.text, top_level=3) if item.text.strip() else ""
    if item.exemption:
        text += "".join(f"<p>{escape(said, quote=False)}</p>" for said in why_item_is_exempt(item.exemption))
    prefix = f"{slug(name_of_item(number))}-" if has_paper else ""
    return AgendaLine(str(number), item.title, text, prefix)


_ENDS_LINE = re.compile(r"</?(?:p|li|ul|ol|h\d|blockquote|table|thead|tbody|tr|th|td|div)\b[^>]*>|<br ?/?>")
_TAG = re.compile(r"<[^>]*>")
_OWN = re.compile(r"[^\W\d]|\d{5}")
"""A short number by itself is not known for hers: it could be anybody's."""


def own_words(pack: PackSpec) -> tuple[str, ...]:
    """What the front sheet says in the governance officer's words, line by line, the longest first.

    A number in them is hers, such as that of a room: it is told of, and does not stop a pack.
    """
    marked = (pack.notices, *(item.text for item in pack.items))
    lines = [line for text in marked if text.strip() for line in _ENDS_LINE.split(render_markdown(text, top_level=3))]
    lines = [unescape(part) for line in lines for part in (_TAG.sub("", line), *_TAG.split(line))]
    lines += [pack.council, pack.body, pack.venue, ", ".join(pack.membership), pack.contact]
    lines += [item.title for item in pack.items]
    kept = {" ".join(line.split()).rstrip(".") for line in lines if _OWN.search(line)}
    return tuple(sorted(kept, key=lambda line: (-len(line), line)))


def with_pages(made: Composed, first_pages: Mapping[str, int], *, pages: int) -> Composed:
    """The pack with the pages of each paper on its front sheet.

    Args:
        made: the pack.
        first_pages: id of a paper in the page -> the page that it begins on, from 1.
        pages: how many the pack has.
    """
    starts = sorted(first_pages.values())

    def ranged(line: AgendaLine) -> AgendaLine:
        first = first_pages.get(f"{line.prefix}paper", 0) if line.prefix else 0
        after = next((start for start in starts if start > first), pages + 1)
        return replace(line, first_page=first, last_page=after - 1) if first else line

    return replace(made, report=replace(made.report, agenda=tuple(map(ranged, made.report.agenda))))


def received_paper(item: PackItem, pack: PackSpec, *, pages: int, edition: str) -> Composed:
    """The head of a paper that somebody else made, behind which its pages follow."""
    report = Report(
        title=item.title,
        subtitle="",
        organisation=pack.council or pack.body,
        edition=edition,
        marking="",
        cover=(CoverLine("Received", "made by somebody else and set as it came, in the PDF of this pack"),),
        sections=(),
        is_draft=False,
        date_words=spell_date(pack.date),
        front="header",
        pages_received=pages,
    )
    return Composed(report, {})


def register_paper(
    item: PackItem, pack: PackSpec, *, registers: Registers, spec: ReportSpec, edition: Edition, is_synthetic: bool
) -> Composed:
    """The work programme or the monitoring of recommendations, as a paper.

    Args:
        item: whose kind is one of `_PRINTED`.
        pack: whose body and day it is for.
        registers: the governance tables.
        spec: of the config whose data they are.
        edition: of the pack.
        is_synthetic: whether the data say of themselves that they are made up.
    """
    at_the_meeting = replace(spec.meeting, body=pack.body, date=pack.date)
    desk = Desk(replace(spec, meeting=at_the_meeting, as_at=pack.date), edition, _draw_nothing, Book({}))
    desk.registers, desk.section = registers, "1"
    head, planned = _PRINTED[item.kind]
    blocks = tuple(write_register(desk, planned))
    section = Section(slug(item.kind.value), "1", head, (Subsection("", blocks),))
    report = Report(
        title=item.title,
        subtitle="",
        organisation=pack.council or pack.body,
        edition=edition.name,
        marking=edition.marking,
        cover=(CoverLine("As known on", spell_date(pack.date)),),
        sections=(section,),
        is_draft=False,
        is_synthetic=is_synthetic,
        date_words=spell_date(pack.date),
        front="header",
    )
    places = {id_: tuple(found) for id_, found in desk.places.items()}
    return Composed(report, places, tuple(desk.commentary))


def _draw_nothing(_: object) -> bytes:
    raise ValueError("a register has no chart")
