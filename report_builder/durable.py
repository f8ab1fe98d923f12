"""Files and folders that outlast a killed process and a power cut: there whole or not there, for their owner alone."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES})
"""What a file system answers that keeps no folders by request, or a folder that may be written and not listed."""


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, as far as they are not there, so that only their owner may enter them.

    Raises:
        OSError: the disk refuses, or a file is in the way.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)
        sync_folder(one.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder as they are now.

    Raises:
        OSError: the disk refuses; not where its file system has no such thing.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def write_file(content: bytes, place: Path) -> None:
    """Write a new file that only its owner may read, and have the disk keep its content.

    Raises:
        OSError: the disk refuses, or there is such a file already.
    """
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        _fill(handle, content)
    finally:
        os.close(handle)


def write_once(content: bytes, place: Path, *, fresh: Path) -> None:
    """Put a file in its place as a whole, unless there is one already: what is there is never written over.

    Args:
        content: of the file.
        place: where it is to be; its folder has to be there.
        fresh: where it is written first, on the same disk. One writer at a time has that place; what a killed one
            left there is written over by the next, and nothing is left there by one that ends.

    Raises:
        OSError: the disk refuses.
    """
    with _held(fresh) as handle:
        try:
            if place.exists():
                fresh.unlink()
            else:
                os.ftruncate(handle, 0)
                _fill(handle, content)
                fresh.rename(place)  # from here on the next writer may make its own file there
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
    sync_folder(place.parent)


@contextmanager
def _held(fresh: Path) -> Iterator[int]:
    """The file at a place, held by us alone; whoever held it before us has put it elsewhere, so we look again."""
    while True:
        handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_at(fresh, handle):
                yield handle
                return
        finally:
            os.close(handle)


def _is_at(place: Path, handle: int) -> bool:
    try:
        found = place.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(found, os.fstat(handle))


def _fill(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)
