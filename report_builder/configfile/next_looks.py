"""What a person has to look at in a config that was rolled forward: what may have stopped being true, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from report_builder.configfile.commentary import names_file
from report_builder.configfile.next_days import respelled
from report_builder.configfile.next_quarter import Old
from report_builder.marked_yaml.fault import KeyPath, nearest_place, quoted, spell_path
from report_builder.marked_yaml.strict_yaml import load
from report_builder.model.period import MONTHS, Period, Quarter

_DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\d+")
_PERIOD = re.compile(r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}")
LONGEST = 90
"""Letters of a reason that are repeated."""
YEARLY = ("youth-justice-plan",)


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at: `where` is file:line of the new config."""

    where: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.key}: {self.what}" if self.key else f"{self.where}: {self.what}"


def looks_at(old: Old, new: str, path: Path) -> tuple[Look, ...]:
    """All that is to be looked at, in the order of the work.

    Args:
        old: the config of the old quarter.
        new: the text of the next one.
        path: where that will lie.
    """
    document = load(new.encode(), file=str(path))
    found = [*_of_data(old, document.tree), *_of_answers(old), *_of_recipients(old), *_of_words(old, path)]
    looks = []
    for key, what in found:
        place = nearest_place(key, document.places)
        looks.append(Look(f"{place.file}:{place.line}", spell_path(key), what))
    return (*looks, *_comments(old, new, path))


Found = Iterator[tuple[KeyPath, str]]


def _of_data(old: Old, new: dict[str, Any]) -> Found:
    """The data, the meeting and the published figures, and what a new year brings."""
    yield ("data",), _data_words(old, str(new["data"]))
    if old.quarter is None:
        yield ("quarter",), "latest: it follows the data by itself"
    if old.at("meeting", "date"):
        yield ("meeting", "date"), "does the board meet on that day? --meeting names another"
    if old.at("meeting", "data_source"):
        source = quoted(str(old.at("meeting", "data_source")))
        yield ("meeting", "data_source"), f"'{source}': which are the latest published figures now?"
    if old.quarter is not None and old.quarter.number == 4:
        yield from _of_a_new_year(old)
    if old.at("document") in YEARLY:
        yield ("quarter",), "a plan is made once a year, for the year that begins with this quarter"


def _data_words(old: Old, data: str) -> str:
    if "://" in data or "${" in data:
        return "the same database as before: does it hold the new quarter?"
    if data != str(old.tree["data"]):
        return f"export the new quarter's tables into '{quoted(data)}'"
    return f"'{quoted(data)}', as before: does it hold the new quarter?"


def _of_a_new_year(old: Old) -> Found:
    assert old.quarter is not None  # noqa: S101 - looked at by the caller
    year = old.quarter.following.financial_year
    for measure in old.at("targets") or {}:
        yield ("targets", measure), f"a new financial year begins: is this the target of {year}?"
    is_by_default = old.at("document") == "board-report" and old.at("appendices") is None
    if is_by_default or "budget" in (old.at("appendices") or []):
        yield (
            ("data" if is_by_default else "appendices",),
            f"a new financial year begins: the table budget must hold {year}",
        )


def _of_answers(old: Old) -> Found:
    """What somebody answered for last quarter, and may not answer for now."""
    for measure, reason in (old.at("no_update") or {}).items():
        yield ("no_update", measure), f"'{quoted(str(reason), limit=LONGEST)}': is this still true?"
    for name, question in (("accept", "accepted"), ("set_aside", "set aside")):
        for place, one in enumerate(old.at(name) or []):
            reason = quoted(str(one["reason"]), limit=LONGEST)
            yield (name, place), f"{one['finding']} was {question} because '{reason}': is it still so?"
    for place, one in enumerate(old.at("corrections") or []):
        yield ("corrections", place), _correction_words(str(one["figure"]), old.quarter)
    for key in ("exempt", "exempt_appendices"):
        if old.at("committee", key):
            yield ("committee", key), "does the reason for keeping it from the public still hold?"
    for name, due in (old.at("schedule") or {}).items():
        if str(due)[:4].isdigit() and "-" in str(due):
            yield ("schedule", name), "a day, moved by thirteen weeks: is it right? '... after quarter end' moves alone"
    cohort = str(old.at("tracker", "cohort") or "")
    if cohort and "/" not in cohort:
        yield ("tracker", "cohort"), f"'{quoted(cohort)}', as before: which cohort is tracked now?"


