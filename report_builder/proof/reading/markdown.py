"""A paper in Markdown: headings, paragraphs, items and tables, by the lines on which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from report_builder.proof.paper import Kind, Passage
from report_builder.proof.reading.html import html_passages
from report_builder.proof.reading.words_at import Piece, passage_of, table_of
from report_builder.proof.text.rule import rule

_FRONT = rule(r"---[ \t]*\n(?:(?!---).*\n){0,200}?---[ \t]*\n")


def markdown_passages(text: str) -> tuple[Passage, ...]:
    """The passages of a text in CommonMark, with tables; what stands in it as HTML is read as such."""
    return tuple(_passages(MarkdownIt("commonmark").enable("table").parse(_without_front(text))))


def _without_front(text: str) -> str:
    """Its lines, those between two rows of dashes at the start empty: they are for programs."""
    front = _FRONT.match(text)
    return "\n" * front[0].count("\n") + text[front.end() :] if front else text


def _passages(tokens: Sequence[Token]) -> Iterator[Passage]:
    items = 0
    level = 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open":
            end = next(later for later in range(at, len(tokens)) if tokens[later].type == "table_close")
            if table := table_of(_rows(tokens[at:end])):
                yield table
            at = end
        elif token.type == "inline":
            kind: Kind = "heading" if level else "item" if items else "paragraph"
            if passage := passage_of(kind, _pieces(token), level=level):
                yield passage
        elif token.type in {"html_block", "fence", "code_block"}:
            yield from _verbatim(token)
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        level = int(token.tag[1]) if token.type == "heading_open" else 0 if token.type == "heading_close" else level
        at += 1


def _verbatim(token: Token) -> Iterator[Passage]:
    first = token.map[0] if token.map else 0
    if token.type == "html_block":
        yield from html_passages(token.content, first_line=first + 1)
        return
    lines = enumerate(token.content.split("\n"), first + 1 + (token.type == "fence"))
    if passage := passage_of("paragraph", ((f"{words}\n", f"line {number}") for number, words in lines)):
        yield passage


def _pieces(inline: Token) -> Iterator[Piece]:
    """The words of a paragraph; marks such as ** are no words."""
    line = (inline.map[0] if inline.map else 0) + 1
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            yield ("\n", f"line {line}")
            line += 1
        elif child.type in {"text", "code_inline"}:
            yield (child.content, f"line {line}")


def _rows(tokens: Sequence[Token]) -> Iterator[list[list[Piece]]]:
    row: list[list[Piece]] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(list(_pieces(token)))
        elif token.type == "tr_close":
            yield row
