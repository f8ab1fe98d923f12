"""One sheet of a chapter workbook as a grid of labels, periods and numbers, under a header row found by its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from report_builder.importers.cells import Grid, plain
from report_builder.importers.numbers_as_text import is_number
from report_builder.importers.period_words import ending_month, read_period
from report_builder.model.period import Period

_TITLE_ROWS = 3
_DEEPEST_HEADER = 40


@dataclass(frozen=True, slots=True)
class Known:
    """A table that can be read, by the words of its title; see `chapters.yaml`."""

    name: str
    title: tuple[str, ...]
    without: tuple[str, ...]
    quantity: str = ""
    areas: str = ""
    lines: tuple[tuple[frozenset[str], str], ...] = ()

    def fits(self, title: str) -> bool:
        """Whether a title has all the words and none of the others."""
        return all(word in title for word in self.title) and not any(word in title for word in self.without)

    def quantity_of(self, label: str) -> str:
        """What a line or column is, by its words; empty where it is none of them."""
        words = set(label.replace("re-offen", "reoffen").replace("(", " ").replace(")", " ").split())
        return next((quantity for wanted, quantity in self.lines if wanted <= words), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A filled cell under the header.

    Attributes:
        labels: of its row, from the left, notes left out and merged ones filled down.
        heading: the last row above it that had a label and no numbers; empty where there is none.
        column: the text of its header, plain.
        period: of its header or of its row.
    """

    labels: tuple[str, ...]
    heading: str
    column: str
    period: Period
    text: str
    row: int
    at: int


@dataclass(frozen=True, slots=True)
class Markers:
    """What `chapters.yaml` says."""

    tables: tuple[Known, ...]
    headers: frozenset[str]


@lru_cache(maxsize=1)
def read_markers() -> Markers:
    """The tables and header words that the program ships."""
    import yaml  # noqa: PLC0415 - a listing of the layouts need not pay for it

    tree = yaml.safe_load(Path(__file__).with_name("chapters.yaml").read_text(encoding="utf-8"))
    return Markers(tuple(_known(entry) for entry in tree["tables"]), frozenset(tree["markers"]))


def _known(entry: Mapping[str, object]) -> Known:
    lines = entry.get("lines", {})
    return Known(
        str(entry["name"]),
        _words(entry["title"]),
        _words(entry.get("without", ())),
        str(entry.get("quantity", "")),
        str(entry.get("areas", "")),
        tuple((frozenset(str(words).split()), str(quantity)) for words, quantity in lines.items())
        if isinstance(lines, Mapping)
        else (),
    )


def _words(entry: object) -> tuple[str, ...]:
    return tuple(str(word) for word in entry) if isinstance(entry, list) else ()


def title_of(grid: Grid) -> str:
    """The first filled rows above the header, and the sheet's name, plain."""
    top: list[str] = []
    for number, cells in enumerate(grid.rows[:_DEEPEST_HEADER], start=1):
        if header_periods(grid, number, ending=3, least=2) or len(top) == _TITLE_ROWS:
            break
        filled = [cell for cell in cells if cell.strip()]
        top += [" ".join(filled)] if filled else []
    return plain(" ".join((*top, grid.sheet)).replace("\n", " "))


def header_periods(grid: Grid, number: int, *, ending: int, least: int) -> dict[int, Period]:
    """Column -> period of a header row; nothing where fewer cells than `least` are periods."""
    cells = grid.rows[number - 1]
    found = {at: period for at, cell in enumerate(cells) if (period := read_period(cell, ending=ending))}
    return found if len(found) >= least else {}


def entries(grid: Grid, known: Known) -> Iterator[Entry]:
    """The cells of a table; none where it has no header row.

    Years stand across the columns, or down the rows under headers that name lines. A row of years further down is the
    header of what follows it.
    """
    ending = ending_month(title_of(grid)) or ending_month(" ".join(" ".join(row) for row in grid.rows))
    headers = list(_headers(grid, known, ending))
    for place, (number, periods) in enumerate(headers):
        end = headers[place + 1][0] - 1 if place + 1 < len(headers) else len(grid.rows)
        if periods:
            yield from _across(grid, number, periods=periods, end=end)
        else:
            yield from _down(grid, number, ending=ending, end=end)


def _headers(grid: Grid, known: Known, ending: int) -> Iterator[tuple[int, dict[int, Period]]]:
    """The header rows with the periods of their columns; a row of names of lines has none."""
    markers = read_markers().headers
    for number, cells in enumerate(grid.rows, start=1):
        has_marker = any(plain(cell) in markers for cell in cells)
        periods = header_periods(grid, number, ending=ending, least=1 if has_marker else 2)
        if periods and not _has_numbers(cells, periods):
            yield number, periods
        elif known.lines and _names_lines(cells, known) and number <= _DEEPEST_HEADER:
            yield number, {}


def _has_numbers(cells: Sequence[str], periods: Mapping[int, Period]) -> bool:
    return any(is_number(cell) for at, cell in enumerate(cells) if at not in periods)


def _names_lines(cells: Sequence[str], known: Known) -> bool:
    """A row of headers, none of them in the first column, which holds the years."""
    named = [cell for cell in cells[1:] if known.quantity_of(plain(cell))]
    return bool(named) and not any(is_number(cell) for cell in cells)


def _across(grid: Grid, header: int, *, periods: Mapping[int, Period], end: int) -> Iterator[Entry]:
    first = min(periods)
    above, heading = [""] * first, ""
    for number in range(header + 1, end + 1):
        cells = grid.rows[number - 1]
        labels = [_label(cell) for cell in cells[:first]]
        filled = {at: cells[at] for at in periods if at < len(cells) and cells[at].strip()}
        if not filled:
            heading, above = next((label for label in labels if label), heading), [""] * first
            continue
        above = _filled_down(labels, above)
        for at, text in filled.items():
            column = plain(grid.rows[header - 1][at])
            yield Entry(tuple(label for label in above if label), heading, column, periods[at], text, number, at)


def _filled_down(labels: Sequence[str], above: Sequence[str]) -> list[str]:
    """A blank label left of a filled one was merged with the one above it."""
    last = max((at for at, label in enumerate(labels) if label), default=-1)
    return [label or (above[at] if at < last else "") for at, label in enumerate(labels)]


def _down(grid: Grid, header: int, *, ending: int, end: int) -> Iterator[Entry]:
    heading = ""
    names = [plain(cell) for cell in grid.rows[header - 1]]
    for number in range(header + 1, end + 1):
        cells = grid.rows[number - 1]
        period = read_period(cells[0], ending=ending) if cells else None
        if period is None:
            heading = next((_label(cell) for cell in cells if cell.strip()), heading)
            continue
        for at, text in enumerate(cells[1 : len(names)], start=1):
            if text.strip() and names[at]:
                yield Entry((), heading, names[at], period, text, number, at)


def _label(cell: str) -> str:
    """A label without its notes and outer spaces, its capitals kept."""
    words = " ".join(cell.split())
    bare = plain(words)
    at = words.casefold().find(bare)
    return words[at : at + len(bare)] if at >= 0 else words
