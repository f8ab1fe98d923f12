"""Numbers missed out, standing twice or out of order are found; papers put together and numbers quoted are not."""

from __future__ import annotations

import pytest

from report_builder.proof.checks.numbering import numbering
from report_builder.proof.paper import Kind, Known, Paper, Passage


def _passage(number: str, *, text: str = "Words of it.") -> Passage:
    kind: Kind = "caption" if number.startswith(("Chart", "Table")) else "paragraph"
    if number.endswith("."):
        return Passage("paragraph", text, number[:-1])
    if number.isdigit() or number.startswith(("Appendix", "Annex")):
        kind = "heading"
    return Passage(kind, text, number)


def _found(*numbers: str) -> list[tuple[str, str, str]]:
    """Class, number and what it should be, of a paper whose passages bear these numbers."""
    paper = Paper("paper.txt", tuple(_passage(each, text="Words " * at) for at, each in enumerate(numbers, 1)))
    return [(fault.kind, fault.says, fault.should_be) for fault in numbering(paper, Known())]


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        (("4.1", "4.3", "4.4"), ("numbering", "4.3", "4.2")),
        (("3.1", "3.2", "3.3", "3.2", "4"), ("double-number", "3.2", "3.4")),
        (("2.1", "2.3", "2.2", "2.4"), ("numbering", "2.3", "")),
        (("1", "2", "4", "5"), ("numbering", "4", "3")),
        (("Chart 1", "Chart 2", "Chart 4", "Chart 5"), ("numbering", "Chart 4", "Chart 3")),
        (("Chart 1", "Chart 2a", "Chart 2b", "Chart 1", "Chart 3"), ("numbering", "Chart 1", "")),
        (("Chart 1", "Chart 13", "Chart 1"), ("double-number", "Chart 1", "")),
        (("Table 1", "Table 2", "Table 2"), ("double-number", "Table 2", "")),
        (("Appendix 1", "Appendix 1", "Appendix 2"), ("double-number", "Appendix 1", "")),
        (("Appendix 1", "Appendix 2", "Appendix 4"), ("numbering", "Appendix 4", "Appendix 3")),
        (("1.", "2.", "3.", "5.", "6.", "7."), ("numbering", "5", "4")),
        (("Annex A", "Annex C"), ("numbering", "Annex C", "Annex B")),
    ],
)
def test_a_number_out_of_its_row_is_found(numbers: tuple[str, ...], fault: tuple[str, str, str]) -> None:
    assert _found(*numbers) == [fault]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "1.1", "1.2", "2", "2.1", "2.2", "2.2.1", "2.2.2", "3"),
        ("2.9", "2.10", "2.11"),
        ("1.", "2.", "3.", "5.", "14."),
        ("1.", "3.", "5.", "6."),
        ("Chart 1", "Chart 2", "3", "Chart 1"),
        ("Chart 1", "Chart 2", "Chart 1", "Chart 2"),
        ("2.1", "2.2", "10.3", "10.5", "2.3"),
        ("1", "1.1", "1.2", "2", "Appendix 1", "1.1", "1.2", "1.3"),
        ("1", "2", "3", "1", "2", "4", "3", "5"),
        ("1", "2", "12", "3"),
        ("53", "54", "55", "57"),
        ("Chart 1a", "Chart 1b", "Chart 2", "Chart 3"),
        ("Chart 1", "Chart 2", "Chart 1", "Chart 2", "Chart 3"),
        ("Chart 5", "Chart 6", "Chart 9"),
        ("Appendix 1", "Appendix 2", "Appendix 1", "Appendix 2"),
        ("Appendix 1", "Annex A", "Annex B"),
        ("1.1", "0.50", "1.00", "1.2"),
    ],
)
def test_rows_that_go_on_or_begin_again_are_left_alone(numbers: tuple[str, ...]) -> None:
    assert _found(*numbers) == []


def test_each_paper_of_a_pack_has_its_own_appendices() -> None:
    passages = (_passage("Appendix 1", text="One"), Passage("paragraph", "TO: The Board"), _passage("Appendix 1"))

    assert list(numbering(Paper("pack.txt", passages), Known())) == []


def test_a_number_that_was_not_read_as_one_is_not_missed() -> None:
    passages = (_passage("2.1"), Passage("paragraph", "2.2 16+ accommodation"), _passage("2.3"))

    assert list(numbering(Paper("paper.txt", passages), Known())) == []


def test_a_table_that_goes_on_is_one_table() -> None:
    passages = (_passage("Table 1", text="Children"), _passage("Table 1", text="Children (continued)"))

    assert list(numbering(Paper("paper.txt", passages), Known())) == []


def test_an_appendix_may_have_appendices_of_its_own() -> None:
    first = Passage("heading", "Report", "Appendix 1", 2)
    within = Passage("heading", "Budget", "Appendix 1", 3)

    assert list(numbering(Paper("paper.txt", (first, within)), Known())) == []
