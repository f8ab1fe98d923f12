"""The styles of a Word document, as far as they say what a paragraph is: a heading, a title, an item of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from report_builder.sources.word_lists import whole

_HEADING = re.compile(r"heading ([1-9])\b", re.IGNORECASE)
_MOST_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs.

    `level` is 1 to 9 of a heading, else 0; `list_id` and `list_level` are of its list, where it has one.
    """

    name: str
    level: int = 0
    list_id: str = ""
    list_level: int | None = None

    @property
    def is_title(self) -> bool:
        """Whether it is the title of the whole document, or the line under it."""
        return self.name.lower() in {"title", "subtitle"}

    @property
    def is_quote(self) -> bool:
        """Whether it sets other people's words apart."""
        return "quote" in self.name.lower()


def read_styles(root: Element | None) -> dict[str, Style]:
    """Id -> style, what it has of the style that it is based on included."""
    raw = {each.get("styleId", ""): each for each in (() if root is None else root) if each.tag == "style"}
    return {id_: _style(id_, raw) for id_ in raw}


def _style(id_: str, raw: dict[str, Element]) -> Style:
    name, level, list_id, list_level = "", 0, "", None
    seen: list[str] = []
    at = id_
    while at in raw and at not in seen and len(seen) < _MOST_ANCESTORS:
        seen.append(at)
        own = raw[at]
        own_name = _value(own, "name")
        name = name or own_name
        heading = _HEADING.match(own_name)
        outline = next((each.get("val", "") for each in own.iter() if each.tag == "outlineLvl"), "")
        level = level or (int(heading[1]) if heading else whole(outline) + 1 if outline and outline != "9" else 0)
        for each in own.iter():
            if each.tag == "numPr" and not list_id:
                list_id = _value(each, "numId")
                stated = _value(each, "ilvl")
                list_level = whole(stated) if stated else None
        at = _value(own, "basedOn")
    return Style(name, level, list_id, list_level)


def _value(element: Element, tag: str) -> str:
    return next((each.get("val", "") for each in element if each.tag == tag), "")
