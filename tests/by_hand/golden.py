"""A page on screen as text that reads well in a difference: one element a line, one sentence a line.

Left out is what changes though no template and no sentence did: the drawings, whose words stand in their alternative
texts, the stylesheets, which lie in templates/ as they are, and the fingerprint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

_WITHIN_A_LINE = {"a", "abbr", "b", "br", "code", "em", "i", "span", "strong", "sub", "sup"}
_VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
_LEFT_OUT = {"src"}
_FINGERPRINT = {"name": "fingerprint"}
_SENTENCE = re.compile(r"(?<=[.!?;:]) (?=[A-Z<])")
_LONG = 100


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[_Element | str] = field(default_factory=list)

    @property
    def opening(self) -> str:
        """Its tag, as a reader of the source would write it."""
        said = (f' {name}="{escape(value)}"' if value else f" {name}" for name, value in self.attributes.items())
        return f"<{self.tag}{''.join(said)}>"

    @property
    def closing(self) -> str:
        """What ends it."""
        return "" if self.tag in _VOID else f"</{self.tag}>"

    @property
    def is_line(self) -> bool:
        """Whether nothing in it needs a line of its own."""
        return all(isinstance(one, str) or (one.tag in _WITHIN_A_LINE and one.is_line) for one in self.inside)

    @property
    def words(self) -> str:
        """Whatever is within it."""
        return "".join(
            escape(one, quote=False) if isinstance(one, str) else f"{one.opening}{one.words}{one.closing}"
            for one in self.inside
        )


class _Tree(HTMLParser):
    """Builds the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [_Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        kept = {name: value or "" for name, value in attrs if name not in _LEFT_OUT}
        if _FINGERPRINT.items() <= kept.items():
            kept.pop("content", None)
        element = _Element(tag, kept)
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag not in _VOID:
            ended = self.open.pop()
            assert ended.tag == tag, f"</{tag}> ends <{ended.tag}>"

    def handle_data(self, data: str) -> None:
        """Words, but for those of a stylesheet."""
        if self.open[-1].tag != "style":
            self.open[-1].inside.append(data)


def readable(page: str) -> str:
    """The page as lines.

    Args:
        page: a whole page of HTML, each element of which is ended.
    """
    tree = _Tree()
    tree.feed(page)
    tree.close()
    (whole,) = tree.open
    return "".join(f"{line}\n" for one in whole.inside if isinstance(one, _Element) for line in _lines(one, 0))


def _lines(element: _Element, depth: int) -> list[str]:
    before = " " * depth
    if element.is_line:
        words = " ".join(element.words.split())
        line = f"{before}{element.opening}{words}{element.closing}"
        if len(line) <= _LONG:
            return [line]
        sentences = [f"{before} {sentence}" for sentence in _SENTENCE.split(words)]
        return [f"{before}{element.opening}", *(sentences if words else []), f"{before}{element.closing}".rstrip()]
    lines = [f"{before}{element.opening}"]
    for one in element.inside:
        if isinstance(one, _Element):
            lines += _lines(one, depth + 1)
        elif one.strip():
            lines.append(f"{before} {escape(' '.join(one.split()), quote=False)}")
    return [*lines, f"{before}{element.closing}"]
