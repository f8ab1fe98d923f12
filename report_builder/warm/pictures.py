"""The charts of an edition, as they were drawn: one file, by a digest of all that a drawing depends on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from report_builder.warm.files import ENDING, keep, read_kept
from report_builder.warm.program import program_digest
from report_builder.warm.values import UNREADABLE

_LOOKS = ("palette.yaml", "house.mplstyle")


def looks(charts: Path, fonts: Iterable[Path], colours: Mapping[str, str]) -> str:
    """A digest of all that a drawing depends on besides its chart: palette, settings, fonts, libraries and our source.

    Args:
        charts: the folder that holds palette and settings.
        fonts: files, of which size and time of change stand for their content.
        colours: of the house.
    """
    files = (file for file in (charts / name for name in _LOOKS) if file.is_file())
    looked = [sha256(file.read_bytes()).hexdigest() for file in files]
    known = [(font, font.stat()) for font in fonts]
    lettered = [f"{font} {one.st_size} {one.st_mtime_ns}" for font, one in known]
    told = [program_digest(), json.dumps(sorted(colours.items())), *looked, *lettered]
    return sha256("\n".join(told).encode()).hexdigest()


class KeptPictures:
    """Pictures by name; what is drawn anew is written when the edition is done."""

    NAME = f"charts{ENDING}"

    def __init__(self, folder: Path | None) -> None:
        """Those of an edition's folder of the cache; of None nothing is kept."""
        self._place = None if folder is None else folder / self.NAME
        self._known = {} if self._place is None else _pictures_in(read_kept(self._place))
        self._on_disk = frozenset(self._known)
        self._used: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """A picture, where it is known."""
        if name in self._known:
            self._used.add(name)
        return self._known.get(name)

    def put(self, name: str, picture: bytes) -> None:
        """Remember a picture, or that it was used again."""
        self._known[name] = picture
        self._used.add(name)

    def save(self, *, only_used: bool) -> None:
        """Write what is remembered, where that is not what lies there; of a whole build only what it used."""
        left = {name: self._known[name] for name in sorted(self._used if only_used else self._known)}
        if self._place is not None and left.keys() != self._on_disk and keep(_bytes_of(left), self._place):
            self._on_disk = frozenset(left)


def _bytes_of(pictures: Mapping[str, bytes]) -> bytes:
    """A line of names and lengths, and the pictures one after the other."""
    lengths = [[name, len(picture)] for name, picture in pictures.items()]
    return json.dumps(lengths).encode() + b"\n" + b"".join(pictures.values())


def _pictures_in(body: bytes | None) -> dict[str, bytes]:
    head, _, rest = (body or b"").partition(b"\n")
    pictures: dict[str, bytes] = {}
    try:
        for name, length in json.loads(head) if head else ():
            pictures[name], rest = rest[:length], rest[length:]
    except UNREADABLE:
        return {}
    return pictures
