"""How a fault is planted into the small good dataset, and what is said of where the checks must find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from good_dataset import GOOD

CANARY = "Zqwyvern"
"""Planted in cells; no message may repeat it."""

CONFIG = """\
document: board-report
yot: Rotherham
quarter: 2019-20 Q4
as_at: 2020-07-13
data: data
comparators: {family: [Wigan]}
meeting: {body: Board, date: 2020-07-13}
"""
YEAR = "2019-04-01,2020-03-31"
REGIONS = (
    "North East",
    "North West",
    "Yorkshire",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
)

Plant = Callable[[Path], None]
"""Spoils one thing in a folder that holds board.yaml and data/."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault, how it is planted, and what must be found of it: name, table, column, rows, whether a build stops."""

    what: str
    plant: Plant
    finding: str
    table: str
    column: str = ""
    rows: tuple[int, ...] = ()
    stops: bool = True
    secret: str = CANARY
    with_it: tuple[str, ...] = ()


def write(table: str, content: str | bytes, *, ending: str = ".csv") -> Plant:
    """Put a file in the place of a table's."""

    def plant(folder: Path) -> None:
        (folder / "data" / f"{table}.csv").unlink(missing_ok=True)
        path = folder / "data" / f"{table}{ending}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return plant


def beside(name: str, content: str) -> Plant:
    """Put one more file beside the tables."""
    return lambda folder: (folder / "data" / name).write_text(content, encoding="utf-8") and None


def swap(table: str, old: str, new: str) -> Plant:
    """Put another text in the place of the first of its kind in a table."""
    assert old in GOOD[table], (table, old)
    return write(table, GOOD[table].replace(old, new, 1))


def more(table: str, *rows: str) -> Plant:
    """Write further rows under a table's."""
    return write(table, GOOD[table] + "".join(f"{row}\n" for row in rows))


def gone(table: str) -> Plant:
    """Take a table away."""
    return lambda folder: (folder / "data" / f"{table}.csv").unlink()


def ask(text: str) -> Plant:
    """Write more into the config."""

    def plant(folder: Path) -> None:
        path = folder / "board.yaml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return plant


def swap_config(old: str, new: str) -> Plant:
    """Put another text in the place of one in the config."""
    assert old in CONFIG
    return lambda folder: (folder / "board.yaml").write_text(CONFIG.replace(old, new), encoding="utf-8") and None


def both(first: Plant, second: Plant) -> Plant:
    """Plant two things that are only together a fault."""

    def plant(folder: Path) -> None:
        first(folder)
        second(folder)

    return plant


def folder_in_its_place(table: str) -> Plant:
    """A folder that is called as a table's file."""
    return both(gone(table), lambda folder: (folder / "data" / f"{table}.csv").mkdir())


def lait_rates(england: str) -> str:
    """First time entrant rates of England's nine regions, 100 each, and of England."""
    rows = [f"fte_rate,{region},region,{YEAR},,,100,,DfE," for region in REGIONS]
    return GOOD["published"] + "\n".join([*rows, f"fte_rate,England,england,{YEAR},,,{england},,DfE,"]) + "\n"
