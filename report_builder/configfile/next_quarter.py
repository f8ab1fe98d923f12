"""The next quarter's config as text: the old one, its days and periods moved on and last quarter's words taken out.

Comments and order are kept, since each edit is made at the place of its value. What cannot be known here, such as
whether a reason still holds, stays as it is and is told by `next_looks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from report_builder.configfile import agreement
from report_builder.configfile.commentary import names_file
from report_builder.configfile.leaves import LATEST, read_day
from report_builder.configfile.next_days import months_on, respelled, weeks_on, working_day_until
from report_builder.configfile.report_keys import ReportKeys
from report_builder.configfile.source import Source, source_of
from report_builder.configfile.validate import validate
from report_builder.errors import Complaint, ConfigError
from report_builder.marked_yaml.edit import Edit, Entry, edited, entries_of, line_of, put_in, rewritten, taken_out
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath, in_order, placed, spell_path
from report_builder.marked_yaml.strict_yaml import load
from report_builder.marked_yaml.text import decode
from report_builder.model.period import Period, Quarter
from report_builder.model.publication import last_day_to_publish

DEADLINES = ("data_due", "draft_due", "sign_off_due", "publication_due")


@dataclass(frozen=True, slots=True)
class Old:
    """A config that was read.

    Attributes:
        path: where it lies.
        text: its text.
        tree: its own keys, without the defaults.
        quarter: that it names; None where that is the latest.
    """

    path: Path
    text: str
    tree: dict[str, Any]
    quarter: Quarter | None

    def at(self, *path: str) -> Any:
        """The value of a key; None where there is none."""
        value: Any = self.tree
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def day(self, *path: str) -> date | None:
        """The day that a key names, if it names one."""
        value = self.at(*path)
        return read_day(value) if value is not None else None


@dataclass(slots=True)
class Moved:
    """What becomes of a config.

    Attributes:
        edits: of its text.
        told: key -> what was done with it, in words.
    """

    edits: list[Edit] = field(default_factory=list)
    told: dict[KeyPath, str] = field(default_factory=dict)


def read_old(path: Path, content: bytes) -> Old:
    """A config that is to be rolled forward.

    Raises:
        ConfigError: all that is wrong with it; files that it names and its data are not looked at.
    """
    _insist_no_pack(path, content)
    source, keys = _good(path, content)
    own = {key: value for key, value in source.document.tree.items() if (key,) in _own(source, path)}
    quarter = None if keys.quarter == LATEST or keys.quarter is None else Quarter.parse(str(keys.quarter))
    return Old(path, decode(content, file=str(path)), own, quarter)


def _insist_no_pack(path: Path, content: bytes) -> None:
    with suppress(FaultsError):  # what is wrong with it is said below
        tree = load(content, file=str(path)).tree
        if "items" in tree and "document" not in tree:
            what = "this is the config of a pack, which is of a meeting and of no quarter"
            raise ConfigError(Complaint(what, str(path), "copy it, and name the next meeting and its papers"))


def _own(source: Source, path: Path) -> set[KeyPath]:
    return {way for way, place in source.places.items() if place.file == str(path)}


def _good(path: Path, content: bytes) -> tuple[Source, ReportKeys]:
    try:
        source = source_of(content, path)
        keys, faults = validate(ReportKeys, source.document.tree, source.places)
        faults = [*source.document.faults, *source.unspoken(faults)]
        faults = faults or placed(_disagreements(source, keys), source.places)
        if faults:
            raise FaultsError(*faults)
    except FaultsError as error:
        raise ConfigError(one.complaint for one in in_order(error.faults)) from None
    return source, keys


def _disagreements(source: Source, keys: ReportKeys) -> list[Fault]:
    return [*agreement.missing_keys(source), *agreement.answered_twice(keys), *agreement.publication(keys)]


def rolled(old: Old, *, meeting: date | None = None) -> tuple[str, dict[KeyPath, str]]:
    """The config of the next quarter, and what was done with which key.

    Args:
        old: the config of a quarter.
        meeting: the day of the next meeting; None: thirteen weeks after the old one.

    Raises:
        ConfigError: the layout of the file is beyond us.
    """
    entries = entries_of(old.text)
    moved = Moved()
    _move_quarter(old, entries, moved)
    _move_days(old, entries, meeting=meeting, moved=moved)
    _move_periods(old, entries, moved)
    _clear_late(old, entries, moved)
    _clear_commentary(old, entries, moved)
    try:
        text = edited(old.text, moved.edits)
        text = text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else text
        _good(old.path, text.encode())
    except (ConfigError, ValueError) as error:
        what = "the next quarter's config cannot be made from this one"
        reasons = [one.what for one in error.complaints] if isinstance(error, ConfigError) else []
        mend = f"copy it and change the copy by hand{': ' if reasons else ''}{'; '.join(reasons)}"
        raise ConfigError(Complaint(what, str(old.path), mend)) from error
    return text, moved.told


def _change(entries: dict[KeyPath, Entry], path: KeyPath, *, word: str, moved: Moved, was: str) -> None:
    if word != was:
        moved.edits.append(rewritten(entries[path], word))
        moved.told[path] = f"{was} -> {word}"


def _move_quarter(old: Old, entries: dict[KeyPath, Entry], moved: Moved) -> None:
    """The quarter, and the data where their name has it."""
    if old.quarter is None:
        return
    for name in ("quarter", "data"):
        was = str(old.tree[name])
        _change(entries, (name,), word=respelled(was, old.quarter), moved=moved, was=was)


def _move_days(old: Old, entries: dict[KeyPath, Entry], *, meeting: date | None, moved: Moved) -> None:
    """The meeting, what the paper may know, the day of publication, and deadlines that are days."""
    days = next_days(old, meeting=meeting)
    for path, day in days.items():
        was = old.at(*path)
        if was is not None:
            _change(entries, path, word=day.isoformat(), moved=moved, was=str(was))
        else:
            moved.edits.append(put_in(old.text, entries, path, word=day.isoformat()))
            moved.told[path] = day.isoformat()


def next_days(old: Old, *, meeting: date | None) -> dict[tuple[str, ...], date]:
    """Key -> its day in the next quarter, of every key that names a day."""
    at, known = old.day("meeting", "date"), old.day("as_at")
    after = meeting or (weeks_on(at) if at else None)
    days: dict[tuple[str, ...], date] = {}
    if known is not None:
        follows = known == at or (at is None and meeting is not None)
        days["as_at",] = _known_by(known, at=at, after=after, follows=follows)
    if after is not None and (at is not None or known is None):
        days["meeting", "date"] = after
    published = old.day("meeting", "publication")
    if published is not None and at is not None and after is not None:
        days["meeting", "publication"] = min(working_day_until(published + (after - at)), last_day_to_publish(after))
    for name in DEADLINES:
        text = str(old.at("schedule", name) or "")
        if text[:4].isdigit() and text[4:5] == "-":
            days["schedule", name] = weeks_on(read_day(text))
    return days


def _known_by(known: date, *, at: date | None, after: date | None, follows: bool) -> date:
    """The next `as_at`: the meeting's day where it was that, else thirteen weeks on, not later than the meeting."""
    if after is not None and follows:
        return after
    was_before = at is not None and known <= at
    return min(weeks_on(known), after) if was_before and after is not None else weeks_on(known)


