"""A figure in words: its number, its noun, its categories; words in place of a number that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from report_builder.model.dimension import DIMENSIONS, NOT_RECORDED, YES_NO, Dimension
from report_builder.model.measure import Measure
from report_builder.model.tables import Figure, Status
from report_builder.report.facets import Keyed, spelled

NOT_SHOWN = "not shown to protect individuals"
NOT_AVAILABLE = "not available"
RANGE_ONLY = "the exact number is withheld to protect individuals"
"""What is said beside a range."""


def spoken_number(figure: Figure, *, threshold: int = 0) -> str:
    """A number, or words in its place; never a bare mark.

    Args:
        figure: after the wall.
        threshold: the smallest count that its edition prints; nought where the edition withholds nothing.
    """
    if figure.instead:
        return f"{_range(figure, threshold)} ({RANGE_ONLY})"
    if figure.status is Status.WITHHELD:
        return NOT_SHOWN
    if not figure.is_shown:
        return NOT_AVAILABLE
    return figure.shown


def _range(figure: Figure, threshold: int) -> str:
    """The range that any reader can work out; "fewer than 5" where that is all that it says."""
    low, _, high = figure.instead.partition(" to ")
    return f"fewer than {threshold}" if low in {"0", "1"} and high == str(threshold - 1) else figure.instead


def plural(number: Decimal, noun: tuple[str, str]) -> str:
    """The noun that goes with a number."""
    return noun[0] if number == 1 else noun[1]


def with_noun(figure: Figure, measure: Measure, *, threshold: int = 0, of_whom: str = "") -> str:
    """213 children, 1 child, no children; words where the number is not shown, after its range if that is known.

    `of_whom` are its groups, which follow in brackets: 57 children (aged 14), 1 to 6 children (aged 14; ...).
    """
    if figure.instead and measure.noun[1]:
        besides = "; ".join(filter(None, (of_whom, RANGE_ONLY)))
        return f"{_range(figure, threshold)} {measure.noun[1]} ({besides})"
    if figure.value is None:
        said = spoken_number(figure, threshold=threshold)
        return f"a number of {measure.noun[1]} that is {said}" if measure.noun[1] else said
    if not measure.noun[1]:
        return figure.shown
    number = "no" if figure.value == 0 else figure.shown
    return f"{number} {plural(figure.value, measure.noun)}{in_brackets(of_whom)}"


def in_brackets(said: str) -> str:
    """What is added to a noun, after it; nothing where there is nothing."""
    return f" ({said})" if said else ""


_CHILD = ("child", "children")
_BY_SEX = {"female": ("girl", "girls"), "male": ("boy", "boys")}


def noun_of(figure: Figure, measure: Measure) -> tuple[str, str]:
    """The noun of what is counted: girls and boys where a figure is of one sex of the children."""
    sex = {**dict(figure.key.of), **dict(figure.key.by)}.get("sex", "")
    return _BY_SEX.get(sex, measure.noun) if measure.noun == _CHILD else measure.noun


def spell_labels(figure: Keyed, *, without: Sequence[str] = ()) -> str:
    """The group and the categories of a figure in words, as they stand within a sentence: girls, aged 14 to 15.

    `without` are dimensions that are left out.
    """
    return ", ".join(spell_each(figure, without=without))


def spell_each(figure: Keyed, *, without: Sequence[str] = ()) -> tuple[str, ...]:
    """The same, one by one."""
    conditions = {**dict(figure.key.of), **dict(figure.key.by)}
    return tuple(
        within_a_sentence(spelled(figure, dimension, category))
        if dimension == "sex"
        else _spell(DIMENSIONS[dimension], category)
        for dimension, category in conditions.items()
        if dimension in DIMENSIONS and dimension not in {"source", "cohort", *without}
    )


def _spell(dimension: Dimension, category: str) -> str:
    if category == NOT_RECORDED or (category in YES_NO and not dimension.words):
        title = within_a_sentence(dimension.title)
        return title if category == "yes" else f"{title}: {category}"
    spelled = dimension.spell(category)
    if dimension.id == "reoffence_count":
        number = within_a_sentence(spelled).replace("none", "no")
        return f"{number} further {'offence' if category == '1' else 'offences'}"
    if dimension.id == "age" and spelled == category:
        return f"aged {_spell_band(category)}"
    is_name = not dimension.categories or dimension.id == "ethnic_group"
    return spelled if is_name else within_a_sentence(spelled)


def _spell_band(category: str) -> str:
    """An age or a band: 14, 14 to 15, 18 or over. A band from 9 holds all younger children, one to 18 all older."""
    low, _, high = category.partition("-")
    if high in {"18", "18+"}:
        return f"{low} or over"
    return f"{high} or under" if high and low == "9" else category.replace("-", " to ").replace("+", " or over")


def within_a_sentence(text: str) -> str:
    """A text without the capital that it begins with, unless that belongs to a name: AssetPlus, EHCP, Home Office."""
    first, second, *_ = f"{text}  ".split(" ")
    is_name = any(letter.isupper() for letter in (*first[1:], *second[:1]))
    return text if is_name else f"{text[:1].lower()}{text[1:]}"


def listed(said: Sequence[str]) -> str:
    """Several in one sentence: this; this and that; this, that and more."""
    return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)
