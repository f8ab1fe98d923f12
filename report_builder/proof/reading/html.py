"""A web page as a reader sees it: headings, paragraphs, items, captions and tables; nothing that is hidden."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from report_builder.proof.paper import Kind, Passage
from report_builder.proof.reading.grid import Grid
from report_builder.proof.reading.words_at import Piece, passage_of, table_of
from report_builder.proof.text.rule import rule

_SKIPPED = {"script", "style", "svg", "template", "noscript", "head", "nav", "math", "iframe", "select", "textarea"}
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS: dict[str, Kind] = {
    "li": "item",
    "caption": "caption",
    "figcaption": "caption",
    **dict.fromkeys(_HEADINGS, "heading"),
}
_BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "address", "figure"),
    *("ul", "ol", "dl", "dt", "dd", "summary", "details", "body", "form", "fieldset", "legend", "label", "hr"),
    *_KINDS,
}
_APART = (
    (rule("<!--"), "-->"),
    (rule(r"<script\b", re.IGNORECASE), "</script>"),
    (rule(r"<style\b", re.IGNORECASE), "</style>"),
    (rule(r"<svg\b", re.IGNORECASE), "</svg>"),
)
_NO_TAG = rule(r"<(?=[^<>]*(?:<|\Z))|<(?!/?[a-z]|!doctype\b)", re.IGNORECASE)


def html_passages(text: str, *, first_line: int = 1) -> tuple[Passage, ...]:
    """The passages of a page, or of a part of one.

    Args:
        text: the page.
        first_line: what its first line is called.
    """
    reader = _Reader(first_line)
    reader.feed(_tame(text))
    reader.close()
    reader.end_block()
    return tuple(reader.found)


def _tame(text: str) -> str:
    """The page without what is no part of its text, its lines kept, each < that begins no tag spelt out.

    The parser of the standard library takes hours over a page of tags that never end.
    """
    for begins, ends in _APART:
        text = _without(text, begins, ends)
    return _NO_TAG.sub("&lt;", text)


def _without(text: str, begins: re.Pattern[str], ends: str) -> str:
    """The text without what stands from a beginning to the next end, or to its own end."""
    kept, at, small = list[str](), 0, text.lower()
    while begun := begins.search(text, at):
        kept.append(text[at : begun.start()])
        end = small.find(ends, begun.end())
        stop = len(text) if end < 0 else end + len(ends)
        kept.append("\n" * text.count("\n", begun.start(), stop))
        at = stop
    return "".join((*kept, text[at:]))


class _Reader(HTMLParser):
    """Goes through the tags, sound or not."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self._first = first_line
        self._pieces: list[Piece] = []
        self._kind: Kind = "paragraph"
        self._level = 0
        self._hidden: list[str] = []
        self._table: Grid | None = None
        self._is_term = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What begins a block ends the one before."""
        told = dict(attrs)
        is_hidden = tag in _SKIPPED or "hidden" in told or told.get("aria-hidden") == "true"
        if tag not in _VOID and (tag in self._hidden or (is_hidden and tag not in {"html", "body"})):
            self._hidden.append(tag)
        if self._hidden:
            return
        if tag == "table":
            self._open_table()
        elif self._table is not None and tag in {"tr", "td", "th"}:
            self._open_cell(tag, told)
        elif tag == "br" or (self._table is not None and tag in _BLOCKS and tag != "caption"):
            self._pieces.append((" ", self._place()))
        elif tag in _BLOCKS:
            self._open_block(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that ends itself is one without words."""
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """What ends a block."""
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
        elif tag == "table" and self._table is not None:
            self._close_table()
        elif self._table is not None and tag in _BLOCKS and tag != "caption":
            self._pieces.append((" ", self._place()))
        elif tag == "dt":
            self._pieces.append((": ", self._place()))
            self._is_term = True
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Words, line by line."""
        if self._hidden:
            return
        first = self.getpos()[0] + self._first - 1
        for at, line in enumerate(data.split("\n")):
            self._pieces.append((f"\n{line}" if at else line, f"line {first + at}"))

    def end_block(self) -> None:
        """A passage of what was gathered."""
        if passage := passage_of(self._kind, self._pieces, level=self._level):
            self.found.append(passage)
        self._pieces, self._kind, self._level, self._is_term = [], "paragraph", 0, False

    def _place(self) -> str:
        return f"line {self.getpos()[0] + self._first - 1}"

    def _open_block(self, tag: str) -> None:
        """Ends the block before; a definition belongs to its term, and words of an item stay an item's."""
        if tag in {"dd", "div"} and self._is_term:
            return
        is_in_item = self._kind == "item" and tag == "p" and not any(words.strip() for words, _ in self._pieces)
        if not is_in_item:
            self.end_block()
            self._kind, self._level = _KINDS.get(tag, "paragraph"), _HEADINGS.get(tag, 0)

    def _open_table(self) -> None:
        if self._table is None:
            self.end_block()
            self._table = Grid()

    def _open_cell(self, tag: str, told: dict[str, str | None]) -> None:
        table = self._table
        assert table is not None  # noqa: S101  its caller has looked
        if tag == "tr" or not table.rows:
            self._close_caption()
            table.open_row()
        if tag != "tr":
            self._pieces = []
            wide, tall = _spanned(told.get("colspan")), _spanned(told.get("rowspan"))
            table.add(self._pieces, wide=wide, tall=tall, is_head=tag == "th")

    def _close_caption(self) -> None:
        if self._table is not None and not self._table.rows:
            if passage := passage_of("caption", self._pieces):
                self.found.append(passage)
            self._pieces = []

    def _close_table(self) -> None:
        self._close_caption()
        if self._table is not None and (table := table_of(self._table.rows)):
            self.found.append(table)
        self._table, self._pieces, self._kind = None, [], "paragraph"


def _spanned(told: str | None) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 4 else 1
