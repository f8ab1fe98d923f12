"""How files and folders stand: at a glance, by their marks on the disk, and thoroughly, by what is in them.

The clock is not trusted. A glance serves to see that nothing was saved between two moments of one call; whether
something is as it was on another day is told by its content alone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Glance = Mapping[str, tuple[int, ...]]
"""Path -> its marks on the disk; none where nothing lies there."""
_NOTHING = (errno.ENOENT, errno.ENOTDIR)
_LOCK_FILES = ("~$", ".~lock.")
"""How the names of files begin that spreadsheets leave beside a workbook while it is open: no build reads them."""
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was looked for.

    Attributes:
        path: absolute; a file, or a folder of which everything counts, or nothing that may come to be there.
        is_listing: of a folder only the names of what lies in it count, and which of it are folders.
    """

    path: str
    is_listing: bool = False


def glance(places: Iterable[Place]) -> Glance:
    """The marks of everything in some places: which file, its size, when it was changed.

    Raises:
        OSError: a folder cannot be listed, or leads back into itself.
    """
    return {path: _marks(found) for place in places for path, found in _walk(place)}


def _marks(found: os.stat_result | None) -> tuple[int, ...]:
    if found is None:
        return ()
    if stat.S_ISDIR(found.st_mode):
        return (stat.S_IFDIR,)  # what lies in it is named by itself
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@dataclass(slots=True)
class Contents:
    """What is in files, each read once in the life of this object, which is to be no longer than a first look."""

    _known: dict[str, str] = field(default_factory=dict)

    def of(self, places: Iterable[Place]) -> Iterator[tuple[str, str, str]]:
        """Path, where it really lies, and what is there: a SHA-256, `folder`, or nothing.

        Raises:
            OSError: something cannot be read, or is neither file nor folder.
        """
        for place in places:
            for path, found in _walk(place):
                yield path, os.path.realpath(path), self._content(path, found)

    def _content(self, path: str, found: os.stat_result | None) -> str:
        if found is None:
            return ""
        if stat.S_ISDIR(found.st_mode):
            return "folder"
        if path not in self._known:
            self._known[path] = _digest(path, found)
        return self._known[path]


def _digest(path: str, found: os.stat_result) -> str:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  a tenth of a call's time goes by in making Paths
        while part := file.read(_PART):
            digest.update(part)
    return digest.hexdigest()


def _walk(place: Place) -> Iterator[tuple[str, os.stat_result | None]]:
    if not place.is_listing:
        yield from _under(place.path, frozenset())
        return
    yield place.path, _found(place.path)
    for entry in sorted(os.scandir(place.path), key=lambda entry: entry.name):
        if not entry.name.startswith(_LOCK_FILES):
            yield f"{entry.path}{'//' if entry.is_dir() else '/'}", None  # the name alone: no path of a file ends so


def _under(path: str, above: frozenset[tuple[int, int]]) -> Iterator[tuple[str, os.stat_result | None]]:
    found = _found(path)
    yield path, found
    if found is None or not stat.S_ISDIR(found.st_mode):
        return
    own = (found.st_dev, found.st_ino)
    if own in above:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    for name in sorted(os.listdir(path)):  # noqa: PTH208  see above
        yield from _under(os.path.join(path, name), above | {own})  # noqa: PTH118


def _found(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116
    except OSError as error:
        if error.errno in _NOTHING:
            return None
        raise
