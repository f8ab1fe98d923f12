"""Plain text as it comes out of a page: which lines belong together, and what they are."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from report_builder.proof.paper import Passage
from report_builder.proof.reading.plain import passages_of


def read(text: str) -> tuple[Passage, ...]:
    lines = dedent(text).removeprefix("\n").split("\n")
    return passages_of((f"line {number}", line) for number, line in enumerate(lines, 1))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.number, each.text) for each in read(text)]


def test_a_numbered_paragraph_and_its_section_know_their_numbers() -> None:
    assert told("""
        2.  Key Issues

        2.1 The service worked with 14 children in the
        quarter, two of them for the first time.
        """) == [
        ("heading", "2", "Key Issues"),
        ("paragraph", "2.1", "The service worked with 14 children in the quarter, two of them for the first time."),
    ]


def test_numbers_on_lines_of_their_own_go_to_the_paragraphs_after_them() -> None:
    found = told("""
        2.  Key Issues

        2.1

        2.2

        The first paragraph says that the service has moved to another house in the town.

        The second paragraph says that an offer of employment was made
         2.3

        to a young person in the spring, and that it was taken up at once.

        The third paragraph ends the section, and nothing of it is to be decided here today.
        """)

    assert [number for _, number, _ in found] == ["2", "2.1", "2.2", "2.3"]
    assert "employment was made to a young person in the spring" in found[2][2]


def test_a_number_for_which_no_paragraph_comes_is_kept() -> None:
    assert told("1.1\n\n1.2\n\nThere is but one paragraph here for two numbers.\n\n2. Next") == [
        ("paragraph", "1.1", "There is but one paragraph here for two numbers."),
        ("paragraph", "1.2", ""),
        ("heading", "2", "Next"),
    ]


def test_items_whose_bullets_were_lost_are_items() -> None:
    text = """
        Of the 14 children:

         50% (7) are looked after
         7.1% (1) is of Black African and 92.9% (13) of White{gap}

        British ethnicity.

        2.4 The service uses what there is.
        """
    assert told(text.format(gap=" ")) == [
        ("paragraph", "", "Of the 14 children:"),
        ("item", "", "50% (7) are looked after"),
        ("item", "", "7.1% (1) is of Black African and 92.9% (13) of White British ethnicity."),
        ("paragraph", "2.4", "The service uses what there is."),
    ]


def test_a_sentence_that_begins_a_page_is_no_item() -> None:
    found = told("""
        Chart 7
         In the quarter the service worked with 213 children and their families, as the chart shows.
        """)

    assert [kind for kind, _, _ in found] == ["caption", "paragraph"]


def test_a_word_broken_at_a_line_s_end_is_joined_and_keeps_its_hyphen() -> None:
    assert told("The share of children who re-\noffended has not changed.")[0][2] == (
        "The share of children who re-offended has not changed."
    )


def test_a_line_that_was_ended_on_purpose_keeps_its_end() -> None:
    found = told("""
        Number of young people in cohort: 72
        Number of young people reoffending 8
        Number of further offences committed by cohort members: 17
        """)

    assert found[0][2].split("\n") == [
        "Number of young people in cohort: 72",
        "Number of young people reoffending 8",
        "Number of further offences committed by cohort members: 17",
    ]


def test_every_letter_knows_its_line() -> None:
    (passage,) = read("The service worked with fourteen children\nof whom ten had needs.")

    assert passage.place_at(passage.text.index("fourteen")) == "line 1"
    assert passage.place_at(passage.text.index("ten had")) == "line 2"


def test_a_year_at_the_start_of_a_line_is_no_number_of_a_paragraph() -> None:
    assert [number for _, number, _ in told("The plan was made for the years to\n2020 And no further.")] == [""]


def test_a_count_at_the_start_of_a_line_goes_on_with_its_sentence() -> None:
    assert [kind for kind, _, _ in told("The service worked in the quarter with\n14 Young people in all.")] == [
        "paragraph"
    ]


def test_a_date_at_the_start_of_a_line_is_no_number() -> None:
    assert told("16 December 2019 - the board meets")[0][1] == ""


def test_two_captions_on_one_line_are_two() -> None:
    assert told("Chart 1a Chart 1b") == [("caption", "Chart 1a", ""), ("caption", "Chart 1b", "")]


def test_a_sentence_about_a_chart_is_no_caption() -> None:
    assert [kind for kind, _, _ in told("Chart 12 shows where the children live.")] == ["paragraph"]
    assert [kind for kind, _, _ in told("This adds the offending to the children shown in\nFigure 2.")] == ["paragraph"]


def test_a_note_below_a_table_is_no_section() -> None:
    found = told("""
        1. Budget

        Youth Justice Board1 Total

        Cash £5 £5
        In-kind £6 £6
        1. This includes all grants
        """)

    assert found[-1] == ("paragraph", "", "This includes all grants")


def test_an_appendix_is_a_heading_and_a_reference_to_it_is_none() -> None:
    assert told("Appendix 1 - Breakdown of expenditure")[0] == ("heading", "Appendix 1", "Breakdown of expenditure")
    assert told("Appendix 1 details the submission of the year.")[0][0] == "paragraph"


@given(st.text(alphabet="aA1.,-•%£()| \n\f\t", max_size=300))
def test_every_text_is_read_and_its_places_lie_within_it(text: str) -> None:
    for passage in passages_of((f"line {at}", line) for at, line in enumerate(text.split("\n"), 1)):
        assert passage.text or passage.number
        assert all(0 <= start <= len(passage.text) for start, _ in passage.places)
        assert passage.places


@given(st.lists(st.sampled_from(("word", "Other", "12", "per")), min_size=1, max_size=40))
def test_no_word_is_lost(words: list[str]) -> None:
    words = ["Of", *words]
    text = " ".join(words)

    assert " ".join(" ".join((each.number, each.text)) for each in read(text)).replace(" | ", " ").split() == words


def test_a_number_before_a_sentence_that_begins_with_figures_is_a_paragraph_s_where_it_is_the_next() -> None:
    assert told(
        "2.3 Few did.\n2.4 It fell to 227.\n2.5 16 of the 46 children had a plan.\n7.5 90 of them had none."
    ) == [
        ("paragraph", "2.3", "Few did."),
        ("paragraph", "2.4", "It fell to 227."),
        ("paragraph", "2.5", "16 of the 46 children had a plan. 7.5 90 of them had none."),
    ]
