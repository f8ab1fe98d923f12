"""Puts a finished edition on the shelf: all its files or none, and never half of an old and half of a new one."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from report_builder.delivery.swap import clear, put_right, swap, tidy
from report_builder.durable import make_folder, write_file
from report_builder.errors import Complaint, OutsideError
from report_builder.store.alone import alone


def shelve(files: Mapping[str, bytes], place: Path, *, instead_of: str = "") -> Path:
    """Write an edition's files into its folder, which is replaced as a whole; only its owner may read them.

    The files are written beside the folder first and put in place by renaming, under a lock, so that a killed
    process, a power cut, a full disk or a second run leaves what was there before. What a killed run left behind is
    cleared away.

    Args:
        files: name -> content.
        place: the edition's folder, such as `out/rotherham-2019-20-q4-board-report/public`; where it is a link to a
            folder, that folder is replaced and the link stays.
        instead_of: the SHA-256 of manifest.json of the only edition that is to be replaced: one that somebody else
            put there meanwhile stays; empty: whatever lies there.

    Raises:
        OutsideError: the disk or the folder refuses.
    """
    try:
        _shelve(files, _real(place), instead_of)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        mend = "make room or choose another folder with --out"
        raise OutsideError(Complaint(f"the paper could not be saved: {reason.lower()}", str(place), mend)) from error
    return place


def made_whole(place: Path) -> Path:
    """An edition's folder, for reading: what a killed run left between the old and the new one is brought to its end.

    Args:
        place: the folder, or a file, or nothing: then nothing is done.
    """
    put_right(_real(place))
    return place


def _real(place: Path) -> Path:
    return Path(os.path.realpath(place)) if place.is_symlink() else place


def _shelve(files: Mapping[str, bytes], place: Path, instead_of: str) -> None:
    make_folder(place.parent)
    with alone(place.parent):
        tidy(place)
        if place.exists() and not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place))
        if instead_of and _edition_at(place) not in {"", instead_of}:
            return
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            for name, content in files.items():
                write_file(content, fresh / name)
            swap(fresh, place)
        finally:
            clear(fresh)


def _edition_at(place: Path) -> str:
    """The SHA-256 of manifest.json of the edition there; empty where there is none."""
    manifest = place / "manifest.json"
    return sha256(manifest.read_bytes()).hexdigest() if manifest.is_file() else ""
