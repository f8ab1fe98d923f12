"""A Word document of commentary as Markdown, each line with the paragraph that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.sources.word_document import WordBlock, WordParagraph, WordTable, read_word
from report_builder.sources.word_runs import Run, joined

_REFERENCE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]", re.DOTALL)
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~]")
_AT_START = re.compile(r"(\s*)([#+=>-]|\d{1,9}(?=[.)]))")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Lines:
    """Markdown line by line; `places` is the number of the paragraph that each comes from."""

    lines: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(f"{line}\n" for line in self.lines)


def read_document(content: bytes) -> tuple[tuple[WordBlock, ...], tuple[str, ...]]:
    """The blocks of a Word document, and what was left aside: "comments", "pictures".

    Raises:
        WordError: it is no DOCX, is locked, damaged, hostile or of immoderate size, or carries macros.
    """
    document = read_word(content)
    return document.blocks, document.left_aside


def markdown_of(blocks: Iterable[WordBlock], *, top_level: int = 1) -> Lines:
    """Blocks as Markdown; the highest heading among them becomes `###`, the level below a section's own.

    Args:
        blocks: paragraphs and tables, in order.
        top_level: the level that a heading of the document has which becomes `###`.
    """
    found: list[tuple[str, int]] = []
    was_item = False
    for block in blocks:
        written = list(_table(block)) if isinstance(block, WordTable) else list(_paragraph(block, top_level))
        is_item = isinstance(block, WordParagraph) and bool(block.list_kind) and not block.style.level
        if written and found and not (was_item and is_item):
            found.append(("", block.at))
        if written:
            was_item = is_item
        found += [(line, block.at) for line in written]
    return Lines(tuple(line for line, _ in found), tuple(at for _, at in found))


def _paragraph(block: WordParagraph, top_level: int) -> Iterator[str]:
    if not block.text:
        return
    words = inline(block.runs)
    if block.style.level:
        yield f"{'#' * min(3 + max(0, block.style.level - top_level), _DEEPEST)} {words}"
    elif block.list_kind:
        sign = "1." if block.list_kind == "steps" else "-"
        yield f"{'    ' * block.list_level}{sign} {words}"
    else:
        before = "> " if block.style.is_quote else ""
        lines = words.split("\n")
        yield from (before + _at_start(line) + ("\\" if at < len(lines) else "") for at, line in enumerate(lines, 1))


def _at_start(line: str) -> str:
    """A line that does not begin a heading, a list or a quote, whatever it begins with."""
    return _AT_START.sub(_escaped_start, line, count=1) if _AT_START.match(line) else line


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[2]
    return f"{found[1]}{sign}\\" if sign.isdigit() else f"{found[1]}\\{sign}"


def _table(block: WordTable) -> Iterator[str]:
    """A table, its first row as the head; short rows are filled."""
    rows = [[inline(tuple(run for each in cell for run in each.runs)) for cell in row] for row in block.rows]
    width = max((len(row) for row in rows), default=0)
    if not width or not any(any(row) for row in rows):
        return
    for at, row in enumerate(rows):
        cells = [cell.replace("\n", " ") for cell in (*row, *[""] * (width - len(row)))]
        yield f"| {' | '.join(cells)} |"
        if at == 0:
            yield f"|{' --- |' * width}"


def inline(runs: tuple[Run, ...]) -> str:
    """The words of a paragraph as Markdown.

    A reference that Word has cut into several runs is one again, in plain quotation marks; everything else that
    Markdown would take for a sign stays what it is in Word.
    """
    return "".join(_marked(run) for run in joined(tuple(_with_whole_references(runs)))).strip()


def _with_whole_references(runs: tuple[Run, ...]) -> Iterator[Run]:
    """The runs, each reference in the run that it begins in."""
    whole = "".join(run.text for run in runs)
    spans = [found.span() for found in _REFERENCE.finditer(whole)]
    at = 0
    for run in runs:
        kept = ""
        for offset, letter in enumerate(run.text, start=at):
            begins = next((end for start, end in spans if start == offset), 0)
            if begins:
                kept += whole[offset:begins]
            elif not any(start < offset < end for start, end in spans):
                kept += letter
        at += len(run.text)
        if kept:
            yield Run(kept, run.is_bold, run.is_italic, run.address)


def _marked(run: Run) -> str:
    """A run with its signs; spaces at its ends stand outside them."""
    core = run.text.strip()
    if not core:
        return run.text
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    sign = "*" * (2 * run.is_bold + run.is_italic)
    words = f"{sign}{_escaped(core)}{sign}"
    if run.address.startswith(("http://", "https://", "mailto:", "#")):
        address = re.sub(r"[\s<>()\\]", lambda found: f"%{ord(found[0]):02X}", run.address)
        words = f"[{words}]({address})"
    return f"{before}{words}{after}"


def _escaped(text: str) -> str:
    """The words with every sign of Markdown made plain, but for references, which stay as they are."""
    parts: list[str] = []
    at = 0
    for found in _REFERENCE.finditer(text):
        parts += [_plain(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
