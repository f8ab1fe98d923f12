import pytest

from report_builder.proof.text.words import SPELLED, in_letters


@pytest.mark.parametrize(("number", "words"), [(0, "none"), (1, "one"), (10, "ten"), (11, "11")])
def test_small_numbers_are_said_in_letters(number: int, words: str) -> None:
    assert in_letters(number) == words


def test_what_is_said_in_letters_is_read_back() -> None:
    assert [SPELLED[in_letters(number)] for number in range(1, 11)] == list(range(1, 11))
