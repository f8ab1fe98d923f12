"""What stands under a chart or a table with marks, and what a sentence says where a range is known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from small_papers import chart, commentary, section, table, text
from small_specs import asked
from small_tables import key, one_way
from spoken_tables import PUBLIC, count

from report_builder.disclosure.protect import protect
from report_builder.model.built import Paragraph
from report_builder.model.key import labels
from report_builder.model.spec import Edition
from report_builder.model.tables import Alternative, Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.besides import said_besides
from report_builder.report.book import Book
from report_builder.report.compose import Composed, compose
from report_builder.report.plan import Block, Plan

AGES = one_way("age", {"13": 3, "14": 3, "15": 8, "16": 9, "17": 20})
KIND = replace(PUBLIC, alternatives=True)
BAND = Alternative(AGES.view, (count(6, age="13-14"), count(37, age="15-17")))


def paper(*blocks: Block, alternatives: tuple[Alternative, ...] = (), edition: Edition = KIND) -> Composed:
    tables = (AGES, count(3, age="13"), count(8, age="15"))
    protected = protect(tables, edition, alternatives=alternatives)
    return compose(
        Plan(
            "board-report", "Performance of children", "", (section(*blocks),), views=tuple(one.view for one in tables)
        ),
        protected.tables,
        asked(),
        edition=edition,
        draw=lambda _: b"<svg/>",
        is_synthetic=True,
        fingerprint="0f",
        alternatives=protected.alternatives,
    )


def paragraphs(made: Composed) -> list[str]:
    blocks = [block for part in made.report.sections[0].parts for block in part.blocks]
    return [block.html for block in blocks if isinstance(block, Paragraph)][:-1]


RANGES = "What any reader can work out of the numbers marked [c]: aged 13: 1 to 5; aged 14: 1 to 5."
BANDS = "What can be said in broader groups: aged 13 to 14: 6; aged 15 to 17: 37."


@pytest.mark.parametrize("block", [chart(), table()])
def test_a_chart_and_a_table_are_followed_by_the_ranges_of_their_marks(block: Block) -> None:
    assert paragraphs(paper(block)) == [RANGES]


@pytest.mark.parametrize("block", [chart(), table()])
def test_broader_groups_go_before_ranges(block: Block) -> None:
    assert paragraphs(paper(block, alternatives=(BAND,))) == [BANDS]


def test_the_figures_of_the_paragraph_know_where_they_stand() -> None:
    made = paper(table(), alternatives=(BAND,))

    assert made.places["caseload/yjs/2020-01-01/2020-03-31/age=13-14"] == ("para 1.1",)


def test_nothing_is_said_where_the_edition_does_not_ask_for_it() -> None:
    assert paragraphs(paper(table(), edition=PUBLIC, alternatives=(BAND,))) == []


def test_a_sentence_says_the_range_rather_than_nothing() -> None:
    assert paragraphs(paper(text("Aged 13 were {{ caseload.by(age='13').counted }}."))) == [
        "Aged 13 were 1 to 5 children (the exact number is withheld to protect individuals)."
    ]


def test_a_manager_s_sentence_does_too() -> None:
    said = paragraphs(
        paper(commentary("We saw {{ caseload.by(age='13').sentence }}; {{ caseload.by(age='13') }}.", "public"))
    )

    assert said == [
        "We saw 1 to 5 children (aged 13; the exact number is withheld to protect individuals) were on the caseload in "
        "January to March 2020; 1 to 5 (the exact number is withheld to protect individuals)."
    ]


def test_the_paper_names_the_paragraphs_that_people_wrote() -> None:
    made = paper(text("Aged 15 were {{ caseload.by(age='15').counted }}."), commentary("A word.", "public"))

    assert made.commentary == ("para 1.2",)


def figure(value: int | None, *, instead: str = "", period: object = None, **by: str) -> Figure:
    at = replace(key(), by=labels(by))
    number = None if value is None else Decimal(value)
    status = Status.WITHHELD if value is None else Status.SHOWN
    return Figure(
        at, "count", number, "[c]" if value is None else str(value), "children", None, None, status, instead=instead
    )


def test_more_ranges_than_a_paragraph_holds_are_left_out() -> None:
    view = View("caseload", ("age",))
    many = tuple(figure(None, instead="1 to 3", age=age) for age in ("11", "12", "13", "14", "15", "16", "17"))

    assert said_besides([view], Book({view: ProtectedTable(view, many)}), {}) == ("", [])
    assert said_besides([view], Book({view: ProtectedTable(view, many[:6])}), {})[1] == list(many[:6])


def test_noughts_and_margins_of_other_groups_are_left_out() -> None:
    view, other = View("caseload", ("age", "sex")), View("caseload", ("sex",), (("age", "10-14"),))
    figures = (
        figure(9, age="10-14", sex="female"),
        figure(0, age="10-14", sex="unknown"),
        figure(9, age="10-14"),
    )
    book = Book({view: ProtectedTable(view, (figure(None, age="13", sex="female"),))})

    said, of = said_besides([view], book, {view: (ProtectedTable(other, figures),)})

    assert said == "What can be said in broader groups: aged 10 to 14, girls: 9."
    assert of == [figures[0]]


def test_a_breakdown_that_is_not_shown_at_all_says_what_can_be_said() -> None:
    tables = (one_way("age", {"13": 3, "14": 4}), count(0))
    kept = {tables[0].view: (ProtectedTable(View("caseload", ("sex",)), (figure(7, sex="male"),)),)}
    made = compose(
        Plan("board-report", "Performance of children", "", (section(table()),)),
        protect(tables[:1], PUBLIC).tables,
        asked(),
        edition=PUBLIC,
        draw=lambda _: b"<svg/>",
        is_synthetic=True,
        fingerprint="0f",
        alternatives=kept,
    )

    assert paragraphs(made) == [
        "The breakdown “children by age” is not shown, to protect individuals. "
        "What can be said in broader groups: boys: 7."
    ]


def test_a_year_is_named() -> None:
    view = View("caseload", ("sex",))
    year = replace(figure(12, sex="female"), key=replace(key(sex="female"), period=replace(key().period, start=YEAR)))
    book = Book({view: ProtectedTable(view, (figure(None, sex="female"),))})

    said, _ = said_besides([view], book, {view: (ProtectedTable(replace(view, periods="year"), (year,)),)})

    assert said == "What can be said of the 12 months to March 2020: girls: 12."


YEAR = key().period.start.replace(year=2019, month=4)
