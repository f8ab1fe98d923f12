"""Bytes kept under their own hash: what was put by once is there once, is never changed, and is looked at when read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from report_builder.durable import make_folder, write_once
from report_builder.errors import Complaint, DataError, OutsideError

OBJECTS = "objects"
FRESH = ".fresh"
"""In the archive's folder: what is being written, until it is whole."""
GOING = "."
"""What the name of bytes begins with that are being taken away."""
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
            if not _touched(place):
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

    def names(self) -> tuple[str, ...]:
        """The names of all that lies there, with what a killed `take_away` left between two names."""
        names = {_bare(file) for file in self._folder.glob("??/*")}
        return tuple(sorted(name for name in names if _NAME.fullmatch(name)))

    def put_on(self, name: str) -> date | None:
        """The day on which the bytes of a name were last put by; None where nothing lies there."""
        for place in (self.place_of(name), _going(self.place_of(name))):
            with suppress(FileNotFoundError):
                return _day_of(place)
        return None

    def take_away(self, name: str, *, before: date | None = None) -> bool:
        """Delete the bytes of a name, unless somebody puts them by again meanwhile: then they stay.

        Args:
            name: that nothing needs.
            before: only what was last put by before that day; None: whenever it was.

        Returns:
            Whether they are gone.

        Raises:
            OutsideError: the disk refuses.
        """
        place = self.place_of(name)
        going = _going(place)
        try:
            if place.exists() and (before is None or _day_of(place) < before):
                place.rename(going)
            if going.exists() and before is not None and _day_of(going) >= before:
                going.rename(place)
            elif going.exists():
                going.unlink()
        except OSError as error:
            raise refused(place, error) from error
        return not place.exists()

    def bring_back(self, name: str) -> None:
        """Undo a `take_away` that was killed half way, of bytes that are needed after all."""
        going = _going(self.place_of(name))
        if going.exists():
            going.rename(self.place_of(name))

    def place_of(self, name: str) -> Path:
        """Where the bytes of a name lie, or would.

        Raises:
            ValueError: it is no SHA-256 in hexadecimal: a fault of ours.
        """
        if not _NAME.fullmatch(name):
            raise ValueError("an object is named for its SHA-256")
        return self._folder / name[:2] / name


def hashes_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name -> SHA-256 of each file, by which archive and ledger know it."""
    return {name: sha256(content).hexdigest() for name, content in files.items()}


def _touched(place: Path) -> bool:
    """Whether bytes lie there; they are of today then, so that nobody takes them away."""
    try:
        os.utime(place)
    except FileNotFoundError:
        return False
    except PermissionError:  # of an archive that may only be read
        return place.exists()
    return place.exists()


def _going(place: Path) -> Path:
    """Where bytes lie that are being taken away."""
    return place.with_name(f"{GOING}{place.name}")


def _bare(file: Path) -> str:
    return file.name.removeprefix(GOING)


def _day_of(place: Path) -> date:
    return datetime.fromtimestamp(place.stat().st_mtime, UTC).date()


def refused(place: Path, error: OSError) -> OutsideError:
    """What is said where the disk does not take something."""
    reason = (error.strerror or "it cannot be written").lower()
    mend = "make room, or look at the rights of the folder, and run it again; nothing was lost"
    return OutsideError(Complaint(f"the archive could not be written: {reason}", str(place), mend))
