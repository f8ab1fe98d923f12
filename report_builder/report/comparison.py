"""Where a figure stands against the comparators: below, above or equal, in the years for which that is true."""

from __future__ import annotations

from report_builder.model.tables import Figure
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.needs import COMPARED, five_years, is_compared
from report_builder.report.phrases import within_a_sentence

_NUMBERS = ("none", "one", "two", "three", "four", "five")

Years = tuple[int, ...]
"""Of each year that both have, the oldest first: -1 below, 0 equal, 1 above, as values are printed."""


def comparison_words(book: Book, view: View) -> str:
    """Below, above or equal to each comparator; those of which the same is true in the same years are named together.

    Returns:
        Nothing where there is no comparator, or no year in which both figures are shown.
    """
    if not is_compared(view):
        return ""
    said: dict[tuple[tuple[object, ...], Years], list[str]] = {}
    for area in COMPARED:
        pairs = _pairs(book, view, area)
        if pairs:
            book.touched.extend(figure for pair in pairs for figure in pair)
            years = tuple(_side(own, their) for own, their in pairs)
            when = tuple(own.key.period for own, _ in pairs)
            said.setdefault((when, years), []).append(_name(pairs[0][1], area))
    return _join([_in_years(years, names) for (_, years), names in said.items()])


def _pairs(book: Book, view: View, area: str) -> list[tuple[Figure, Figure]]:
    """Our figure and theirs of each year in which both are numbers that can be compared."""
    own = {figure.key.period: figure for figure in book.table(five_years(view, "own")).figures}
    theirs = book.table(five_years(view, area)).figures
    pairs = ((own[figure.key.period], figure) for figure in theirs if figure.key.period in own)
    return [pair for pair in pairs if all(_is_exact(figure) for figure in pair)]


def _is_exact(figure: Figure) -> bool:
    """Whether it can be compared: a number with fewer decimals than the others cannot."""
    return figure.is_shown and not figure.is_about


def _side(own: Figure, their: Figure) -> int:
    assert own.value is not None  # noqa: S101  only shown figures are compared
    assert their.value is not None  # noqa: S101
    return (own.value > their.value) - (own.value < their.value)


def _name(figure: Figure, area: str) -> str:
    if area == "family":
        is_plural = figure.key.area.endswith("s")  # statistical neighbours, similar services
        return f"the average of its {within_a_sentence(figure.key.area)}" if is_plural else "the family average"
    noun = "share" if figure.kind == "share" else "rate" if figure.kind == "rate" else "figure"
    if area == "pcc":
        return f"the {figure.key.area} {noun}"
    return f"the {noun} for {figure.key.area[:1].upper()}{figure.key.area[1:].replace('wales', 'Wales')}"


def _in_years(years: Years, names: list[str]) -> str:
    """The claim that is true of these years; of several claims the one that holds in the most."""
    below, above, number = years.count(-1), years.count(1), len(years)
    name, them = _named(names), "it" if len(names) == 1 else "them"
    if number == 1:
        return f"{'below' if below else 'above' if above else 'equal to'} {name}"
    if number in {below, above}:
        count = "both" if number == 2 else f"all {_NUMBERS[number]}"
        return f"{'below' if below else 'above'} {name} in {count} years"
    most, side = (below, "below") if below >= above else (above, "above")
    if most == 0:
        return f"equal to {name} in every year"
    claim = f"{side} {name} in {_NUMBERS[most]} of the {_NUMBERS[number]} years"
    rest = "the other" if number == 2 else _NUMBERS[above]
    return f"{claim} and above {them} in {rest}" if below == above else claim


def _named(names: list[str]) -> str:
    """Several comparators, so that none is taken for a part of the average before it."""
    is_average_of_several = len(names) == 2 and names[0].startswith("the average of ")
    return f"{'both ' if is_average_of_several else ''}{_join(names)}"


def _join(parts: list[str]) -> str:
    """Several with commas and "and"; a comma before the "and" where a part has one of its own."""
    if len(parts) < 2:
        return "".join(parts)
    first = ", ".join(parts[:-1])
    return f"{first}{',' if ' and ' in first else ''} and {parts[-1]}"
