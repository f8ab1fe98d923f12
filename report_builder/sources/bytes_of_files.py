"""The bytes of a file, and what vouches for them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
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


def listed(folder: Path) -> list[Path]:
    """What lies in a folder, in the order of its names.

    Raises:
        OutsideError: it cannot be opened.
    """
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise _cannot_be_opened(folder, error) from error


def digest_of(path: Path) -> str:
    """sha256 of a file, read in pieces; of a folder, that of its files' digests in the order of their names.

    Raises:
        OutsideError: one cannot be opened.
    """
    try:
        if not path.is_dir():
            return _digest_of_one(path)
        return _digest_of_digests(sorted(file for file in path.iterdir() if file.is_file() and _counts(file)))
    except OSError as error:
        raise _cannot_be_opened(path, error) from error


def digest_of_files(files: Sequence[Path]) -> str:
    """sha256 of the one file, or of the digests of several in their order.

    Raises:
        OutsideError: one cannot be opened.
    """
    try:
        return _digest_of_one(files[0]) if len(files) == 1 else _digest_of_digests(files)
    except OSError as error:
        raise _cannot_be_opened(files[0], error) from error


def _counts(file: Path) -> bool:
    """Whether a file of a folder is read: beside parts (`service=Rotherham`) lie notes of what wrote them."""
    is_note = file.suffix.lower() != ".parquet" or file.name.startswith(("_", "."))
    return not (is_note and "=" in file.parent.name)


def _digest_of_digests(files: Sequence[Path]) -> str:
    return hashlib.sha256("".join(map(_digest_of_one, files)).encode()).hexdigest()


def _digest_of_one(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _cannot_be_opened(path: Path, error: OSError) -> OutsideError:
    return OutsideError(Complaint(f"cannot be opened: {error.strerror}", path.name, "look at its rights"))
