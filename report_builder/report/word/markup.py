"""Clean markup of a paper as a tree, for whoever sets it in something other than HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr"}


@dataclass(slots=True)
class Node:
    """An element: its tag, what its attributes say, and what stands in it in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """The elements among what stands in it."""
        return [one for one in self.inside if isinstance(one, Node)]

    @property
    def words(self) -> str:
        """All text within."""
        return "".join(one if isinstance(one, str) else one.words for one in self.inside)

    def all(self, tag: str) -> list[Node]:
        """Every element of a tag within, in order."""
        return [found for one in self.nodes for found in ([one] if one.tag == tag else one.all(tag))]


def tree_of(html: str) -> Node:
    """The markup as the inside of one node without a tag; an end without a beginning is passed over."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


class _Reader(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open in it."""
        if tag in [node.tag for node in self.open[1:]]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Words."""
        self.open[-1].inside.append(data)
