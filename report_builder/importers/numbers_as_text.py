"""A cell of an official table as an exact number, or as a symbol that says there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

SYMBOLS = frozenset(
    (
        *(
            "",
            ".",
            "..",
            "...",
            "-",
            "--",
            ":",
            "*",
            "**",
            "~",
            "!",
            "z",
            "x",
            "c",
            "k",
            "u",
            "low",
            "na",
            "n/a",
            "n.a.",
        ),
        *("no data", "not available", "not applicable", "[z]", "[x]", "[c]", "[k]", "[u]", "[w]", "[low]"),
    )
)
"""What stands in a cell where no number is published: not applicable, not available, confidential, rounds to nought."""

_DASHES = {ord(dash): "-" for dash in "\u2012\u2013\u2014\u2212"}
_MARK = re.compile(r"\s*(?:\[(?:r|p|e|b|note\b)[^\]]*\]|\((?:r|p|\d{1,2})\))", re.IGNORECASE)
_NUMBER = re.compile(r"-?£?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,30})?(?:[eE][-+]?\d{1,2})?\s*%?")

_AS_PUBLISHED = Context(prec=15)
"""A double holds 15 significant digits faithfully; the 16th and 17th are noise."""


@dataclass(frozen=True, slots=True)
class Number:
    """A published number.

    Attributes:
        value: exact.
        text: its digits as they are published, without marks, separators and signs of unit.
        is_percent: whether a % sign stands behind it.
    """

    value: Fraction
    text: str
    is_percent: bool = False


def read_number(cell: str) -> Number | None:
    """The number in a cell; None where the cell is blank or a symbol.

    Marks of revision and of notes (`[r]`, `(p)`, `[note 2]`, `(1)`) are no part of it.

    Raises:
        ValueError: the cell is neither a number nor a known symbol.
    """
    text = cell.strip().translate(_DASHES)
    if text.casefold() in SYMBOLS:
        return None
    text = _MARK.sub("", text).strip()
    if text.casefold() in SYMBOLS:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError("neither a number nor a symbol")
    digits = text.replace(",", "").replace("£", "").rstrip("% ")
    digits = digits_of(Decimal(digits)) if "e" in digits.lower() else digits
    return Number(Fraction(digits), digits, is_percent=text.endswith("%"))


def number_without_noise(cell: str) -> Decimal | None:
    """The number of a cell of a data file, in which a float may be printed whole: 29.664000000000001 is 29.664.

    None where there is none: a mark ("-", "c", "z"), words, or a per cent, since such files give the unit in a header.
    """
    try:
        number = read_number(cell)
    except ValueError:
        return None
    return None if number is None or number.is_percent else _AS_PUBLISHED.create_decimal(number.text)


def is_number(cell: str) -> bool:
    """Whether a cell holds a number."""
    try:
        return read_number(cell) is not None
    except ValueError:
        return False


def is_symbol(cell: str) -> bool:
    """Whether a filled cell says that there is no number."""
    try:
        return bool(cell.strip()) and read_number(cell) is None
    except ValueError:
        return False


def scaled(number: Number, factor: int) -> Number:
    """The number times a power of ten, in digits."""
    return Number(number.value * factor, digits_of(Decimal(number.text) * factor))


def digits_of(number: Decimal) -> str:
    """A number as the tables hold it: plain digits, no exponent, no noughts that float noise left behind."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
