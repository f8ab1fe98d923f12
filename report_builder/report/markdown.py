"""The manager's commentary: Markdown in, clean markup out, block by block so that paragraphs can be numbered.

Raw HTML is text here, not markup, and what is left is cleaned once more; a picture becomes its alternative text,
because a paper shows only what the build itself drew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

SECTION_LEVEL = 2
"""The heading level of a section's own head; a heading of the commentary lies below it."""

_LOWEST_LEVEL = 6
_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
}
_INLINE = {"a", "abbr", "br", "code", "em", "strong", "sub", "sup"}
_TAGS = {
    *_INLINE,
    *("p", "pre", "blockquote", "hr", "ul", "ol", "li", "h3", "h4", "h5", "h6"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "ol": {"start"}, "th": {"scope", "class"}, "td": {"class"}}
_LINK_TO_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_LINKS = ("https://", "http://", "mailto:", "#")


class MarkdownBlock(NamedTuple):
    """A block of commentary.

    `kind` is paragraph, heading, list, quote, table or other. `html` is clean markup: for a paragraph what stands
    inside it, so that a number can be put before it, for anything else the whole element.
    """

    kind: str
    html: str


def markdown_blocks(text: str, *, top_level: int = SECTION_LEVEL + 1) -> tuple[MarkdownBlock, ...]:
    """Markdown as clean blocks in order.

    Args:
        text: CommonMark with tables.
        top_level: the level of its highest heading; the others follow below it and none is skipped.
    """
    tokens = _with_levels(_parser().parse(text), top_level)
    return tuple(_block(group) for group in _top_groups(tokens))


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, each with the lines that it was read from."""
    return _parser().parse(text)


def render_markdown(text: str, *, top_level: int = SECTION_LEVEL + 1) -> str:
    """Markdown as one piece of clean markup, unnumbered; `top_level` as in `markdown_blocks`."""
    blocks = markdown_blocks(text, top_level=top_level)
    return "\n".join(f"<p>{html}</p>" if kind == "paragraph" else html for kind, html in blocks)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("image", _alternative_text)
    return parser


def _alternative_text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return escapeHtml(renderer.renderInlineAsText(tokens[index].children or [], options, env))


def _with_levels(tokens: list[Token], top_level: int) -> list[Token]:
    """Headings moved below the section's own, each at most one level under the one that it belongs to."""
    above: list[str] = []
    for token in tokens:
        if token.type == "heading_open":
            above = [*(tag for tag in above if tag < token.tag), token.tag]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(top_level + len(above) - 1, _LOWEST_LEVEL)}"
        if token.type in ("th_open", "td_open"):
            _describe_cell(token)
    return tokens


def _describe_cell(token: Token) -> None:
    if "right" in str(token.attrs.pop("style", "")):
        token.attrSet("class", "is-number")
    if token.type == "th_open":
        token.attrSet("scope", "col")


def _top_groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _block(group: list[Token]) -> MarkdownBlock:
    kind = _KINDS.get(group[0].type, "other")
    parser = _parser()
    inside = group[1:-1] if kind == "paragraph" else group
    markup = parser.renderer.render(inside, parser.options, {})
    return MarkdownBlock(kind, clean_markup(markup, is_inline=kind == "paragraph"))


def clean_markup(html: str, *, is_inline: bool = False) -> str:
    """Markup with nothing in it but what a paper may hold; text that is no markup comes out escaped.

    Args:
        html: markup, or plain text, of whatever origin.
        is_inline: whether it will stand in a paragraph, so that only words in bold, links and the like may stay.
    """
    cleaned = nh3.clean(
        html,
        tags=_INLINE if is_inline else _TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_allowed,
        link_rel=None,
        generic_attribute_prefixes=set(),
    )
    return _LINK_TO_NOWHERE.sub(r"\1", cleaned).strip()


def _allowed(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href" and not value.lower().startswith(_LINKS):
        return None
    return value
