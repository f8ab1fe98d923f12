"""Bytes kept under their own hash: what was put by once is there once, is never changed, and is looked at when read."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from report_builder.durable import make_folder, write_once
from report_builder.errors import Complaint, DataError, OutsideError

OBJECTS = "objects"
FRESH = ".fresh"
"""In the archive's folder: what is being written, until it is whole."""
_NAME = re.compile(r"[0-9a-f]{64}")


class Objects:
    """A folder of objects, each named for the SHA-256 of its bytes; only the owner may read them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / OBJECTS

    def put(self, content: bytes) -> str:
        """Keep bytes, whole or not at all, and return their name; what is there already stays as it is.

        Raises:
            OutsideError: the disk or the folder refuses.
        """
        name = sha256(content).hexdigest()
        place = self.place_of(name)
        try:
            if not place.exists():
                make_folder(place.parent)
                write_once(content, place, fresh=self._folder.parent / FRESH)
        except OSError as error:
            raise refused(place, error) from error
        return name

    def get(self, name: str) -> bytes:
        """The bytes of a name.

        Raises:
            DataError: they are not there, or are not what was put by.
        """
        place = self.place_of(name)
        mend = "put the archive's last copy back"
        try:
            content = place.read_bytes()
        except OSError as error:
            raise DataError(Complaint("a file of the archive is missing", str(place), mend)) from error
        if sha256(content).hexdigest() != name:
            raise DataError(Complaint("a file of the archive was altered", str(place), mend))
        return content

    def has(self, name: str) -> bool:
        """Whether something lies under a name."""
        return self.place_of(name).is_file()

    def place_of(self, name: str) -> Path:
        """Where the bytes of a name lie, or would.

        Raises:
            ValueError: it is no SHA-256 in hexadecimal: a fault of ours.
        """
        if not _NAME.fullmatch(name):
            raise ValueError("an object is named for its SHA-256")
        return self._folder / name[:2] / name


def refused(place: Path, error: OSError) -> OutsideError:
    """What is said where the disk does not take something."""
    reason = (error.strerror or "it cannot be written").lower()
    mend = "make room, or look at the rights of the folder, and run it again; nothing was lost"
    return OutsideError(Complaint(f"the archive could not be written: {reason}", str(place), mend))
