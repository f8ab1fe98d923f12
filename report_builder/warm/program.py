"""What tells one state of the program from another: its source, its libraries and the interpreter."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def program_digest() -> str:
    """A digest of what works things out, in hexadecimal: it is another after an update, and after an edit of ours.

    Of our own files path, size and time of change stand for their content; of a library the name of the folder in
    which its version is recorded.
    """
    told = [sys.version, sys.platform, *_own_files(), *_libraries()]
    return sha256("\n".join(told).encode()).hexdigest()


def _own_files() -> Iterator[str]:
    for file in sorted(_PACKAGE.rglob("*.py")):
        known = file.stat()
        yield f"{file.relative_to(_PACKAGE)} {known.st_size} {known.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    for place in sys.path:
        folder = Path(place)
        if place and folder.is_dir():
            yield from sorted(one.name for one in folder.glob("*.dist-info"))
