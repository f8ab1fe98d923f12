"""Numbers that people typed: each chart, table and appendix that they name must be in the edition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_papers import chart, composed, section, table, text
from small_tables import one_way

from report_builder.errors import ConfigError
from report_builder.report.plan import PlannedCommentary

AGES = one_way("age", {"14": 30, "15": 40})


def complaints(words: str, *, edition: str = "board") -> list[str]:
    note = PlannedCommentary(edition, words, where="notes.md:10")
    budget = section(text("Money."), id_="budget", is_appendix=True)
    try:
        composed(section(note, chart("6"), chart("13a"), table()), budget, tables=(AGES,))
    except ConfigError as refused:
        return [str(one) for one in refused.complaints]
    return []


@pytest.mark.parametrize(
    "words",
    [
        "Chart 6 and chart 13a show it.",
        "See table 1, and Appendix 1.",
        "Charts 6 and 13a show it.",
        "It is in table 3 of the national statistics.",
        "As chart 9 in the Inspectorate's report has it.",
        "The chart 6 to 13 year olds like is another.",
        "A table of 4 rows.",
    ],
)
def test_what_is_there_or_is_somebody_else_s_is_let_through(words: str) -> None:
    assert complaints(words) == []


@pytest.mark.parametrize(
    ("words", "missing", "line"),
    [
        ("One.\n\nChart 7 shows it.", "chart 7", 12),
        ("See tables 1 and 2.", "table 2", 10),
        ("See Appendix 2.", "appendix 2", 10),
        ("It is in table 3 of this paper.", "table 3", 10),
    ],
)
def test_what_is_not_there_stops_the_paper_with_its_line(words: str, missing: str, line: int) -> None:
    (said,) = complaints(words)

    assert said.startswith(f"notes.md:{line}: the board edition has no {missing}; did you mean '")


def test_the_commentary_of_the_other_edition_is_not_looked_at() -> None:
    assert complaints("Chart 99.", edition="public") == []


def test_what_stands_in_braces_is_no_typed_number() -> None:
    note = PlannedCommentary("board", "{{ caseload.shown }}", where="notes.md:1")
    made = replace(note, text="{{ see('chart 99') }} is not typed.")

    composed(section(made))
