"""A Word document of all commentary, split at the headings of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.configfile.word_text import Lines, markdown_of
from report_builder.marked_yaml.fault import Fault, FaultsError, quoted
from report_builder.sources.word_document import WordBlock, WordParagraph

_TYPED_NUMBER = re.compile(r"(?:(?:Appendix|Section|Part)\s+)?[A-Z]?\d{1,2}(?:\.\d{1,2})*[.):]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class WordSection:
    """A section of the document: its heading, the paragraph where that stands, and the text beneath it."""

    heading: str
    at: int
    text: Lines


def split_document(blocks: tuple[WordBlock, ...], file: str) -> list[WordSection]:
    """The sections. The highest headings are theirs, less one that stands over the whole document; deeper ones stay.

    Raises:
        FaultsError: words above the first heading, no heading at all, or two of one name, with their paragraphs.
    """
    kept = [block for block in blocks if not (isinstance(block, WordParagraph) and _is_left_out(block))]
    headings = [block for block in kept if isinstance(block, WordParagraph) and block.style.level and block.text]
    if not headings:
        mend = "give each section's name the style Heading 1"
        raise FaultsError(Fault((), f"'{quoted(file)}' has no heading, so that no text has a section", mend))
    level, first = _level_of_sections(kept, headings)
    faults = list(_faults(kept[: kept.index(first)], file))
    sections = [one for one in headings[headings.index(first) :] if one.style.level <= level]
    faults += list(_repeated(sections, file))
    if faults:
        raise FaultsError(*faults)
    starts = [kept.index(one) for one in sections]
    ends = [*starts[1:], len(kept)]
    return [
        WordSection(name_of(one.text), one.at, markdown_of(kept[start + 1 : end], top_level=level + 1))
        for one, start, end in zip(sections, starts, ends, strict=True)
    ]


def _is_left_out(block: WordParagraph) -> bool:
    """Whether a paragraph is the document's title, an entry of its contents, or empty."""
    return not block.text or block.style.is_title or block.style.name.lower().startswith("toc")


def _level_of_sections(kept: list[WordBlock], headings: list[WordParagraph]) -> tuple[int, WordParagraph]:
    """The level of the sections' headings, and the first of them: one alone above all others is a title."""
    top = min(one.style.level for one in headings)
    at_top = [one for one in headings if one.style.level == top]
    first = headings[0]
    is_title = (
        len(at_top) == 1
        and len(headings) > 1
        and at_top[0] is first
        and kept.index(headings[1]) == kept.index(first) + 1
    )
    if not is_title:
        return top, first
    return min(one.style.level for one in headings[1:]), headings[1]


def _faults(above: list[WordBlock], file: str) -> Iterator[Fault]:
    """What stands above the first heading, but for a heading that is the title of all."""
    for block in above:
        if not (isinstance(block, WordParagraph) and block.style.level):
            what = f"{file}: paragraph {block.at}: this text stands above the first heading"
            yield Fault((), what, "put a section's name above it, in the style Heading 1")
            return


def _repeated(sections: list[WordParagraph], file: str) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for one in sections:
        name = slug(one.text)
        if name in seen:
            what = f"{file}: paragraph {one.at}: a second heading '{quoted(name_of(one.text))}'"
            yield Fault((), what, f"join it with the one of paragraph {seen[name]}")
        seen.setdefault(name, one.at)


def name_of(heading: str) -> str:
    """A heading without a number that somebody typed before it."""
    return _TYPED_NUMBER.sub("", heading, count=1) if _TYPED_NUMBER.match(heading) else heading


def slug(heading: str) -> str:
    """A heading as the id of a section is spelled: small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name_of(heading).lower()).strip("-")
