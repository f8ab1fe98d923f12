"""What a paper's text can point to: its heads, paragraphs, charts, tables and appendices, each with its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.model.built import Paragraph, Picture, Section, SetTable
from report_builder.report.attach import Composed


@dataclass(frozen=True, slots=True)
class Signpost:
    """A head or a caption, or the number of a paragraph.

    Attributes:
        kind: heading, paragraph or caption.
        text: its words; empty of a paragraph.
        number: "2", "Appendix 1", "Chart 13b".
        level: of a heading.
    """

    kind: str
    text: str
    number: str
    level: int = 0


def signposts(composed: Composed) -> Iterator[tuple[str, tuple[Signpost, ...]]]:
    """Of each section its id, and its head and captions in order; whole papers among the appendices come last.

    Args:
        composed: an edition, written.
    """
    reports = (composed.report, *composed.exempt)
    for section in (section for report in reports for section in report.sections):
        yield section.id, tuple(_posts(section))
    carried = tuple(Signpost("heading", one.title, one.number, 1) for one in composed.report.attached)
    yield "", carried


def _posts(section: Section) -> Iterable[Signpost]:
    yield Signpost("heading", section.title, section.number, 1)
    for block in (block for part in section.parts for block in part.blocks):
        if isinstance(block, Paragraph):
            yield Signpost("paragraph", "", block.number)
        elif isinstance(block, Picture):
            yield Signpost("caption", block.title, f"Chart {block.number}")
        elif isinstance(block, SetTable):
            yield Signpost("caption", block.title, f"Table {block.number}")