def _of_recipients(old: Old) -> Found:
    """Who left is not to have the next paper."""
    for edition, addresses in (old.at("delivery", "to") or {}).items():
        if addresses:
            yield ("delivery", "to", edition), "is each of these addresses still to have the paper?"


def _correction_words(figure: str, quarter: Quarter | None) -> str:
    periods = [Period.parse(one) for one in _PERIOD.findall(figure)]
    corrects = f"it corrects '{quoted(figure, limit=LONGEST)}'"
    if quarter is not None and any(one.end <= quarter.period.end for one in periods):
        return f"{corrects}, of an earlier period: take it away unless that is printed again"
    return f"{corrects}: is it still wrong in the data?"


def _of_words(old: Old, path: Path) -> Found:
    """Words that were kept, with the dates and numbers in them."""
    for place, one in enumerate(old.at("sections", "add") or []):
        yield ("sections", "add", place), f"'{quoted(str(one['title']))}' was kept: {_dates_in(str(one['text']))}"
    for part, words in (old.at("committee", "header") or {}).items():
        text = " ".join(map(str, words)) if isinstance(words, list) else str(words)
        yield ("committee", "header", part), f"kept: {_dates_in(text)}"
    asked = old.at("commentary")
    if isinstance(asked, str) and names_file(asked):
        yield ("commentary",), _file_words(asked, old, path)
    for section, words in asked.items() if isinstance(asked, dict) else ():
        texts = words if isinstance(words, dict) else {"": words}
        for edition, text in texts.items():
            if names_file(str(text)):
                key = ("commentary", section, edition) if edition else ("commentary", section)
                yield key, _file_words(str(text), old, path)
    if isinstance(asked, dict) and not all(names_file(str(one)) for one in asked.values()):
        yield ("commentary",), "write the new quarter's words: take the # from a section's name and write under it"


def _dates_in(text: str) -> str:
    if names_file(text):
        return f"is what '{quoted(text.strip())}' says still to be said?"
    found = list(dict.fromkeys(_DATED.findall(text)))
    if not found:
        return "is it still to be said?"
    return f"is it still to be said? It tells of {', '.join(found[:6])}{' ...' if len(found) > 6 else ''}"


def _file_words(name: str, old: Old, path: Path) -> str:
    """The file still holds last quarter's words, and the old paper is made from it: the new one needs its own."""
    return f"'{quoted(name.strip())}' holds last quarter's words: write '{next_file(name, old, path)}' and name it here"


def next_file(name: str, old: Old, path: Path) -> str:
    """A name for the next quarter's commentary: with the quarter that it named, or the new config's name."""
    name = name.strip()
    if old.quarter is not None and respelled(name, old.quarter) != name:
        return respelled(name, old.quarter)
    stem, _, ending = name.rpartition(".")
    folder, slash, _ = stem.rpartition("/")
    return f"{folder}{slash}{path.stem}.{ending}" if stem.endswith(old.path.stem) else f"{stem}-{path.stem}.{ending}"


def _comments(old: Old, new: str, path: Path) -> Iterator[Look]:
    """Comments that name the old quarter."""
    if old.quarter is None:
        return
    for number, line in enumerate(new.splitlines(), 1):
        _, mark, comment = line.partition("#")
        words = (old.quarter.period.words, f"{old.quarter.period.words[:-5]} of {old.quarter.period.end.year}")
        if mark and (respelled(comment, old.quarter) != comment or any(one in comment for one in words)):
            yield Look(f"{path}:{number}", "", "this comment is of the old quarter")
