"""The command `protect` as its users call it, and the development problems that it is tried on."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from additions import Place
from second_opinion import read

PROBLEMS = Path(__file__).parent / "disclosure_problems"
RELEASES = [["Q1"], ["Q2", "YTD2"], ["Q3", "YTD3"], ["Q4", "YTD4"]]
THRESHOLD = 5


def files_of(problem: str) -> list[str]:
    """The tables of a development problem."""
    return sorted(str(path) for path in (PROBLEMS / problem).glob("*.csv"))


def releases_of_g1() -> list[list[str]]:
    """The tables of each release of g1, in order."""
    folder = PROBLEMS / "g1"
    return [
        [str(folder / f"release{number}-{period}.csv") for period in periods]
        for number, periods in enumerate(RELEASES, start=1)
    ]


def protect(arguments: Iterable[str]) -> dict[str, Any]:
    """The command's answer in a new process."""
    call = [sys.executable, "-m", "report_builder", "protect", "--json", *arguments]
    done = subprocess.run(call, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def truth_of(files: Iterable[str]) -> dict[Place, int]:
    """The true count of every place."""
    tables = []
    for file in files:
        with Path(file).open(encoding="utf-8", newline="") as lines:
            rows = [{**row, "count": int(row["count"]), "status": "shown"} for row in csv.DictReader(lines)]
        tables.append({"file": file, "rows": rows})
    return {place: count for place, count in read(tables).items() if count is not None}


def secondary(tables: Iterable[dict[str, Any]], truth: dict[Place, int]) -> set[Place]:
    """The places that are withheld though they are not small."""
    return {place for place, count in read(tables).items() if count is None and truth[place] >= THRESHOLD}
