"""Whatever the figures are, a sentence says their numbers and no others, in words that fit within another sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from random_books import REASONS, books, figures_in

from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import five_years
from report_builder.report.speech import Spoken
from report_builder.report.steps import cannot_say

SPOKEN = ("sentence", "level", "change", "comparison", "composition", "caveat", "unlike_published", "represented")
ASKED = [
    (measure, word) for measure in MEASURES for word in (*SPOKEN, "rank") if not cannot_say(View(measure), word)[0]
]
PUBLISHED = [name for name, one in MEASURES.items() if one.is_published]
TREND = re.compile(r"\b(rose|fell|risen|fallen|increased|decreased|higher|lower)\b")
NUMBER = re.compile(r"\N{MINUS SIGN}?\d+(?:,\d{3})*(?:\.\d+)?")
INNOCENT = re.compile(
    r"aged \d+(?: to \d+| and \d+)?|\d+ to \d+|under \d+|\d+-month|\d{4} census|95% interval|fewer than 5"
    r"|(?:18|12) months|per 1,000|per 10,000|per 100,000|per 100 pupils"
    r"|(?:the 12 months to March|the cohort of) 20\d\d|\bof 9\b|\d+(?:st|nd|rd|th)\b"
    r"|1 (?:child|first time entrant|custodial sentence) =|30 September 2021|outcome \d+"
)


def spoken_of(data: st.DataObject, measure: str, word: str) -> tuple[Book, str]:
    view = View(measure)
    book = data.draw(books(view, word))
    return book, str(getattr(Spoken(book, view), word))


def numbers_of(figure: Figure) -> set[str]:
    """What a figure may put into a sentence."""
    sizes = [size for size in (figure.numerator, figure.denominator) if size is not None]
    moved = [abs(figure.value)] if figure.value is not None else []
    return {*NUMBER.findall(figure.shown), *(f"{size:,f}" for size in (*sizes, *moved))}


@settings(max_examples=400)
@given(st.sampled_from(ASKED), st.data())
def test_every_word_is_grammatical_and_fits_within_a_sentence(asked: tuple[str, str], data: st.DataObject) -> None:
    _, said = spoken_of(data, *asked)

    assert said == said.strip()
    assert "  " not in said
    assert not re.search(
        r"None|Decimal|\[[cxz]\]|\(\)|,,|;;|\bby \N{MINUS SIGN}|[.;,:]$|; ?;|\bis is\b|\bwas was\b", said
    )
    assert not re.search(r"(?<![\d.,])1 (children|suspensions|sentences|custodial sentences|reoffences|orders)\b", said)
    assert not re.search(
        r"(?<![\d.,])(0|[2-9]|\d\d+) (child|order|suspension|custodial sentence|reoffence)\b(?! =)", said
    )
    assert not re.match(r"[A-Z](?!NC)", said.removeprefix("PNC"))


@settings(max_examples=400)
@given(st.sampled_from(ASKED), st.data())
def test_every_number_of_a_word_is_one_of_a_figure_that_is_shown(asked: tuple[str, str], data: st.DataObject) -> None:
    book, said = spoken_of(data, *asked)

    shown = {number for figure in figures_in(book) if figure.is_shown for number in numbers_of(figure)}
    ranges = {number for figure in figures_in(book) for number in NUMBER.findall(figure.instead)}
    told = set(NUMBER.findall(INNOCENT.sub(" ", said)))
    assert told <= shown | ranges


@settings(max_examples=300)
@given(st.sampled_from(list(MEASURES)), st.data())
def test_a_level_reads_back_to_its_number_or_to_why_there_is_none(measure: str, data: st.DataObject) -> None:
    book, said = spoken_of(data, measure, "level")

    figure = book.looked_up(View(measure))
    if measure == "over_representation":
        value = figure.value
        assert value is None or re.search(r"(over|under)-represented by ([\d.,]+)|as in the population", said)
        return
    words = {
        Status.SHOWN: figure.shown.replace("about ", ""),
        Status.WITHHELD: "to protect individuals",
        Status.NOT_AVAILABLE: "is not available",
        Status.NOT_APPLICABLE: "is not available",
    }
    is_none = figure.value == 0 and MEASURES[measure].noun[1]
    assert re.search(r"\bno \w", said) if is_none else words[figure.status] in said, said
    assert ("fewer than 5" in said) == (figure.instead in {"1 to 4", "0 to 4"})


@given(st.sampled_from(PUBLISHED), st.sampled_from(["change", "sentence"]), st.data())
def test_a_word_of_trend_is_said_only_behind_an_open_gate(measure: str, word: str, data: st.DataObject) -> None:
    book, said = spoken_of(data, measure, word)

    step = book.looked_up(View(measure, variety="change"))
    claimed = [one for one in TREND.findall(said) if one in {"rose", "fell"}]
    assert claimed in ([], [step.word])
    if not step.is_shown or step.note or step.word == "no clear change":
        assert claimed == []
    if step.note and word == "change":
        assert step.note.rstrip(".") in said or step.status is Status.WITHHELD


@given(st.sampled_from(PUBLISHED), st.data())
def test_a_change_reads_back_to_its_two_ends(measure: str, data: st.DataObject) -> None:
    book, said = spoken_of(data, measure, "change")

    table = book.table(View(measure, variety="change"))
    step = table.figures[-1]
    if step.word in {"rose", "fell"} and step.is_shown:
        before, after = table.figures[:2]
        found = re.search(rf" {step.word} from (.*) in the 12 months to March 2019 to (.*), which is more", said)
        assert found
        assert {before.shown} <= {found[1], *re.findall(r"\(([^)]*)\)", found[1]), *NUMBER.findall(found[1])}
        assert after.shown in found[2]


@given(st.sampled_from(["fte_rate", "custody_rate", "reoff_binary", "reoff_per_offender"]), st.data())
def test_a_comparison_is_true_of_as_many_years_as_it_says(measure: str, data: st.DataObject) -> None:
    book, said = spoken_of(data, measure, "comparison")

    own = {one.key.period: one.value for one in book.table(five_years(View(measure), "own")).figures if _exact(one)}
    family = {
        one.key.period: one.value for one in book.table(five_years(View(measure), "family")).figures if _exact(one)
    }
    years = sorted(own.keys() & family.keys())
    below = sum(own[one] < family[one] for one in years)
    above = sum(own[one] > family[one] for one in years)
    assert ("family" in said) == bool(years)
    claims = [
        part for part in re.split(r"(?:, )?(?:and )?(?=\b(?:below|above (?!it|them)|equal))", said) if "family" in part
    ]
    for claim in claims:
        assert claim.startswith("below") <= (0 < below >= above)
        assert claim.startswith("above") <= (above > below)
        assert claim.startswith("equal") <= (below == above == 0)
        words = {"one": 1, "two": 2, "three": 3, "four": 4}
        told = re.search(r"in (\w+) of the", claim)
        assert not told or words[told[1]] == max(below, above)


def _exact(figure: Figure) -> bool:
    return figure.is_shown and not figure.is_about


@given(st.sampled_from(["caseload", "needs_count", "staffing_headcount", "budget_income"]), st.data())
def test_no_group_is_the_largest_where_one_is_withheld(measure: str, data: st.DataObject) -> None:
    book, said = spoken_of(data, measure, "composition")

    groups = next(table for view, table in book.tables.items() if view.measure == measure and view.dimensions)
    if any(figure.status is Status.WITHHELD or figure.is_about for figure in groups.figures):
        assert "largest" not in said
        assert not NUMBER.search(said)
    elif "the largest" in said and "no group" not in said:
        assert max(figure.value for figure in groups.figures if figure.value is not None) > 0


@given(st.sampled_from(["sentence", "unlike_published"]), st.data())
def test_the_tracker_never_rises_or_falls_to_the_published_figure(word: str, data: st.DataObject) -> None:
    _, said = spoken_of(data, "tracker_binary", word)

    assert not TREND.search(said)


@given(data=st.data())
def test_a_withheld_level_has_nothing_said_of_it_but_that(data: st.DataObject) -> None:
    view = View("custody_rate")
    book = data.draw(books(view, "sentence"))
    table = book.table(view)
    hidden = replace(
        table.figures[0], value=None, shown="[c]", status=Status.WITHHELD, numerator=None, denominator=None
    )
    book = replace(book, tables={**book.tables, view: replace(table, figures=(hidden,))})

    said = Spoken(book, view).sentence

    assert said.endswith("not shown to protect individuals")
    assert ";" not in said
    assert not any(reason in said for reason in REASONS)
