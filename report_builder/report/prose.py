"""Commentary as an edition prints it, for those who proof-read it: passages that know their lines and their figures.

A reference is replaced by its words, and the passage remembers which stretch of it came from a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from report_builder.report.desk import Desk
from report_builder.report.passages import CLOSE, OPEN, Said, passages_of
from report_builder.report.plan import PlannedCommentary, PlannedPanel, PlannedSection
from report_builder.report.see import finished
from report_builder.report.words import environment

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

FIRST_LINE = 0xF0000
"""The sign of the first line of a text; the next one is that of the second."""

_LAST_LINE = 0xFFFFD
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SIGNS = re.compile(f"[{OPEN}{CLOSE}{chr(FIRST_LINE)}-{chr(_LAST_LINE)}]")


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
    text, lines = set_lines(planned.text, desk.wording().names)
    for said in passages_of(text):
        places = ((offset, f"{file}:{start + lines[line]}") for offset, line in said.lines)
        yield replace(said, places=tuple((offset, desk.spec.place_of_words(place)) for offset, place in places))


def set_lines(text: str, names: dict[str, Any]) -> tuple[str, tuple[int, ...]]:
    """A text with its references between signs, and for each of its lines, from 0, the line that it was typed in.

    Args:
        text: Markdown with references.
        names: what the references may name.
    """
    spoken = finished("".join(_cited().from_string(_numbered(_SIGNS.sub("", text))).generate(names)))
    lines, at = [], 0
    for line in spoken.split("\n"):
        at = next((ord(sign) - FIRST_LINE for sign in line if FIRST_LINE <= ord(sign) <= _LAST_LINE), at)
        lines.append(at)
    return "".join(sign for sign in spoken if not FIRST_LINE <= ord(sign) <= _LAST_LINE), tuple(lines)


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
    return environment().overlay(finalize=lambda said: f"{OPEN}{said}{CLOSE}")
