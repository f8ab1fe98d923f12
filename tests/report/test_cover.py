"""The cover: whose paper it is, for whom, from what."""

from __future__ import annotations

from datetime import date

import pytest
from small_specs import PLAIN, asked
from spoken_tables import BOARD, PUBLIC

from report_builder.model.built import CoverLine
from report_builder.model.spec import Edition, Meeting, ReportSpec
from report_builder.report.cover import date_words, lines, organisation, symbols


def on_cover(spec: ReportSpec, edition: Edition = BOARD) -> dict[str, str]:
    return {line.label: line.text for line in lines(spec, edition)}


def test_a_full_cover_names_everything_in_its_order() -> None:
    meeting = Meeting(
        "YOT Management Board",
        date(2020, 7, 13),
        lead_officer="Service Manager",
        prepared_by="Data Manager",
        data_source="YDS 98 FINAL",
    )

    assert list(on_cover(asked(meeting=meeting, as_at=date(2020, 6, 30))).items()) == [
        ("Report to", "YOT Management Board"),
        ("Date", "13 July 2020"),
        ("Period", "January to March 2020 (quarter 4 of 2019-20)"),
        ("Author", "Service Manager"),
        ("Data source", "YDS 98 FINAL"),
        ("Data and charts prepared by", "Data Manager"),
        ("Figures as known on", "30 June 2020"),
        ("Edition", "Management board"),
    ]


def test_a_line_without_words_is_left_out() -> None:
    assert {"Author", "Data source", "Data and charts prepared by"}.isdisjoint(on_cover(PLAIN))


def test_the_public_edition_says_that_it_is_public() -> None:
    assert on_cover(PLAIN, PUBLIC)["Edition"] == "Public"


@pytest.mark.parametrize(
    ("terminology", "name"),
    [("current", "Rotherham Youth Justice Service"), ("legacy-2020", "Rotherham Youth Offending Team")],
)
def test_the_service_bears_the_name_of_its_terminology(terminology: str, name: str) -> None:
    assert organisation(asked(terminology=terminology)) == name


@pytest.mark.parametrize("name", ["Programme YOTs", "Hull Youth Justice Service", "Tees youth offending service"])
def test_a_name_that_says_what_it_is_stands_as_it_is(name: str) -> None:
    assert organisation(asked(yot=name)) == name


def test_a_place_whose_name_holds_the_letters_is_a_place() -> None:
    assert organisation(asked(yot="Yoterton")) == "Yoterton Youth Justice Service"


def test_the_date_is_the_meeting_s() -> None:
    assert date_words(asked(meeting=Meeting("Board", date(2021, 1, 4)))) == "4 January 2021"


def test_only_the_symbols_that_are_used_are_explained() -> None:
    assert symbols({"[x]": "not available"}) == (CoverLine("[x]", "not available"),)
