"""The letters of a text file, whichever of the usual encodings it was saved in."""

from __future__ import annotations

import codecs

from report_builder.proof.text.rule import rule
from report_builder.sources.unreadable import UnreadableError

MOST_LETTERS = 3_000_000
"""Of a paper: about a thousand pages."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4_096
_CONTROL = rule("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\ufffd]")
_MOST_CONTROLS = 0.005
"""Of the letters of a text: a text has hardly any, and a picture or a program is full of them."""


def decoded(content: bytes) -> str:
    """The letters, lines ended by a line feed alone.

    UTF-8, with its mark or without, UTF-16 and UTF-32 with theirs, UTF-16 of Latin letters without, else Windows-1252.

    Raises:
        UnreadableError: the file is no text, or longer than any paper.
    """
    text = _letters(content)
    if len(text) > MOST_LETTERS:
        raise too_long()
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableError("the file is no text, whatever its name says", "give the paper as txt, md, html or docx")
    return _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ")


def too_long() -> UnreadableError:
    """The error for a paper that has more text than any."""
    return UnreadableError(
        "it has more text than any paper", "look whether this is the right file, or give a part of it"
    )


def _letters(content: bytes) -> str:
    if len(content) > 4 * MOST_LETTERS:
        raise too_long()
    named = next((name for mark, name in _MARKS if content.startswith(mark)), "") or _unmarked(content)
    try:
        return content.decode(named or "utf-8")
    except UnicodeDecodeError as error:
        if named:
            what = "the file begins as Unicode text and does not go on as such"
            raise UnreadableError(what, "save it again as UTF-8") from error
    return content.decode("cp1252", errors="replace")


def _unmarked(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin letters is nought."""
    start = content[:_LOOKED_AT]
    for name, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(start) >= 2 and start[at::2].count(0) > 0.7 * len(start[at::2]) and start[1 - at :: 2].count(0) == 0:
            return name
    return ""
