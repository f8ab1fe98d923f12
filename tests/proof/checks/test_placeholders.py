"""Gaps that were to be filled in are found; words, quotes, names and numerals that look like them are left alone."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.placeholders import placeholders
from report_builder.proof.paper import Known, Paper, Passage


def _found(text: str) -> list[str]:
    return [fault.says for fault in placeholders(Paper("paper.txt", (Passage("paragraph", text),)), Known())]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("As shown in Appendix xx, they are many.", "xx"),
        ("The rate fell to XX% in the year.", "XX%"),
        ("The rate fell to X% in the year.", "X%"),
        ("It met on xx/xx/2021.", "xx/xx/2021"),
        ("The grant is £xx,xxx this year.", "£xx,xxx"),
        ("The start date is TBC.", "TBC."),
        ("The plan is led by [name].", "[name]"),
        ("The plan is led by [insert name of lead].", "[insert name of lead]"),
        ("[TBC]", "[TBC]"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("The lead is ???", "???"),
        ("The share is __% of the whole.", "__%"),
        ("The share is {{ caseload }} of the whole.", "{{ caseload }}"),
        ("Review date: to be confirmed", "to be confirmed"),
        ("Lead officer | to be confirmed | March", "to be confirmed"),
        ("As told in Error! Reference source not found. above", "Error! Reference source not found"),
        ("INSERT CHART HERE", "INSERT CHART HERE"),
        ("Since 20XX the number has fallen.", "20XX"),
    ],
)
def test_a_gap_is_found(text: str, says: str) -> None:
    assert _found(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "The funding is to be confirmed by the Board in March.",
        "See https://example.org/xx/tbc for more.",
        "Write to xxx@example.org.",
        "Signature ____________ Date ____________",
        "\N{LEFT DOUBLE QUOTATION MARK}Thanks to [name] I am in work.\N{RIGHT DOUBLE QUOTATION MARK}",
        "They [the parents] agreed, and [Practitioner] was thanked.",
        "The count is [c] in two cells, and [x] in one.",
        "Is it true? Really?? Yes!!",
        "The exxon case and the taxx form.",
        "Contents .......... 4",
        "A table of 3 x 4 cells; Malcolm X spoke.",
        "It was confirmed in May.",
    ],
)
def test_what_only_looks_like_a_gap_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_stretch_that_comes_from_a_figure_is_no_gap() -> None:
    passage = Passage("paragraph", "The rate is xx now.", cited=((12, 14),))

    assert list(placeholders(Paper("paper.txt", (passage,)), Known())) == []
