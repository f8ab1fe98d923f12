"""Words that are set apart: in their editions alone, beneath a number that their figures can be cited by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_papers import commentary, composed, section, text
from spoken_tables import BOARD, PUBLIC, count

from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.model.built import Panel, Paragraph
from report_builder.report.compose import Composed
from report_builder.report.html import to_html
from report_builder.report.plan import PlannedPanel
from report_builder.report.typeset import to_pdf

WORDS = "They came.\n\n- In all {{ caseload.counted }} were helped."


def panel(words: str = WORDS, edition: str = "board") -> PlannedPanel:
    return PlannedPanel("case-study", "", commentary(words, edition), "Used with consent.")


def paper(*, words: str = WORDS) -> Composed:
    return composed(section(text("One.")), section(panel(words), id_="custody-added-1"), tables=(count(213),))


def test_a_numbered_sentence_leads_to_words_that_have_no_number_themselves() -> None:
    lead, apart = paper().report.sections[1].parts[0].blocks

    assert isinstance(lead, Paragraph)
    assert lead.number == "2.1"
    assert apart == Panel(
        "case-study",
        "",
        "<p>They came.</p>\n<ul>\n<li>In all 213 children were helped.</li>\n</ul>",
        "Used with consent.",
    )


def test_its_figures_stand_in_that_paragraph_and_people_wrote_it() -> None:
    made = paper()

    assert made.places == {"caseload/yjs/2020-01-01/2020-03-31": ("para 2.1",)}
    assert made.commentary == ("para 2.1",)


def test_a_section_of_the_board_s_is_not_in_the_public_s_paper_and_takes_no_number() -> None:
    apart = replace(section(panel(), id_="custody-added-1"), editions=("board",))
    made = composed(apart, section(text("Next."), id_="tracker"), tables=(count(213),), edition=PUBLIC)

    assert [(one.id, one.number) for one in made.report.sections] == [("tracker", "1")]


def test_words_for_the_other_edition_are_not_written() -> None:
    made = composed(section(panel(edition="public")), tables=(count(213),), edition=BOARD)

    assert not any(isinstance(one, Panel) for one in made.report.sections[0].parts[0].blocks)


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_number_that_is_planted_in_it_is_found_in_every_form(form: str) -> None:
    report = paper(words="They came, all 47 of them.").report
    content = to_html(report, for_print=False).encode() if form == "html" else to_pdf(report)
    document = {"figures": [], "as_at": "2020-07-13", "commentary": []}

    found = compare([read_artefact(f"paper.{form}", content)], document)
    assert any("2.1" in leak.place and leak.is_certain for leak in found)
    owned = compare([read_artefact(f"paper.{form}", content)], {**document, "commentary": ["para 2.1"]})
    assert [leak for leak in owned if leak.is_certain and "2.1" in leak.place] == []


def test_a_number_in_a_heading_of_the_service_s_own_is_warned_of_and_one_beside_it_refused() -> None:
    document = {"figures": [], "as_at": "2020-07-13", "own_words": ["What 47 families say"]}

    def certain(words: str) -> list[bool]:
        page = f'<!DOCTYPE html><html lang="en"><body><section><h2>7 {words}</h2></section></body></html>'
        return [leak.is_certain for leak in compare([read_artefact("paper.html", page.encode())], document)]

    assert certain("What 47 families say") == [False]
    assert certain("What 48 families say") == [True]
    assert certain("What 47 families say of 9") == [False, True]


def test_a_heading_of_one_letter_does_not_break_the_words_that_hold_that_letter() -> None:
    document = {"figures": [], "as_at": "2020-07-13", "own_words": ["a"]}
    named = f'<meta name="fingerprint" content="{"a1" * 32}">'
    page = f'<!DOCTYPE html><html lang="en"><head>{named}</head><body></body></html>'

    assert compare([read_artefact("paper.html", page.encode())], document) == ()
