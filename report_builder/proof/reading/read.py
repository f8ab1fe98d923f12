"""Any paper, by the ending of its file's name."""

from __future__ import annotations

from pathlib import PurePath

from report_builder.proof.paper import Paper, Passage
from report_builder.proof.reading.dated import date_of
from report_builder.proof.reading.encoding import MOST_LETTERS, decoded, too_long
from report_builder.proof.reading.grid import insist_size
from report_builder.proof.reading.pieces import in_pieces
from report_builder.proof.reading.plain import passages_of
from report_builder.sources.unreadable import UnreadableError

ENDINGS = (".txt", ".md", ".html", ".docx", ".pdf")
"""What is read."""

MOST_BYTES = 50_000_000
"""Of a file: a page with its pictures in it can be large."""

_ALSO = {".text": ".txt", ".markdown": ".md", ".htm": ".html"}


def ending_of(name: str) -> str:
    """Which of the kinds a file is by its name; empty where it is none of them."""
    suffix = PurePath(name).suffix.lower()
    found = _ALSO.get(suffix, suffix)
    return found if found in ENDINGS else ""


def read_paper(name: str, content: bytes) -> Paper:
    """A paper as the proof-reader sees it, its date read off it where it tells one.

    Args:
        name: the file's; one with another ending is read as plain text.
        content: its bytes.

    Raises:
        UnreadableError: it is damaged, locked, larger than any paper, or has no text.
        WordError: a DOCX is any of these, or carries macros.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableError("the file is larger than any paper", "take its pictures out, or give a part of it")
    passages, left_aside = _read(ending_of(name), content)
    if sum(len(each.text) for each in passages) > MOST_LETTERS:
        raise too_long()
    for each in passages:
        insist_size(sum(map(len, each.rows)))
    if not passages:
        raise UnreadableError("there is no text in it", "give a file that has text in it")
    return Paper(name, tuple(in_pieces(passages)), date_of(passages), left_aside)


def _read(ending: str, content: bytes) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Passages, and what was left aside. Each kind's reader is loaded where a file needs it: some are large."""
    if ending == ".docx":
        from report_builder.proof.reading.word import word_passages  # noqa: PLC0415

        return word_passages(content)
    if ending == ".pdf":
        from report_builder.proof.reading.pdf import pdf_passages  # noqa: PLC0415

        return pdf_passages(content), ()
    text = decoded(content)
    if ending == ".md":
        from report_builder.proof.reading.markdown import markdown_passages  # noqa: PLC0415

        return markdown_passages(text), ()
    if ending == ".html":
        from report_builder.proof.reading.html import html_passages  # noqa: PLC0415

        return html_passages(text), ()
    return passages_of((f"line {number}", line) for number, line in enumerate(text.split("\n"), 1)), ()
