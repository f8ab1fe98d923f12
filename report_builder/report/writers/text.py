"""Writes the words of a paper: sentences of ours, lists, flags and the manager's commentary."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from report_builder.model.built import Block, Paragraph, Prose
from report_builder.report.desk import Desk
from report_builder.report.listings import listing, no_update
from report_builder.report.markdown import markdown_blocks
from report_builder.report.marks import Marks
from report_builder.report.plan import Disclosure, Flag, Listing, PlannedCommentary, Statement, Text
from report_builder.report.see import finished
from report_builder.report.silence import nothing_withheld
from report_builder.report.source_listing import source_listing


def write_text(desk: Desk, planned: Text) -> list[Block]:
    """One paragraph of all sentences that can be said; what is withheld is owned up to once."""
    desk.book.touched.clear()
    said, is_withheld = desk.wording().sentences(planned.sentences)
    desk.withheld = desk.withheld or is_withheld
    if is_withheld and said:
        said.append("Numbers that could point to a child are not shown.")
    if not said and not planned.is_optional:
        said = desk.why_missing(reference.view for reference in planned.references)
    return [desk.paragraph(" ".join(said))] if said else []


def write_listing(desk: Desk, planned: Listing) -> list[Block]:
    """A list with the sentence before it, or nothing where it has no item."""
    blocks: list[Block] = []
    for intro, items in _listing(desk, planned.name):
        blocks += [desk.paragraph(intro), Prose(desk.in_terms(items))]
    return blocks


def _listing(desk: Desk, name: str) -> Iterator[tuple[str, str]]:
    if name in {"sources", "absent"}:
        return source_listing(name, desk.book, desk.absent)
    return listing(name, desk.spec)


def write_statement(desk: Desk, planned: Statement) -> list[Block]:
    """Plain words as they are, in numbered paragraphs: the law's and the service's own keep their terms."""
    blocks: list[Block] = []
    for text in planned.paragraphs:
        desk.paragraphs += 1
        blocks.append(Paragraph(f"{desk.section}.{desk.paragraphs}", escape(text, quote=False)))
    return blocks


def write_disclosure(desk: Desk, planned: Disclosure) -> list[Block]:  # noqa: ARG001  all have one signature
    """What the paper withholds and why, and what else it must own up to; or that it withholds nothing."""
    return [desk.paragraph(said) for said in desk.remarks or (nothing_withheld(desk.edition),)]


def write_flag(desk: Desk, planned: Flag) -> list[Block]:
    """The sentence that a measure owes its reader where there is no update."""
    return [desk.paragraph(said) for said in no_update(planned.measure, desk.spec)]


def write_commentary(desk: Desk, planned: PlannedCommentary) -> list[Block]:
    """The manager's Markdown: her paragraphs numbered like ours, her lists and tables as they are."""
    if planned.edition != desk.edition.name:
        return []
    marks = Marks(desk.book)
    blocks: list[Block] = []
    for kind, marked in markdown_blocks(finished(marks.added(desk.wording().pieces(planned.text)))):
        html, figures = marks.removed(marked)
        if kind == "paragraph":
            desk.paragraphs += 1
            blocks.append(Paragraph(f"{desk.section}.{desk.paragraphs}", html))
        else:
            blocks.append(Prose(html))
        place = f"para {desk.section}.{max(desk.paragraphs, 1)}"
        desk.commentary.append(place)
        desk.note_places(place, figures)
    return blocks
