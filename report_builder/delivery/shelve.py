"""Puts a finished edition on the shelf: all its files or none, and never half of an old and half of a new one."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from report_builder.errors import Complaint, OutsideError


def shelve(files: Mapping[str, bytes], place: Path) -> Path:
    """Write an edition's files into its folder, which is replaced as a whole.

    The files are written beside the folder first and put in place by renaming, under a lock, so that a killed
    process, a full disk or a second run leaves what was there before.

    Args:
        files: name -> content.
        place: the edition's folder, such as `out/rotherham-2019-20-q4-board-report/public`.

    Raises:
        OutsideError: the disk or the folder refuses.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone(place.parent):
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


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; a second run waits for the first."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.chmod(0o755)
    for name, content in files.items():
        with (folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _swap(fresh: Path, place: Path) -> None:
    """Put the new folder where the old one is; the old one goes only once the new one stands."""
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
