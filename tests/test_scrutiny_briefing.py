"""The two example briefings through the tool itself: what they say, what is withheld, and what they carry.

The numbers of September 2020: Rotherham Metropolitan Borough Council, Improving Lives Select Commission, 22 September
2020, paragraphs 2.3 to 2.6 and 2.13 to 2.15 (Open Government Licence v3.0); 10 and 3 of 14 are 71.4% and 21.4%, which
it prints as 72% and 22%.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from report_builder import pipeline
from report_builder.model.built import Report
from report_builder.model.tables import Figure
from report_builder.report.attach import Composed
from report_builder.report.html import to_html

CONFIGS = Path(__file__).parents[1] / "config"


@cache
def made(month: str, edition: str) -> tuple[Composed, tuple[Figure, ...]]:
    """A briefing and every figure of its edition."""
    counted = pipeline.count(CONFIGS / f"rotherham-scrutiny-2020-{month}.yaml")
    protected = pipeline.protect_edition(counted, counted.spec.editions[edition])
    return pipeline.compose_edition(counted, protected), tuple(protected.figures)


def report_of(month: str, edition: str) -> Report:
    """A briefing."""
    return made(month, edition)[0].report


def words(report: Report) -> str:
    """All that a reader of the page sees, on one line."""
    page = to_html(report, for_print=False)
    seen = re.sub(r"<(style|head)\b.*?</\1>|<span class=\"aloud\">.*?</span>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(seen).split())


def test_the_board_s_briefing_has_the_numbers_of_the_source() -> None:
    said = words(report_of("09", "board"))

    assert "It was open with 14 children in April to June 2020" in said
    for row in (
        "Looked after 7 50.0%",
        "NEET at start 9 64.3%",
        "Mental health 10 71.4%",
        "Substance misuse 9 64.3%",
        "Physical health 6 42.9%",
        "EHCP 3 21.4%",
        "Children who reoffended 31.0% 11.1%",
        "Reoffences per child who reoffended 4.92 2.13",
        "Girls 2",
    ):
        assert row in said
    assert "serious harm to others is recorded for 5 children" in said
    assert "likelihood of reoffending is recorded for 3 children" in said
    assert "safety and wellbeing is recorded for 4 children" in said
    assert "13 of 14 children (92.9%) on statutory work were White" in said


def test_each_edition_says_what_is_true_of_its_withholding() -> None:
    board, public = words(report_of("09", "board")), words(report_of("09", "public"))

    assert "No number is withheld from this edition." in board
    assert "counts of 1 to 4 persons are withheld in this edition" in public
    assert "No number is withheld" not in public
    assert "All figures of this section are withheld to protect individuals." in public


@pytest.mark.parametrize("month", ["07", "09"])
@pytest.mark.parametrize("edition", ["board", "public"])
def test_the_two_measures_of_reoffending_are_never_a_rise_or_a_fall(month: str, edition: str) -> None:
    said = words(replace(report_of(month, edition), attached=()))

    assert "are not to be read against each other, because they come from different sources" in said
    assert not re.search(r"\b(?:rose|fell|reduced(?! timetables)|reduction|decreased|increased|improved)\b", said)


def test_the_briefing_carries_the_whole_board_report_of_the_same_edition() -> None:
    for edition in ("board", "public"):
        (one,) = report_of("07", edition).attached

        assert (one.number, one.document, one.report.edition) == ("Appendix 1", "board-report", edition)
        assert [section.number for section in one.report.sections][-2:] == ["Appendix 1", "Appendix 2"]


def test_the_carried_report_prints_what_the_report_alone_prints() -> None:
    counted = pipeline.count(CONFIGS / "rotherham-2019-20-q4.yaml")
    alone = pipeline.compose_edition(counted, pipeline.protect_edition(counted, counted.spec.editions["board"])).report
    carried = report_of("07", "board").attached[0].report

    assert carried.pictures == alone.pictures
    sections = {section.id: section for section in alone.sections}
    for section in carried.sections:
        if section.id in {"budget", "scorecard"}:
            assert section.parts == sections[section.id].parts


def test_a_figure_of_both_papers_is_counted_once_and_stands_in_both() -> None:
    composed, figures = made("07", "public")
    statutory = composed.places["caseload/yjs/2020-01-01/2020-03-31/of:statutory=yes"]

    assert len(figures) == len({figure.key.id for figure in figures})
    assert "para 2.3" in statutory
    assert any(place.startswith("Appendix 1, ") for place in statutory)


@pytest.mark.parametrize("month", ["07", "09"])
def test_no_count_of_one_to_four_children_is_in_the_public_s_figures(month: str) -> None:
    _, figures = made(month, "public")
    shown = [one.value for one in figures if one.unit == "children" and one.kind == "count" and one.is_shown]

    assert shown
    assert not {1, 2, 3, 4} & set(shown)
