"""What a cell's text in a data summary names: an indicator, an area, a period, several of them, or nothing known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from report_builder.importers.cells import plain
from report_builder.importers.period_words import read_period
from report_builder.importers.services import read_services
from report_builder.model.period import Period
from report_builder.model.spelling import alike

FAMILY = ("YOT family", "family")
Area = tuple[str, str]
"""Name and area type."""

_PIECES = re.compile(r"(?<!\d),|,(?!\d)|[;:|\n]")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names.

    Attributes:
        text: as it stands there.
        indicator: a measure's id or a part (see `quantities`), blank where it names none.
        is_known: whether all that it says is understood; else a figure beside it cannot be placed surely.
        is_doubtful: whether it is an area's name that a region and a police area share.
    """

    text: str
    indicator: str = ""
    area: Area | None = None
    period: Period | None = None
    is_known: bool = True
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What `summary_words.yaml` says."""

    indicators: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    never: tuple[str, ...]
    family: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    police_areas: Mapping[str, str]
    neutral: frozenset[str]
    notes: tuple[str, ...]


@lru_cache(maxsize=1)
def read_words() -> Words:
    """The words that the program ships."""
    import yaml  # noqa: PLC0415 - a listing of the layouts need not pay for it

    tree = yaml.safe_load(Path(__file__).with_name("summary_words.yaml").read_text(encoding="utf-8"))
    return Words(
        tuple((entry["is"], tuple(entry["all"]), tuple(entry.get("without", ()))) for entry in tree["indicators"]),
        tuple(tree["never"]),
        frozenset(tree["family"]),
        {kind: tuple(tree[f"{kind}_endings"]) for kind in ("service", "police", "region")},
        {alike(name): name for name in tree["police_areas"]},
        frozenset(tree["neutral"]),
        tuple(tree["notes"]),
    )


def named_in(text: str) -> Named:
    """What a text names."""
    bare = plain(text.replace("\n", " "))
    period = read_period(text)
    area, is_doubtful = area_of(bare)
    if period or area or is_doubtful:
        return Named(text, period=period, area=area, is_known=not is_doubtful, is_doubtful=is_doubtful)
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    periods = {days for piece in pieces if (days := read_period(piece))}
    areas = {whose for piece in pieces if (whose := area_of(plain(piece))[0])}
    indicator = indicator_of(bare)
    is_known = bool(indicator or periods or areas or bare in read_words().neutral) and max(len(periods), len(areas)) < 2
    return Named(
        text,
        indicator,
        next(iter(areas)) if len(areas) == 1 else None,
        next(iter(periods)) if len(periods) == 1 else None,
        is_known,
    )


def indicator_of(bare: str) -> str:
    """The indicator that a plain text names by its words; blank where it names none."""
    text = f" {bare.replace('re-offen', 'reoffen')} "
    if any(_stands_in(word, text) for word in read_words().never):
        return ""
    for quantity, wanted, unwanted in read_words().indicators:
        if all(_stands_in(word, text) for word in wanted) and not any(_stands_in(word, text) for word in unwanted):
            return quantity
    return ""


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text as a word of its own, in the singular or the plural."""
    if not word[-1].isalnum():
        return word in text
    return re.search(rf"(?<![\w,.]){re.escape(word)}(?:s|ing)?(?![\w]|,\d)", text) is not None


def area_of(bare: str) -> tuple[Area | None, bool]:
    """The area that a plain text names as a whole, and whether it is a name of several areas."""
    services, words = read_services(), read_words()
    if bare in words.family:
        return FAMILY, False
    if nation := services.nation(bare):
        return (nation, nation.casefold()), False
    for kind, area_type in (("police", "pcc"), ("region", "region"), ("service", "yjs")):
        stem = _without_ending(bare, words.endings[kind])
        if stem and (found := _of_type(stem, area_type)):
            return (found, area_type), False
    named = [(name, area_type) for area_type in ("yjs", "region", "pcc") if (name := _of_type(bare, area_type))]
    is_doubtful = len(named) > 1 and named[0][1] != "yjs"
    return (named[0] if named and not is_doubtful else None), is_doubtful


def _of_type(name: str, area_type: str) -> str:
    if area_type == "pcc":
        return read_words().police_areas.get(alike(name), "")
    return read_services().area(name, area_type)


def _without_ending(bare: str, endings: Sequence[str]) -> str:
    """The text before an ending, blank where it has none."""
    found = [bare.removesuffix(f" {ending}") for ending in endings if bare.endswith(f" {ending}")]
    return min(found, key=len, default="").strip()


def is_note(text: str) -> bool:
    """Whether a text is a note rather than a heading."""
    return plain(text).startswith(read_words().notes) or not plain(text)
