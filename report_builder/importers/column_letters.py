"""The letters by which a spreadsheet names its columns."""

from __future__ import annotations


def letters(at: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    name = ""
    number = at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
