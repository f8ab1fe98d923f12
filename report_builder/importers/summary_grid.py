"""Where the figures of a data summary belong: the indicator, area and period that stand beside, above or over each.

A figure is placed only where nothing contradicts: every label of its row and every header of its column is understood,
and each of the three is named once. What the nearest labels do not name, the headings above them may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from report_builder.importers.cells import Grid, plain
from report_builder.importers.column_letters import letters
from report_builder.importers.numbers_as_text import Number, is_number, is_symbol, read_number
from report_builder.importers.quantities import Stated
from report_builder.importers.summary_words import Area, Named, indicator_of, is_note, named_in
from report_builder.model.period import Period

_YEAR = re.compile(r"(?:19|20)\d\d")


MOST_ROWS, MOST_COLUMNS = 1_500, 100
"""A larger sheet is a list of data rather than a summary, and is not looked through."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A number that cannot be placed surely, and why."""

    place: str
    why: str


class SummaryGrid:
    """A sheet of a data summary."""

    def __init__(self, grid: Grid) -> None:
        width = max((len(cells) for cells in grid.rows), default=0)
        self._grid = replace(grid, rows=[[*cells, *[""] * (width - len(cells))] for cells in grid.rows])
        self._known: dict[str, Named] = {}
        self._headings_of: dict[int, list[Named]] = {}
        self._headers_of: dict[int, list[int]] = {}
        self._labels_of: dict[int, dict[int, tuple[int, ...]]] = {}
        self._merged_of: dict[tuple[int, int], str] = {}
        self._is_figure_of: dict[str, bool] = {}

    def figures(self) -> Iterator[Stated | Unplaced]:
        """Every number of the sheet, placed or not."""
        for row in range(len(self._grid.rows)):
            for at, text in enumerate(self._grid.rows[row]):
                number = read_number(text) if is_number(text) else None
                if number is not None and at in self._years[row]:
                    yield Unplaced(self._place(row, at), "a year alone may be of several kinds")
                elif number is not None:
                    yield self._placed(row, at, number)

    def _placed(self, row: int, at: int, number: Number) -> Stated | Unplaced:
        place = self._place(row, at)
        beside = self._beside(row, at)
        above = self._above(row, at)
        if row not in self._headings_of:
            self._headings_of[row] = self._headings(row)
        headings = self._headings_of[row]
        nearest = self._completed([*beside, *above], headings)
        unknown = [each.text for each in nearest if not each.is_known]
        if unknown:
            is_doubtful = any(each.is_doubtful for each in nearest)
            why = "may be a region or a police area" if is_doubtful else "is not understood"
            return Unplaced(place, f"'{unknown[0][:60]}' {why}")
        indicator = self._indicator(beside, nearest, headings)
        area = _one([each.area for each in nearest], [each.area for each in headings])
        period = _one([each.period for each in nearest], [each.period for each in headings])
        lacking = [what for what, found in (("indicator", indicator), ("area", area), ("period", period)) if not found]
        if lacking or not isinstance(area, tuple) or not isinstance(period, Period):
            return Unplaced(place, f"no {' and no '.join(lacking)} is named for it, or more than one")
        return Stated(indicator, area[0], area[1], period, number, place)

    def _place(self, row: int, at: int) -> str:
        return f"{self._grid.place(row + 1)} {letters(at)}"

    def _completed(self, nearest: Sequence[Named], headings: Sequence[Named]) -> list[Named]:
        """Labels such as "Rate per 100,000" understood together with the heading over them."""
        over = next((each for each in headings if not each.area and not each.period), None)
        found = []
        for each in nearest:
            is_open = over is not None and not over.indicator and not each.is_known
            joined = indicator_of(plain(f"{over.text} {each.text}")) if over and is_open else ""
            found.append(replace(each, indicator=joined, is_known=True) if joined else each)
        return found

    def _indicator(self, beside: Sequence[Named], nearest: Sequence[Named], headings: Sequence[Named]) -> str:
        """The indicator of the row's label, else of the column's header, else of the nearest heading."""
        named = [each.indicator for each in nearest if each.indicator]
        if named:
            own = {each.indicator for each in nearest[: len(beside)] if each.indicator}
            return "" if len(own or set(named)) > 1 else next(iter(own or named))
        for heading in headings:
            if heading.indicator:
                return heading.indicator
            if not heading.is_known:
                return ""
        return ""

    def _beside(self, row: int, at: int) -> list[Named]:
        """The labels left of a number, up to the next number left of them; blank ones were merged with those above."""
        if row not in self._labels_of:
            self._labels_of[row] = self._labels(row)
        places = self._labels_of[row][at]
        found = [self._named(self._grid.rows[row][left]) for left in places]
        first = min(places, default=0)
        merged = self._merged(row, first - 1) if first else ""
        return [*found, self._named(merged)] if merged else found

    def _labels(self, row: int) -> dict[int, tuple[int, ...]]:
        """Place of a number -> places of its labels, the nearest first."""
        found: dict[int, tuple[int, ...]] = {}
        labels: tuple[int, ...] = ()
        is_after_number = False
        for at, cell in enumerate(self._grid.rows[row]):
            if self._is_figure(cell):
                found[at], is_after_number = labels, True
            elif cell.strip():
                labels, is_after_number = ((at,) if is_after_number else (at, *labels)), False
        return found

    def _merged(self, row: int, at: int) -> str:
        """The text of a blank label that was merged with the one above it in the same run of rows with numbers."""
        passed = []
        above = row
        while (above, at) not in self._merged_of:
            text = self._grid.rows[above][at].strip()
            if not self._has_figures[above] or text:
                is_label = self._has_figures[above] and not self._is_figure(text)
                self._merged_of[above, at] = text if is_label else ""
                break
            passed.append(above)
            if above == 0:
                self._merged_of[above, at] = ""
                break
            above -= 1
        self._merged_of.update({(one, at): self._merged_of[above, at] for one in passed})
        return self._merged_of[row, at]

    def _above(self, row: int, at: int) -> list[Named]:
        """The headers of a number's column: the nearest rows of headers over it.

        A blank one is merged with the one left of it, where another row of the headers has a text over the number.
        """
        if row not in self._headers_of:
            self._headers_of[row] = list(self._header_rows(row))
        rows = [self._grid.rows[above] for above in self._headers_of[row]]
        own = [cells[at].strip() if at < len(cells) else "" for cells in rows]
        if rows and not any(own):
            return [Named("a column without a header", is_known=False)]
        merged = (self._left_of(cells, at) for cells in rows)
        return [self._named(text or left) for text, left in zip(own, merged, strict=True) if text or left]

    def _left_of(self, cells: Sequence[str], at: int) -> str:
        return next((cells[place] for place in range(min(at, len(cells)) - 1, 0, -1) if cells[place].strip()), "")

    def _header_rows(self, row: int) -> Iterator[int]:
        """The rows of the nearest block of headers: without numbers, with texts beyond the first column."""
        is_in_block = False
        for above in range(row - 1, -1, -1):
            if self._has_figures[above]:
                if is_in_block:
                    return
                continue
            filled = [at for at, cell in enumerate(self._grid.rows[above]) if cell.strip()]
            if len(filled) > 1 or (filled and filled[0] > 0):
                is_in_block = True
                yield above
            elif is_in_block and not filled:
                return

    def _headings(self, row: int) -> list[Named]:
        """The headings over a number, the nearest first: texts that stand alone in a row, and the sheet's name."""
        found = []
        for above in range(row - 1, -1, -1):
            filled = [(place, cell) for place, cell in enumerate(self._grid.rows[above]) if cell.strip()]
            if not filled or filled[0][0] > 0 or self._has_figures[above] or is_note(filled[0][1]):
                continue
            name = self._named(filled[0][1])
            # The corner of a table is a heading too, but one that need not be understood.
            found.append(name if len(filled) == 1 else replace(name, is_known=True))
        return [*found, self._named(self._grid.sheet)] if self._grid.sheet else found

    @cached_property
    def _has_figures(self) -> list[bool]:
        return [
            any(self._is_figure(cell) and at not in self._years[row] for at, cell in enumerate(cells))
            for row, cells in enumerate(self._grid.rows)
        ]

    @cached_property
    def _years(self) -> list[frozenset[int]]:
        """The places of each row's numbers that are years of headers: all its numbers are, several or by a period."""
        found = []
        for cells in self._grid.rows:
            numbers = [at for at, cell in enumerate(cells) if is_number(cell)]
            is_years = bool(numbers) and all(_YEAR.fullmatch(cells[at]) for at in numbers)
            has_period = is_years and any(self._named(cell).period for cell in cells if cell and not is_number(cell))
            found.append(frozenset(numbers if is_years and (len(numbers) > 1 or has_period) else ()))
        return found

    def _is_figure(self, text: str) -> bool:
        if text not in self._is_figure_of:
            self._is_figure_of[text] = is_number(text) or is_symbol(text)
        return self._is_figure_of[text]

    def _named(self, text: str) -> Named:
        if text not in self._known:
            self._known[text] = named_in(text)
        return self._known[text]


def _one(nearest: Sequence[Area | Period | None], headings: Sequence[Area | Period | None]) -> Area | Period | None:
    """What the nearest labels name, if it is one thing; where they name none, what the nearest heading names."""
    named = {each for each in nearest if each is not None}
    if named:
        return next(iter(named)) if len(named) == 1 else None
    return next((each for each in headings if each is not None), None)
