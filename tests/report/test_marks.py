"""Signs that say where a figure stands: gone from the text, and never in the way of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spoken_tables import BOARD, book, count

from report_builder.report.markdown import markdown_blocks
from report_builder.report.marks import Marks


def spoken(*pieces: str | int) -> list[tuple[str, list[int]]]:
    """The blocks' markup and the figures in each. A number among the pieces stands for a figure of that value."""
    shelf = book(count(16), edition=BOARD)
    figure = shelf.figure(next(iter(shelf.tables)))

    def said() -> Iterator[str]:
        for piece in pieces:
            shelf.touched += [figure] if isinstance(piece, int) else []
            yield "" if piece == -1 else str(piece)

    marks = Marks(shelf)
    text = marks.added(said())
    return [(html, [len(found)]) for _, marked in markdown_blocks(text) for html, found in [marks.removed(marked)]]


def test_each_figure_is_found_in_its_own_paragraph() -> None:
    assert spoken("First ", 16, ".\n\nSecond.\n\nThird ", 3, " and ", 4, ".") == [
        ("First 16.", [1]),
        ("Second.", [0]),
        ("Third 3 and 4.", [2]),
    ]


@pytest.mark.parametrize(
    ("pieces", "markup"),
    [
        ((-1, "- one\n- two\n"), "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ((-1, "1. one\n2. two\n"), "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ((-1, "\n\nA paragraph.\n"), "A paragraph."),
        (("- ", 16, " children\n"), "<ul>\n<li>16 children</li>\n</ul>"),
        (("**", 16, "**"), "<strong>16</strong>"),
    ],
)
def test_a_sign_does_not_stand_in_the_way_of_markdown(pieces: tuple[str | int, ...], markup: str) -> None:
    """A piece of -1 is a figure that a condition asked for, and that prints nothing."""
    assert spoken(*pieces) == [(markup, [1])]
