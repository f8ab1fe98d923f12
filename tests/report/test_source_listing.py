"""The lists at the end of a paper of published figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spoken_tables import PUBLIC, book, count, published

from report_builder.model.view import View
from report_builder.report.source_listing import absence, source_listing

YEAR = "2024-01-01/2024-12-31"
RATE = View("fte_rate", areas=("own", "national"))


def rate(own: str, nation: str = "138") -> object:
    return published(RATE, {("yjs", "Rotherham", YEAR): own, ("england", "England", YEAR): nation})


def test_the_sources_of_a_measure_stand_once_under_its_name() -> None:
    table = replace(rate("123"), sources=("DfE", "worked out: mid-2019 & others"))  # type: ignore[type-var]

    ((intro, items),) = source_listing("sources", book(table), [])

    assert intro == "The published figures come from:"
    assert items == (
        '<ul><li>First time entrants: DfE; worked out: <span class="unbroken">mid-2019</span> &amp; others</li></ul>'
    )


def test_without_sources_there_is_no_list() -> None:
    assert list(source_listing("sources", book(rate("123")), [])) == []


def test_what_was_left_out_is_listed() -> None:
    ((_, items),) = source_listing("absent", book(), ["No data was supplied for published custodial sentences."])

    assert items == "<ul><li>No data was supplied for published custodial sentences.</li></ul>"


@pytest.mark.parametrize("own", ["123", "0"])
def test_nothing_is_absent_where_the_service_has_a_figure(own: str) -> None:
    assert absence([RATE], book(rate(own)), service="Rotherham") == []


def test_figures_of_others_alone_are_owned_up_to() -> None:
    assert absence([RATE], book(rate("-")), service="Rotherham") == [
        "First time entrants: figures of other services are published, but none of Rotherham."
    ]


def test_a_figure_that_is_withheld_is_not_absent() -> None:
    view = View("caseload", fixed=(("sex", "female"),))

    assert absence([view], book(count(213), count(3, sex="female"), edition=PUBLIC), service="Rotherham") == []
