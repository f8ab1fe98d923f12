"""The numbers that Word counts itself: which it shows before a paragraph, though they stand nowhere in the file.

Source: ECMA-376 Part 1, 17.9 (numbering) and 17.3.1.19 (the list of a paragraph).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_LEVELS = 9
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, how it counts, what it prints, and the style that belongs to it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""

    @property
    def is_bullet(self) -> bool:
        """Whether it has a sign rather than a number."""
        return self.form in {"bullet", "none"}


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has counted. Lists of one definition share its counters."""

    definition_of: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def level(self, list_id: str, at: int) -> Level | None:
        """A level of a list; None where there is no such list."""
        return self.levels.get(self.definition_of.get(list_id, ""), {}).get(at)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that belongs to a style, which a paragraph of that style has."""
        levels = self.levels.get(self.definition_of.get(list_id, ""), {})
        return next((at for at, level in levels.items() if level.style == style), 0)

    def next(self, list_id: str, at: int) -> str:
        """Count one paragraph on, and return what Word prints before it."""
        level = self.level(list_id, at)
        if level is None:
            return ""
        name = self.definition_of[list_id]
        counters = self.counted.setdefault(name, {})
        for restarted, start in self.restarts.pop(list_id, {}).items():
            counters[restarted] = start - 1
        counters[at] = counters.get(at, level.start - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            counters.pop(deeper, None)
        return "" if level.is_bullet else self._printed(name, level, counters)

    def _printed(self, name: str, level: Level, counters: dict[int, int]) -> str:
        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            own = self.levels[name].get(at, Level())
            return spelt(counters.setdefault(at, own.start), own.form)

        return re.sub(r"%([1-9])", number, level.text)


def spelt(number: int, form: str) -> str:
    """A number as a form of Word's prints it; one that we do not know prints digits."""
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = "".join(_roman(number))
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> Iterator[str]:
    for size, sign in _ROMAN:
        while number >= size:
            yield sign
            number -= size


def read_lists(root: Element | None) -> Lists:
    """The lists of a document's numbering part; none where it has no such part."""
    lists = Lists()
    for definition in () if root is None else root:
        if definition.tag == "abstractNum":
            found = {whole(each.get("ilvl", "")): _level(each) for each in definition if each.tag == "lvl"}
            lists.levels[definition.get("abstractNumId", "")] = found
    for each in () if root is None else root:
        if each.tag == "num":
            list_id = each.get("numId", "")
            lists.definition_of[list_id] = _value(each, "abstractNumId")
            starts = {
                whole(one.get("ilvl", "")): _value(one, "startOverride") for one in each if one.tag == "lvlOverride"
            }
            lists.restarts[list_id] = {at: whole(start) for at, start in starts.items() if start}
    return lists


def _level(element: Element) -> Level:
    start = _value(element, "start")
    return Level(
        whole(start) if start else 1,
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText"),
        _value(element, "pStyle"),
    )


def _value(element: Element, tag: str) -> str:
    return next((each.get("val", "") for each in element if each.tag == tag), "")


def whole(text: str) -> int:
    """A whole number of the file; nought for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
