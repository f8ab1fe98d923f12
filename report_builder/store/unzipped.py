"""The parts of a zip that we wrote: each name is a place below, and all of it is no larger than what we write."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

MOST_BYTES = 200_000_000
"""Of all parts together; those of the largest paper have a few per cent of it."""


def unzipped(
    content: bytes, *, most: int = MOST_BYTES, wanted: Callable[[str], bool] = lambda _: True
) -> dict[str, bytes]:
    """Name -> content of each part.

    Args:
        content: the zip.
        most: bytes of all its parts.
        wanted: whether a part of a name is to be read; all are looked at.

    Raises:
        ValueError: it is no zip that we wrote: it is broken, too large, encrypted, or has a name that leads elsewhere.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > most:
                raise ValueError("larger than anything that we write")
            if not all(_is_below(entry.filename) for entry in entries):
                raise ValueError("a name that leads out of it")
            return {entry.filename: archive.read(entry) for entry in entries if wanted(entry.filename)}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
    ) as error:  # the last: encrypted, or packed otherwise
        raise ValueError("not a zip of ours") from error


def _is_below(name: str) -> bool:
    """Whether a name, wherever it is cut, names a place below: no step up, none from the root, no empty step."""
    return bool(name) and all(step not in {"", ".", ".."} for step in name.split("/"))
