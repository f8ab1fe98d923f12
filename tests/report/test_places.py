"""Where in a paper each figure stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from small_papers import chart, commentary, composed, section, table, text
from small_tables import key, one_way
from spoken_tables import PUBLIC, count

from report_builder.model.built import Paragraph, Section
from report_builder.model.view import View
from report_builder.report.compose import Composed

OLD = {"14": 30, "15": 40}


def sections_of(made: Composed) -> tuple[Section, ...]:
    return made.report.sections


def blocks(made: Composed, at: int = 0) -> list[Any]:
    return [block for part in sections_of(made)[at].parts for block in part.blocks]


def paragraphs(made: Composed, at: int = 0) -> list[tuple[str, str]]:
    return [(block.number, block.html) for block in blocks(made, at) if isinstance(block, Paragraph)]


# Numbers


def test_places_name_paragraph_chart_table_and_headline_each_once() -> None:
    ages = one_way("age", OLD)
    total = replace(ages, view=View("caseload"), wanted=ages.wanted[-1:])
    said = text("There were {{ caseload.counted }}, yes, {{ caseload.counted }}.")

    made = composed(section(said, chart(title="{{ caseload.shown }} children"), table()), tables=(ages, total))

    assert made.places[key().id] == ("para 1.1", "chart 8", "table 1")
    assert made.places[key(age="14").id] == ("chart 8", "table 1")


def test_a_figure_of_commentary_stands_in_its_own_paragraph() -> None:
    words = commentary("No figure.\n\nWe saw {{ caseload.counted }}.\n\n- {{ caseload.by(sex='female').counted }}\n")

    made = composed(section(words), tables=(count(213), count(57, sex="female")))

    assert made.places == {key().id: ("para 1.2",), key(sex="female").id: ("para 1.2",)}


def test_a_sentence_that_is_left_out_is_no_place() -> None:
    said = text("There were {{ caseload.counted }}.", "Girls were {{ caseload.by(sex='female').shown }}.")

    made = composed(section(said), tables=(count(213), count(3, sex="female")), edition=PUBLIC)

    assert made.places == {key().id: ("para 1.1",)}


# The whole
