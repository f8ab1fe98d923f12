"""A committee's header, its dates, and what stands on an exempt or a late paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from small_papers import commentary
from small_specs import PLAIN, asked
from spoken_tables import BOARD, PUBLIC

from report_builder import bundled
from report_builder.errors import ConfigError
from report_builder.model.committee import EXEMPT_DESCRIPTIONS
from report_builder.model.spec import AddedSection, Committee, Exemption, HeaderText, Meeting, ReportSpec, Sections
from report_builder.report.committee import (
    front_lines,
    marking,
    own_words,
    set_apart,
    why_appendix_is_exempt,
    why_paper_is_exempt,
    with_header,
)
from report_builder.report.outline import make_plan
from report_builder.report.plan import PlannedCommentary, PlannedPanel, Statement

MONEY = Exemption((3,), "terms are still being negotiated.")


def with_(*parts: tuple[str, str], **changes: Any) -> ReportSpec:
    header = tuple(HeaderText(part, words, "board.yaml:30") for part, words in parts)
    return asked(committee=Committee(header, **changes))


def planned(spec: ReportSpec) -> list[tuple[str, str]]:
    plan = make_plan(spec, templates=(bundled.folder("templates"),), charts=(bundled.folder("charts"),))
    return [(section.id, section.title) for section in plan.sections if not section.is_summary]


def test_parts_of_the_header_stand_before_and_after_the_document_s_own_in_the_order_of_committees() -> None:
    own = {"one": {"id": "one", "title": "One", "blocks": []}, "a": {"id": "a", "title": "A", "appendix": True}}
    spec = with_(("purpose", "P."), ("key_issues", "K."), ("financial", "F."), ("background_papers", "B."))

    assert list(with_header(spec, own)) == ["purpose", "key-issues", "one", "financial", "background-papers", "a"]


def test_a_section_of_that_name_takes_the_words_instead_of_a_second_one() -> None:
    own = {"key-issues": {"id": "key-issues", "title": "Issues", "blocks": ["commentary"]}}

    assert with_header(with_(("key_issues", "K.")), own) == own


def test_the_header_becomes_sections_of_a_document_around_its_own() -> None:
    sections = planned(with_(("purpose", "Why."), ("legal", "None.")))

    assert sections[:2] == [("purpose", "Purpose"), ("introduction", "Introduction")]
    assert sections[-1] == ("legal", "Legal implications")


def test_a_heading_of_the_header_can_be_changed_like_any_other() -> None:
    spec = replace(with_(("purpose", "Why.")), sections=Sections(titles={"purpose": "Purpose of the report"}))

    assert planned(spec)[0] == ("purpose", "Purpose of the report")


def test_words_of_the_header_are_commentary_of_both_editions_with_their_line() -> None:
    plan = make_plan(
        with_(("purpose", "There were {{ caseload.counted }}.")),
        templates=(bundled.folder("templates"),),
        charts=(bundled.folder("charts"),),
    )

    (section,) = [one for one in plan.sections if one.id == "purpose"]
    assert [(one.edition, one.where) for one in section.blocks if isinstance(one, PlannedCommentary)] == [
        ("board", "board.yaml:30"),
        ("public", "board.yaml:30"),
    ]
    assert section.is_header


def test_a_list_of_recommendations_has_a_numbered_sentence_before_it() -> None:
    plan = make_plan(
        with_(("recommendations", "1. That it be noted.\n")),
        templates=(bundled.folder("templates"),),
        charts=(bundled.folder("charts"),),
    )

    (section,) = [one for one in plan.sections if one.id == "recommendations"]
    assert section.blocks[0] == Statement(("It is recommended:",))


def test_an_unknown_figure_in_the_header_is_named_with_its_line() -> None:
    with pytest.raises(ConfigError) as refused:
        planned(with_(("purpose", "Fine.\n\n{{ caselod.counted }}")))

    assert [one.where for one in refused.value.complaints] == ["board.yaml:32"]
    assert refused.value.complaints[0].mend == "did you mean 'caseload'?"


def test_words_of_the_header_for_a_section_that_is_left_out_are_not_lost_in_silence() -> None:
    spec = replace(with_(("purpose", "Why.")), sections=Sections(leave_out=("purpose",)))

    with pytest.raises(ConfigError) as refused:
        planned(spec)

    assert "which this paper leaves out" in refused.value.complaints[0].what


def test_an_exempt_appendix_that_the_paper_does_not_have_is_a_fault_with_its_line_and_the_nearest() -> None:
    spec = with_(exempt_appendices={"buget": MONEY})
    spec = replace(spec, appendices=("budget",), places={"committee.exempt_appendices.buget": "board.yaml:40:5"})

    with pytest.raises(ConfigError) as refused:
        planned(spec)

    (fault,) = refused.value.complaints
    assert fault.where == "board.yaml:40:5: committee.exempt_appendices.buget"
    assert fault.mend == "did you mean 'budget'?"


# The front


def lines(spec: ReportSpec, edition: Any = PUBLIC, **settings: Any) -> dict[str, str]:
    settings = {"is_committee": True, **settings}
    return {line.label: line.text for line in front_lines(spec, edition, **settings)}


PUBLISHED = replace(PLAIN, meeting=replace(PLAIN.meeting, publication=date(2020, 7, 3)))


def test_the_public_s_paper_says_when_it_is_published() -> None:
    assert lines(PUBLISHED) == {"Publication date": "3 July 2020"}


def test_neither_the_board_s_paper_nor_one_for_no_committee_has_a_day_of_publication() -> None:
    assert lines(PUBLISHED, BOARD) == {}
    assert lines(PUBLISHED, is_committee=False) == {}


def test_a_late_paper_says_why_and_that_the_chair_decides() -> None:
    said = lines(with_(late="the tables came out on 20 July 2020."))["Late item"]

    assert said.startswith("This paper is late: the tables came out on 20 July 2020. The chair is asked to agree that")
    assert "section 100B(4)(b)" in said


def test_an_exempt_paper_says_so_on_its_front_and_on_every_page() -> None:
    said = lines(PUBLISHED, BOARD, exemption=MONEY)["Exempt"]

    assert said.startswith("Not for publication, by paragraph 3 of Part 1 of Schedule 12A")
    assert EXEMPT_DESCRIPTIONS[2] in said
    assert marking(replace(BOARD, marking="OFFICIAL"), MONEY) == ("OFFICIAL \N{MIDDLE DOT} NOT FOR PUBLICATION")
    assert marking(PUBLIC, None) == ""


def test_the_paragraphs_of_an_exempt_paper_name_the_description_the_test_and_the_resolution() -> None:
    first, test, resolution = why_paper_is_exempt(Exemption((1, 2), "a child could be known."))

    assert "paragraphs 1 and 2 of Part 1 of Schedule 12A" in first
    assert "information relating to any individual; and information which is likely to reveal" in first
    assert test.endswith("The reason given is: a child could be known.")
    assert "under section 100A(4)" in resolution


def test_three_paragraphs_are_listed_as_people_write_them() -> None:
    assert "paragraphs 1, 2 and 7 of" in why_appendix_is_exempt("Appendix 2", Exemption((1, 2, 7), "so"))[0]


def test_the_act_has_seven_descriptions() -> None:
    assert len(EXEMPT_DESCRIPTIONS) == 7


# Added sections


def added(kind: str, **settings: Any) -> AddedSection:
    return AddedSection("custody", "Words", "They came.", "board.yaml:9", kind, **settings)


def test_a_quote_is_set_apart_with_whose_words_it_is() -> None:
    text = commentary("They came.")

    made = set_apart(added("quote", by="a parent"), text, "current")
    assert made == PlannedPanel("quote", "", text, "a parent")
    assert set_apart(added("narrative"), text, "current") is text


@pytest.mark.parametrize("consent", ["recorded by the case manager, 3 June 2020", "the case manager, 3 June 2020."])
def test_beneath_a_case_study_stands_that_child_and_family_agreed(consent: str) -> None:
    made = set_apart(added("case study", consent=consent), commentary("Words."), "current")

    assert isinstance(made, PlannedPanel)
    assert made.note == (
        "Used with the consent of the child and the family, recorded by the case manager, 3 June 2020."
    )


def test_our_words_beneath_a_case_study_follow_the_terms_of_2020_and_the_officer_s_do_not() -> None:
    made = set_apart(added("case study", consent="the children's worker"), commentary("Words."), "legacy-2020")

    assert isinstance(made, PlannedPanel)
    assert made.note == ("Used with the consent of the young person and the family, recorded by the children's worker.")


def test_a_case_study_of_the_board_is_no_word_of_the_public_s() -> None:
    spec = asked(sections=Sections(add=(added("case study", consent="X", editions=("board",)),)))

    assert "Words" in own_words(spec, BOARD)
    assert own_words(spec, PUBLIC) == ()


def test_a_name_with_a_number_is_what_people_wrote_and_a_bare_number_is_no_name() -> None:
    meeting = Meeting("Area 2 Youth Board", date(2020, 7, 15), "Jo Lee", "Team 3", "ChildView 5", "47")

    said = own_words(asked(meeting=meeting), BOARD)

    assert said == ("Area 2 Youth Board", "ChildView 5", "Team 3")
