"""The lists at the end of a paper of published figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spoken_tables import PUBLIC, book, count, published

from report_builder.model.view import View
from report_builder.report.source_listing import Gap, absence, source_listing

YEAR = "2024-01-01/2024-12-31"
RATE = View("fte_rate", areas=("own", "national"))
SHARE = View("neet_share")


def rate(own: str, nation: str = "138") -> object:
    return published(RATE, {("yjs", "Rotherham", YEAR): own, ("england", "England", YEAR): nation})


def test_a_publication_stands_once_with_all_measures_taken_from_it() -> None:
    rates = replace(rate("123"), sources=("DfE & others",))  # type: ignore[type-var]
    shares = replace(published(SHARE, {("yjs", "Rotherham", YEAR): "4.4"}), sources=("DfE & others", "DfE & others"))

    ((intro, items),) = source_listing("sources", book(rates, shares), [])

    assert intro == "The published figures come from:"
    assert items == (
        "<ul><li>DfE &amp; others: First time entrants; young people not in education, employment or training</li></ul>"
    )


def test_what_was_worked_out_stands_apart_with_its_area_and_the_publication_with_the_published() -> None:
    sources = ("South Tees: worked out: rates of Middlesbrough and Redcar, weighted by mid-2020 population, from DfE",)
    table = replace(rate("213"), sources=sources)  # type: ignore[type-var]

    (_, published_items), (intro, made) = source_listing("sources", book(table), [])

    assert published_items == "<ul><li>DfE: First time entrants</li></ul>"
    assert intro.startswith("These figures were published nowhere")
    assert made == (
        "<ul><li>South Tees, first time entrants: rates of Middlesbrough and Redcar, weighted by "
        '<span class="unbroken">mid-2020</span> population</li></ul>'
    )


def test_of_several_publications_each_figure_that_was_worked_out_names_its_own() -> None:
    sources = (
        "YJS",
        "South Tees: worked out: rates of its parts, from DfE",
        "Hull: worked out: count of YJS, mid-2020",
    )
    table = replace(rate("213"), sources=sources)  # type: ignore[type-var]

    (_, published_items), (_, made) = source_listing("sources", book(table), [])

    assert published_items == "<ul><li>YJS: First time entrants</li><li>DfE: First time entrants</li></ul>"
    assert "<li>South Tees, first time entrants: rates of its parts, from DfE</li>" in made
    assert "<li>Hull, first time entrants: count of YJS, " in made


def test_a_measure_whose_section_was_left_out_has_no_source_in_the_paper() -> None:
    table = replace(rate("123"), sources=("DfE",))  # type: ignore[type-var]

    assert list(source_listing("sources", book(table), [Gap("First time entrants", clause="none")])) == []


def test_without_sources_there_is_no_list() -> None:
    assert list(source_listing("sources", book(rate("123")), [])) == []


def test_what_was_left_out_is_listed() -> None:
    ((_, items),) = source_listing("absent", book(), [Gap("Custody", sentence="No data was supplied.")])

    assert items == "<ul><li>No data was supplied.</li></ul>"


def test_one_reason_for_several_measures_is_said_once() -> None:
    gaps = [Gap("Suspensions from school", clause="none of Rotherham"), Gap("Exclusions", clause="none of Rotherham")]

    ((_, items),) = source_listing("absent", book(), gaps)

    assert items == "<ul><li>Suspensions from school; exclusions: none of Rotherham.</li></ul>"


@pytest.mark.parametrize("own", ["123", "0"])
def test_nothing_is_absent_where_the_service_has_a_figure(own: str) -> None:
    assert absence([RATE], book(rate(own)), service="Rotherham") == []


def test_figures_of_others_alone_are_owned_up_to() -> None:
    assert absence([RATE], book(rate("-")), service="Rotherham") == [
        Gap("First time entrants", clause="figures of other services are published, but none of Rotherham")
    ]


def test_a_figure_that_is_withheld_is_not_absent() -> None:
    view = View("caseload", fixed=(("sex", "female"),))

    assert absence([view], book(count(213), count(3, sex="female"), edition=PUBLIC), service="Rotherham") == []
