"""Where texts look their figures up: the one that was asked for, or a mark, and a note of having looked."""

from __future__ import annotations

import pytest
from small_tables import key, one_way
from spoken_tables import BOARD, PUBLIC, book, count

from report_builder.model.tables import CountTable, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book


def test_a_figure_that_is_looked_up_is_noted() -> None:
    shelf = book(count(16))

    figure = shelf.figure(View("caseload"))

    assert figure.shown == "16"
    assert shelf.touched == [figure]


def test_of_a_whole_table_its_total_is_the_figure() -> None:
    table = one_way("age", {"14": 6, "15": 30})

    assert book(table).figure(table.view).shown == "36"


def test_a_fixed_category_picks_its_figure() -> None:
    view = View("caseload", ("sex",), fixed=(("age", "15"),))
    table = one_way("age", {"14": 6, "15": 30, "16": 7})
    shelf = Book({view: ProtectedTable(view, book(table).table(table.view).figures)})

    assert shelf.figure(view).key == key(age="15")


def test_where_a_table_was_dropped_its_mark_is_found() -> None:
    (table,) = book(count(3), edition=PUBLIC).tables.values()
    shelf = Book({table.view: ProtectedTable(table.view, (), dropped=table.figures)})

    assert shelf.figure(table.view).status is Status.WITHHELD


def test_a_view_of_which_nothing_was_counted_is_a_fault_of_ours() -> None:
    with pytest.raises(LookupError, match="nothing was counted for caseload"):
        book(CountTable(View("caseload"), ()), edition=BOARD).figure(View("caseload"))
