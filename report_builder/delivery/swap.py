"""Puts one folder in the place of another: in one step where the disk can, else so that the next who comes ends it.

Where the disk cannot, a folder that is whole is called `.public-ab_12xyz-new`. From that moment it is the edition: its
way to its place is gone to the end by whoever comes next, a reader as well. The one before it is `-old` meanwhile.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from report_builder.durable import sync_folder
from report_builder.store.alone import alone


def swap(fresh: Path, place: Path) -> None:
    """Put a folder that is whole in its place; what was there goes only once the new one stands for good.

    Args:
        fresh: beside the place, called as `mkdtemp` calls it with the prefix `.NAME-`.
        place: a folder or nothing. The lock of the folder around them is held.

    Raises:
        OSError: the disk refuses. The old one is in its place, or comes back there with the next call of `put_right`.
    """
    sync_folder(fresh)
    if not place.exists():
        fresh.rename(place)
    elif not _exchange(fresh, place):
        _one_after_the_other(fresh, place)
    sync_folder(place.parent)
    clear(fresh)


def put_right(place: Path) -> None:
    """Bring to its end what a killed run left beside a folder; costs a look where there is nothing.

    For readers: where they may not write there, all stays as it is; where somebody is at work there, they wait.
    """
    with suppress(OSError):
        if any(_left_beside(place)):
            with alone(place.parent):
                tidy(place)


def tidy(place: Path) -> None:
    """As `put_right`, and clear away what is of no more use; the lock is held, so that nobody else is at work there."""
    left = {match["stage"] or "": folder for folder, match in _left_beside(place)}
    if "-new" in left:
        _bring_in(left["-new"], place)
    elif "-old" in left and not place.exists():
        left["-old"].rename(place)
    for folder, _ in list(_left_beside(place)):
        clear(folder)


def clear(folder: Path) -> None:
    """Take a folder away, one that may only be read as well; what cannot be taken away stays for the next run."""
    with suppress(OSError):
        folder.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _left_beside(place: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    ours = re.compile(rf"\.{re.escape(place.name)}-[a-z0-9_]{{8}}(?P<stage>-old|-new)?")  # as mkdtemp and we name them
    folders = sorted(place.parent.iterdir()) if place.parent.is_dir() else []
    return ((folder, match) for folder in folders if (match := ours.fullmatch(folder.name)))


def _one_after_the_other(fresh: Path, place: Path) -> None:
    new, old = (fresh.with_name(f"{fresh.name}{stage}") for stage in ("-new", "-old"))
    fresh.rename(new)
    sync_folder(place.parent)
    try:
        is_aside = _set_aside(place, old)
    except OSError:
        with suppress(OSError):
            new.rename(fresh)
        raise
    try:
        _bring_in(new, place)
    except OSError:
        with suppress(OSError):
            if is_aside:  # else half of it may be gone, and the new one stays the edition
                new.rename(fresh)
                old.rename(place)
        raise


def _set_aside(place: Path, old: Path) -> bool:
    """Whether the folder is called otherwise now; that of an image's lower layer can only be taken away."""
    try:
        place.rename(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _bring_in(new: Path, place: Path) -> None:
    old = new.with_name(f"{new.name.removesuffix('-new')}-old")
    if place.exists() and not _set_aside(place, old):
        shutil.rmtree(place)
    new.rename(place)
    sync_folder(place.parent)
    clear(old)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in a single step, where the system and its disk can: Linux, renameat2(2)."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <fcntl.h> and <linux/fs.h>
    return bool(library.renameat2(here, names[0], here, names[1], exchange) == 0)
