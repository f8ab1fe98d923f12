"""A paper in DOCX, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.proof.paper import Kind, Passage
from report_builder.proof.reading.words_at import passage_of, table_of
from report_builder.sources.word_document import WordBlock, WordParagraph, WordTable, read_word

_CAPTIONS = "caption"
_CONTENTS = ("toc ", "table of ")
_TITLE_LEVEL = 1


def word_passages(content: bytes) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages of a document, and what of it was left aside: "comments", "text boxes".

    Raises:
        WordError: it is no DOCX, is locked, damaged, hostile or of immoderate size, or carries macros.
    """
    document = read_word(content)
    return tuple(_passages(document.blocks)), document.left_aside


def _passages(blocks: tuple[WordBlock, ...]) -> Iterator[Passage]:
    for block in blocks:
        found = _table(block) if isinstance(block, WordTable) else _paragraph(block)
        if found is not None:
            yield found


def _table(table: WordTable) -> Passage | None:
    place = f"table at paragraph {table.at}"
    rows = [[[(words, place)] for words in row] for row in table.texts]
    return table_of(rows)


def _paragraph(block: WordParagraph) -> Passage | None:
    """A paragraph; nothing of a list of contents, which says again what the headings say."""
    if block.style.name.lower().startswith(_CONTENTS):
        return None
    level = block.style.level or _TITLE_LEVEL * block.style.is_title
    number = block.number.rstrip(".) ") if level or "." in block.number.rstrip(".") or " " in block.number else ""
    kind: Kind = "paragraph"
    if block.style.name.lower().startswith(_CAPTIONS):
        kind = "caption"
    elif level:
        kind = "heading"
    elif block.list_kind and not number:
        kind = "item"
    place = f"para {number}" if number and "." in number else f"paragraph {block.at}"
    return passage_of(kind, [(block.text, place)], number=number, level=level)
