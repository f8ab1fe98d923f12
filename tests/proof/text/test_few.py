import pytest

from report_builder.proof.text.few import few_in


def words(text: str) -> list[str]:
    return [each.words for each in few_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Both girls were late.", ["Both girls"]),
        ("It was given to both young women.", ["both young women"]),
        ("A younger boy and a girl, both aged 15, were late.", ["A younger boy and a girl"]),
        ("A boy and his twin sister were late.", ["A boy and his twin sister"]),
        ("A pair of twins were late.", ["A pair of twins"]),
    ],
)
def test_two_children_are_two_without_a_number(text: str, told: list[str]) -> None:
    found = list(few_in(text, 0, len(text)))
    assert [each.words for each in found] == told
    assert [each.value for each in found] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Both girls and boys were late.",
        "Both young people's plans were late.",
        "Where a girl and a boy were late, both are asked.",
        "A handful of girls were late.",
        "Both teams were late.",
        "A manager and a boy were late.",
    ],
)
def test_both_of_what_is_no_two_children_is_left_alone(text: str) -> None:
    assert words(text) == []


def test_only_the_sentence_that_is_asked_for_is_read() -> None:
    text = "Both girls were late. Both boys were late."
    assert [each.words for each in few_in(text, 22, len(text))] == ["Both boys"]


def test_a_long_text_of_pairs_is_read_at_once() -> None:
    assert words("a boy and " * 10_000) == []
