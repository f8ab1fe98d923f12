"""The largest group is named only where every group is shown, and with its part."""

from __future__ import annotations

import pytest
from small_tables import key, one_way
from spoken_tables import BOARD, PUBLIC, book

from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable, Quotient, Wanted
from report_builder.model.view import View
from report_builder.report.composition import composition_words, largest_group

SEX = View("caseload", dimensions=("sex",))


def tables(dimension: str, **groups: int) -> tuple[CountTable, CountTable]:
    """Children by a dimension with their total, and their shares of it."""
    named = {name.replace("_", " "): number for name, number in groups.items()}
    counted = one_way(dimension, named)
    shares = tuple(
        Wanted(key("caseload_share", **{dimension: name}), Quotient(key(**{dimension: name}), key(), 100))
        for name in named
    )
    view = View("caseload_share", dimensions=(dimension,))
    return counted, CountTable(view, shares, counted.cells, counted.relations)


def said(dimension: str, edition: Edition = BOARD, **groups: int) -> str:
    shelf = book(*tables(dimension, **groups), edition=edition)
    return composition_words(shelf, View("caseload", dimensions=(dimension,)))


@pytest.mark.parametrize(
    ("dimension", "groups", "words"),
    [
        ("sex", {"female": 57, "male": 156}, "the largest group by sex was boys, 156 of 213 children (73.2%)"),
        (
            "sex",
            {"female": 9, "male": 9},
            "the largest groups by sex were girls and boys, each 9 of 18 children (50.0%)",
        ),
        ("sex", {"female": 1, "male": 0}, "the largest group by sex was girls, 1 of 1 child (100.0%)"),
        ("sex", {"female": 0, "male": 0}, ""),
        ("sex", {"female": 5, "unknown": 9}, ""),
        ("age", {"14": 3, "15": 8}, "the largest group by age was those aged 15, 8 of 11 children (72.7%)"),
        (
            "ethnic_group",
            {"white": 12, "asian": 3},
            "the largest group by ethnic group was White, 12 of 15 children (80.0%)",
        ),
        ("care_status", {"current": 2, "not_recorded": 7}, ""),
    ],
)
def test_the_largest_group_stands_with_its_part(dimension: str, groups: dict[str, int], words: str) -> None:
    assert said(dimension, **groups) == words


def test_no_group_is_the_largest_where_one_is_withheld() -> None:
    words = said("sex", PUBLIC, female=57, male=2, unknown=1)

    assert words == "the groups by sex are not all shown, to protect individuals"


def test_within_a_longer_sentence_nothing_is_said_of_hidden_groups() -> None:
    shelf = book(*tables("sex", female=57, male=2, unknown=1), edition=PUBLIC)

    assert largest_group(shelf, SEX) == ""
    assert shelf.touched == []
