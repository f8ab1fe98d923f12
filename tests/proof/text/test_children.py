import pytest

from report_builder.proof.text.children import Whom, last_counted, whom
from report_builder.proof.text.scan import scan


def first(text: str) -> Whom:
    return whom(text, scan(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "4 young people were seen",
        "2 looked after children",
        "3 (16%) girls",
        "7 less young people",
        "two 15 year olds",
        "One of our young people",
        "3 YPs",
    ],
)
def test_a_number_before_a_word_for_children_counts_children(text: str) -> None:
    assert first(text) is Whom.CHILDREN


@pytest.mark.parametrize(
    "text",
    [
        "2 children's homes",
        "one pupil referral unit",
        "3 officers",
        "5 assessments of children",
        "one third of young people",
        "one group of young people",
        "one hundred young people",
        "9 (69%) offences",
        "2 FTE posts",
    ],
)
def test_a_number_before_another_word_counts_others(text: str) -> None:
    assert first(text) is Whom.OTHERS


@pytest.mark.parametrize("text", ["3 were in care", "2 Ashby", "three events young people went to", "4, of children"])
def test_a_number_whose_noun_is_further_off_says_nothing_itself(text: str) -> None:
    assert first(text) is Whom.UNTOLD


def test_the_last_thing_counted_before_a_place_is_told() -> None:
    text = "9 offences by 5 children, of whom 3 and the number of meetings, 2"
    assert last_counted(text, 0, 10) is Whom.OTHERS
    assert last_counted(text, 0, text.index("3")) is Whom.CHILDREN
    assert last_counted(text, 0, len(text)) is Whom.OTHERS
    assert last_counted(text, 20, 25) is None
