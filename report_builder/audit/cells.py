"""The cells of a sheet, whatever wrote it: which table they are of, their heads, and the notes that titles refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from report_builder.audit.artefacts import Collected, Passage, Role
from report_builder.audit.grid import Grid

CAPTION = re.compile(r"((?:Appendix [\w, ]+?, )?)([Cc]hart|[Tt]able) ([A-Z]?\d+[a-z]?):")
_KEY_FIGURES = re.compile(r"((?:Appendix [\w, ]+?, )?)[Kk]ey figures(?::|$)")
_NOTE = re.compile(r"\[note (\d{1,3})\]")
_UNIT = re.compile(r" \([^()]*\)$")


def block_of(words: str) -> str:
    """What a caption names, as figures.json spells it: "chart 7", "Appendix 2, table 1"; empty where it is none."""
    named = CAPTION.match(words)
    if named:
        return f"{named[1]}{named[2].lower()} {named[3]}"
    headlines = _KEY_FIGURES.match(words)
    return f"{headlines[1]}key figures" if headlines else ""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its address for a person, what it says, and whether that is words rather than a number."""

    at: str
    words: str
    is_words: bool


Rows = Iterable[Sequence[SheetCell]]


@dataclass(slots=True)
class Notes:
    """Which tables refer to each note: "3" -> {"chart 7", "table 2"}."""

    of: dict[str, list[str]] = field(default_factory=dict)

    def look_through(self, rows: Rows) -> None:
        """Take up what the captions of a sheet refer to."""
        for row in rows:
            for cell in row:
                block = block_of(cell.words)
                for number in _NOTE.findall(cell.words) if block else ():
                    self.of.setdefault(number, []).append(block)


def read_rows(rows: Rows, notes: Notes, found: Collected) -> None:
    """Each cell as a passage: a sentence where it stands alone in its row, else a head or a number of its table.

    A note is told of every table that refers to it, and has to be borne out by each.
    """
    block, grid = "", Grid()
    for row in rows:
        filled = [cell for cell in row if cell.words]
        is_alone = len(filled) == 1 and filled[0].is_words
        noted = _NOTE.fullmatch(filled[0].words) if filled else None
        grid.begin_row()
        for cell in row:
            grid.begin_cell(is_head=cell.is_words and not cell.words.startswith("["))
            if not cell.words:
                continue
            named = block_of(cell.words)
            block = named or block
            if named or is_alone:
                found.passages.append(Passage(cell.words, cell.at, block))
            elif noted:
                blocks = dict.fromkeys(notes.of.get(noted[1], ())) or {block: None}
                found.passages += [Passage(cell.words, cell.at, each) for each in blocks]
            else:
                _read_cell(cell, block, grid=grid, found=found)


def _read_cell(cell: SheetCell, block: str, *, grid: Grid, found: Collected) -> None:
    role, heads = grid.fill(cell.words)
    if role is Role.HEAD:
        found.passages += [Passage(part, cell.at, block, role) for part in heads_of(cell.words)]
        return
    over = tuple(dict.fromkeys(part for head in heads for part in (head, *heads_of(head))))
    found.passages.append(Passage(cell.words, cell.at, block, role, over))


def heads_of(words: str) -> list[str]:
    """What a head is made of: "Boys: Share (%)" is of boys, of a share, and in %."""
    unit = _UNIT.search(words)
    bare = words.removesuffix(unit[0]) if unit else words
    return [*bare.split(": "), *([unit[0].strip()] if unit else [])]
