"""When two spellings are of one name: files write the services' names in many ways."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\s,.\-–']+")  # noqa: RUF001 - files do spell names with a dash


def alike(name: str) -> str:
    """A name without capitals, punctuation and the difference of "&" and "and"."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("&", " and ")
    return " ".join(_MARKS.sub(" ", plain).split())
