"""The passages of a paper that stand for a place of figures.json: what is said there, and the number shown before it.

A bookmark says which paragraph, chart or table a passage was when the paper was written; the number that Word counts
says which it is now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.proof.text.rule import rule
from report_builder.sources.word_document import WordBlock, WordDocument, WordParagraph, WordTable, read_word

_MARK = rule(r"((?:appendix_\d+_)*)(paragraph|chart|table)_(A?\d+)(?:_(\d+))?([a-z]?)$")
_KEY_FIGURES = rule(r"((?:appendix_\d+_)*)key_figures_[a-z_]+$")
_SPELT = {"paragraph": "para", "chart": "chart", "table": "table"}
_BENEATH = {"Chart", "Source Note"}
KEY_FIGURES = "key figures"


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands in a place.

    Attributes:
        place: as figures.json spells it: "para 2.4", "chart 1a", "Appendix 1, table 3".
        texts: its paragraphs, cells and what its pictures are said to show, in order.
        number: that Word shows before a paragraph now; empty of anything else.
    """

    place: str
    texts: tuple[str, ...]
    number: str = ""

    @property
    def words(self) -> str:
        """All of it as one text."""
        return " ".join(self.texts)


def read_passages(content: bytes) -> tuple[Passage, ...]:
    """The passages of a paper in DOCX that the program wrote, and somebody may have edited.

    Raises:
        WordError: it is no DOCX, is locked, damaged, hostile or of immoderate size, or carries macros.
    """
    return tuple(_passages(read_word(content)))


def _passages(document: WordDocument) -> Iterator[Passage]:
    """A place begins at its bookmark; a paragraph's, its lists among it, ends at the next place or heading."""
    place, number, texts, is_apart = "", "", list[str](), False
    for block in document.blocks:
        begins = place_of(block)
        ends = isinstance(block, WordParagraph) and (
            block.style.level or (is_apart and block.style.name not in _BENEATH)
        )
        if begins or ends:
            if place:
                yield Passage(place, tuple(texts), number)
            place, texts, number = begins, [], ""
            number = block.number if isinstance(block, WordParagraph) and " " not in block.number else ""
            is_apart = bool(begins) and not begins.rpartition(", ")[2].startswith("para ")
        texts += _texts(block)
    if place:
        yield Passage(place, tuple(texts), number)


def _texts(block: WordBlock) -> list[str]:
    if isinstance(block, WordTable):
        return [cell for row in block.texts for cell in row]
    return [block.text, *block.alts]


def place_of(block: WordBlock) -> str:
    """The place that a paragraph's bookmark names; nothing where it has none."""
    for mark in block.marks if isinstance(block, WordParagraph) else ():
        numbered = _MARK.match(mark)
        found = numbered or _KEY_FIGURES.match(mark)
        if found:
            around = "".join(f"Appendix {one}, " for one in re.findall(r"\d+", found[1]))
            return around + (_spelt(numbered) if numbered else KEY_FIGURES)
    return ""


def _spelt(found: re.Match[str]) -> str:
    return f"{_SPELT[found[2]]} {found[3]}{'.' + found[4] if found[4] else ''}{found[5]}"
