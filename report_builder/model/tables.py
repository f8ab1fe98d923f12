"""The tables that the rooms hand to each other: true counts before the wall, printable figures after it.

A cell here is a value object rather than an entry of a frame: each carries its own measure, unit, persons and status,
which a column of numbers cannot, and there are hundreds of them, not millions. Case rows are frames (see `cases`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from report_builder.model.key import Key
from report_builder.model.loaded import TableLoad
from report_builder.model.view import View

if TYPE_CHECKING:
    import pandas as pd


class Status(StrEnum):
    """What may be said of a figure."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    NOT_AVAILABLE = "not-available"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the checks have to say of the data. Never a value from a case.

    Attributes:
        name: a kebab-case name by which config may accept or set it aside: `orphan-episode`.
        table, column: where it stands; column may be empty.
        rows: row numbers in the file (the header is row 1).
        what, mend: in words.
        stops: an error, which stops the build; else a warning.
        keys: what names the rows in a database, where row numbers mean nothing; for a private file alone, never shown.
    """

    name: str
    table: str
    column: str
    rows: tuple[int, ...]
    what: str
    mend: str
    stops: bool
    keys: tuple[str, ...] = field(default=(), repr=False)

    @property
    def place(self) -> str:
        """`table:row column`, without the rows where they have no numbers that a user knows."""
        place = self.table
        if self.rows and not self.keys:
            shown = ", ".join(str(row) for row in self.rows[:5])
            more = f" and {len(self.rows) - 5} more" if len(self.rows) > 5 else ""
            place += f":{shown}{more}"
        return f"{place} {self.column}".rstrip()

    def __str__(self) -> str:
        return f"{self.place}: {self.what} [{self.name}]; {self.mend}"


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read: its name within the dataset and the bytes' digest, keyed later."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Cases:
    """The checked tables of a dataset.

    Attributes:
        tables: name -> frame with exactly the contract's columns and the types that `cases.contract` states;
            a table that was not supplied is missing. Column `row` is the row's number in its file.
        findings: what the checks found, accepted ones left out.
        set_aside: finding name -> number of rows that were left out by the config's wish.
        inputs: what was read.
        loads: what became of the rows of each table; for the screen of who may see the cases, never for a public file.
        is_synthetic: whether the dataset says of itself that it is made up.
    """

    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...] = ()
    set_aside: Mapping[str, int] = field(default_factory=dict)
    inputs: tuple[Input, ...] = ()
    loads: tuple[TableLoad, ...] = ()
    is_synthetic: bool = False

    def __contains__(self, table: str) -> bool:
        return table in self.tables

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]


@dataclass(frozen=True, slots=True)
class Cell:
    """A true number behind the wall, from which figures are made.

    Attributes:
        key: what it counts; two tables that hold the same key hold the same cell.
        count: persons, events or half days; exact.
        persons: how many persons stand behind it (for a count of persons, itself).
        is_public: published elsewhere already (or about no person, as a population), so that it is no secret.
    """

    key: Key
    count: Fraction
    persons: int
    is_public: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """low <= sum of weight x cell <= high holds between cells, and every reader knows it.

    `total = a + b` is ((total, 1), (a, -1), (b, -1)) with low = high = 0; `part <= whole` is
    ((whole, 1), (part, -1)) with low = 0 and no high.
    """

    terms: tuple[tuple[Key, int], ...]
    low: int | None = 0
    high: int | None = 0


def total_of(total: Key, parts: tuple[Key, ...]) -> Relation:
    """The addition `total = sum of parts`."""
    return Relation(((total, 1), *((part, -1) for part in parts)))


def at_most(part: Key, whole: Key) -> Relation:
    """The inequality `part <= whole`."""
    return Relation(((whole, 1), (part, -1)), low=0, high=None)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that is a cell as it stands."""

    cell: Key


@dataclass(frozen=True, slots=True)
class Quotient:
    """A figure that is base x numerator / denominator of two cells: a share, rate or mean."""

    numerator: Key
    denominator: Key
    base: int = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is one quotient less another, taken before rounding."""

    minuend: Quotient
    subtrahend: Quotient


@dataclass(frozen=True, slots=True)
class RelativeRate:
    """(a/A) / (b/B): the group's rate over the reference group's, and its 95% interval's ends.

    `part` is "value", "lower" or "upper".
    """

    group: Quotient
    reference: Quotient
    part: str = "value"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that was published or set down as it is (or was made from such alone).

    Attributes:
        value: exact, in the printed unit; `text` is used as printed where it is not empty.
        rests_on: cells of the service's own that it would give away.
        numerator, denominator: printed with it where known.
        word: "joint", of a rank that another member shares.
    """

    value: Fraction
    rests_on: tuple[Key, ...] = ()
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    text: str = ""
    decimals: int | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class OnDate:
    """A figure that is a date (when a tracker's cohort matures), which rests on persons."""

    day: date
    rests_on: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """From one figure to another of the same measure: their difference, and the word that it bears out.

    `reason` is why no word may be said (stale, overlapping, another definition, no counts), empty where one may.
    """

    before: Key
    after: Key
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that does not exist, and why, in words: "no data was supplied"."""

    reason: str
    is_applicable: bool = True


Formula = Count | Quotient | Difference | RelativeRate | Given | OnDate | Change | Missing


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that the paper asks for and how it comes from cells.

    `note` is a caveat in words that goes with it ("9 of 10 members have data").
    """

    key: Key
    formula: Formula
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountTable:
    """One view, counted: before the wall, never printed.

    Attributes:
        view: what was asked.
        wanted: its figures in print order, margins after their parts.
        cells: every true number that they rest on.
        relations: additions and inequalities that a reader knows to hold between the cells.
        notes: in words, for the caption: the family's method and number of members.
        missing: why there is nothing, in words, where `wanted` is empty.
        sources: the publications that its public figures are taken from; of a figure that was worked out, its area and
            how, as "South Tees: worked out: ...".
    """

    view: View
    wanted: tuple[Wanted, ...]
    cells: tuple[Cell, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may be said in the place of a view of which numbers are withheld: a pooled year, broader groups.

    Attributes:
        of: the view.
        tables: counted, and printed together or not at all.
    """

    of: View
    tables: tuple[CountTable, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be printed, or the mark that stands in its place. Only `protect` makes one.

    Attributes:
        key: what it is of.
        kind: count, share, rate, ratio, mean, difference, rank, money or date.
        value: in the printed unit at the printed decimals; None unless shown.
        shown: as printed: "26.8", "[c]", "[x]".
        unit: in words: "%", "per 1,000", "children".
        numerator, denominator: None unless shown and known.
        status: what may be said of it.
        word: of a change "rose", "fell" or "no clear change", empty where none may be said; of a rank "joint".
        note: a caveat in words.
        instead: of a withheld count alone: the range that any reader could work out from what is printed: "1 to 6".
    """

    key: Key
    kind: str
    value: Decimal | None
    shown: str
    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    status: Status
    word: str = ""
    note: str = ""
    instead: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether it is a number."""
        return self.status is Status.SHOWN

    @property
    def is_about(self) -> bool:
        """Whether it is printed with fewer decimals than others of its measure."""
        return self.shown.startswith("about ")


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """One view after the wall: what a paper may print of it, and nothing more.

    Attributes:
        figures: what may be printed; a table that cannot be protected keeps its total, or nothing.
        replaced: says in words that the parts cannot be shown safely; else empty.
        dropped: marks for the figures that are not printed, so that a sentence that asks for one gets words.
        sources: the publications that its public figures are taken from.
    """

    view: View
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    missing: str = ""
    replaced: str = ""
    dropped: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
