"""Word's own numbering of a paper: "3", "3.1", "Appendix 1", "A1.1", and lists.

The numbers that Word shows are those of the report: where they do not follow from the number before, as in a part of a
paper laid out by itself, a new list begins that starts there. Source: ECMA-376 Part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from report_builder.report.word.xml import element

_SECTION = re.compile(r"(Appendix |)(\d+)")
_PARAGRAPH = re.compile(r"(A?)(\d+)\.(\d+)")
_BULLETS = ("\N{BULLET}", "\N{EN DASH}", "\N{BULLET}")


@dataclass(slots=True)
class Numbers:
    """The lists of a document. `at` holds, by kind of list, its id and the section and paragraph last numbered."""

    document: Document
    at: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    bullets: int = 0

    def restart(self) -> dict[str, tuple[int, int, int]]:
        """Begin a paper within the paper; returns what `resume` takes when it is over."""
        before, self.at = self.at, {}
        return before

    def resume(self, before: dict[str, tuple[int, int, int]]) -> None:
        """Go on with the paper around."""
        self.at = before

    def of_section(self, number: str) -> int | None:
        """The list of a section's head, which is its level 0; None for a number that Word cannot count."""
        found = _SECTION.fullmatch(number)
        if not found:
            return None
        kind, wanted = found[1], int(found[2])
        list_id, section, _ = self.at.get(kind, (0, -1, 0))
        if wanted != section + 1:
            list_id = self._counted(kind, wanted, 1)
        self.at[kind] = (list_id, wanted, 0)
        return list_id

    def of_paragraph(self, number: str) -> int | None:
        """The list of a numbered paragraph, which is its level 1; None for a number that Word cannot count."""
        found = _PARAGRAPH.fullmatch(number)
        if not found:
            return None
        kind, section, wanted = "Appendix " if found[1] else "", int(found[2]), int(found[3])
        list_id, now, last = self.at.get(kind, (0, -1, 0))
        if (section, wanted) != (now, last + 1):
            list_id = self._counted(kind, section, wanted)
        self.at[kind] = (list_id, section, wanted)
        return list_id

    def of_bullets(self) -> int:
        """The list of all bullets."""
        if not self.bullets:
            levels = [_level(at, "bullet", sign, left=at + 1) for at, sign in enumerate(_BULLETS)]
            self.bullets = self._new(levels)
        return self.bullets

    def of_steps(self, start: int) -> int:
        """A new list of numbered items."""
        signs = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
        levels = [
            _level(at, form, sign, left=at + 1, start=start if at == 0 else 1) for at, (form, sign) in enumerate(signs)
        ]
        return self._new(levels)

    def _counted(self, kind: str, section: int, paragraph: int) -> int:
        letter = "A" if kind else ""
        head = _level(0, "decimal", f"{kind}%1", left=0, start=section, is_head=True)
        return self._new([head, _level(1, "decimal", f"{letter}%1.%2", left=1, start=paragraph)])

    def _new(self, levels: list[Any]) -> int:
        """A new list with a counter of its own."""
        root = _numbering(self.document)
        definitions = root.findall(qn("w:abstractNum"))
        own = 1 + max((int(one.get(qn("w:abstractNumId"))) for one in definitions), default=-1)
        definition = element("w:abstractNum", abstractNumId=str(own))
        definition.append(element("w:multiLevelType", val="multilevel"))
        definition.extend(levels)
        # All definitions stand before the first list.
        first = next(iter(root.findall(qn("w:num"))), None)
        if first is None:
            root.append(definition)
        else:
            first.addprevious(definition)
        list_id: int = root.add_num(own).numId
        return list_id


def _level(at: int, form: str, text: str, *, left: int, start: int = 1, is_head: bool = False) -> Any:
    """A level of a list. Paragraphs hang by `left` times 12 mm; a head's number stands before its words."""
    twips = 680
    level = element("w:lvl", ilvl=str(at))
    level.append(element("w:start", val=str(start)))
    level.append(element("w:numFmt", val=form))
    level.append(element("w:suff", val="space" if is_head else "tab"))
    level.append(element("w:lvlText", val=text))
    level.append(element("w:lvlJc", val="left"))
    properties = element("w:pPr")
    properties.append(element("w:ind", left=str(left * twips), hanging="0" if is_head else str(twips)))
    level.append(properties)
    return level


def _numbering(document: Document) -> Any:
    """The root of the numbering, made where the council's document has none."""
    try:
        part: Part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    assert isinstance(part, NumberingPart)  # noqa: S101  what the relation leads to
    return part.element
