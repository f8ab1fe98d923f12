"""Where in a manager's Markdown each figure stands: a sign of private use beside it, taken out once the text is set."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report_builder.model.tables import Figure
from report_builder.report.book import Book

_FIRST = 0xE000
"""The first code point that Unicode leaves to private use: a letter to Markdown, and in nobody's text."""

_PLACES = (re.compile(r"[^\W\d_]"), re.compile(r"^[+£\N{MINUS SIGN}]?\d"))
"""Behind the first letter, or behind the first digit of a bare number: never where Markdown looks for a list's mark."""


class Marks:
    """The signs of one text and the figures that they stand for."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.figures: dict[str, list[Figure]] = {}

    def added(self, pieces: Iterable[str]) -> str:
        """The pieces as one text, with a sign in each that speaks of figures, or in the next that has words."""
        self.book.touched.clear()
        return "".join([self._marked(piece) for piece in pieces])

    def _marked(self, piece: str) -> str:
        place = next((found.end() for form in _PLACES if (found := form.search(piece))), 0)
        if not self.book.touched or not place:
            return piece
        sign = chr(_FIRST + len(self.figures))
        self.figures[sign] = list(self.book.touched)
        self.book.touched.clear()
        return f"{piece[:place]}{sign}{piece[place:]}"

    def removed(self, text: str) -> tuple[str, list[Figure]]:
        """A part of the text without its signs, and the figures that it speaks of."""
        found = [figure for sign, figures in self.figures.items() if sign in text for figure in figures]
        return text.translate(dict.fromkeys(map(ord, self.figures))), found
