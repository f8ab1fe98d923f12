"""Puts a finished edition on the shelf: all its files or none, and never half of an old and half of a new one."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from report_builder.errors import Complaint, OutsideError
from report_builder.store.alone import alone


def shelve(files: Mapping[str, bytes], place: Path) -> Path:
    """Write an edition's files into its folder, which is replaced as a whole.

    The files are written beside the folder first and put in place by renaming, under a lock, so that a killed
    process, a full disk or a second run leaves what was there before. What a killed run left behind is cleared away.

    Args:
        files: name -> content.
        place: the edition's folder, such as `out/rotherham-2019-20-q4-board-report/public`.

    Raises:
        OutsideError: the disk or the folder refuses.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with alone(place.parent):
            _tidy(place)
            fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
            try:
                _write(files, fresh)
                _swap(fresh, place)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        mend = "make room or choose another folder with --out"
        raise OutsideError(Complaint(f"the paper could not be saved: {reason.lower()}", str(place), mend)) from error
    return place


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.chmod(0o755)
    for name, content in files.items():
        with (folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _tidy(place: Path) -> None:
    """Clear away what a killed run left beside a folder; the lock is held, so that nobody else is at work there."""
    ours = re.compile(rf"\.{re.escape(place.name)}-[a-z0-9_]{{8}}(?P<old>-old)?")  # as mkdtemp and _swap name them
    for left in sorted(place.parent.iterdir()):
        match = ours.fullmatch(left.name)
        if match and match["old"] and not place.exists():
            left.rename(place)
        elif match:
            shutil.rmtree(left, ignore_errors=True)


def _swap(fresh: Path, place: Path) -> None:
    """Put the new folder where the old one is; the old one goes only once the new one stands."""
    if place.is_dir() and _exchange(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in a single step, where the system and its disk can: Linux, renameat2(2)."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <fcntl.h> and <linux/fs.h>
    return bool(library.renameat2(here, names[0], here, names[1], exchange) == 0)
