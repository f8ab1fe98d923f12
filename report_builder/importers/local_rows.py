"""One local level table of Youth Justice Statistics as rows: a year, a service, its areas, its categories, a count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from report_builder.errors import Complaint, DataError
from report_builder.importers.cells import Grid, Record, find_table, header_row, plain
from report_builder.importers.numbers_as_text import read_number
from report_builder.importers.year_labels import labelled_year

MARKERS = ("Financial_Year", "YJS")
TOTALS = frozenset({"all", "total", "totals", "all ages", "all children", "all tiers", "all types", "both"})

_REGIONS = ("Region", "Wales or English region", "Wales_or_English_region", "English region or Wales")
_AREAS = ("PCC", "England_Wales", *_REGIONS)
_COUNTS = {"Number_Children": "children", "Number_Cautioned_Sentenced": "outcomes", "Number_Offences": "offences"}
"""Column of the count -> what the table counts; a table of offences is known by its first other column too."""


@dataclass(frozen=True, slots=True)
class LocalRow:
    """A row of a table.

    Attributes:
        place: file, sheet and row.
        service, pcc, region, nation: as spelled there, without notes; blank where the cell is.
        categories: column -> label, of every other column.
        count: None where none is published.
    """

    place: str
    period: tuple[date, date]
    service: str
    pcc: str
    region: str
    nation: str
    categories: tuple[tuple[str, str], ...]
    count: int | None

    @property
    def totals(self) -> tuple[str, ...]:
        """The columns in which the row stands for all categories together."""
        return tuple(column for column, label in self.categories if label.casefold() in TOTALS)


@dataclass
class LocalTable:
    """A table: what it counts (`children`, `outcomes`, `offences`) and its rows."""

    counts: str
    grid: Grid
    rows: list[LocalRow] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    read: int = 0


def data_sheets(grids: Sequence[Grid]) -> tuple[list[Grid], list[Complaint]]:
    """The data sheet of each file: the one named "Data", else the one with the headers, wherever it stands.

    Returns:
        The sheets, and an error for each file that has none or several.
    """
    files: dict[str, list[Grid]] = {}
    for grid in grids:
        files.setdefault(grid.file, []).append(grid)
    found, complaints = [], []
    for file, sheets in files.items():
        with_headers = [grid for grid in sheets if header_row(grid, MARKERS) is not None]
        named = [grid for grid in with_headers if grid.sheet.strip().casefold() == "data"]
        chosen = named or with_headers
        if len(chosen) == 1:
            found += chosen
            continue
        what = "no sheet has" if not chosen else f"{len(chosen)} sheets have"
        mend = "give the local level open data as they were published, with a sheet named Data"
        complaints.append(Complaint(f"{what} the columns {' and '.join(MARKERS)}", file, mend))
    return found, complaints


def read_table(grid: Grid) -> LocalTable:
    """The rows of a data sheet.

    Raises:
        DataError: it has no column of counts that is known, or a column twice.
    """
    header = grid.rows[(header_row(grid, MARKERS) or 1) - 1]
    columns = _columns(header)
    table = find_table(grid, MARKERS, optional=[name for name in columns if name not in MARKERS])
    of_counts = [name for name in columns if _spelled(name) in _known_counts()]
    counts, column = _counted(grid, of_counts, columns)
    found = LocalTable(counts, grid)
    for record in table.records():
        found.read += 1
        row = _row(record, grid, column=column, complaints=found.complaints)
        found.rows.extend([] if row is None else [row])
    return found


def _columns(header: Sequence[str]) -> list[str]:
    """The filled headers, without notes and outer spaces; a spare empty column is none."""
    return list(dict.fromkeys(" ".join(cell.split()) for cell in header if plain(cell)))


def _known_counts() -> Mapping[str, str]:
    return {_spelled(name): counts for name, counts in _COUNTS.items()}


@lru_cache(maxsize=1024)
def _spelled(header: str) -> str:
    return plain(header).replace(" ", "_")


def _counted(grid: Grid, of_counts: Sequence[str], columns: Sequence[str]) -> tuple[str, str]:
    """What a table counts, and the column of the count."""
    if len(of_counts) == 1:
        return _known_counts()[_spelled(of_counts[0])], of_counts[0]
    if not of_counts and any(_spelled(column).startswith("offence") for column in columns):
        last = [column for column in columns if "number" in _spelled(column) or "count" in _spelled(column)]
        if len(last) == 1:
            return "offences", last[0]
    what = "no column holds" if not of_counts else "more than one column holds"
    mend = f"it is one of {', '.join(_COUNTS)}"
    raise DataError(Complaint(f"{what} the counts", grid.place(header_row(grid, MARKERS) or 1), mend))


def _row(record: Record, grid: Grid, *, column: str, complaints: list[Complaint]) -> LocalRow | None:
    by_name = {_spelled(name): text for name, text in record.cells.items()}
    period = labelled_year(_label(by_name["financial_year"]), "financial")
    region = next((by_name[_spelled(name)] for name in _REGIONS if _spelled(name) in by_name), "")
    fixed = _fixed(column)
    mend = "look it up where the file was published"
    count, is_number = _count(record[column])
    if not is_number:
        where = grid.place(record.row, column)
        complaints.append(Complaint("neither a whole number nor a symbol for none", where, mend))
    if period is None:
        where = grid.place(record.row, "Financial_Year")
        complaints.append(Complaint("not a financial year such as 2024-25", where, mend))
        return None
    return LocalRow(
        grid.place(record.row),
        period,
        _label(by_name["yjs"]),
        _label(by_name.get("pcc", "")),
        _label(region),
        _label(by_name.get("england_wales", "")),
        tuple((name, _label(text)) for name, text in by_name.items() if name not in fixed),
        count,
    )


@lru_cache(maxsize=16)
def _fixed(column: str) -> frozenset[str]:
    """The columns that are no categories."""
    return frozenset(_spelled(name) for name in (*MARKERS, *_AREAS, column))


@lru_cache(maxsize=4096)
def _count(text: str) -> tuple[int | None, bool]:
    """The count, None where none is published; and whether the cell can be read."""
    try:
        number = read_number(text)
    except ValueError:
        return None, False
    if number is None:
        return None, True
    return (int(number.value), True) if number.value.denominator == 1 and number.value >= 0 else (None, False)


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """A label without its notes and outer spaces, its capitals kept."""
    words = " ".join(text.split())
    bare = plain(words)
    at = words.casefold().find(bare)
    return words[at : at + len(bare)] if at >= 0 else words
