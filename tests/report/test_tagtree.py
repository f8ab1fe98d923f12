"""The tree of tags, mended as plain nodes."""

from __future__ import annotations

from report_builder.report.tagtree import Linked, Marked, Node, mended_tree


def told(node: Node) -> object:
    """A node as nested tuples: its type, then its kids; content as its page and mark."""
    kids = [
        told(kid) if isinstance(kid, Node) else (kid.page, kid.mark) for kid in node.kids if not isinstance(kid, Linked)
    ]
    return (node.type, *kids)


def test_the_pieces_of_a_paragraph_over_a_page_break_are_one() -> None:
    first = Node("P", [Node("Span", [Marked(0, 7)])], element=4)
    second = Node("P", [Node("Span", [Marked(1, 0)])], element=4)

    tree = mended_tree(Node("Document", [Node("Part", [first], element=1), Node("Part", [second], element=1)]))

    assert told(tree) == ("Document", ("Part", ("P", (0, 7), (1, 0))))


def test_two_paragraphs_stay_two() -> None:
    first = Node("P", [Marked(0, 1)], element=4)
    second = Node("P", [Marked(1, 0)], element=5)

    tree = mended_tree(Node("Document", [Node("Part", [first], element=1), Node("Part", [second], element=1)]))

    assert told(tree) == ("Document", ("Part", ("P", (0, 1)), ("P", (1, 0))))


def head(page: int) -> Node:
    """The head of the table below, as it is repeated on a page."""
    return Node("THead", [Node("TR", [Node("TH", [Marked(page, 0)], element=13)], element=12)], element=11)


def body(page: int, *, row: int) -> Node:
    """A row of the body of that table."""
    return Node("TBody", [Node("TR", [Node("TD", [Marked(page, 1)], element=row + 100)], element=row)], element=14)


def test_a_table_over_two_pages_has_one_head_and_one_body() -> None:
    pieces = [
        Node("Table", [head(0), body(0, row=20)], element=10),
        Node("Table", [head(1), body(1, row=21)], element=10),
    ]

    tree = mended_tree(Node("Document", list(pieces)))

    assert told(tree) == (
        "Document",
        ("Table", ("THead", ("TR", ("TH", (0, 0)))), ("TBody", ("TR", ("TD", (0, 1))), ("TR", ("TD", (1, 1))))),
    )


def test_the_cells_of_a_row_that_is_cut_go_together_column_by_column() -> None:
    def row(page: int) -> Node:
        return Node("TR", [Node("TD", [Marked(page, at)], element=30 + at) for at in (0, 1)], element=20)

    tree = mended_tree(Node("Table", [Node("TBody", [row(0)], element=9), Node("TBody", [row(1)], element=9)]))

    assert told(tree) == ("Table", ("TBody", ("TR", ("TD", (0, 0), (1, 0)), ("TD", (0, 1), (1, 1)))))


def test_a_term_and_its_text_become_one_item() -> None:
    term = Node("LI", [Node("LBody", [Marked(0, 0)])], html="dt")
    text = Node("LI", [Node("LBody", [Marked(0, 1)])], html="dd")

    tree = mended_tree(Node("L", [Node("Div", [term, text])]))

    assert told(tree) == ("L", ("LI", ("Lbl", (0, 0)), ("LBody", (0, 1))))


def test_the_contents_are_named_as_contents() -> None:
    item = Node("LI", [Node("LBody", [Node("Link", [Marked(0, 0)])])])

    tree = mended_tree(Node("Div", [Node("L", [item], role="TOC")]))

    assert told(tree) == ("Div", ("TOC", ("TOCI", ("Reference", ("Link", (0, 0))))))


def test_a_paragraph_in_an_item_stands_in_its_body() -> None:
    item = Node("LI", [Node("Lbl", [Marked(0, 0)]), Node("P", [Marked(0, 1)], element=5)])

    assert told(mended_tree(Node("L", [item]))) == ("L", ("LI", ("Lbl", (0, 0)), ("LBody", ("P", (0, 1)))))


def test_a_link_is_one_link_whatever_stands_in_it() -> None:
    inner = Node("Link", [Linked((9, 0)), Marked(0, 1)], element=2)
    link = Node("Link", [Linked((8, 0)), Marked(0, 0), inner], element=1)

    tree = mended_tree(Node("P", [link]))

    assert told(tree) == ("P", ("Link", (0, 0), (0, 1)))
    assert [kid for kid in tree.nodes[0].kids if isinstance(kid, Linked)] == [Linked((8, 0))]


def test_words_that_have_an_expansion_keep_their_element() -> None:
    short = Node("Span", [Marked(0, 0)], element=3, is_whole=True)

    assert told(mended_tree(Node("TD", [short]))) == ("TD", ("Span", (0, 0)))


def test_an_empty_cell_is_kept_and_an_empty_division_is_not() -> None:
    assert told(mended_tree(Node("TR", [Node("TD"), Node("Div")]))) == ("TR", ("TD",))
