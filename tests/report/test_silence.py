"""Where numbers are withheld the paper says so: truly, once, and without a word on which of them are small."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_papers import chart, commentary, composed, section, table, text
from small_specs import asked
from small_tables import cell, key, one_way, two_way
from spoken_tables import BOARD, PUBLIC, count, protected

from report_builder.model.built import Paragraph, Picture, Subsection
from report_builder.model.spec import Edition
from report_builder.model.tables import Count, CountTable, Wanted
from report_builder.model.view import View
from report_builder.report.compose import Composed
from report_builder.report.plan import PartHead
from report_builder.report.silence import HATCHED, all_withheld, hidden_breakdowns, why_withheld

HIDDEN = one_way("age", {"14": 2, "15": 3})
WHOLE = text("There were {{ caseload.counted }}.")
PART, SECTION = all_withheld("part"), all_withheld("section")


def parts(made: Composed) -> list[tuple[str, list[str]]]:
    """Head and paragraphs of each part of the first section, charts and tables by their kind."""
    return [(part.title, _said(part)) for part in made.report.sections[0].parts]


def _said(part: Subsection) -> list[str]:
    found = [block.html if isinstance(block, Paragraph) else type(block).__name__ for block in part.blocks]
    return [words for words in found if not words.startswith("So that no child can be identified")]


# The paper


@pytest.mark.parametrize(
    ("edition", "rule"),
    [
        (PUBLIC, "counts of 1 to 4 persons"),
        (Edition("public", 2), "counts of 1 person are"),
        (Edition("partners", 8, is_zero_safe=False), "counts of 0 to 7 persons"),
    ],
)
def test_the_paper_states_the_rule_that_is_in_force(edition: Edition, rule: str) -> None:
    tables = protected(one_way("age", {"13": 1, "14": 1, "15": 40}), edition=edition)

    said = why_withheld(tables, edition=edition, spec=asked())

    assert rule in said
    assert "a number that is withheld is not necessarily small" in said


def test_staff_are_not_called_children_where_they_alone_are_protected() -> None:
    staff = protected(staff_by_role(), edition=PUBLIC)
    children = protected(one_way("age", {"13": 1, "14": 1, "15": 40}), edition=PUBLIC)

    assert why_withheld(staff, edition=PUBLIC, spec=asked()).startswith("So that no person can be identified")
    assert why_withheld((*staff, *children), edition=PUBLIC, spec=asked()).startswith("So that no child can")


def staff_by_role() -> CountTable:
    """Two managers and forty practitioners."""
    at = [key("staffing_headcount", role=role) for role in ("manager", "practitioner")]
    cells = tuple(cell(one, number) for one, number in zip(at, (2, 40), strict=True))
    return CountTable(View("staffing_headcount", ("role",)), tuple(Wanted(one, Count(one)) for one in at), cells)


def test_where_nothing_is_withheld_nothing_is_explained() -> None:
    assert why_withheld(protected(count(213), edition=PUBLIC), edition=PUBLIC, spec=asked()) == ""
    assert why_withheld(protected(count(2)), edition=BOARD, spec=asked()) == ""


@pytest.mark.parametrize(("is_public", "is_said"), [(True, True), (False, False), ({"fte_rate": True}, True)])
def test_published_figures_are_spoken_of_where_they_are_shown_as_published(is_public: object, is_said: bool) -> None:
    spec = replace(asked(), published_is_public=is_public)  # type: ignore[arg-type]

    said = why_withheld(protected(HIDDEN, edition=PUBLIC), edition=PUBLIC, spec=spec)

    assert ("published elsewhere" in said) is is_said


def test_the_introduction_ends_with_it_in_a_paragraph_of_its_own() -> None:
    made = composed(section(WHOLE), section(table(), id_="custody"), tables=(count(5), HIDDEN), edition=PUBLIC)

    first, last = made.report.sections[0].parts[0].blocks
    assert isinstance(last, Paragraph)
    assert (last.number, last.html.split(",")[0]) == ("1.2", "So that no child can be identified")
    assert isinstance(first, Paragraph)


# Sections and parts


def test_a_section_of_which_nothing_can_be_shown_is_one_sentence() -> None:
    blocks = (text("Girls: {{ caseload.by(sex='female').shown }}."), PartHead("Age"), chart(), table())

    made = composed(section(*blocks), tables=(HIDDEN, count(2, sex="female")), edition=PUBLIC)

    assert parts(made) == [("", [SECTION])]
    assert made.report.pictures == {}


def test_a_part_of_which_nothing_can_be_shown_is_one_sentence_and_the_numbers_go_on() -> None:
    blocks = (WHOLE, PartHead("Age"), chart(), table(), PartHead("All"), WHOLE)

    made = composed(section(*blocks), tables=(HIDDEN, count(5)), edition=PUBLIC)

    assert parts(made) == [
        ("", ["There were 5 children."]),
        ("Age", [PART]),
        ("All", ["There were 5 children."]),
    ]
    numbers = [block.number for part in made.report.sections[0].parts for block in part.blocks]
    assert numbers[:3] == ["1.1", "1.2", "1.3"]


def test_the_manager_s_words_stay_where_the_figures_are_withheld() -> None:
    blocks = (text("What it is."), chart(), commentary("We looked into it.", "public"), table())

    made = composed(section(*blocks), tables=(HIDDEN,), edition=PUBLIC)

    assert parts(made) == [("", ["What it is.", SECTION, "We looked into it."])]


def test_a_section_that_is_not_withheld_but_empty_does_not_say_that_it_is_withheld() -> None:
    nobody = replace(one_way("age", {}), view=View("caseload", ("age",)))

    assert parts(composed(section(chart()), tables=(nobody,), edition=PUBLIC)) == [
        ("", ["Children by age: there were none."])
    ]


# Breakdowns and charts


def test_a_chart_and_its_table_are_named_once() -> None:
    said = hidden_breakdowns(["Children by age, January to March 2020", "Children by age", "Children by agent"])

    assert said == "The breakdowns “children by age” and “children by agent” are not shown, to protect individuals."


def test_a_chart_that_is_mostly_withheld_gives_way_to_what_is_left_of_it() -> None:
    # 1 + 4 + 1 + 2 are small; 40 is left: one of five.
    ages = one_way("age", {"13": 1, "14": 4, "15": 1, "16": 2, "17": 40})

    made = composed(section(chart()), tables=(ages,), edition=PUBLIC)

    said = "Of the breakdown “children by age” only this is shown, to protect individuals: 40 aged 17."
    assert parts(made) == [("", [said])]
    assert made.places[key(age="17").id] == ("para 1.1",)


def test_what_is_left_of_two_series_is_said_of_each_and_an_age_is_called_an_age() -> None:
    few = {"11": (6, 7), "13": (8, 20), "14": (2, 1), "15": (3, 4), "16": (1, 2), "17": (2, 3), "18+": (1, 1)}
    ages = two_way("age", "sex", {age: {"female": girls, "male": boys} for age, (girls, boys) in few.items()})
    by_sex = chart(view=ages.view, split="sex")

    (said,) = parts(composed(section(by_sex), tables=(ages,), edition=PUBLIC))[0][1]

    assert said.endswith(": girls, 6 aged 11 and 8 aged 13; boys, 7 aged 11 and 20 aged 13.")


def test_a_chart_of_which_a_third_is_shown_is_drawn_with_a_word_on_its_marks() -> None:
    made = composed(section(chart()), tables=(one_way("age", {"14": 3, "15": 30, "16": 7}),), edition=PUBLIC)

    (picture, *_) = made.report.sections[0].parts[0].blocks
    assert isinstance(picture, Picture)
    assert picture.note == HATCHED


def test_a_chart_without_marks_needs_no_word_on_them() -> None:
    made = composed(section(chart()), tables=(one_way("age", {"14": 30, "15": 7}),), edition=PUBLIC)

    (picture,) = made.report.sections[0].parts[0].blocks
    assert isinstance(picture, Picture)
    assert picture.note == ""
