"""Sentences made from figures: grammatical, and saying no more than the numbers bear out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.model.measure import MEASURES, Measure
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.caveats import NO_UPDATE, caveats
from report_builder.report.changes import change_words, has_moved, is_of
from report_builder.report.comparison import comparison_words
from report_builder.report.composition import largest_group
from report_builder.report.facets import spell
from report_builder.report.needs import is_composed, is_published_whole, is_ranked
from report_builder.report.phrases import (
    in_brackets,
    noun_of,
    spell_labels,
    spoken_number,
    with_noun,
    within_a_sentence,
)
from report_builder.report.ranking import ranked


def sentence(book: Book, view: View) -> str:
    """Level, change, comparators, rank, make-up and caveats of a figure as one clause without a full stop.

    A number that is not shown is told in words, and nothing further is said of it.
    """
    said = level(book, view)
    if not book.looked_up(view).is_shown:
        return said
    return "; ".join(dict.fromkeys([said, *_further(book, view)]))


def _further(book: Book, view: View) -> Iterator[str]:
    """What can be said beside the level, in order."""
    figure = book.looked_up(view)
    change = _change(book, view, figure)
    if change:
        yield change
    if comparison := comparison_words(book, view):
        yield f"it was {comparison}"
    if is_ranked(view) and (rank := ranked(book, view)):
        yield rank
    if is_composed(view) and (made_of := largest_group(book, view)):
        yield made_of
    yield from (said for said in caveats(book, view) if not (said == NO_UPDATE and NO_UPDATE in change))


def _change(book: Book, view: View, figure: Figure) -> str:
    """The change that ends at this figure, and failing that, a published one of the same number that is borne out."""
    if not is_published_whole(view) or not (is_of(book, view, figure) or has_moved(book, view)):
        return ""
    return change_words(book, view)


def level(book: Book, view: View) -> str:
    """How high a figure is, of whom, where and when; words where it is not shown."""
    figure, measure = book.figure(view), MEASURES[view.measure]
    if view.measure == "over_representation":
        return _people_represented(figure)
    if measure.noun[1]:
        return _counted(figure, measure, threshold=book.threshold)
    if not figure.is_shown:
        said = spoken_number(figure, threshold=book.threshold)
        return f"{_subject(figure, measure)}{_when(figure, 'for')} is {said}"
    if measure.kind == "date":
        return f"{_subject(figure, measure)} is {figure.shown}{_when(figure, 'for')}"
    return f"{_subject(figure, measure)} was {_with_unit(figure, measure.unit)}{_when(figure)}"


def _counted(figure: Figure, measure: Measure, *, threshold: int) -> str:
    """So many did or underwent what the measure counts, or how many is not known; then always in the plural."""
    did = _did(figure, measure)
    whom = replace(measure, noun=noun_of(figure, measure))
    of_whom = _groups(figure, *(["sex"] if whom.noun != measure.noun else []))
    if figure.value is None and not figure.instead:
        asked = f"how many {whom.noun[1]}{in_brackets(of_whom)} {did or 'there were'}{_when(figure)}"
        return f"{asked} is {spoken_number(figure)}"
    counted = with_noun(figure, whom, threshold=threshold, of_whom=of_whom)
    if did:
        return f"{counted} {did}{_when(figure)}"
    return f"there {'was' if figure.value == 1 else 'were'} {counted}{_when(figure)}"


def _did(figure: Figure, measure: Measure) -> str:
    """What those counted did or underwent: were on the caseload; were rated so for risk of serious harm."""
    if "rating" in dict(figure.key.by):
        what = within_a_sentence(measure.name.removeprefix("High ").capitalize())
        return f"{'was' if figure.value == 1 else 'were'} rated so for {what}"
    return measure.verb[figure.value != 1]


def represented(figure: Figure) -> str:
    """Over- or under-represented by so many points; words where the number is not shown."""
    if figure.value is None:
        return f"represented to a degree that is {spoken_number(figure)}"
    if figure.value == 0:
        return "represented as in the population"
    side = "over" if figure.value > 0 else "under"
    points = "point" if abs(figure.value) == 1 else "points"
    return f"{side}-represented by {write_number(abs(figure.value))} percentage {points}"


def _people_represented(figure: Figure) -> str:
    """Children (Asian) were over-represented by so much, by the census of a year."""
    return f"children{_of_whom(figure)} were {represented(figure)}{_when(figure)}"


def _when(figure: Figure, before: str = "in") -> str:
    """Where it is of, unless that is the service itself; its period; and the census that it rests on."""
    area = "the comparison group on average" if figure.key.area_type == "family" else spell(figure, "area")
    where = "" if figure.key.is_own else f" in {area}"
    is_of_cohort = figure.key.measure.startswith(_OF_COHORTS)
    census = dict(figure.key.by).get("census", "")
    cohort = f"{before} the cohort of" if is_of_cohort else before
    return f"{where} {cohort} {figure.key.period.words}{f' by the {census} census' if census else ''}"


_OF_COHORTS = ("tracker_", "reoff", "completeness_")
"""How the ids of measures begin whose period is that in which the children entered."""


def _of_whom(figure: Figure) -> str:
    return in_brackets(_groups(figure))


def _groups(figure: Figure, *without: str) -> str:
    """The groups and categories of a figure, without those that are said elsewhere in its clause."""
    is_statutory = figure.key.measure.startswith("needs_")
    return spell_labels(figure, without=("census", "statutory" if is_statutory else "", *without))


def _subject(figure: Figure, measure: Measure) -> str:
    name = within_a_sentence(measure.name)
    kind = "" if name.startswith("share of ") else _KINDS.get(measure.kind, "figure for ")
    return f"{measure.subject or f'the {kind}{name}'}{_of_whom(figure)}"


_KINDS = {"rate": "rate of ", "share": "share of ", "ratio": "number of "}


def _with_unit(figure: Figure, unit: str) -> str:
    is_said = unit in {"%", "GBP", ""} or (figure.kind in {"ratio", "mean"} and " per " in unit)
    return figure.shown if is_said else f"{figure.shown} {unit}"
