"""The whole in force is the nearest that was introduced, never one of another list or section."""

from __future__ import annotations

from report_builder.proof.bases import Nearness, parts_of
from report_builder.proof.paper import Paper, Passage


def _wholes(*passages: Passage) -> list[tuple[str, Nearness] | None]:
    found = parts_of(Paper("paper.txt", passages))
    return [(each.whole.token.words, each.whole.nearness) if each.whole else None for each in found]


def _paragraph(text: str) -> Passage:
    return Passage("paragraph", text)


def _item(text: str) -> Passage:
    return Passage("item", text)


def test_the_whole_of_its_own_words_comes_first() -> None:
    assert _wholes(_paragraph("Of the 20 children, 9 of the 12 boys (75%) have a plan.")) == [("12", Nearness.NAMED)]


def test_the_nearest_whole_of_a_sentence_is_in_force() -> None:
    text = "Across the 40 cases 10% (4) are in care; of the 8 children with orders 2 (25%) are."
    assert _wholes(_paragraph(text)) == [("40", Nearness.SENTENCE), ("8", Nearness.SENTENCE)]


def test_a_whole_of_the_sentence_before_is_in_force() -> None:
    assert _wholes(_paragraph("We saw a total of 40 children. In care were 4 (10%).")) == [("40", Nearness.BEFORE)]


def test_the_items_of_a_list_share_the_whole_of_its_introduction() -> None:
    passages = (_paragraph("Of the 20 children:"), _item("10% (2) are in care"), _item("5% (1) has a plan"))
    assert _wholes(*passages) == [("20", Nearness.LIST), ("20", Nearness.LIST)]


def test_a_list_introduced_by_children_and_offences_goes_on_with_the_children() -> None:
    passages = (_paragraph("Of the 8 young people behind the 17 re-offences:"), _item("25% (2) are girls"))
    assert _wholes(*passages) == [("8", Nearness.LIST)]


def test_a_whole_does_not_reach_past_its_list() -> None:
    assert _wholes(_paragraph("Of the 20 children:"), _item("most are boys"), _paragraph("In care: 10% (2).")) == [None]
