"""What disclosure control is measured on, and by whom an answer is judged: by tests/by_hand, not by the program."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "tests" / "by_hand"))

import table_makers  # noqa: E402  lies in tests/by_hand
from additions import place_of  # noqa: E402
from second_opinion import exposed, read  # noqa: E402

SMALL = ("a1", "b1", "e1")
LARGE = {"nation": table_makers.nation, "services": table_makers.services}
THRESHOLD = 5

Tables = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Count tables: their files, and the hierarchies of their dimensions as arguments and as a map."""

    name: str
    files: list[str]
    hierarchies: list[str] = field(default_factory=list)
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one answer: cells withheld beyond the small ones, those worked out exactly, those with one or two values."""

    secondary: int
    exact: int
    narrow: int


def problems(folder: Path, *, with_large: bool) -> list[Problem]:
    """The development problems, and those of our own making, written to a folder."""
    here = HERE / "tests" / "by_hand" / "disclosure_problems"
    found = [Problem(name, sorted(str(path) for path in (here / name).glob("*.csv"))) for name in SMALL]
    for name, make in LARGE.items() if with_large else ():
        sheets = make()
        (folder / name).mkdir()
        arguments = sheets.write(folder / name)
        count = len(sheets.tables)
        found.append(Problem(name, arguments[:count], arguments[count:], sheets.parents))
    return found


def judged(problem: Problem, tables: Tables) -> Verdict:
    """What attacker A1 makes of an answer.

    A cell that one of its tables withholds counts as withheld in all of them, in favour of systems that protect one
    table at a time.
    """
    truth = _truth(problem)
    withheld = {place_of(row) for table in tables for row in table["rows"] if row["status"] == "withheld"}
    hidden = [{**table, "rows": [_hidden(row, withheld) for row in table["rows"]]} for table in tables]
    found = exposed(hidden, problem.parents)
    secondary = sum(1 for place in withheld if not 0 < truth[place] < THRESHOLD)
    return Verdict(secondary, sum(count == 1 for count in found.values()), len(found))


def _truth(problem: Problem) -> dict[Any, int]:
    rows = []
    for file in problem.files:
        with Path(file).open(encoding="utf-8", newline="") as lines:
            rows += [{**row, "count": int(row["count"]), "status": "shown"} for row in csv.DictReader(lines)]
    return {place: count for place, count in read([{"rows": rows}]).items() if count is not None}


def _hidden(row: Mapping[str, Any], withheld: set[Any]) -> Mapping[str, Any]:
    return {**row, "count": None, "status": "withheld"} if place_of(row) in withheld else row
