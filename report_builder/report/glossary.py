"""The glossary: the acronyms that a paper really uses, each with its one meaning, ours or the config's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape, unescape

from report_builder.errors import Complaint
from report_builder.model.built import Block, KeyFigures, Panel, Picture, Prose, Section, SetTable
from report_builder.model.spec import ReportSpec
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedGlossary, PlannedSection

FILE = "shared/glossary.yaml"

_MARKINGS = ("DRAFT", "OFFICIAL", "SENSITIVE", "NOT", "FOR", "PUBLICATION", "FINAL")
_LABELS = ("TO", "DATE", "LEAD", "OFFICER", "TITLE", "FROM", "OF", "THE", "AND", "OR", "IN", "ON")
_NUMERALS = ("II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII")
NO_ACRONYMS = frozenset((*_MARKINGS, *_LABELS, *_NUMERALS, "UK", "HM"))
"""Words in capitals that stand for nothing longer, or need no telling: markings, labels of a header, numerals."""

_CAPITALS = re.compile(r"(?<![\w-])([A-Z]{2,6})(?:s|['\N{RIGHT SINGLE QUOTATION MARK}]s)?(?![\w-])")
_TAG = re.compile(r"<[^>]*>")


def meanings(ours: Mapping[str, str], spec: ReportSpec) -> tuple[tuple[tuple[str, str], ...], list[Complaint]]:
    """What each acronym means, sorted, and a complaint for each to which the config gives a second meaning.

    Args:
        ours: what the program ships.
        spec: what was asked for, with the config's own.
    """
    complaints = [
        Complaint(
            f"'{acronym}' means '{ours[acronym]}' in every paper, and cannot mean something else in this one",
            spec.place_of(f"glossary.{acronym}"),
            "leave it out, or write the other term in full",
        )
        for acronym, meaning in spec.glossary.items()
        if acronym in ours and _plain(meaning) != _plain(ours[acronym])
    ]
    every = {**spec.glossary, **ours}
    return tuple(sorted(every.items(), key=lambda pair: pair[0].casefold())), complaints


def _plain(meaning: str) -> str:
    return " ".join(re.findall(r"\w+", meaning.casefold()))


def meanings_of(sections: Iterable[PlannedSection]) -> dict[str, str]:
    """What the acronyms mean that a paper's glossary can explain; nothing where it has none."""
    blocks = (block for section in sections for block in section.blocks)
    return {one: told for block in blocks if isinstance(block, PlannedGlossary) for one, told in block.meanings}


def acronyms_in(sections: Iterable[Section], known: Mapping[str, str], *, names: Sequence[str]) -> dict[str, str]:
    """The acronyms of a paper and where each stands first: "section 3".

    A word in capitals that nobody knows counts, unless the paper or a name writes it in small letters as well.

    Args:
        sections: the paper, the glossary itself left out.
        known: acronym -> its meaning.
        names: of the service, the board and the like, which a cover bears and may be printed in capitals.
    """
    said = {section.number: " \n ".join(_texts(section)) for section in sections}
    ordinary = {word.upper() for text in (*said.values(), *names) for word in re.findall(r"\b[A-Z]?[a-z]+\b", text)}
    found = dict.fromkeys(_known_in(" \n ".join(names), known), "the header")
    for number, text in said.items():
        place = number if number.startswith("Appendix") else f"section {number}"
        for acronym in _known_in(text, known):
            found.setdefault(acronym, place)
        for match in _CAPITALS.finditer(text):
            if match[1] not in known and match[1] not in NO_ACRONYMS | ordinary:
                found.setdefault(match[1], place)
    return found


def _known_in(text: str, known: Mapping[str, str]) -> Iterator[str]:
    words = set(re.findall(r"[A-Za-z]+", text))
    yield from (each for each in known if each in words or f"{each}s" in words)


def _texts(section: Section) -> Iterator[str]:
    """All words of a section, with those of its charts."""
    yield section.title
    for part in section.parts:
        yield part.title
        for block in part.blocks:
            yield from (unescape(_TAG.sub(" ", text)) for text in _words(block))


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Picture):
        yield from (block.title, block.alt, block.source, block.note)
    elif isinstance(block, SetTable):
        yield from (block.title, block.source, *block.heads, *block.notes, *(group.title for group in block.groups))
        yield from (word for row in block.rows for word in (row.head, *(cell.shown for cell in row.cells)))
    elif isinstance(block, KeyFigures):
        yield from (block.title, block.note)
        yield from (word for one in block.figures for word in (one.name, one.unit, one.change, one.comparator))
    elif isinstance(block, Panel):
        yield from (block.title, block.html, block.note)
    else:
        yield block.html


def write_glossary(desk: Desk, planned: PlannedGlossary) -> list[Block]:
    """The acronyms that the first writing of the paper used; none while that is still at work."""
    known = dict(planned.meanings)
    desk.glossary = known
    used = sorted((each for each in desk.acronyms if each in known), key=str.casefold)
    if not used:
        return []
    items = "".join(f"<li><strong>{escape(one)}</strong>: {escape(known[one], quote=False)}</li>" for one in used)
    return [desk.paragraph("Acronyms that this paper uses:"), Prose(f"<ul>{items}</ul>")]


def unexplained(desk: Desk) -> tuple[str, ...]:
    """A warning for each acronym that the paper uses and its glossary does not know, with its place."""
    if desk.glossary is None:
        return ()
    unknown = {each: place for each, place in desk.acronyms.items() if each not in desk.glossary}
    return tuple(
        f"{place}: '{acronym}' is not explained; write its meaning under glossary in the config"
        for acronym, place in unknown.items()
    )
