"""From the bytes of a file to text: UTF-8 with or without a byte order mark, and nothing that cannot be printed."""

from __future__ import annotations

import re
from pathlib import Path

from report_builder.marked_yaml.fault import Fault, FaultsError, Place

LARGEST_FILE = 256 * 1024
"""Bytes. A quarter's commentary is some tens of kilobytes; PyYAML reads this much in a second or two."""

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 (5.1, character set) leaves out: control characters and halves of surrogate pairs."""


def read_bytes(path: Path, *, most: int = LARGEST_FILE) -> bytes:
    """The content of a file of no more than `most` bytes.

    Raises:
        FaultsError: it is missing, not a file, too large or may not be read.
    """
    place = Place(str(path), 1, 1)
    try:
        with path.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        raise FaultsError(Fault((), "there is no such file", "look at the name and the folder", place)) from None
    except IsADirectoryError:
        raise FaultsError(Fault((), "this is a folder, not a file", "name the file in it", place)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a name of a file"
        raise FaultsError(
            Fault((), f"the file cannot be read ({reason})", "look at its name and rights", place)
        ) from None
    if len(content) > most:
        mend = "put long commentary into .md files"
        raise FaultsError(Fault((), f"the file is larger than {most // 1024} kB", mend, place))
    return content


def decode(content: bytes, *, file: str) -> str:
    """The text of a file; `file` is its name for complaints.

    Raises:
        FaultsError: not UTF-8, or a character that cannot be printed, with its line and column.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FaultsError(Fault((), "the file is UTF-16", "save it as UTF-8", Place(file, 1, 1)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of_end(content[: error.start].decode("utf-8-sig", "replace"), file)
        raise FaultsError(Fault((), "the file is not UTF-8", "save it as UTF-8", place)) from None
    found = UNPRINTABLE.search(text)
    if found:
        what = f"an unprintable character (U+{ord(found[0]):04X}) stands here"
        raise FaultsError(
            Fault((), what, "delete it, or save the file as UTF-8", _place_of_end(text[: found.start()], file))
        )
    return text


def _place_of_end(text: str, file: str) -> Place:
    lines = text.split("\n")
    return Place(file, len(lines), len(lines[-1]) + 1)
