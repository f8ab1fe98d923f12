"""Files of the cache: there whole or not there, for their owner alone, and never a reason for a build to fail.

Whatever cannot be written is not kept, and whatever cannot be read as it was written is made anew.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from report_builder.durable import make_folder, write_file

CACHE = "cache"
"""The folder under out/ that may be deleted at any time."""
ENDING = ".kept"
MOST_BYTES = 64 * 2**20
"""Of one file, and of all files of an edition: a board report keeps one or two megabytes."""
_FORM = b"report-builder kept 1\n"
_HEAD = len(_FORM) + 65
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_kept(place: Path) -> bytes | None:
    """What was kept there; None where there is nothing, or nothing that we wrote and nobody else could have written."""
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            content = _content(handle)
        finally:
            os.close(handle)
    except OSError:
        return None
    body = content[_HEAD:]
    return body if content[:_HEAD] == _head(body) else None


def _content(handle: int) -> bytes:
    """All of an open file that is ours alone; empty of any other."""
    told = os.fstat(handle)
    is_ours = stat.S_ISREG(told.st_mode) and told.st_uid == os.geteuid() and not told.st_mode & _OTHERS
    if not is_ours or told.st_size > MOST_BYTES:
        return b""
    with open(handle, "rb", closefd=False) as file:
        return file.read()


def keep(body: bytes, place: Path) -> bool:
    """Put it in the place of what was kept there; False where that cannot be done, and what was there stays."""
    content = _head(body) + body
    if len(content) > MOST_BYTES:
        return False
    fresh = place.with_name(f".{place.name}-{os.getpid()}")
    try:
        make_folder(place.parent)
        fresh.unlink(missing_ok=True)  # of a process of that number that was killed
        write_file(content, fresh)
        fresh.replace(place)
    except OSError:
        forget(fresh)
        return False
    return True


def forget(place: Path) -> None:
    """Take a file away, if it is there and may be."""
    with suppress(OSError):
        place.unlink(missing_ok=True)


def keep_only(folder: Path, names: Collection[str]) -> None:
    """Take away all else that lies in a folder of the cache, also what a killed process left there."""
    with suppress(OSError):
        for file in folder.iterdir():
            if file.name not in names and not file.is_dir():
                forget(file)


def _head(body: bytes) -> bytes:
    return _FORM + sha256(body).hexdigest().encode() + b"\n"
