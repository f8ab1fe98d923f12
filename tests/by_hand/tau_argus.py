"""tau-Argus on count tables, for comparison: `python tau_argus.py METHOD TABLE.csv...` prints its answer as JSON.

The package `pytauargus` holds tau-Argus's own methods with the solver HiGHS. Each table is protected by itself, since
the package has no method for linked ones, with the frequency rule FREQ(5,100): counts under 5 are unsafe, and are to
be uncertain by all of their size. Costs as in our own runs: 1 a cell, the grand total 50, noughts never partners.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

METHODS = {"OPT": "OPT(1,5)", "MOD": "MOD(1,5,1,1,1)"}
"""Optimal and modular (HiTaS), at most five minutes; the hypercube is not in the package."""

RULE = "FREQ(5,100)"
TOTAL = "Total"
WITHHELD = {"U", "M"}
RESPONSE = ["count", "<NUMERIC>", "<DECIMALS> 0", "persons", "<FREQUENCY>", "cost", "<NUMERIC> <COST>", "<DECIMALS> 0"]
STATUS = ["status", "<STATUS>"]

Tables = list[dict[str, Any]]


def is_installed() -> bool:
    """Whether tau-Argus is here: its package has no wheels for some machines."""
    return find_spec("pytauargus") is not None


def protect(files: Iterable[str], method: str, *, seconds: float = 600) -> Tables:
    """The tables as tau-Argus would publish them, from a new process, because the engine keeps a state of its own.

    Raises:
        subprocess.SubprocessError: it failed, or took longer.
    """
    call = [sys.executable, __file__, method, *(str(Path(file).resolve()) for file in files)]
    with tempfile.TemporaryDirectory() as litter:  # the engine leaves its logs where it stands
        done = subprocess.run(call, check=True, capture_output=True, text=True, timeout=seconds, cwd=litter)
    answer: Tables = json.loads(done.stdout.splitlines()[-1])
    return answer


def _protected(file: Path, method: str) -> dict[str, Any]:
    """One table, as the command's answer would list it."""
    from pytauargus.engine import run_batch  # not on every machine

    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    dimensions = [name for name in rows[0] if name != "count"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "table.tab").write_text("\n".join(_lines(rows, dimensions)), encoding="utf-8")
        (folder / "table.rda").write_text("\n".join(_description(dimensions)), encoding="utf-8")
        (folder / "batch.arb").write_text(_batch(folder, dimensions, METHODS[method]), encoding="utf-8")
        run_batch(folder / "batch.arb")
        withheld = _withheld(folder / "answer.tab", len(dimensions))
    return {"file": file.name, "rows": [_row(row, dimensions, withheld) for row in rows]}


def _lines(rows: Sequence[dict[str, str]], dimensions: Sequence[str]) -> list[str]:
    """Its table data: categories, count, persons, cost, status; P keeps noughts from being partners."""
    lines = []
    for row in rows:
        categories = [row[name] for name in dimensions]
        cost = "50" if set(categories) == {TOTAL} else "1"
        status = "P" if row["count"] == "0" else "S"
        lines.append(";".join([*categories, row["count"], row["count"], cost, status]))
    return lines


def _description(dimensions: Sequence[str]) -> list[str]:
    spread = [line for name in dimensions for line in (name, "<RECODEABLE>", f"<TOTCODE> {TOTAL}")]
    return ['<SEPARATOR> ";"', "<SAFE> S", "<UNSAFE> U", "<PROTECT> P", *spread, *RESPONSE, *STATUS]


def _batch(folder: Path, dimensions: Sequence[str], suppress: str) -> str:
    names = "".join(f'"{name}"' for name in dimensions)
    return "\n".join(
        [
            f'<OPENTABLEDATA> "{folder / "table.tab"}"',
            f'<OPENMETADATA> "{folder / "table.rda"}"',
            f'<SPECIFYTABLE> {names}|"count"|""|"cost"',
            f"<SAFETYRULE> {RULE}",
            "<READTABLE> 0",
            f"<SUPPRESS> {suppress}",
            f'<WRITETABLE> (1,5,SO+,"{folder / "answer.tab"}")',
        ]
    )


def _withheld(path: Path, width: int) -> set[tuple[str, ...]]:
    """The categories of the cells that it withholds; a line ends in status, lower and upper level."""
    fields = [[field.strip().strip('"').strip() for field in line.split(";")] for line in path.read_text().splitlines()]
    return {tuple(some[:width]) for some in fields if some[-3] in WITHHELD}


def _row(row: dict[str, str], dimensions: Sequence[str], withheld: set[tuple[str, ...]]) -> dict[str, Any]:
    categories = {name: row[name] for name in dimensions}
    if tuple(categories.values()) in withheld:
        return {**categories, "count": None, "status": "withheld"}
    return {**categories, "count": int(row["count"]), "status": "shown"}


if __name__ == "__main__":
    print(json.dumps([_protected(Path(file), sys.argv[1]) for file in sys.argv[2:]]))  # noqa: T201
