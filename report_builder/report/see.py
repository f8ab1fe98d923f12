"""References to charts, tables, sections and appendices by id: `{{ see('custody-family') }}` prints "chart 6", a link.

The numbers are known only when a paper has been written, and so a paper with such references is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from report_builder.errors import Complaint, did_you_mean
from report_builder.model.built import Picture, Section, SetTable
from report_builder.report.anchors import anchor_of

if TYPE_CHECKING:
    from report_builder.report.plan import PlannedSection

_SIGN = "\uf8ff"
"""Stands before what `see` said until its sentence is finished: a sign of private use, in nobody's text."""

_FIRST_OF_SENTENCE = re.compile(rf"(\A\s*|[.!?]\s+|\n\s*\n\s*(?:[-*+] +|\d+[.)] +|> *)?){_SIGN}(\[?)([a-z])")
_LINK = re.compile(r"\[([^\[\]]+)\]\((#[A-Za-z0-9.-]+)\)")


class Link(NamedTuple):
    """A reference in a text, and its place there, `file:line`."""

    name: str
    where: str


class Place(NamedTuple):
    """What a reference prints, and the anchor that it leads to; without one it is no link."""

    words: str
    anchor: str = ""


def find_links(source: str, *, where: str, first_line: int = 1) -> list[Link]:
    """The references of a Jinja text, in order; none where it cannot be read, of which `find_references` complains.

    Args:
        source: the text.
        where: the file that it stands in.
        first_line: the file's line of the text's first.
    """
    if "see" not in source:
        return []
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415  heavy

    from report_builder.report.words import tree  # noqa: PLC0415  heavy

    try:
        read = tree(source)
    except (TemplateSyntaxError, RecursionError, ValueError):
        return []
    named = ((call, call.node) for call in read.find_all(nodes.Call))
    calls = [call for call, node in named if isinstance(node, nodes.Name) and node.name == "see"]
    return [
        Link(str(call.args[0].value), f"{where}:{first_line + call.lineno - 1}")
        for call in calls
        if call.args and isinstance(call.args[0], nodes.Const)
    ]


def link_faults(links: Iterable[Link], known: Mapping[str, str]) -> Iterator[Complaint]:
    """A complaint for each reference to what the document never has; `known` is id -> what it is."""
    for link in links:
        if link.name not in known:
            mend = did_you_mean(link.name, known) or "name the id of a chart, a table, a section or an appendix"
            what = f"see('{link.name}'): the document has no chart, table, section or appendix of that id"
            yield Complaint(what, link.where, mend)


def names_in(
    outline: Iterable[Mapping[str, Any]], planned: Iterable[PlannedSection], appendices: Iterable[str]
) -> dict[str, str]:
    """All that a text may refer to, id -> what it is: of the document's whole outline, what is left out included.

    Args:
        outline: the document's sections as outlines write them.
        planned: those of this paper, the service's own among them.
        appendices: ids of its appendices, whole papers among them.
    """
    names: dict[str, str] = {}
    sections = list(outline)
    for item in (item for raw in sections for item in raw["blocks"] if isinstance(item, Mapping)):
        if "chart" in item:
            names[str(item["chart"])] = "chart"
        if isinstance(item.get("table"), Mapping) and item["table"].get("id"):
            names[str(item["table"]["id"])] = "table"
    names |= {section.id: "appendix" if section.is_appendix else "section" for section in planned}
    names |= {raw["id"]: "appendix" if raw.get("appendix") else "section" for raw in sections}
    return {**dict.fromkeys(appendices, "appendix"), **names}


@dataclass(slots=True)
class Links:
    """Answers the references of one writing of a paper.

    `kinds` is id -> chart, table, section or appendix; `places` id -> what is in this edition, None while that is not
    yet known. `is_asked` says whether any text refers to anything, `missed` counts references to what is not there.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] | None = None
    is_asked: bool = False
    missed: int = 0

    def see(self, name: str) -> str:
        """The words for a part of the paper, a link in Markdown; other words where this edition does not have it."""
        self.is_asked = True
        kind = self.kinds.get(name, "part")
        if self.places is None:
            return f"{_SIGN}{kind} 1"
        if name not in self.places:
            self.missed += 1
            return f"{_SIGN}{'an' if kind == 'appendix' else 'a'} {kind} (not shown in this edition)"
        words, anchor = self.places[name]
        return f"{_SIGN}[{words}](#{anchor})" if anchor else f"{_SIGN}{words}"


def finished(text: str) -> str:
    """A text in which `see` has spoken, with a capital where a sentence begins with what it said."""
    capital = _FIRST_OF_SENTENCE.sub(lambda found: f"{found[1]}{found[2]}{found[3].upper()}", text)
    return capital.replace(_SIGN, "")


def linked(html: str) -> str:
    """Markup of ours with the links that `see` wrote as Markdown."""
    return _LINK.sub(r'<a href="\2">\1</a>', html)


def unlinked(text: str) -> str:
    """Plain words with the links that `see` wrote as Markdown left out."""
    return _LINK.sub(r"\1", text)


def places_of(sections: Iterable[Section], *, apart: Iterable[Section] = ()) -> dict[str, Place]:
    """Id -> what a reference to it prints.

    Args:
        sections: of the paper, written once.
        apart: exempt appendices, which are files of their own: named, but no link.
    """
    places: dict[str, Place] = {}
    for section in apart:
        within = f" in exempt {section.number[:1].lower()}{section.number[1:]}"
        places |= {id_: Place(place.words + within) for id_, place in _within(section)}
    for section in sections:
        places |= {**dict(_within(section)), section.id: Place(_section_words(section), section.anchor)}
    return places


def _section_words(section: Section) -> str:
    return f"appendix {section.number.split()[-1]}" if section.is_appendix else f"section {section.number}"


def _within(section: Section) -> Iterator[tuple[str, Place]]:
    for part in section.parts:
        for block in part.blocks:
            if isinstance(block, (Picture, SetTable)) and block.id:
                kind = "chart" if isinstance(block, Picture) else "table"
                yield block.id, Place(f"{kind} {block.number}", anchor_of(block))
