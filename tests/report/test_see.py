"""References by id: the number as it fell, words where an edition lacks it, a complaint where nobody has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from small_papers import AGES, chart, commentary, section, table, text
from small_specs import asked
from small_tables import one_way
from spoken_tables import BOARD, PUBLIC, protected

from report_builder.model.built import Paragraph
from report_builder.model.spec import Edition, Exemption
from report_builder.report.compose import Composed, compose
from report_builder.report.plan import Plan, PlannedSection, Text
from report_builder.report.references import find_references
from report_builder.report.see import Link, Links, Place, find_links, finished, link_faults, linked, unlinked

OLD, YOUNG = {"14": 30, "15": 40}, {"14": 2, "15": 1}
NAMES = (
    ("chart-8", "chart"),
    ("ages", "table"),
    ("local-picture", "section"),
    ("custody", "section"),
    ("budget", "appendix"),
)


def paper(*sections: PlannedSection, edition: Edition = BOARD, counts: dict[str, int] | None = None) -> Composed:
    plan = Plan("board-report", "Paper", "", sections, views=(AGES,), names=NAMES)
    settings: dict[str, Any] = {"draw": lambda _: b"<svg/>", "is_synthetic": True, "fingerprint": "0f"}
    tables = protected(one_way("age", counts or OLD), edition=edition)
    return compose(plan, tables, asked(), edition=edition, **settings)


def said(made: Composed, at: int = 0) -> list[str]:
    blocks = (block for part in made.report.sections[at].parts for block in part.blocks)
    found = [block.html for block in blocks if isinstance(block, Paragraph)]
    return [html for html in found if not html.startswith("So that no child")]


def of(*sentences: str) -> Text:
    return text(*sentences)


def test_charts_tables_sections_and_appendices_are_named_by_the_numbers_that_they_got() -> None:
    first = section(
        commentary("See {{ see('chart-8') }}, {{ see('ages') }}, {{ see('custody') }} and {{ see('budget') }}.")
    )
    made = paper(
        first,
        section(table(), replace(table(), id="ages"), chart(""), replace(chart("8"), id="chart-8"), id_="custody"),
        section(of("Money."), id_="budget", is_appendix=True),
    )

    assert said(made) == [
        'See <a href="#chart-8">chart 8</a>, <a href="#table-2">table 2</a>, '
        '<a href="#section-custody">section 2</a> and <a href="#section-budget">appendix 1</a>.'
    ]


def test_what_an_edition_withholds_is_said_to_be_missing_in_commentary_and_our_own_sentence_is_left_out() -> None:
    words = "As {{ see('ages') }} shows, it is so."
    made = paper(
        section(of("Before.", "It is in {{ see('ages') }}.", "After."), commentary(words, "public")),
        section(replace(table(), id="ages"), id_="custody"),
        edition=PUBLIC,
        counts=YOUNG,
    )

    assert said(made) == ["Before. After.", "As a table (not shown in this edition) shows, it is so."]


def test_an_appendix_that_is_a_file_of_its_own_is_named_without_a_link() -> None:
    money = replace(
        section(replace(table(), id="ages"), id_="budget", is_appendix=True), exemption=Exemption((3,), "it is so")
    )
    made = paper(section(commentary("Look at {{ see('ages') }} and {{ see('budget') }}.")), money)

    assert said(made) == [
        'Look at table 1 in exempt appendix 1 and <a href="#section-budget">appendix 1</a>.',
    ]


def test_a_sentence_that_begins_with_a_reference_begins_with_a_capital() -> None:
    made = paper(
        section(
            commentary("{{ see('custody') }} is next. {{ see('custody') }} is long.\n\n{{ see('custody') }} ends.")
        ),
        section(of("Words."), id_="custody"),
    )

    link = '<a href="#section-custody">Section 2</a>'
    assert said(made) == [f"{link} is next. {link} is long.", f"{link} ends."]


def test_the_word_after_an_initial_letter_stays_small() -> None:
    links = Links({"ages": "table"}, {"ages": Place("table 4", "table-4")})

    assert finished(f"as in {links.see('ages')}") == "as in [table 4](#table-4)"


def test_a_link_of_ours_is_markup_in_a_text_and_words_in_a_title() -> None:
    assert linked("in [table 4](#table-4).") == 'in <a href="#table-4">table 4</a>.'
    assert unlinked("in [table 4](#table-4).") == "in table 4."


@pytest.mark.parametrize("wrong", ["{{ see(3, 4) }}", "{{ see() }}", "{{ see(caseload) }}", "{{ see(name='a') }}"])
def test_anything_but_one_id_is_complained_of(wrong: str) -> None:
    _, complaints = find_references(f"One.\n{wrong}", where="board.yaml", first_line=7)

    assert [(one.where, one.what) for one in complaints] == [("board.yaml:8", "see() takes one id in quotation marks")]


def test_references_are_found_with_their_lines_in_every_branch() -> None:
    source = "{{ see('one') }}\n{% if caseload.is_shown %}\n{{ see('two') }}{% endif %}"

    assert find_links(source, where="a.md", first_line=3) == [Link("one", "a.md:3"), Link("two", "a.md:5")]


def test_a_text_that_cannot_be_read_has_no_references_to_complain_of_twice() -> None:
    assert find_links("{{ see('one' }}", where="a.md") == []


def test_an_unknown_id_is_met_with_the_nearest() -> None:
    (fault,) = link_faults(
        [Link("custody-famly", "a.md:3"), Link("ages", "a.md:4")], {"custody-family": "chart", "ages": ""}
    )

    assert fault.where == "a.md:3"
    assert fault.mend == "did you mean 'custody-family'?"
