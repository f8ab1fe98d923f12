"""The bytes of a file, and what vouches for them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from report_builder.errors import Complaint, OutsideError


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        OutsideError: it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _cannot_be_opened(path, error) from error


def digest_of(path: Path) -> str:
    """sha256 of a file, read in pieces; of a folder, that of its files' digests in the order of their names.

    Raises:
        OutsideError: one cannot be opened.
    """
    try:
        files = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
        digests = [_digest_of_one(file) for file in files]
    except OSError as error:
        raise _cannot_be_opened(path, error) from error
    return hashlib.sha256("".join(digests).encode()).hexdigest() if path.is_dir() else digests[0]


def _digest_of_one(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _cannot_be_opened(path: Path, error: OSError) -> OutsideError:
    return OutsideError(Complaint(f"cannot be opened: {error.strerror}", path.name, "look at its rights"))
