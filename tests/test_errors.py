"""The nearest known word, by which a misspelt one is answered."""

from __future__ import annotations

import pytest

from report_builder.errors import did_you_mean, nearest


@pytest.mark.parametrize("word", ["st helen", "St Helen", "ST HELENS "])
def test_capitals_do_not_count_and_the_word_is_given_as_it_is_known(word: str) -> None:
    assert nearest(word, ["Wigan", "St Helens"]) == "St Helens"


def test_a_word_that_is_like_none_has_no_nearest() -> None:
    assert nearest("knitting", ["custody", "caseload"]) == ""
    assert did_you_mean("knitting", ["custody", "caseload"]) == ""


def test_the_nearest_is_asked_after() -> None:
    assert did_you_mean("YOT_PASWORD", ["PATH", "YOT_PASSWORD"]) == "did you mean 'YOT_PASSWORD'?"
