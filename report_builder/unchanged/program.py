"""What makes the papers, as one digest: our own sources, Python, the libraries beside us, and those of the system."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache

import report_builder

_SYSTEM = ("/etc/ld.so.cache", "/lib/apk/db/installed", "/opt/homebrew/lib", "/usr/local/lib")
"""What changes when Linux (Debian and Fedora; Alpine) or a Mac gets other libraries: Pango sets the pages."""
_HELD_IN_MEMORY = ("charts/palette.yaml", "charts/house.mplstyle")
"""What a process reads once, however often it builds."""


@cache
def program() -> str:
    """The digest, in hexadecimal, as it was when this process first asked: so old is what it has in memory.

    A file of ours or of a library counts by its size and the time of its change, which installing it sets anew.

    Raises:
        OSError: our own sources cannot be listed.
    """
    package = os.path.dirname(os.path.abspath(report_builder.__file__))  # noqa: PTH100, PTH120  Paths are slow here
    own = [*_sources(package), *(_marks(os.path.join(os.path.dirname(package), one)) for one in _HELD_IN_MEMORY)]  # noqa: PTH118, PTH120
    system = [os.environ.get("LD_LIBRARY_PATH", ""), *map(_marks, _SYSTEM)]
    told = [sys.version, sys.executable, own, list(_installed()), system]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _sources(folder: str) -> Iterator[tuple[object, ...]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _sources(entry.path)
            elif entry.name.endswith((".py", ".so", ".css", ".jinja", ".yaml", ".json")):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def _installed() -> Iterator[tuple[object, ...]]:
    """Each library that Python can find, with its version in its name, and the list of its files."""
    for folder in dict.fromkeys(sys.path):
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info", ".pth")):
                yield folder, name, _marks(os.path.join(folder, name, "RECORD"))  # noqa: PTH118


def _marks(path: str) -> tuple[object, ...]:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return (path,)
    return path, found.st_size, found.st_mtime_ns