def _move_periods(old: Old, entries: dict[KeyPath, Entry], moved: Moved) -> None:
    """The tracker's cohort and the periods of `figures`, where they are days."""
    if old.quarter is None:
        return
    figures = old.at("figures") or []
    ways: list[KeyPath] = [("tracker", "cohort"), *(("figures", place, "period") for place in range(len(figures)))]
    words = [old.at("tracker", "cohort"), *(one.get("period") for one in figures)]
    for path, was in zip(ways, words, strict=True):
        if was is not None and "/" in str(was):
            later = months_on(Period.parse(str(was).replace(" ", "")))
            _change(entries, path, word=str(later), moved=moved, was=str(was))


def _clear_late(old: Old, entries: dict[KeyPath, Entry], moved: Moved) -> None:
    """The next paper is not late yet."""
    path = ("committee", "late")
    if old.at(*path) is not None:
        moved.edits.append(taken_out(old.text, entries[path]))
        moved.told[path] = "taken out: this paper is not late yet"


def _clear_commentary(old: Old, entries: dict[KeyPath, Entry], moved: Moved) -> None:
    """Take last quarter's words out and leave each section's name in a comment, ready to be written under.

    A file of commentary is named still: what it holds is for its writer to change.
    """
    asked = old.at("commentary")
    if not isinstance(asked, dict):
        if isinstance(asked, str) and not names_file(asked):
            moved.edits.append(taken_out(old.text, entries["commentary",]))
        return
    cleared = [name for name, words in asked.items() if not _is_file(words)]
    if not cleared:
        return
    if entries["commentary",].style == "{":
        moved.edits.append(_bracketed(old, entries, cleared))
    else:
        moved.edits += _comments(old, entries, cleared)
    moved.told["commentary",] = f"{len(cleared):,} of {len(asked):,} sections cleared"


def _is_file(words: Any) -> bool:
    """Whether a section's words lie in files, of one edition at least."""
    texts = words.values() if isinstance(words, dict) else [words]
    return any(names_file(str(text)) for text in texts)


def _bracketed(old: Old, entries: dict[KeyPath, Entry], cleared: list[str]) -> Edit:
    whole = entries["commentary",]
    kept = [
        old.text[one.begins : one.end]
        for path, one in entries.items()
        if path[:1] == ("commentary",) and len(path) == 2 and path[1] not in cleared
    ]
    return Edit(whole.start, whole.end, f"{{{', '.join(kept)}}}")


def _comments(old: Old, entries: dict[KeyPath, Entry], cleared: list[str]) -> Iterator[Edit]:
    for name in cleared:
        path: KeyPath = ("commentary", name)
        one = entries[path]
        indent = " " * (one.begins - (old.text.rfind("\n", 0, one.begins) + 1))
        deeper = [way for way in entries if way[:2] == path and len(way) == 3 and not one.style]
        heads = [_head(old, entries[way], way) for way in deeper]
        lines = [f"{name}:", *(f"  {head}" for head in heads)] if heads else [_head(old, one, path)]
        yield Edit(one.begins, one.end, f"\n{indent}".join(f"# {line}" for line in lines))


def _head(old: Old, entry: Entry, path: KeyPath) -> str:
    """The line on which a text begins, as it is where the text stands on lines of its own."""
    is_block = entry.style in {"|", ">"}
    return line_of(old.text, entry.begins) if is_block else f"{spell_path(path[-1:])}: |"
