"""Parts that a paper points to and does not have are found; its own, and those of other documents, are left alone."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.references import references
from report_builder.proof.paper import Fault, Known, Paper, Passage

_PARTS = (
    Passage("heading", "Background", "1", 1),
    Passage("paragraph", "Words.", "1.1"),
    Passage("paragraph", "Words.", "1.2"),
    Passage("paragraph", "Words.", "1.3"),
    Passage("caption", "Children", "Chart 1"),
    Passage("caption", "Ages", "Chart 2a"),
    Passage("caption", "Sexes", "Chart 2b"),
    Passage("heading", "Budget", "Appendix 1", 1),
)


def _found(*texts: str, parts: tuple[Passage, ...] = _PARTS) -> list[Fault]:
    typed = tuple(Passage("paragraph", text, places=((0, f"line {at}"),)) for at, text in enumerate(texts, 1))
    return list(references(Paper("paper.txt", (*parts, *typed)), Known()))


@pytest.mark.parametrize(
    ("text", "says", "what"),
    [
        ("As shown in chart 3, they are many.", "chart 3", "the paper has no Chart 3"),
        ("See Charts 1-4.", "Charts 1-4", "the paper has no Chart 3, 4"),
        ("The budget (Appendix 2) is small.", "Appendix 2", "the paper has no Appendix 2"),
        ("The ages (see Chart 2c).", "Chart 2c", "the paper has no Chart 2c"),
        ("This is told in paragraph 1.7.", "paragraph 1.7", "the paper has no paragraph 1.7"),
        ("See section 4.", "section 4", "the paper has no section 4"),
        ("Chart 5 of this report shows it.", "Chart 5", "the paper has no Chart 5"),
    ],
)
def test_a_part_that_is_not_there_is_found(text: str, says: str, what: str) -> None:
    assert [(each.kind, each.says, each.what) for each in _found(text)] == [("missing-reference", says, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Chart 1 and chart 2 show it, as do Charts 1 & 2b.",
        "The budget is in Appendix 1, and Section 1 tells why.",
        "See paragraph 1.2 above.",
        "The duty is in section 17 of the Crime and Disorder Act 1998.",
        "Section 47 enquiries were many.",
        "The child was accommodated under section 20.",
        "See Annex C of the guidance.",
        "The Ministry's Table 5 tells the rest.",
        "The chart 30% of whom, and a table 4.5 metres long.",
        "The minutes are attached.",
        "A table is in the report.",
        "Each member had a figure. A member without one is left out.",
    ],
)
def test_what_is_there_or_in_other_documents_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_part_is_told_once() -> None:
    assert len(_found("See Chart 7.", "Again, Chart 7 shows it.")) == 1


def test_a_kind_of_which_there_is_none_is_told_once_with_its_places() -> None:
    faults = _found("As Table 1 shows.", "And Table 2.", "And Table 4.")

    assert [(each.says, each.what) for each in faults] == [
        ("Table 1", "the paper has no table (so named at line 2, line 3 as well)")
    ]


def test_a_paper_that_numbers_no_paragraphs_is_not_judged_by_them() -> None:
    assert _found("See section 4 and paragraph 1.7.", parts=()) == []
