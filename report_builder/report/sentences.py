"""Sentences made from figures: grammatical, and saying no more than the numbers bear out."""

from __future__ import annotations

from dataclasses import replace

from report_builder.model.measure import MEASURES, Measure
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.phrases import spell_labels, spoken_number, with_noun, within_a_sentence
from report_builder.report.references import COMPARED, five_years

_NUMBERS = ("none", "one", "two", "three", "four", "five")


def sentence(book: Book, view: View) -> str:
    """Level and comparators of a figure as one clause without a full stop."""
    figure, measure = book.figure(view), MEASURES[view.measure]
    if view.measure == "over_representation":
        return represented(figure)
    if measure.verb[1] and figure.value is not None:
        verb = measure.verb[figure.value != 1]
        return f"{with_noun(figure, measure)}{_of_whom(figure)} {verb} in {figure.key.period.words}"
    if measure.noun[1]:
        return f"there {_were(figure)} {with_noun(figure, measure)}{_of_whom(figure)} in {figure.key.period.words}"
    if not figure.is_shown:
        return f"{_subject(figure, measure)} for {figure.key.period.words} is {spoken_number(figure)}"
    level = f"{_subject(figure, measure)} was {_with_unit(figure, measure.unit)} in {figure.key.period.words}"
    if view.areas != ("own",) or measure.period != "latest" or not measure.is_published:
        return level
    return ", ".join(part for part in (level, comparison_words(book, view)) if part)


def represented(figure: Figure) -> str:
    """Over- or under-represented by so many points; words where the number is not shown."""
    if figure.value is None:
        return f"represented to a degree that is {spoken_number(figure)}"
    if figure.value == 0:
        return "represented as in the population"
    side = "over" if figure.value > 0 else "under"
    points = "point" if abs(figure.value) == 1 else "points"
    return f"{side}-represented by {write_number(abs(figure.value))} percentage {points}"


def _were(figure: Figure) -> str:
    return "was" if figure.value == 1 or (figure.value is None and not figure.instead) else "were"


def _of_whom(figure: Figure) -> str:
    said = spell_labels(figure)
    return f" ({said})" if said else ""


def _subject(figure: Figure, measure: Measure) -> str:
    name = within_a_sentence(measure.name)
    kind = "" if name.startswith("share of ") else _KINDS.get(measure.kind, "figure for ")
    return f"the {kind}{name}{_of_whom(figure)}"


_KINDS = {"rate": "rate of ", "share": "share of ", "ratio": "number of "}


def _with_unit(figure: Figure, unit: str) -> str:
    return figure.shown if unit in {"%", "GBP", ""} or figure.kind in {"ratio", "mean"} else f"{figure.shown} {unit}"


def change_words(book: Book, view: View) -> str:
    """From the period before to the latest one, with a trend word only where the interval bears one out."""
    step = book.figure(replace(view, variety="change"))
    latest = book.figure(view)
    if not step.is_shown or step.value is None:
        return f"it cannot be compared with an earlier period{_because(step.note)}"
    if step.note and not step.word:
        return f"no change is claimed{_because(step.note)}"
    size = f"{write_number(abs(step.value))} {'percentage points' if latest.kind == 'share' else ''}".strip()
    if step.word == "no clear change":
        return "there is no clear change from the period before: the difference is within what chance alone would do"
    return f"it {step.word} by {size} from the period before"


def _because(note: str) -> str:
    return f", because {note.rstrip('.')}" if note else ""


def comparison_words(book: Book, view: View) -> str:
    """Below, above or equal to each comparator, in the years for which it is true, as values are printed."""
    parts = []
    for area in COMPARED:
        said = _against(book, view, area)
        if said:
            parts.append(said)
    return _join(parts)


def _against(book: Book, view: View, area: str) -> str:
    own = {figure.key.period: figure for figure in book.table(five_years(view, "own")).figures}
    theirs = [
        figure
        for figure in book.table(five_years(view, area)).figures
        if figure.is_shown and figure.key.period in own and _is_exact(own[figure.key.period])
    ]
    book.touched.extend(own[figure.key.period] for figure in theirs)
    if not theirs:
        return ""
    below = sum(_value(own[figure.key.period]) < _value(figure) for figure in theirs)
    above = sum(_value(own[figure.key.period]) > _value(figure) for figure in theirs)
    name = _name(theirs[0], area)
    return _in_years(below, above, len(theirs), name=name)


def _is_exact(figure: Figure) -> bool:
    """Whether it can be compared: a number with fewer decimals than the others cannot."""
    return figure.is_shown and not figure.is_about


def _value(figure: Figure) -> float:
    assert figure.value is not None  # noqa: S101  only shown figures are compared
    return float(figure.value)


def _name(figure: Figure, area: str) -> str:
    if area == "family":
        is_plural = figure.key.area.endswith("s")  # statistical neighbours, similar services
        return f"the average of its {within_a_sentence(figure.key.area)}" if is_plural else "the family average"
    if area == "pcc":
        return f"the {figure.key.area} rate"
    return f"the rate for {figure.key.area[:1].upper()}{figure.key.area[1:].replace('wales', 'Wales')}"


def _in_years(below: int, above: int, years: int, *, name: str) -> str:
    if years == 1:
        side = "below" if below else "above" if above else "equal to"
        return f"{side} {name}"
    if years in {below, above}:
        side = "below" if below else "above"
        count = "both" if years == 2 else f"all {_NUMBERS[years]}" if years < len(_NUMBERS) else f"all {years}"
        return f"{side} {name} in {count} years"
    most, side = (below, "below") if below >= above else (above, "above")
    if most == 0:
        return f"equal to {name} in every year"
    claim = f"{side} {name} in {_NUMBERS[most]} of the {_NUMBERS[years]} years"
    rest = "the other" if years == 2 else _NUMBERS[above]
    return f"{claim} and above it in {rest}" if below == above else claim


def _join(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    first = ", ".join(parts[:-1])
    return f"{first}{',' if ' and ' in first else ''} and {parts[-1]}"
