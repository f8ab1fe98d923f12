"""Files beside the papers: mails that were not sent, keys of rows, and what killed runs left behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from report_builder.delivery.swap import tidy
from report_builder.model.purged import Fate
from report_builder.scratch import is_held, left_behind, take_away, take_unheld
from report_builder.store.alone import alone
from report_builder.store.frozen import ARCHIVE

ROW_KEYS = "*-rows-to-look-at.csv"
KILLED = "left behind by a run that was killed"
_LEFT = re.compile(r"\.(?P<name>.+)-[a-z0-9_]{8}(-old|-new)?")
"""What a killed run leaves beside a folder or a file called NAME."""
_FRESH = re.compile(r"\..+-new|\.fresh")
"""What one leaves that was writing a ledger or an object."""


def purge_dry_runs(out: Path, before: date, *, is_dry_run: bool) -> Iterator[Fate]:
    """Mails that a dry run wrote before a day."""
    files = [file for file in sorted(out.rglob("*.eml")) if file.relative_to(out).parts[0] != ARCHIVE]
    yield from _old_files("mail", files, out=out, before=before, is_dry_run=is_dry_run)
    if not is_dry_run:
        for folder in sorted({file.parent for file in files}, reverse=True):
            _drop_empty(folder, out)


def purge_row_keys(out: Path, before: date, *, is_dry_run: bool) -> Iterator[Fate]:
    """Keys of a database's rows that `check` and `build` wrote before a day."""
    yield from _old_files("row keys", sorted(out.glob(ROW_KEYS)), out=out, before=before, is_dry_run=is_dry_run)


def _old_files(kind: str, files: Iterable[Path], *, out: Path, before: date, is_dry_run: bool) -> Iterator[Fate]:
    for file in files:
        day = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
        is_old = day < before
        name = str(file.relative_to(out))
        yield Fate(kind, name, f"written on {day.isoformat()}", is_gone=is_old)
        if is_old and not is_dry_run:
            file.unlink(missing_ok=True)


def _drop_empty(folder: Path, out: Path) -> None:
    """Folders that hold nothing any more, from the inner to the outer one."""
    while folder != out and folder.is_relative_to(out):
        with suppress(OSError):
            folder.rmdir()
        if folder.exists():
            return
        folder = folder.parent


def purge_leftovers(out: Path, temporary: Path | None, *, is_dry_run: bool) -> Iterator[Fate]:
    """What killed runs left behind, whatever its age; never what a living one has in hand."""
    archive = out / ARCHIVE
    places = [out, archive, *(one for one in sorted(out.iterdir()) if one.is_dir() and not one.name.startswith("."))]
    for place in dict.fromkeys(one for one in places if one.is_dir()):
        yield from _beside_papers(place, out, is_dry_run=is_dry_run)
    for folder in left_behind(temporary):
        yield Fate("temporary", str(folder), KILLED, is_gone=True)
        if not is_dry_run:
            take_away(folder)


def _beside_papers(place: Path, out: Path, *, is_dry_run: bool) -> Iterator[Fate]:
    found = [(one, match["name"]) for one in sorted(place.iterdir()) if (match := _LEFT.fullmatch(one.name))]
    if any(one.is_dir() for one, _ in found):
        yield from _folders_left(
            place, [(one, name) for one, name in found if one.is_dir()], out, is_dry_run=is_dry_run
        )
    files = [one for one in sorted(place.iterdir()) if one.is_file() and (_LEFT.fullmatch(one.name) or _fresh(one))]
    for file in files:
        if not is_held(file) if is_dry_run else take_unheld(file):
            yield Fate("temporary", str(file.relative_to(out)), KILLED, is_gone=True)


def _folders_left(place: Path, found: list[tuple[Path, str]], out: Path, *, is_dry_run: bool) -> Iterator[Fate]:
    """Half-made editions: nobody is at work on one while we have the lock of its shelf."""
    if is_dry_run:
        left = [one for one, _ in found]
    else:
        with alone(place):
            left = [one for one, _ in found if one.exists()]
            for name in sorted({name for _, name in found}):
                tidy(place / name)
    for one in left:
        if is_dry_run or not one.exists():
            yield Fate("temporary", str(one.relative_to(out)), KILLED, is_gone=True)


def _fresh(file: Path) -> bool:
    return _FRESH.fullmatch(file.name) is not None
