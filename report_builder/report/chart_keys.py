"""The values of a chart file's keys, each read by its kind; what is wrong is raised with its way to the value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from report_builder.errors import did_you_mean
from report_builder.marked_yaml.fault import Fault, FaultsError, fault, quoted
from report_builder.marked_yaml.strict_yaml import Tree
from report_builder.model.dimension import DIMENSIONS, MINORITIES, age_band

Item = TypeVar("Item")

CONFIGURED = ("case_type", "case_group")
"""Dimensions whose categories a config may change."""

_COMPOSITES = {"sen": ("any sen",), "ethnic_group": (MINORITIES,)}
_NUMBER = re.compile(r"[A-Z]?\d{1,3}[a-z]?")
_MOST_FAULTS = 5
"""Of one list; a list of ten thousand wrong words is told of once."""
_HIGHEST_MM = 240
"""What an A4 page has room for."""


def nearest(word: str, known: Iterable[str]) -> str:
    """What was meant, or what there is."""
    names = list(known)
    return did_you_mean(word, names) or f"there are: {', '.join(names)}"


def read_text(value: Tree) -> str:
    """Words."""
    if not isinstance(value, str) or not value.strip():
        raise fault("a text should stand here", "put words in quotation marks")
    return value


def read_word(value: Tree, known: Iterable[str], *, noun: str) -> str:
    """One of a few words."""
    names = list(known)
    if isinstance(value, str) and value in names:
        return value
    if isinstance(value, str | int):
        raise fault(f"there is no {noun} '{quoted(str(value))}'", nearest(str(value), names))
    raise fault(f"a {noun} should stand here", f"there are: {', '.join(names)}")


def read_flag(value: Tree) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise fault("true or false should stand here", "write true or false, without quotation marks")
    return value


def read_whole(value: Tree) -> int:
    """A whole number of 1 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise fault("a whole number of 1 or more should stand here", "write it in digits, such as 2")
    return value


def read_height(value: Tree) -> float:
    """Millimetres, with a point or without."""
    is_number = isinstance(value, int | str) and re.fullmatch(r"\d{1,3}(\.\d+)?", str(value))
    if isinstance(value, bool) or not is_number or not 0 < float(str(value)) <= _HIGHEST_MM:
        raise fault("a height in millimetres should stand here", f"write a number up to {_HIGHEST_MM}, such as 90")
    return float(str(value))


def read_number(value: Tree) -> str:
    """A chart's own number: "1a", "13b"."""
    if isinstance(value, bool) or not isinstance(value, int | str) or not _NUMBER.fullmatch(str(value)):
        raise fault("a chart's number should stand here", 'write it like "7" or "13b", or leave it out')
    return str(value)


def read_titles(value: Tree) -> tuple[str, ...]:
    """A title, or several in the order in which they are tried."""
    return read_list(value, read_text, noun="titles") if isinstance(value, list) else (read_text(value),)


def read_list(value: Tree, read_one: Callable[[Tree], Item], *, noun: str) -> tuple[Item, ...]:
    """Items of one kind, at least one and each once.

    Raises:
        FaultsError: with the first few faults.
    """
    if not isinstance(value, list) or not value:
        raise fault(f"a list of {noun} should stand here", "write it in brackets: [one, other]")
    found: list[Item] = []
    faults: list[Fault] = []
    for number, item in enumerate(value):
        try:
            read = read_one(item)
            if read in found:
                raise fault(f"'{quoted(str(item))}' stands here twice", "take one away")
            found.append(read)
        except FaultsError as error:
            faults += [one.under((number,)) for one in error.faults]
    if faults:
        raise FaultsError(*faults[:_MOST_FAULTS])
    return tuple(found)


def read_category(dimension: str, value: Tree) -> str:
    """A category as the vocabulary spells it; one that the data or the config name stands as it is."""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if not isinstance(value, int | str) or not str(value).strip():
        raise fault("a category should stand here", "put words in quotation marks")
    word = str(value)
    known = (*DIMENSIONS[dimension].categories, *_COMPOSITES.get(dimension, ()))
    if not DIMENSIONS[dimension].categories or dimension in CONFIGURED or word in known:
        return word
    if dimension == "age" and _is_band(word):
        return word
    raise fault(f"{dimension} has no category '{quoted(word)}'", nearest(word, known))


def _is_band(word: str) -> bool:
    try:
        return bool(age_band(word))
    except ValueError:
        return False
