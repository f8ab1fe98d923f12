"""Commentary in a Word document: of one section, or of all with the sections' names as headings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from report_builder.configfile.word_sections import slug, split_document
from report_builder.configfile.word_text import Lines, markdown_of, read_document
from report_builder.configfile.words import Words, with_braces
from report_builder.marked_yaml.fault import FaultsError, fault, quoted
from report_builder.marked_yaml.text import UNPRINTABLE, read_bytes
from report_builder.model.spec import Commentary
from report_builder.sources.word_document import WordBlock, WordParagraph
from report_builder.sources.word_package import MOST_BYTES, WordError


def read_word_words(file: Path) -> Words:
    """A document as the text of one section.

    Raises:
        FaultsError: it is missing, no DOCX, locked, damaged, hostile, or carries macros.
    """
    blocks, left_aside, content = _read(file)
    levels = [one.style.level for one in blocks if isinstance(one, WordParagraph) and one.style.level]
    kept = [one for one in blocks if not (isinstance(one, WordParagraph) and one.style.is_title)]
    lines = markdown_of(kept, top_level=min(levels, default=1))
    return Words(with_braces(lines.text), f"{file}:1", content, lines.places, left_aside)


def read_word_sections(file: Path, editions: Iterable[str]) -> list[tuple[Commentary, Words]]:
    """A document of all sections, each under its heading, which is the section's id or its title.

    Raises:
        FaultsError: as `read_word_words`; words above the first heading, two headings of one name, or none.
    """
    blocks, left_aside, content = _read(file)
    sections = split_document(blocks, file.name)
    notes: list[tuple[Commentary, Words]] = []
    whole: tuple[int, ...] = ()
    for section in sections:
        # The first line of each stands for its heading, so that a name nobody knows has its paragraph.
        lines = Lines(("", *section.text.lines), (section.at, *section.text.places))
        where, text = f"{file}:{len(whole) + 1}", with_braces(lines.text)
        whole += lines.places
        notes.append(
            (
                Commentary(slug(section.heading), dict.fromkeys(editions, text), where),
                Words(text, where, content, left_aside=left_aside),
            )
        )
    return [(note, Words(words.text, words.where, content, whole, left_aside)) for note, words in notes]


def _read(file: Path) -> tuple[tuple[WordBlock, ...], tuple[str, ...], bytes]:
    """The blocks of a document, what was left aside, and its bytes."""
    try:
        content = read_bytes(file, most=MOST_BYTES)
        blocks, left_aside = read_document(content)
    except FaultsError as error:
        raise fault(f"'{quoted(file.name)}': {error.faults[0].what}", error.faults[0].mend) from None
    except WordError as error:
        raise fault(f"'{quoted(file.name)}': {error.what}", error.mend) from None
    for block in blocks:
        texts = [block.text] if isinstance(block, WordParagraph) else [each for row in block.texts for each in row]
        if any(UNPRINTABLE.search(text) for text in texts):
            what = f"'{quoted(file.name)}': paragraph {block.at}: a character that cannot be printed"
            raise fault(what, "type the word anew")
    return blocks, left_aside, content
