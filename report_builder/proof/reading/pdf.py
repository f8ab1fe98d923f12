"""A paper in PDF: by its tags where it has them, else by where its lines stand on the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from report_builder.proof.paper import Passage
from report_builder.proof.reading.encoding import MOST_LETTERS, too_long
from report_builder.proof.reading.pdf_lines import lines_of_page
from report_builder.proof.reading.pdf_tags import tagged_passages
from report_builder.proof.reading.plain import passages_of
from report_builder.sources.unreadable import UnreadableError

MOST_PAGES = 1_000
_TAGGED = 0.5
"""Of the letters of a paper: where its tags hold fewer, they leave out what its reader sees."""


def pdf_passages(content: bytes) -> tuple[Passage, ...]:
    """The passages of a PDF, each on its page; heads, feet and page numbers left out.

    Raises:
        UnreadableError: it is broken, locked, larger than any paper, or all pictures.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error
    with closing(document):
        if not 0 < len(document) <= MOST_PAGES:
            raise UnreadableError("it has no pages, or more than any paper", "give a part of it")
        try:
            return _passages(document)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(error) from error


def _unreadable(error: pypdfium2.PdfiumError) -> UnreadableError:
    if "password" in str(error).lower():
        return UnreadableError("it is locked with a password", "give the paper without its password")
    return UnreadableError("it is no PDF, or a broken one", "save it again, or give the document that it was made from")


def _passages(document: Any) -> tuple[Passage, ...]:
    """By tags, or by lines where the tags leave much out; a pypdfium2 document has no types."""
    lines = list(_lines(document))
    letters = sum(len(words) for _, words in lines)
    if not letters:
        what = "there is no text in it: its pages are pictures"
        raise UnreadableError(what, "give the document that it was made from, or one whose words were recognised")
    if letters > MOST_LETTERS:
        raise too_long()
    tagged = tagged_passages(document)
    if sum(len(each.text) for each in tagged) >= _TAGGED * letters:
        return tagged
    return passages_of(lines)


def _lines(document: Any) -> Iterator[tuple[str, str]]:
    for number in range(1, len(document) + 1):
        lines = lines_of_page(document[number - 1])
        yield from ((f"page {number}", f"\f{line}" if at == 0 else line) for at, line in enumerate(lines))
