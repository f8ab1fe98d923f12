"""What the benchmarks share: whole processes measured, rounds by turns, and tables in README.md as they are printed."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
CHECKOUT = HERE.parent
README = HERE / "README.md"


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: seconds by the clock and of the processor, its side processes included, and most memory in MB.

    The memory is that of its largest process.
    """

    seconds: float
    processor: float
    megabytes: float


def measured(
    call: Sequence[str | Path], *, folder: Path | None = None, surroundings: Mapping[str, str] | None = None
) -> Run:
    """Run a program to its end, and stop where it fails.

    Raises:
        SystemExit: it ended with another status than 0; what it said is printed.
    """
    words = [str(word) for word in call]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            words, cwd=folder, env={**os.environ, **(surroundings or {})}, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        errors.seek(0)
        said = errors.read()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def by_turns(calls: Mapping[str, Callable[[], Run]], runs: int) -> list[dict[str, Run]]:
    """So many rounds, in each of which every call is made once, so that a busy machine slows all alike."""
    rounds = []
    for number in range(runs):
        rounds.append({name: call() for name, call in calls.items()})
        print(f"round {number + 1} of {runs}", file=sys.stderr, flush=True)
    return rounds


def median(rounds: Sequence[Mapping[str, Run]], name: str, what: str = "seconds") -> float:
    """The median of a call over the rounds; `what` is a field of `Run`."""
    return statistics.median(getattr(one[name], what) for one in rounds)


def ratio(rounds: Sequence[Mapping[str, Run]], name: str, to: str) -> float:
    """The median over the rounds of a call's seconds over another's in the same round."""
    return statistics.median(one[name].seconds / one[to].seconds for one in rounds)


def machine() -> str:
    """The machine and what runs on it, in words."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    memory = next((int(line.split()[1]) / 1e6 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    held = f", {memory:.0f} GB" if memory else ""
    busy = os.getloadavg()[0]
    return (
        f"{datetime.now().astimezone():%-d %B %Y}, {len(os.sched_getaffinity(0))} cores of {model}{held}, "
        f"{platform.system()}, Python {platform.python_version()}; load when it ended {busy:.1f}"
    )


def _lines(file: str) -> list[str]:
    place = Path(file)
    return place.read_text(encoding="utf-8").splitlines() if place.exists() else []


def asked(description: str, *, runs: int) -> argparse.ArgumentParser:
    """The options that all benchmarks take: how often, and whether the table goes into README.md."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--runs", type=int, default=runs, help=f"rounds; the median is told (default {runs})")
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    return parser


def publish(name: str, lines: Sequence[str], *, is_written: bool) -> None:
    """Print a table, and put it into README.md between its marks where that is asked for."""
    text = "\n".join([*lines, "", f"Measured: {machine()}."])
    print(text)
    if not is_written:
        return
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    page = README.read_text(encoding="utf-8")
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"README.md has no marks for the table of {name}: {begin} and {end}")
    README.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
