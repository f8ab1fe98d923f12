"""Of what a percentage is the share, by the words beside it."""

import pytest

from report_builder.proof.text.of_what import of_what
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort


def of_first_share(text: str) -> str:
    return of_what(text, next(each for each in scan(text) if each.sort is Sort.PERCENT))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In all 48.3% of the total cohort reoffended.", "the total cohort reoffended"),
        ("It was half the cohort (48.3%).", "the cohort"),
        ("The rate was 48.3% last year.", ""),
        (f"It was a half of {'a' * 70} 48.3% this year.", ""),
    ],
)
def test_the_whole_is_named_behind_of_or_before_the_bracket(text: str, words: str) -> None:
    assert of_first_share(text) == words
