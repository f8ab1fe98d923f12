"""A plan and its figures become a paper: numbered in order, silent where it must be, each figure with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from small_papers import AGES, chart, commentary, composed, section, table, text
from small_tables import key, one_way
from spoken_tables import PUBLIC, count

from report_builder.drawing.chart import ChartData
from report_builder.model.built import Paragraph, Picture, Prose, Section, SetTable
from report_builder.model.spec import Comparators, FamilyMember
from report_builder.model.tables import CountTable, Missing, Wanted
from report_builder.model.view import View
from report_builder.report.compose import Composed
from report_builder.report.plan import Block, Flag, Listing, PartHead, PlannedCommentary, PlannedSeries

OLD = {"14": 30, "15": 40}
WHOLE = text("There were {{ caseload.counted }}.")


def sections_of(made: Composed) -> tuple[Section, ...]:
    return made.report.sections


def blocks(made: Composed, at: int = 0) -> list[Any]:
    return [block for part in sections_of(made)[at].parts for block in part.blocks]


def paragraphs(made: Composed, at: int = 0) -> list[tuple[str, str]]:
    """Number and words of each paragraph, without what is said of withholding as a whole."""
    found = [(block.number, block.html) for block in blocks(made, at) if isinstance(block, Paragraph)]
    return [(number, html) for number, html in found if not html.startswith("So that no child can be identified")]


# Numbers


def test_sections_are_numbered_and_appendices_counted_apart() -> None:
    made = composed(
        section(text("One.")),
        section(text("Two."), text("Three."), id_="custody"),
        section(text("Four."), id_="budget", is_appendix=True),
        section(text("Five."), id_="scorecard", is_appendix=True),
    )

    assert [one.number for one in sections_of(made)] == ["1", "2", "Appendix 1", "Appendix 2"]
    assert paragraphs(made, 1) == [("2.1", "Two."), ("2.2", "Three.")]
    assert paragraphs(made, 3) == [("A2.1", "Five.")]


def test_paragraphs_are_counted_on_over_the_parts_of_a_section() -> None:
    (one,) = sections_of(composed(section(text("One."), PartHead("Care"), text("Two."), text("Three."))))

    assert [(part.title, len(part.blocks)) for part in one.parts] == [("", 1), ("Care", 2)]
    assert [block.number for part in one.parts for block in part.blocks if isinstance(block, Paragraph)] == [
        "1.1",
        "1.2",
        "1.3",
    ]


def test_tables_are_numbered_through_the_paper_and_charts_as_defined() -> None:
    ages = one_way("age", OLD)
    made = composed(section(table(), chart("8")), section(chart("13a"), table(), id_="ethnicity"), tables=(ages,))

    every = [block for at in (0, 1) for block in blocks(made, at)]
    assert [(type(block), block.number) for block in every] == [
        (SetTable, "1"),
        (Picture, "8"),
        (Picture, "13a"),
        (SetTable, "2"),
    ]
    assert list(made.report.pictures) == ["chart-8.svg", "chart-13a.svg"]


def test_a_table_that_is_not_shown_takes_no_number() -> None:
    hidden, shown = one_way("age", {"14": 2, "15": 3}), one_way("sex", {"female": 30, "male": 40}, measure="fte_count")
    by_sex = table("First time entrants by sex", view=shown.view, rows="sex")

    made = composed(section(table(), by_sex), tables=(hidden, shown), edition=PUBLIC)

    assert [block.number for block in blocks(made) if isinstance(block, SetTable)] == ["1"]


def test_the_part_without_blocks_has_no_head() -> None:
    nothing = PlannedCommentary("public", "Only there.")
    (one,) = sections_of(composed(section(text("One."), PartHead("Empty"), nothing)))

    assert [part.title for part in one.parts] == [""]


def test_a_section_without_anything_says_so() -> None:
    assert paragraphs(composed(section())) == [("1.1", "There is nothing to report in this section.")]


# What may be said


def test_a_sentence_with_a_withheld_number_is_left_out_and_owned_up_to_once() -> None:
    said = text(
        "There were {{ caseload.counted }}.",
        "Girls were {{ caseload.by(sex='female').shown }}.",
        "Of them {{ caseload.by(sex='female').counted }} matter.",
    )

    made = composed(section(said), tables=(count(213), count(3, sex="female")), edition=PUBLIC)

    assert paragraphs(made) == [("1.1", "There were 213 children. Numbers that could point to a child are not shown.")]


def test_a_text_of_which_nothing_can_be_said_takes_no_number() -> None:
    hidden = text("Girls were {{ caseload.by(sex='female').shown }}.")

    made = composed(section(hidden, WHOLE), tables=(count(3, sex="female"), count(213)), edition=PUBLIC)

    assert paragraphs(made) == [("1.1", "There were 213 children.")]


def test_hidden_breakdowns_in_a_row_are_owned_up_to_in_one_paragraph() -> None:
    hidden = one_way("age", {"14": 2, "15": 3})
    tables = [table(title) for title in ("Children by age", "AssetPlus by age", "Ages")]

    made = composed(section(*tables, WHOLE), tables=(hidden, count(5)), edition=PUBLIC)

    assert paragraphs(made) == [
        (
            "1.1",
            "The breakdowns “children by age”, “AssetPlus by age” and “ages” are not shown, to protect individuals.",
        ),
        ("1.2", "There were 5 children."),
    ]


def test_a_hidden_breakdown_at_the_end_of_a_section_is_owned_up_to_there() -> None:
    hidden = one_way("age", {"14": 2, "15": 3})

    made = composed(section(WHOLE, chart()), section(text("Then.")), tables=(hidden, count(5)), edition=PUBLIC)

    assert paragraphs(made)[-1] == ("1.2", "The breakdown “children by age” is not shown, to protect individuals.")
    assert paragraphs(made, 1) == [("2.1", "Then.")]


def missing(view: View) -> CountTable:
    reason = "No data was supplied for school exclusions."
    return CountTable(view, (Wanted(key(view.measure), Missing(reason)),), missing=reason)


def test_a_table_of_the_data_that_is_missing_is_named_once_in_a_section() -> None:
    lost, suspended = View("days_lost"), View("suspensions")
    said = text("Children lost {{ days_lost.counted }}.", "There were {{ suspensions.counted }}.")
    where = (said, table("Days", view=lost), chart("11", view=suspended, along="period"))

    made = composed(section(*where), section(said, id_="budget"), tables=(missing(lost), missing(suspended)))

    reason = "No data was supplied for school exclusions."
    assert paragraphs(made) == [("1.1", reason)]
    assert paragraphs(made, 1) == [("2.1", reason)]


def test_a_breakdown_of_nobody_says_that_there_were_none() -> None:
    nobody = one_way("age", {})

    made = composed(section(chart()), tables=(replace(nobody, view=AGES),))

    assert paragraphs(made) == [("1.1", "Children by age: there were none.")]


# Commentary


def test_each_edition_has_its_own_commentary() -> None:
    both = section(commentary("For the board."), commentary("For all.", "public"))

    assert paragraphs(composed(both)) == [("1.1", "For the board.")]
    assert paragraphs(composed(both, edition=PUBLIC)) == [("1.1", "For all.")]


def test_commentary_is_numbered_with_ours_and_its_lists_are_not() -> None:
    made = composed(section(text("Ours."), commentary("**Hers.**\n\n- one\n- two\n\nHers again.")))

    assert paragraphs(made) == [("1.1", "Ours."), ("1.2", "<strong>Hers.</strong>"), ("1.3", "Hers again.")]
    assert [block.html for block in blocks(made) if isinstance(block, Prose)] == [
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    ]


def test_commentary_keeps_its_sentence_with_words_in_place_of_the_number() -> None:
    words = commentary("We saw {{ caseload.counted }}.", "public")

    made = composed(section(words), tables=(count(3),), edition=PUBLIC)

    assert paragraphs(made) == [("1.1", "We saw a number of children that is not shown to protect individuals.")]


def test_commentary_cannot_bring_markup() -> None:
    made = composed(section(commentary("<script>alert(1)</script> and <b>bold</b>")))

    assert "<script" not in paragraphs(made)[0][1]
    assert "<b>" not in paragraphs(made)[0][1]


def test_our_own_sentences_are_escaped() -> None:
    made = composed(section(text("This is {{ service }}.")), yot="Bath & <Wells>")

    assert paragraphs(made) == [("1.1", "This is Bath &amp; &lt;Wells&gt;.")]


# Lists and flags


def test_a_list_has_an_introduction_with_a_number() -> None:
    family = Comparators(family=(FamilyMember("Wigan"),))

    made = composed(section(Listing("family")), comparators=family)

    assert paragraphs(made) == [("1.1", "The comparator family of Rotherham is:")]
    assert [block.html for block in blocks(made) if isinstance(block, Prose)] == ["<ul><li>Wigan</li></ul>"]


def test_a_flag_speaks_only_where_there_is_no_update() -> None:
    flagged = section(text("One."), Flag("fte_rate"))

    assert len(paragraphs(composed(flagged))) == 1
    assert (
        "because access was limited"
        in paragraphs(composed(flagged, no_update={"fte_rate": "access was limited"}))[1][1]
    )


@pytest.mark.parametrize(("ids", "expected"), [(("custody", "introduction"), 1), (("custody", "reoffending"), 0)])
def test_rows_that_were_set_aside_are_owned_up_to_even_without_an_introduction(
    ids: tuple[str, ...], expected: int
) -> None:
    made = composed(*(section(text("Words."), id_=id_) for id_ in ids), remarks=("Rows left out: 7.",))

    said = [[html for _, html in paragraphs(made, at)] for at in (0, 1)]
    assert said[expected] == ["Words.", "Rows left out: 7."]
    assert said[1 - expected] == ["Words."]


# Charts


def test_a_chart_s_headline_is_its_finding_and_its_plain_title_stands_below() -> None:
    ages = one_way("age", OLD)
    total = replace(ages, view=View("caseload"), wanted=ages.wanted[-1:])

    (picture,) = blocks(composed(section(chart(title="{{ caseload.shown }} children")), tables=(ages, total)))

    assert (picture.title, picture.source) == ("70 children", "Children by age. Source: Case management system.")
    assert picture.alt == "Bar chart. Children by age. 14: 30, 15: 40."
    assert picture.file == "chart-8.svg"


def test_a_headline_that_would_say_a_withheld_number_gives_way_to_the_plain_title() -> None:
    ages, girls = one_way("age", OLD), count(3, sex="female")

    (picture, *_) = blocks(
        composed(
            section(chart(title="{{ caseload.by(sex='female').shown }} girls")), tables=(ages, girls), edition=PUBLIC
        )
    )

    assert (picture.title, picture.source) == ("Children by age", "Source: Case management system.")


def test_what_is_drawn_is_what_may_be_shown() -> None:
    drawn: list[ChartData] = []

    composed(section(chart()), tables=(one_way("age", {"14": 3, "15": 30, "16": 7}),), edition=PUBLIC, drawn=drawn)

    assert [mark.value for mark in drawn[0].series[0].marks] == [None, 30.0, None]


@pytest.mark.parametrize(("counts", "symbols"), [({"14": 3, "15": 30, "16": 7}, ["[c]"]), ({"14": 30, "15": 40}, [])])
@pytest.mark.parametrize("block", [chart(), table()], ids=["chart", "table"])
def test_only_symbols_that_are_used_are_explained(block: Block, counts: Mapping[str, int], symbols: list[str]) -> None:
    made = composed(section(block), tables=(one_way("age", counts),), edition=PUBLIC)

    assert [line.label for line in made.report.symbols] == symbols


def test_notes_of_the_tables_stand_with_the_chart_and_the_table_once() -> None:
    ages = replace(one_way("age", OLD), notes=("Pooled over nine members.",))
    double = chart(series=(PlannedSeries("a", AGES), PlannedSeries("b", AGES)))

    picture, set_ = blocks(composed(section(double, table()), tables=(ages,)))

    assert picture.note == "Pooled over nine members."
    assert set_.notes == ("Pooled over nine members.",)


# Where each figure stands


def test_the_report_carries_what_the_pages_need() -> None:
    report = composed(section(text("One."))).report

    assert (report.title, report.subtitle) == ("Performance of children", "To the board")
    assert (report.organisation, report.edition, report.date_words) == (
        "Rotherham Youth Justice Service",
        "board",
        "13 July 2020",
    )
    assert (report.is_draft, report.is_synthetic, report.fingerprint) == (True, True, "0f")


def test_the_words_of_2020_are_used_in_all_that_is_ours_and_in_nothing_of_hers() -> None:
    drawn: list[ChartData] = []
    page = section(
        text("There were {{ caseload.counted }}."),
        chart(),
        table(),
        PartHead("Children"),
        commentary("Children come first."),
    )

    made = composed(page, tables=(one_way("age", OLD), count(70)), terminology="legacy-2020", drawn=drawn)

    said, picture, set_, hers = blocks(made)
    assert said.html == "There were 70 young people."
    assert picture.title == "Young people by age"
    assert picture.alt == "Bar chart. Young people by age. 14: 30, 15: 40."
    assert (set_.title, set_.heads) == ("Young people by age", ("Age", "Young people"))
    assert drawn[0].unit == "young people"
    assert [part.title for part in sections_of(made)[0].parts] == ["", "Young people"]
    assert made.report.title == "Performance of young people"
    assert made.report.organisation == "Rotherham Youth Offending Team"
    assert hers.html == "Children come first."


def test_a_chart_of_fewer_categories_than_it_takes_is_left_out_and_leaves_no_gap_in_the_numbers() -> None:
    ages = one_way("age", OLD)

    made = composed(section(chart("", least=3), chart("", least=2)), tables=(ages,))

    assert [block.number for block in blocks(made) if isinstance(block, Picture)] == ["1"]
