"""One at a time: a lock on a folder that its holder's death releases, whatever the clock says."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path, name: str = ".lock") -> Iterator[None]:
    """Hold a folder's lock; another process, or another thread of this one, waits for it.

    Args:
        folder: which has to be there.
        name: of the lock's file, which stays; different names are different locks.

    Raises:
        OSError: the folder cannot be written.
    """
    handle = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
