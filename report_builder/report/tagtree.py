"""The structure tree of a PDF as plain nodes, and what we mend in it. Knows nothing of files.

WeasyPrint writes one tree a page: what runs over a page break comes in two pieces, and a table's head once a page.
Here the pieces of one HTML element are joined, and every node says what it is.
Structure types: ISO 32000-1:2008, 14.8.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "L", "LI", "Table", "TR"})
"""Elements that hold other elements and no text of their own."""


@dataclass(slots=True)
class Marked:
    """A piece of page content: the page's index and the number of its mark."""

    page: int
    mark: int


@dataclass(slots=True)
class Linked:
    """An annotation of a link: the number of the PDF object that refers to it."""

    reference: tuple[int, int]


@dataclass(slots=True)
class Node:
    """An element of the tree.

    Attributes:
        type: its structure type, such as "P".
        kids: what it holds, in reading order.
        element: number of the HTML element that it comes from; 0 for none.
        html: that element's tag, such as "dt".
        role: what our templates say of the element in `data-tag`: "TOC" or "Chart".
        entry: number of its PDF object; (0, 0) for an element that we add.
        is_whole: whether it has words of its own (an expansion) and so may not be dissolved.
    """

    type: str
    kids: list[Node | Marked | Linked] = field(default_factory=list)
    element: int = 0
    html: str = ""
    role: str = ""
    entry: tuple[int, int] = (0, 0)
    is_whole: bool = False

    @property
    def nodes(self) -> list[Node]:
        """The elements among its kids."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def descendants(self) -> Iterator[Node]:
        """Itself and every element under it, in reading order."""
        yield self
        for kid in self.nodes:
            yield from kid.descendants()


def mended_tree(root: Node) -> Node:
    """The tree of a document as it should be read: one node for each HTML element, repeated heads left out."""
    return _named(_dissolved(_linked_once(_joined(root))))


def _joined(node: Node) -> Node:
    if node.type == "L":
        node.kids = _within_items(node.nodes)
    kids: list[Node | Marked | Linked] = []
    for kid in node.kids:
        earlier = _earlier_piece(kids, kid, among_all=node.type == "TR") if isinstance(kid, Node) else None
        if earlier is None:
            kids.append(kid)
        elif isinstance(kid, Node) and kid.type != "THead":  # a second head is a repetition, not a piece
            earlier.kids.extend(kid.kids)
    node.kids = kids
    for kid in node.nodes:
        _joined(kid)
    return node


def _within_items(parts: list[Node]) -> list[Node | Marked | Linked]:
    """A list's items, each with the list in it, which WeasyPrint sets beside the item that it stands in."""
    items: list[Node | Marked | Linked] = []
    for part in parts:
        item = items[-1] if items else None
        if part.type == "L" and isinstance(item, Node):
            item.kids.append(part)
        else:
            items.append(part)
    return items


def _earlier_piece(kids: list[Node | Marked | Linked], later: Node, *, among_all: bool) -> Node | None:
    """The piece of the same HTML element before a page break.

    It stands right before, but in a row that is cut, whose cells run side by side, and in a table, whose head comes
    again, it may stand further back.
    """
    reach = len(kids) if among_all or later.type in ("THead", "TBody") else 1
    for kid in reversed(kids[len(kids) - reach :]):
        if isinstance(kid, Node) and later.element and (kid.element, kid.type) == (later.element, later.type):
            return kid
    return None


def _linked_once(node: Node, *, in_link: bool = False) -> Node:
    """With one link where WeasyPrint makes one for every box inside it as well."""
    if in_link:
        node.kids = [kid for kid in node.kids if not isinstance(kid, Linked)]
        node.type = "Span" if node.type == "Link" else node.type
    for kid in node.nodes:
        _linked_once(kid, in_link=in_link or node.type == "Link")
    return node


def _dissolved(node: Node) -> Node:
    """Without elements that mean nothing, such as a Span for each line of a paragraph."""
    kids: list[Node | Marked | Linked] = []
    for kid in node.kids:
        if not isinstance(kid, Node):
            kids.append(kid)
            continue
        _dissolved(kid)
        if _is_transparent(kid, node):
            kids.extend(kid.kids)
        elif kid.kids or kid.type in ("TD", "TH"):
            kids.append(kid)
    node.kids = kids
    return node


def _is_transparent(kid: Node, parent: Node) -> bool:
    if kid.is_whole or kid.role:
        return False
    if parent.type not in GROUPING:
        return kid.type in ("NonStruct", "Span")
    if parent.type == "L":
        return kid.type == "Div"
    return kid.type == "NonStruct" and not any(isinstance(inner, Marked) for inner in kid.kids)


def _named(node: Node, *, in_contents: bool = False) -> Node:
    in_contents = in_contents or node.role == "TOC"
    if node.role == "Chart":
        node.type = "Div"
    if in_contents:
        node.type = {"L": "TOC", "LI": "TOCI", "LBody": "Reference"}.get(node.type, node.type)
    if node.type == "L":
        node.kids = list(_pairs(node.nodes))
    if node.type == "LI":
        node.kids = _label_and_body(node.nodes)
    for kid in node.nodes:
        _named(kid, in_contents=in_contents)
    return node


def _label_and_body(parts: list[Node]) -> list[Node | Marked | Linked]:
    """What an item holds, as its label and one body: a paragraph or a list in an item stands in neither."""
    labels = [part for part in parts if part.type == "Lbl"]
    others = [part for part in parts if part.type != "Lbl"]
    if not others:
        return [*labels]
    body = next((part for part in others if part.type == "LBody"), Node("LBody"))
    body.kids = [kid for part in others for kid in (part.kids if part.type == "LBody" else [part])]
    return [*labels, body]


def _pairs(items: list[Node]) -> Iterator[Node]:
    """A term and its text as one item: WeasyPrint makes two of them."""
    label: Node | None = None
    for item in items:
        if item.html == "dt":
            label = item
        elif item.html == "dd" and label is not None:
            label.nodes[0].type = "Lbl"
            label.kids.extend(item.kids)
            yield label
            label = None
        else:
            yield item
