"""What figures.json lets a paper print, and where: the numbers of each chart, table and paragraph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from report_builder.errors import DataError

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPOKEN = {
    "male": ("boys", "boy", "men"),
    "female": ("girls", "girl", "women"),
    "yes": (),
    "no": (),
    "9": ("9", "under 10"),
}


def plain(words: str) -> str:
    """The words with every digit an ordinary one, and nothing between them that cannot be seen."""
    if words.isascii():
        return words
    ordinary = unicodedata.normalize("NFKC", words)
    return "".join(letter for letter in ordinary if unicodedata.category(letter) != "Cf")


def folded(words: str) -> str:
    """A label for comparing: small letters, and no marks but those that tell ages apart."""
    return re.sub(r"[^a-z0-9+]+", " ", plain(words).lower()).strip()


def numbers_in(words: str) -> tuple[Decimal, ...]:
    """The sizes of all numbers in digits, in order: "-£1,032.50" is 1032.5."""
    return tuple(Decimal(number.replace(",", "")) for number in NUMBER.findall(words))


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of figures.json, as far as a reader of papers needs it.

    Attributes:
        value: the drawn value; None unless shown.
        sizes: of the value, numerator and denominator, and whatever `shown` spells out; empty unless shown.
        labels: of its area, period and categories, folded.
        is_withheld: whether a mark must stand in its place.
        instead: the range that may be said beside the mark, outside tables and charts: "1 to 6".
    """

    value: float | None
    sizes: frozenset[Decimal]
    labels: frozenset[str]
    is_withheld: bool
    instead: str = ""


@dataclass(frozen=True)
class Permitted:
    """All that the figures of an edition let it print.

    Attributes:
        by_block: the figures of each chart, table and paragraph, as figures.json places them.
        categories: every label of every figure, folded.
        as_at: what the paper may know; its year says which years are innocent.
        commentary: blocks that people wrote themselves.
        own_words: further words of theirs, as they stand, outside these blocks: a heading, a line of the front.

    Numbers that the service set down itself, such as a target, are among those of their table, each for one cell under
    its own head: one more of them there is a number that nothing bears out.
    """

    by_block: Mapping[str, tuple[Known, ...]]
    categories: frozenset[str]
    withheld_labels: frozenset[str]
    as_at: date
    commentary: frozenset[str] = frozenset()
    all_figures: tuple[Known, ...] = field(default=(), repr=False)
    own_words: tuple[str, ...] = ()

    @cached_property
    def numbered_categories(self) -> re.Pattern[str]:
        """Categories that hold a digit and a letter, such as "Outcome 22", the longest first."""
        mixed = (label for label in self.categories if re.search(r"\d", label) and re.search(r"[a-z]", label))
        ordered = sorted(mixed, key=lambda label: (-len(label), label))
        forms = (r"\W+".join(re.escape(part) for part in label.split()) for label in ordered)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if ordered else r"(?!)", re.IGNORECASE)

    def ranges_of(self, block: str) -> tuple[str, ...]:
        """The ranges that may be said in a block."""
        return tuple(dict.fromkeys(figure.instead for figure in self.by_block.get(block, ()) if figure.instead))

    def figures_of(self, block: str, heads: Iterable[str] = ()) -> tuple[Known, ...]:
        """The figures of a block, narrowed to those that bear each head which the block knows as a label."""
        found = self.by_block.get(block, ())
        for head in heads:
            label = folded(head)
            if any(label in figure.labels for figure in found):
                found = tuple(figure for figure in found if label in figure.labels)
        return found


def permitted(document: Mapping[str, Any]) -> Permitted:
    """Read a figures.json.

    Raises:
        DataError: it is not of the form that the interface fixes.
    """
    try:
        figures = document["figures"]
        by_block: dict[str, list[Known]] = {}
        every = []
        for figure in (*figures, *_replaced(document)):
            known = _known(figure)
            every.append(known)
            for block in figure["where"]:
                by_block.setdefault(block, []).append(known)
        for one in document.get("stated", ()):
            number = abs(Decimal(one["number"].replace(",", "")))
            stated = Known(None, frozenset({number}), frozenset({folded(one["head"])}), is_withheld=False)
            by_block.setdefault(one["where"], []).append(stated)
        as_at = date.fromisoformat(document["as_at"])
        commentary = frozenset(document.get("commentary", ()))
        own_words = tuple(plain(words) for words in document.get("own_words", ()))
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        mend = "give the figures.json that was written with the paper"
        raise DataError("the figures are not in the form of a figures.json", mend=mend) from error
    categories = frozenset(label for known in every for label in known.labels)
    shown = frozenset(label for known in every if not known.is_withheld for label in known.labels)
    withheld = frozenset(label for known in every if known.is_withheld for label in known.labels)
    blocks = {block: tuple(found) for block, found in by_block.items()}
    return Permitted(blocks, categories, withheld - shown, as_at, commentary, tuple(every), own_words)


def _replaced(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Numbers of an earlier issue, which its readers have, where this paper names them beside its own."""
    return [figure for figure in document.get("replaced", {}).get("figures", ()) if figure["where"]]


def _known(figure: Mapping[str, Any]) -> Known:
    is_shown = figure["status"] == "shown"
    given = [figure[name] for name in ("value", "numerator", "denominator")] if is_shown else []
    sizes = {abs(Decimal(str(number))) for number in given if isinstance(number, int | float)}
    if is_shown:
        sizes |= set(numbers_in(plain(figure["shown"])))
    value = figure["value"] if is_shown and isinstance(figure["value"], int | float) else None
    labels = {folded(label) for label in _labels(figure)} - {""}
    is_withheld = figure["status"] == "withheld"
    return Known(value, frozenset(sizes), frozenset(labels), is_withheld, str(figure.get("instead", "")) * is_withheld)


def _labels(figure: Mapping[str, Any]) -> list[str]:
    """How a paper may head its row, column or bar."""
    by = {**figure["of"], **figure["by"]}
    categories = [str(category) for category in by.values()]
    spoken = [name for category in categories for name in _SPOKEN.get(category, (category,))]
    spoken += [f"{category[:-1]} or more" for category in categories if category.endswith("+")]
    return [*spoken, figure["area"], *period_labels(figure["period"])]


def period_labels(period: str) -> tuple[str, ...]:
    """How a period may be headed: "2019", "Apr 2019", "Jul 2019 to Jun 2020", and a financial year also "2019-20"."""
    first, _, last = period.partition("/")
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    start, stop = _MONTHS[begin.month - 1], _MONTHS[end.month - 1]
    if (begin.year, begin.month) == (end.year, end.month):
        return (f"{start} {begin.year}",)
    if (begin.month, end.month, end.year - begin.year) == (4, 3, 1):
        return f"{start} {begin.year} to {stop} {end.year}", f"{begin.year}-{end.year % 100:02d}"
    if begin.year == end.year and (begin.month, end.month) == (1, 12):
        return (str(begin.year),)
    return (f"{start} {begin.year} to {stop} {end.year}",)
