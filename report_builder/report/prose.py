"""Commentary as an edition prints it, for those who proof-read it: passages that know their lines and their figures.

A reference is replaced by its words, and the passage remembers which stretch of it came from a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from report_builder.report.desk import Desk
from report_builder.report.passages import CLOSE, FIRST, LAST, Said, passages_of
from report_builder.report.plan import PlannedCommentary, PlannedPanel, PlannedSection
from report_builder.report.see import finished
from report_builder.report.words import environment

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

FIRST_LINE = 0xF0000
"""The sign of the first line of a text; the next one is that of the second."""

_LAST_LINE = 0xFFFFD
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPEN = chr(FIRST)
_SIGNS = re.compile(f"[{CLOSE}{_OPEN}-{chr(LAST)}{chr(FIRST_LINE)}-{chr(_LAST_LINE)}]")


@dataclass(frozen=True, slots=True)
class Prose:
    """The passages of one text that people wrote.

    Attributes:
        section: id of the section that it stands in.
        kind: commentary, quote or case-study.
        passages: in order.
    """

    section: str
    kind: str
    passages: tuple[Said, ...]


def prose_of(sections: Iterable[PlannedSection], desk: Desk) -> Iterator[Prose]:
    """All that people wrote for an edition, in the order of the paper.

    Args:
        sections: as they were planned.
        desk: on which the paper was written, so that every number and every reference is known.
    """
    for section in sections:
        is_apart = section.exemption is not None and desk.edition.is_public
        if is_apart or desk.edition.name not in (section.editions or [desk.edition.name]):
            continue
        for block in section.blocks:
            text = block.text if isinstance(block, PlannedPanel) else block
            if isinstance(text, PlannedCommentary) and text.edition == desk.edition.name:
                kind = block.kind if isinstance(block, PlannedPanel) else "commentary"
                yield Prose(section.id, kind, tuple(_said(text, desk)))
    desk.book.touched.clear()


def _said(planned: PlannedCommentary, desk: Desk) -> Iterator[Said]:
    """The passages of a text, each line with its place in the file that it was typed in."""
    file, _, first = planned.where.rpartition(":")
    start = int(first) if first.isdigit() else 1
    made = set_lines(planned.text, desk)
    for said in passages_of(made.text):
        places = ((offset, f"{file}:{start + made.lines[line]}") for offset, line in said.lines)
        yield replace(
            said,
            places=tuple((offset, desk.spec.place_of_words(place)) for offset, place in places),
            measures=tuple(made.measures[number] for number in said.references),
        )


@dataclass(frozen=True, slots=True)
class SetText:
    """A text with its references spoken, each between its signs.

    Attributes:
        text: Markdown.
        lines: for each of its lines, from 0, the line that it was typed in.
        measures: of each reference the measure that it speaks of; empty where it is none, as a name.
    """

    text: str
    lines: tuple[int, ...]
    measures: tuple[str, ...]


def set_lines(text: str, desk: Desk) -> SetText:
    """Speak the references of a text; `desk` knows what they may name."""
    pieces, measures = [], list[str]()
    touched = desk.book.touched
    touched.clear()
    for piece in _cited().from_string(_numbered(_SIGNS.sub("", text))).generate(desk.wording().names):
        is_reference = piece.startswith(_OPEN)
        pieces.append(chr(min(FIRST + len(measures), LAST)) + piece[1:] if is_reference else piece)
        if is_reference:
            measures.append(touched[-1].key.measure if touched else "")
        touched.clear()
    spoken = finished("".join(pieces))
    lines, at = [], 0
    for line in spoken.split("\n"):
        at = next((ord(sign) - FIRST_LINE for sign in line if FIRST_LINE <= ord(sign) <= _LAST_LINE), at)
        lines.append(at)
    plain = "".join(sign for sign in spoken if not FIRST_LINE <= ord(sign) <= _LAST_LINE)
    return SetText(plain, tuple(lines), tuple(measures))


def _numbered(text: str) -> str:
    """A text with a sign for its number at the beginning of each line, those within braces left out."""
    within = [found.span() for found in _BRACES.finditer(text)]
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    pieces = []
    for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
        is_inside = any(first < start < last for first, last in within)
        sign = "" if is_inside else chr(min(FIRST_LINE + number, _LAST_LINE))
        pieces.append(f"{sign}{text[start:end]}")
    return "".join(pieces)


@lru_cache(maxsize=1)
def _cited() -> SandboxedEnvironment:
    """The environment of all sentences, with signs around what is not typed."""
    return environment().overlay(finalize=lambda said: f"{_OPEN}{said}{CLOSE}")
