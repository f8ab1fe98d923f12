"""Sentences that cannot be said are left out; commentary gets words instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spoken_tables import BOARD, PUBLIC, book, count, published

from report_builder.model.dimension import CASE_GROUPS, CASE_TYPES
from report_builder.model.period import Quarter
from report_builder.model.place import DataPlace
from report_builder.model.spec import CaseTypes, Comparators, Edition, Meeting, ReportSpec
from report_builder.model.view import View
from report_builder.report.needs import COMPARED, five_years
from report_builder.report.wording import Wording


@pytest.fixture
def spec() -> ReportSpec:
    return ReportSpec(
        source=Path("board.yaml"),
        name="board",
        document="board-report",
        yot="Rotherham",
        quarter=Quarter(2019, 4),
        as_at=date(2020, 7, 13),
        data=DataPlace.folder(Path("data")),
        comparators=Comparators(),
        editions={"public": PUBLIC},
        meeting=Meeting("YOT Management Board", date(2020, 7, 13)),
        case_types=CaseTypes(CASE_TYPES, "youth conditional caution", CASE_GROUPS),
    )


def wording(spec: ReportSpec, edition: Edition) -> Wording:
    return Wording(book(count(213), count(3, sex="female"), edition=edition), spec)


TEXTS = (
    "In {{ quarter_words }} there were {{ caseload.counted }}.",
    "Girls were {{ caseload.by(sex='female').shown }}.",
)


def test_a_sentence_with_a_withheld_number_is_left_out_and_owned_up_to(spec: ReportSpec) -> None:
    said, is_withheld = wording(spec, PUBLIC).sentences(TEXTS)

    assert said == ["In January to March 2020 there were 213 children."]
    assert is_withheld


def test_the_board_reads_every_sentence(spec: ReportSpec) -> None:
    said, is_withheld = wording(spec, BOARD).sentences(TEXTS)

    assert len(said) == 2
    assert not is_withheld


def test_commentary_keeps_its_sentence_and_gets_words(spec: ReportSpec) -> None:
    assert wording(spec, PUBLIC).say(TEXTS[1]) == "Girls were not shown to protect individuals."


def test_a_sentence_whose_comparison_has_nothing_to_say_is_left_out(spec: ReportSpec) -> None:
    view = View("custody_rate")
    tables = [published(five_years(view, area), {}) for area in COMPARED]
    own = {("yjs", "Rotherham", "2019-04-01/2020-03-31"): "0.16"}
    alone = book(published(view, own), published(five_years(view, "own"), own), *tables)

    said, is_withheld = Wording(alone, spec).sentences(
        ("The rate was {{ custody_rate.shown }}.", "Over the years it was {{ custody_rate.comparison }}.")
    )

    assert said == ["The rate was 0.16."]
    assert not is_withheld


CHOICES = (("Girls were {{ caseload.by(sex='female').shown }}.", "The number of girls is not known."),)


def test_of_two_sentences_for_one_place_the_first_is_said(spec: ReportSpec) -> None:
    assert wording(spec, BOARD).sentences(CHOICES) == (["Girls were 3."], False)


def test_no_other_sentence_stands_in_for_one_that_is_left_out_to_protect_somebody(spec: ReportSpec) -> None:
    assert wording(spec, PUBLIC).sentences(CHOICES) == ([], True)


def test_the_second_sentence_is_said_where_the_first_has_no_number(spec: ReportSpec) -> None:
    view = View("custody_rate")
    table = published(view, {("yjs", "Rotherham", "2019-04-01/2020-03-31"): "-"})
    choices = (("The rate was {{ custody_rate.shown }}.", "No rate was published for {{ service }}."),)

    said, is_withheld = Wording(book(table), spec).sentences(choices)

    assert said == ["No rate was published for Rotherham."]
    assert not is_withheld


def test_the_family_is_called_what_the_config_calls_it(spec: ReportSpec) -> None:
    named = replace(spec, comparators=Comparators(family_name="Statistical neighbours"))

    assert Wording(book(), spec).say("beside its {{ family_words }}") == "beside its comparator family"
    assert Wording(book(), named).say("beside its {{ family_words }}") == "beside its statistical neighbours"
