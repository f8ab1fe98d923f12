"""A rank has its number of places, is joint where it is shared, and is not told where it is not shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from small_tables import key

from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.ranking import rank_words, ranked

RATE, RANK = View("custody_rate"), View("custody_rate", variety="rank")


def shelf(status: Status = Status.SHOWN, **told: str) -> Book:
    figure = Figure(key("custody_rate"), "rank", Decimal(3), "3rd of 9", "", None, None, status, **told)
    return Book({RANK: ProtectedTable(RANK, (figure,))})


@pytest.mark.parametrize(("word", "words"), [("", "3rd of 9"), ("joint", "joint 3rd of 9")])
def test_a_shared_rank_is_joint(word: str, words: str) -> None:
    assert rank_words(shelf(word=word), RATE) == words


def test_the_clause_says_which_end_is_first_and_what_the_interval_allows() -> None:
    book = shelf(word="joint", note="Its 95% interval allows ranks 2 to 5.")

    assert ranked(book, RATE) == (
        "it ranks joint 3rd of 9 in the comparison group, where first is the lowest "
        "(its 95% interval allows ranks 2 to 5)"
    )


def test_a_withheld_rank_is_told_in_words_and_is_left_out_of_a_sentence() -> None:
    assert rank_words(shelf(Status.WITHHELD), RATE) == "in a place that is not shown to protect individuals"
    assert ranked(shelf(Status.WITHHELD), RATE) == ""
