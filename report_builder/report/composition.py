"""Of what a figure is made up: its largest group, said only where no group is withheld."""

from __future__ import annotations

from report_builder.model.dimension import DIMENSIONS, NOT_RECORDED
from report_builder.model.measure import MEASURES
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.facets import facet, spelled
from report_builder.report.needs import composed_view, share_view
from report_builder.report.phrases import listed, plural, spell_labels, with_noun, within_a_sentence

_UNKNOWN = frozenset({NOT_RECORDED, "not stated", "unknown", "none", "other"})
"""Categories that are no group: of these nothing is said."""

_NAMES = frozenset({"ethnic_group", "locality", "locality_area", "funder"})
"""Dimensions whose categories keep their capitals."""

_TITLES = {"care_status": "care status", "sen": "special educational needs", "offence_category": "offence"}


def composition_words(book: Book, view: View) -> str:
    """The largest group; where one group is withheld that they are not all shown, since an order would tell of it."""
    table = book.table(composed_view(view))
    if _is_hidden(table):
        return f"the groups by {_title(table.view.dimensions[0])} are not all shown, to protect individuals"
    return largest_group(book, view)


def largest_group(book: Book, view: View) -> str:
    """A clause such as "the largest group by tier was first-tier, 84 of 213 children (39.4%)".

    Returns:
        Nothing where a group is withheld or not available, where nobody was counted, and where most are in no known
        group.
    """
    table = book.table(composed_view(view))
    dimension = table.view.dimensions[0]
    largest = [] if _is_hidden(table) else _largest(table, dimension)
    if not largest or any(facet(figure, dimension) in _UNKNOWN for figure in largest):
        return ""
    book.touched += largest
    names = listed([_name(figure, dimension) for figure in largest])
    parts = f"{'each ' if len(largest) > 1 else ''}{_part(book, view, largest[0])}"
    return f"the largest {_noun(largest)} by {_title(dimension)} {_verb(largest)} {names}, {parts}"


def _is_hidden(table: ProtectedTable) -> bool:
    figures = (*table.figures, *table.dropped)
    return bool(table.replaced) or any(figure.status is Status.WITHHELD or figure.is_about for figure in figures)


def _largest(table: ProtectedTable, dimension: str) -> list[Figure]:
    """Those with the highest number, as printed; nobody where a number is missing."""
    groups = [figure for figure in table.figures if facet(figure, dimension)]
    values = [figure.value for figure in groups if figure.value is not None]
    if not values or len(values) < len(groups) or max(values) <= 0:
        return []
    return [figure for figure in groups if figure.value == max(values)]


def _part(book: Book, view: View, figure: Figure) -> str:
    """57 of 213 children (26.8%) where its share is printed, else the number."""
    asked = share_view(composed_view(view))
    shares = book.table(asked).figures if asked.measure != view.measure else ()
    share = next((one for one in shares if one.key.where == figure.key.where and one.is_shown), None)
    measure = MEASURES[figure.key.measure]
    if share is None or share.numerator is None or share.denominator is None:
        return with_noun(figure, measure)
    book.touched.append(share)
    noun = plural(share.denominator, measure.noun)
    return f"{write_number(share.numerator)} of {write_number(share.denominator)} {noun} ({share.shown})"


def _name(figure: Figure, dimension: str) -> str:
    said = spelled(figure, dimension, facet(figure, dimension))
    if dimension == "age":
        return f"those {spell_labels(figure, without=[one for one, _ in figure.key.where.items() if one != 'age'])}"
    return said if dimension in _NAMES else within_a_sentence(said)


def _title(dimension: str) -> str:
    return _TITLES.get(dimension, within_a_sentence(DIMENSIONS[dimension].title))


def _noun(largest: list[Figure]) -> str:
    what = "part" if largest[0].kind == "money" else "group"
    return what if len(largest) == 1 else f"{what}s"


def _verb(largest: list[Figure]) -> str:
    return "was" if len(largest) == 1 else "were"
