"""A table as large as a paper's is read; one that only a hostile file has is refused before it fills the memory."""

from __future__ import annotations

import pytest

from report_builder.proof.reading.read import read_paper
from report_builder.sources.unreadable import UnreadableError


def table(row: str, *, rows: int) -> bytes:
    return f"<table>{f'<tr>{row}</tr>' * rows}</table>".encode()


def test_a_table_of_a_thousand_cells_is_read() -> None:
    paper = read_paper("paper.html", table("<td>14</td>" * 10, rows=100))

    assert [len(row) for row in paper.passages[0].rows] == [10] * 100


@pytest.mark.parametrize(
    "content",
    [
        table("<td>14</td>" * 210, rows=100),
        table("<td colspan=99 rowspan=99>14</td>" * 10, rows=100),
        table("<th colspan=99>14</th>" * 10, rows=100),
    ],
    ids=["cells", "cells over rows", "heads"],
)
def test_a_table_larger_than_any_paper_has_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="a table that is larger than any paper's"):
        read_paper("paper.html", content)
