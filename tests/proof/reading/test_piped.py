"""Tables that are drawn with strokes in a plain text are read as those of a text in Markdown."""

from __future__ import annotations

import pytest

from report_builder.proof.paper import Passage
from report_builder.proof.reading.markdown import markdown_passages
from report_builder.proof.reading.piped import cells_between
from report_builder.proof.reading.plain import passages_of

TABLE = """Sex | Children | Share
--- | :---: | ---:
Boys | 31 | 75.6%
Girls | 10 |
All | 41 | 100%"""

FRAMED = "\n".join(f"| {line} |" for line in TABLE.split("\n"))


def read(text: str) -> tuple[Passage, ...]:
    return passages_of((f"line {at}", line) for at, line in enumerate(text.split("\n"), 1))


@pytest.mark.parametrize("table", [TABLE, FRAMED])
def test_a_drawn_table_is_read_as_in_markdown(table: str) -> None:
    text = f"What we saw:\n\n{table}\n\nIt went well."
    (plain,) = [each for each in read(text) if each.rows]
    (marked,) = [each for each in markdown_passages(text) if each.rows]
    assert plain.rows == marked.rows
    assert plain.rows[2] == ("Girls", "10", "")
    assert [plain.place_at(plain.text.index(word)) for word in ("Sex", "Boys", "All")] == ["line 3", "line 5", "line 7"]


def test_what_stands_around_a_drawn_table_stays_what_it_is() -> None:
    told = [
        (each.kind, each.text) for each in read(f"Children\n\n{FRAMED}\nIt went well, and 3 4 were late.\nBoys 2 3")
    ]
    assert told[0][1] == "Children"
    assert told[1][0] == "table"
    assert "It went well" in told[2][1]


def test_strokes_around_every_line_need_no_rule() -> None:
    (table,) = read("| Boys | 31 |\n| Girls | 10 |")
    assert table.rows == (("Boys", "31"), ("Girls", "10"))


@pytest.mark.parametrize(
    "text",
    [
        "Page 3 | Youth Justice\nIt went well.",
        "Page 3 | Youth Justice\nPage 4 | Youth Justice",
        "| Boys | 31 |\nIt went well.",
        "Boys | 31\n\n--- | ---\n\nGirls | 10",
        "Boys | 31\n-----\nGirls | 10",
        "| Boys | 31 |\n| Girls |",
    ],
)
def test_a_stroke_in_a_line_makes_no_table(text: str) -> None:
    assert not any(each.rows for each in read(text))


def test_a_stroke_after_a_backslash_is_one_of_the_text() -> None:
    assert cells_between(r"| a \| b | c |") == ("a | b", "c")


def test_many_lines_with_strokes_are_read_at_once() -> None:
    assert len(read("\n".join("| a | b |" if at % 2 else "| a | b | c |" for at in range(4_000)))) >= 1
