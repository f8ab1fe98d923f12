"""The command `explain`: which figure is meant, and the records that stand behind it."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.counting import NOTHING, Counted, Say, count
from report_builder.errors import Complaint, ConfigError, DataError, OutsideError
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.measure import MEASURES
from report_builder.model.release import PUBLIC, Paper

if TYPE_CHECKING:
    from report_builder.cases.counts.rows_behind import Part

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?%?|\[c\]")
_WORD = re.compile(r"[a-z]{3,}")
_SIGNS = "%+\N{POUND SIGN}\N{MINUS SIGN}"
"""What is printed with a number, and may be left out by those who ask for it."""

_COMMON = frozenset(("the", "and", "for", "was", "were", "that", "with", "from", "this", "children", "child", "number"))
_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would compute rather than show."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records behind a figure, as lines of a file: `part` says of what, the rest are the data's own ids."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    """Parts that no record of the data stands behind, such as a population."""


def figures_meant(words: str, figures: Mapping[str, Mapping[str, Any]], places: Mapping[str, str]) -> list[str]:
    """The ids of the figures that somebody means by an id, or by the words in which one is printed.

    Args:
        words: an id, or a stretch of the paper such as "57 of 213 children".
        figures: id -> figure of figures.json.
        places: place -> what is said there; empty where nobody knows.

    Returns:
        One id where it is plain; several that fit equally well; none where none does.
    """
    if words in figures:
        return [words]
    numbers = set(_NUMBER.findall(words))
    named = {id_: figure for id_, figure in figures.items() if not numbers or _is_named(figure, words, numbers)}
    fits = {id_: _fit(words, figure, places) for id_, figure in named.items()}
    best = max(fits.values(), default=(0, 0, 0))
    return [id_ for id_, fit in fits.items() if fit == best and any(best)]


def _is_named(figure: Mapping[str, Any], words: str, numbers: set[str]) -> bool:
    """Whether what is printed stands among the words, or both numbers that it rests on do."""
    rests_on = _rests_on(figure)
    printed = re.escape(figure["shown"].strip(_SIGNS))
    is_printed = re.search(rf"(?<![\w.,]){printed}(?!\w|[.,]\d)", words) is not None
    return is_printed or (len(rests_on) == 2 and rests_on <= numbers)


def _rests_on(figure: Mapping[str, Any]) -> set[str]:
    """Its numerator and denominator as they are printed, where they are told."""
    return {f"{figure[name]:,}" for name in ("numerator", "denominator") if figure[name] is not None}


def _fit(words: str, figure: Mapping[str, Any], places: Mapping[str, str]) -> tuple[int, int, int]:
    """Whether the words stand where the figure does; how many of their numbers it bears out, and of themselves."""
    numbers = {*(number.rstrip("%") for number in _NUMBER.findall(figure["shown"])), *_rests_on(figure)}
    borne_out = sum(number.rstrip("%") in numbers for number in set(_NUMBER.findall(words)))
    said = " ".join(words.lower().split())
    is_there = any(said in " ".join(places.get(place, "").lower().split()) for place in figure["where"])
    labels = [*figure["by"].items(), *figure["of"].items()]
    spelled = [DIMENSIONS[name].spell(category) for name, category in labels if name in DIMENSIONS]
    measure = MEASURES[figure["measure"]]
    about = " ".join((measure.name, measure.unit, measure.id, figure["area"], *spelled, str(labels)))
    wanted = set(_WORD.findall(said)) - _COMMON
    named = wanted & set(_WORD.findall(about.lower().replace("_", " ")))
    return int(is_there), borne_out, len(named)


def records_behind(
    figure: Mapping[str, Any],
    config: Path,
    *,
    manifest: Mapping[str, Any],
    environment: Mapping[str, str] = NOTHING,
    say: Say = lambda _: None,
) -> Records:
    """The records behind a figure of an edition, from the config and the data that it was made from.

    Args:
        figure: of the edition's figures.json.
        config: the YAML file.
        manifest: the edition's.
        environment: as `count` takes it.
        say: told what is at work.

    Raises:
        ConfigError: it is the public's edition, the figure is not shown, or the config is wrong.
        DataError: config or data are no longer those of the edition.
    """
    from report_builder.cases.counts.rows_behind import rows_behind  # noqa: PLC0415  pandas is heavy

    if manifest["edition"] == PUBLIC:
        what = "the records behind a figure are told of the board's edition alone"
        raise ConfigError(Complaint(what, str(figure["id"]), "name the folder of the board's edition"))
    if figure["status"] != "shown":
        raise ConfigError(Complaint("this figure is not shown, and nothing is told of it", str(figure["id"]), ""))
    counted = count(config, as_at=date.fromisoformat(manifest["as_at"]), environment=environment, say=say)
    say("looking for the records")
    parts = rows_behind(figure["id"], counted.tables, cases=counted.cases, spec=counted.spec)
    _insist_same(figure, counted, manifest=manifest, parts=parts)
    return _records(parts or ())


def _insist_same(
    figure: Mapping[str, Any], counted: Counted, *, manifest: Mapping[str, Any], parts: Sequence[Part] | None
) -> None:
    """Stop where the data are not those that the edition was made from: the records would be others."""
    from report_builder.report.fingerprint import digest  # noqa: PLC0415  kept from --help

    told = {one["file"]: one["digest"] for one in manifest["inputs"]}
    is_told_apart = not counted.spec.editions[manifest["edition"]].threshold
    now = {one.file: digest(one.sha256, key=counted.key) for one in counted.cases.inputs} if is_told_apart else told
    counts = {cell.key: cell.count for table in counted.tables for cell in table.cells}
    printed = {"count": figure["value"], "numerator": figure["numerator"], "denominator": figure["denominator"]}
    is_other = parts is None or any(
        counts[part.cell] != printed[part.name]
        for part in parts
        if printed.get(part.name) is not None and part.cell in counts
    )
    if now != told or is_other:
        what = "the config or the data are no longer those that this edition was made from"
        raise DataError(Complaint(what, str(counted.spec.source), "put them back, or build the edition again"))


def _records(parts: Iterable[Part]) -> Records:
    """The rows of all parts, by the ids that any of them has and in their order: a child with two events has two."""
    with_rows = [part for part in parts if part.rows is not None]
    names = list(dict.fromkeys(str(name) for part in with_rows if part.rows is not None for name in part.rows))
    rows = tuple(row for part in with_rows for row in _lines(part, names))
    without = tuple(part.name for part in parts if part.rows is None)
    return Records(("part", *names), rows, without)


def _lines(part: Part, names: list[str]) -> Iterator[tuple[str, ...]]:
    assert part.rows is not None  # noqa: S101  the caller has looked
    filled = part.rows.reindex(columns=names).astype("string").fillna("")
    yield from sorted((part.name, *row) for row in filled.itertuples(index=False, name=None))


def write_records(records: Records, file: Path) -> None:
    """Write the records as CSV that only its owner may read; whole or not at all, and never over another file.

    Raises:
        ConfigError: there is a file of that name, or no such folder.
        OutsideError: the disk refuses.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(records.heads)
    writer.writerows([_as_text(cell) for cell in row] for row in records.rows)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise ConfigError(Complaint("there is a file of that name", str(file), "name another")) from error
    except OSError as error:
        raise ConfigError(Complaint("the file cannot be made there", str(file), "name another folder")) from error
    try:
        _fill(handle, text.getvalue(), file)
    except OSError as error:
        mend = "make room on the disk and run it again"
        raise OutsideError(Complaint("the file could not be written", str(file), mend)) from error


def _fill(handle: int, text: str, file: Path) -> None:
    """Write it; where anything stops us, half of it is not left there."""
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _as_text(cell: str) -> str:
    """An id that a spreadsheet would take for a formula, made text."""
    return f"'{cell}" if cell.startswith(_AS_FORMULA) else cell


def note_look(ledger: Path, manifest: Mapping[str, Any], figure: str, *, on: str) -> None:
    """Note in the ledger that somebody had the records behind a figure.

    Args:
        ledger: where it lies.
        manifest: the edition's.
        figure: its id.
        on: the day.

    Raises:
        ConfigError: the file is no ledger.
        OutsideError: the disk refuses.
    """
    from report_builder.ledger.looks import Look  # noqa: PLC0415  kept from --help
    from report_builder.ledger.releases import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as opened:
        opened.record_look(Look(Paper.of(manifest), figure, on))
