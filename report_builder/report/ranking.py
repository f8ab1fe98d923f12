"""A rank in words: its place among how many, and the places that its interval allows."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model.measure import MEASURES
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.phrases import spoken_number, within_a_sentence


def rank_words(book: Book, view: View) -> str:
    """3rd of 9, or joint 3rd of 9 where another has the same value; words after "it ranks" where it is not shown."""
    figure = book.figure(replace(view, variety="rank"))
    if not figure.is_shown:
        return f"in a place that is {spoken_number(figure)}"
    return f"{figure.word} {spoken_number(figure)}".strip()


def ranked(book: Book, view: View) -> str:
    """A clause such as "it ranks joint 3rd of 9, where first is the lowest (its 95% interval allows ranks 2 to 5)".

    Returns:
        Nothing where there is no rank.
    """
    figure = book.looked_up(replace(view, variety="rank"))
    if not figure.is_shown:
        return ""
    first = {"low": "lowest", "high": "highest"}[MEASURES[view.measure].good_is]
    allowed = f" ({within_a_sentence(figure.note.rstrip('.'))})" if figure.note else ""
    return f"it ranks {rank_words(book, view)} in the comparison group, where first is the {first}{allowed}"
