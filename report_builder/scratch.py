"""Folders for temporary files: private, held while somebody works in them, and found again after a killed process."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

PREFIX = "report-builder-"
HELD = ".held"
"""The file in such a folder on which its owner has a lock, which the owner's death releases."""


@contextmanager
def scratch(purpose: str = "", *, beside: Path | None = None) -> Iterator[Path]:
    """A folder that only we may enter, and that is gone afterwards, whatever happened.

    Args:
        purpose: a word of its name.
        beside: the folder to make it in; None: that of the machine's temporary files.

    Raises:
        OSError: no such folder can be written.
    """
    with (
        tempfile.TemporaryDirectory(prefix=f"{PREFIX}{purpose}", dir=beside, ignore_cleanup_errors=True) as name,
        _hold(Path(name)),
    ):
        yield Path(name)


def scratch_for_good(purpose: str) -> Path:
    """The same, until this process ends; where it is killed outright, `left_behind` finds the folder.

    Raises:
        OSError: no such folder can be written.
    """
    stack = ExitStack()
    place = stack.enter_context(scratch(purpose))
    atexit.register(stack.close)
    return place


@contextmanager
def _hold(folder: Path) -> Iterator[None]:
    """Have the lock of a folder of temporary files, as long as we work in it."""
    handle = os.open(folder / HELD, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def left_behind(folder: Path | None = None) -> tuple[Path, ...]:
    """Folders of temporary files whose process is dead; those of others are not looked at."""
    where = folder or Path(tempfile.gettempdir())
    found = []
    for one in sorted(where.glob(f"{PREFIX}*")):
        with suppress(OSError):
            is_ours = one.is_dir() and not one.is_symlink() and one.stat().st_uid == os.getuid()
            if is_ours and (one / HELD).exists() and not is_held(one / HELD):
                found.append(one)
    return tuple(found)


def is_held(file: Path) -> bool:
    """Whether a process has the lock of a file; nobody has that of a file which is not there.

    Raises:
        OSError: it may not be read.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def take_unheld(file: Path) -> bool:
    """Delete a file that nobody has the lock of; whoever wants the lock meanwhile waits, and finds the file gone.

    Returns:
        Whether it was deleted by us.

    Raises:
        OSError: the disk refuses.
    """
    with suppress(FileNotFoundError, BlockingIOError):
        handle = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(file.stat(), os.fstat(handle)):
                file.unlink()
                return True
        finally:
            os.close(handle)
    return False


def take_away(folder: Path) -> None:
    """Delete a folder that was left behind; what cannot be deleted stays."""
    shutil.rmtree(folder, ignore_errors=True)
