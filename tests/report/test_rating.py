"""Green, amber and red by how near a share comes to 100%."""

from __future__ import annotations

from decimal import Decimal

import pytest
from spoken_tables import book, share

from report_builder.model.spec import Edition
from report_builder.model.tables import Figure
from report_builder.report.rating import rated

WITHIN = (10, 25)


def figure(children: int, of: int, edition: Edition | None = None) -> Figure:
    """caseload_share of so many girls."""
    table = share(children, of, sex="female")
    return book(table, **({"edition": edition} if edition else {})).figure(table.view)


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        *(("100.0", "green"), ("90.0", "green"), ("110.0", "green"), ("89.9", "amber"), ("110.1", "amber")),
        *(("75.0", "amber"), ("125.0", "amber"), ("74.9", "red"), ("125.1", "red"), ("0.0", "red")),
    ],
)
def test_the_limits_belong_to_the_better_rating_on_either_side(printed: str, word: str) -> None:
    one = figure(50, 100)
    object.__setattr__(one, "value", Decimal(printed))

    assert rated(one, WITHIN) == word


def test_other_limits_give_other_ratings() -> None:
    assert rated(figure(80, 100), (20, 30)) == "green"


def test_a_number_that_is_not_shown_has_no_rating() -> None:
    assert rated(figure(3, 100, Edition("public", threshold=5)), WITHIN) == ""
