"""Plain text, as it is typed or as it comes out of a page: lines are joined to the passages that they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from report_builder.proof.paper import Passage
from report_builder.proof.reading.begins import Numbers, begins, bulleted
from report_builder.proof.reading.draft import Draft, draft
from report_builder.proof.reading.lines import Line, lines_of
from report_builder.proof.reading.piped import cells_between, is_rule, piped_lines
from report_builder.proof.reading.table_rows import cells_of, evened, heads_of, is_cell, like
from report_builder.proof.text.dates import MONTH
from report_builder.proof.text.rule import rule

_ENDED = rule(r"[.!?:;][)\"'\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]*$")
_STRAY = rule(r"^(?=.*[\N{POUND SIGN}%.,])[\N{POUND SIGN}\d,.%\s]{2,}$")
"""Cells that came apart from their rows, so that the rows after them are no whole table."""

_STRAY_IN = rule(r"\N{POUND SIGN}\d|\d%|\d\.\d")
_DATED = rule(rf"^(?:\d{{1,2}}\s*(?:-\s*\d{{1,2}}\s*)?)?{MONTH}\s+(?:\d{{4}}\s*)?[-\N{{EN DASH}}:]", re.IGNORECASE)
"""A line such as "July 2020 - Interviews", which begins an entry of its own."""

_LABELLED = rule(r"^[^.:]{3,60}:\s*\S{1,12}$")
"""A line such as "Overall rate: 11.1%", which ends where it was meant to."""

_NO_HEADING = rule(rf"[.,:;!?]$|\d\s*$|^\d|@|\||^{MONTH}\b", re.IGNORECASE)
_LONGEST_HEADING = 90
_LONGEST_FRAGMENT = 45
_MOST_FRAGMENTS = 20
_LONGEST_LAST_FRAGMENT = 110
_MOST_LONE = 3
"""Numbers on lines of their own that are the rest of a row; more of them are the scale of a chart."""

_LONGEST_LABEL = 5
_EMPTY_ROW = 3
"""Spaces after a label that are a row of empty cells."""

_NEAR = 3
_FULL = 0.75
"""Of the longest line near it: a line as long as this was ended by the page and not by its writer."""


def passages_of(lines: Iterable[tuple[str, str]]) -> tuple[Passage, ...]:
    """The passages of a text.

    Args:
        lines: each with what it is called: ("line 48", "72% (10) have ..."). An empty one ends a passage, unless the
            next goes on in the middle of its sentence.
    """
    reader = _Reader(lines_of(lines))
    reader.read()
    return tuple(each.done() for each in reader.drafts if each.text or each.number)


class _Reader:
    """Goes through the lines of a text, one by one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.drafts: list[Draft] = []
        self._lines = lines
        self._numbers = Numbers()
        self._waiting: list[Draft] = []
        self._at = 0

    def read(self) -> None:
        """Gathers every passage."""
        while self._at < len(self._lines):
            if piped := piped_lines(self._lines, self._at):
                self._take_table(piped)
            else:
                self._take(self._lines[self._at])
            self._at += max(len(piped), 1)
        self._no_longer_wait()
        self._close_table()

    @property
    def _now(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _take(self, line: Line) -> None:
        now = self._now
        if now is not None and now.kind == "table" and not now.is_whole and self._table_takes(now, line):
            return
        if lone := self._numbers.alone(line.words):
            self._waiting.append(Draft("paragraph", lone, places=[(0, line.place)]))
            return
        is_free = (
            line.is_apart or now is None or now.kind in {"heading", "caption", "table"} or bool(_ENDED.search(now.tail))
        )
        if begun := begins(line, self._numbers, is_free=is_free, text=self._lately()):
            self._no_longer_wait()
            self._begin(*begun)
        elif (cells := cells_of(line.raw)) and not (now is not None and self._is_amid(now, line)):
            self._no_longer_wait()
            self._begin(Draft("table"))
            self.drafts[-1].add_row(cells, line.place)
        elif now is not None and self._goes_on(now, line):
            now.add(line.words, line.place, is_apart=self._was_ended(line))
        else:
            self._begin(self._unnumbered(line))

    def _take_table(self, lines: Sequence[Line]) -> None:
        """A table whose writer drew it: its heads are its own."""
        self._no_longer_wait()
        self._begin(Draft("table", is_whole=True))
        rows = [(cells_between(line.words), line.place) for line in lines if not is_rule(line)]
        for cells, place in rows:
            self.drafts[-1].add_row((*cells, *[""] * (len(rows[0][0]) - len(cells))), place)

    def _lately(self) -> str:
        return " ".join(each.tail for each in self.drafts[-_MOST_FRAGMENTS:])

    def _begin(self, *begun: Draft) -> None:
        self._close_table()
        self.drafts.extend(begun)

    def _no_longer_wait(self) -> None:
        """Numbers for which no paragraph came."""
        if self._waiting:
            self._close_table()
        self.drafts.extend(self._waiting)
        self._waiting = []

    def _table_takes(self, table: Draft, line: Line) -> bool:
        """Whether a line is a row of the table, a cell of its last row, or the first words of its next label."""
        if cells := cells_of(line.raw):
            if table.lines:
                cells = (" ".join((*table.lines, cells[0])).strip(), *cells[1:])
                table.lines.clear()
            table.add_row(cells, line.place)
            return True
        if is_cell(line.words) and like(line.words, table.rows[-1]) and self._lone_cells() <= _MOST_LONE:
            table.rows[-1] = (*table.rows[-1], line.words)
            return True
        return self._table_takes_words(table, line)

    def _lone_cells(self) -> int:
        """Numbers on lines of their own, this one among them."""
        around = [
            is_cell(each.words) for each in self._lines[max(0, self._at - _MOST_LONE) : self._at + _MOST_LONE + 1]
        ]
        here = min(self._at, _MOST_LONE)
        after = next((at for at, is_one in enumerate(around[here:]) if not is_one), len(around) - here)
        before = next((at for at, is_one in enumerate(around[:here][::-1]) if not is_one), here)
        return before + after

    def _table_takes_words(self, table: Draft, line: Line) -> bool:
        is_label = self._may_be_label(line)
        if is_label and _is_empty_row(line):
            label = " ".join((*table.lines, line.words))
            table.lines.clear()
            table.add_row((label,), line.place)
            return True
        if is_label and self._leads_to_row():
            table.lines.append(line.words)
            return True
        return False

    def _may_be_label(self, line: Line) -> bool:
        is_short = len(line.words) < _LONGEST_FRAGMENT and not re.search(r"\d", line.words)
        return is_short and not bulleted(line) and not _ENDED.search(line.words)

    def _leads_to_row(self) -> bool:
        """Whether a row comes next, or after a few more words where the row has no label of its own."""
        for at, line in enumerate(self._lines[self._at + 1 : self._at + 1 + _LONGEST_LABEL]):
            if cells := cells_of(line.raw):
                return at == 0 or not cells[0]
            if self._may_be_label(line) and _is_empty_row(line):
                return True
            if not self._may_be_label(line):
                return False
        return False

    def _close_table(self) -> None:
        """Gives the table that was read its heads, which stand above it as if they were paragraphs."""
        now = self._now
        if now is None or now.kind != "table" or now.is_whole:
            return
        if any(_STRAY.match(each.text) for each in self.drafts[-1 - _NEAR : -1]):
            now.kind, now.rows = "paragraph", []
            return
        rows, places = evened(now.rows), [place for _, place in now.places]
        before = self._fragments()
        words = [" ".join(each.text.split()) for each in before]
        if words and not rows[0][0]:
            rows = ((words.pop(), *rows[0][1:]), *rows[1:])
        heads = heads_of(words, max(map(len, rows)) - 1)
        if before:
            del self.drafts[-1 - len(before) : -1]
            places = [before[0].places[0][1]] * len(heads) + places
        table = Draft("table")
        for row, place in zip((*heads, *rows), places, strict=False):
            table.add_row(row, place)
        self.drafts[-1] = table

    def _fragments(self) -> list[Draft]:
        found: list[Draft] = []
        for each in reversed(self.drafts[:-1]):
            is_last = not found and each.tail.endswith("Total") and len(each.text) < _LONGEST_LAST_FRAGMENT
            is_short = is_last or all(len(line) < _LONGEST_FRAGMENT for line in each.lines)
            if each.kind not in {"paragraph", "item", "heading"} or each.number or each.is_note or not is_short:
                break
            if _ENDED.search(each.tail) or _STRAY_IN.search(each.text) or len(found) == _MOST_FRAGMENTS:
                break
            found.insert(0, each)
        return found

    def _goes_on(self, now: Draft, line: Line) -> bool:
        """Whether a line belongs to the passage before it."""
        if now.kind in {"table", "caption"} or not now.tail:
            return False
        if bulleted(line):
            return False
        is_amid = self._is_amid(now, line)
        if now.kind == "heading":
            return not line.is_apart and line.words[:1].islower()
        if self._is_page_start(line):
            return is_amid
        return not line.is_apart or is_amid or self._was_full(now, line)

    def _is_amid(self, now: Draft, line: Line) -> bool:
        """Whether a line stands in the middle of a sentence."""
        if now.kind in {"table", "caption"}:
            return False
        is_open = not _ENDED.search(now.tail) and line.words[:1].islower()
        return bool(now.tail) and (is_open or now.tail.endswith((",", "-", "\N{EN DASH}")))

    def _was_full(self, now: Draft, line: Line) -> bool:
        """Whether the line before broke off only since the page had no more room."""
        before = self._lines[self._at - 1]
        if _DATED.match(line.words):
            return False
        is_full = len(before.words) > _LONGEST_FRAGMENT and len(before.words) >= _FULL * self._widest()
        return is_full and before.raw.endswith(" ") and not _ENDED.search(now.tail) and not self._is_page_start(line)

    def _was_ended(self, line: Line) -> bool:
        """Whether the line before was ended on purpose: the next word would have had room in it."""
        before = self._lines[self._at - 1].words
        if not (line.words[:1].isupper() or line.words[:1].isdigit()) or _ENDED.search(before):
            return False
        would_be = len(before) + 1 + len(line.words.split()[0])
        return bool(_LABELLED.match(before)) or would_be <= _FULL * self._widest()

    def _widest(self) -> int:
        near = self._lines[max(0, self._at - _NEAR) : self._at + _NEAR]
        return max(len(each.words) for each in near)

    def _next(self) -> Line | None:
        return self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None

    def _is_page_start(self, line: Line) -> bool:
        return line.raw.startswith(" ") and (line.words[:1].isupper() or line.words[:1].isdigit())

    def _unnumbered(self, line: Line) -> Draft:
        """A passage whose first line tells nothing of what it is: an item without its bullet, a heading, or words."""
        if self._is_page_start(line) and self._is_in_list():
            self._no_longer_wait()
            return draft("item", line.words, line.place)
        if self._is_heading(line):
            self._no_longer_wait()
            return draft("heading", line.words, line.place, level=2)
        number = self._waiting.pop(0).number if self._waiting else ""
        return draft("paragraph", line.words, line.place, number=number)

    def _is_in_list(self) -> bool:
        now, following = self._now, self._next()
        if now is not None and (now.kind == "item" or now.tail.endswith((":", ";"))):
            return True
        return following is not None and not following.is_apart and self._is_page_start(following)

    def _is_heading(self, line: Line) -> bool:
        """A short line of words that stands alone, or that the next line could have gone on with and did not."""
        words, following = line.words, self._next()
        longest = _LONGEST_FRAGMENT if self._waiting else _LONGEST_HEADING
        if following is None or len(words) > longest or _NO_HEADING.search(words):
            return False
        is_worded = words[:1].isupper() and len(re.findall(r"[A-Za-z]{3,}", words)) >= 1
        is_long_after = len(following.words) > _LONGEST_FRAGMENT or self._numbers.would_take(following.words)
        is_alone = line.is_apart or self._is_page_start(line)
        has_room = len(words) + 1 + len(following.words.split()[0]) <= _FULL * max(self._widest(), len(following.words))
        is_new = (
            following.is_apart
            or self._numbers.would_take(following.words)
            or (has_room and following.words[:1].isupper())
        )
        return is_worded and is_alone and is_new and is_long_after and not following.words[:1].islower()


def _is_empty_row(line: Line) -> bool:
    """Whether a label has nothing but empty cells after it."""
    return len(line.raw) - len(line.raw.rstrip()) >= _EMPTY_ROW
