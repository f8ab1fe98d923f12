"""Many services' papers by one call, against one call each: `python benchmarks/batch.py [--services N] [--write]`.

The services are made up, the largest eight times the smallest. Every way builds both editions as PDF and HTML into an
empty folder. A core's papers per minute are counted by the time that processors worked, in all processes together: one
call alone has processes beside its own too.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from measured import CHECKOUT, asked, publish

CALL = (sys.executable, "-m", "report_builder", "-q", "build", "--again")
_LOOK = 0.2


@dataclass(frozen=True, slots=True)
class Seen:
    """One way to build all: minutes by the clock and of processors, and the most that any one process held, in MB.

    Of memory that several processes share each has its part in `own`, and all of it in `resident`.
    """

    minutes: float
    worked: float
    own: float
    resident: float


def main() -> None:
    """Print a row for each way."""
    parser = asked("Many services' papers.", runs=3)
    parser.add_argument("--services", type=int, default=12, help="how many papers (default 12)")
    parser.add_argument("--children", type=int, default=4800, help="of all services together (default 4800)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configs = services(folder / "data", wanted.services, wanted.children)
        ways: dict[str, Callable[[], Seen]] = {
            "one call each": lambda: one_each(configs, folder),
            "`--jobs 1`": lambda: together(configs, folder, jobs=1),
            "`--jobs 2`": lambda: together(configs, folder, jobs=2),
        }
        rounds = [{way: measure() for way, measure in ways.items()} for _ in range(wanted.runs)]
    rows = [row(way, [one[way] for one in rounds], papers=wanted.services) for way in ways]
    single = rows[0][1]
    publish("batch", [*HEAD, *(f"{text} {pace / single:.2f} |" for text, pace in rows)], is_written=wanted.write)


HEAD = (
    "| way | papers | seconds | papers a minute of a processor | most memory of a process, its part of what is shared "
    "| and with all that is shared | pace to one call each |",
    "|---|---|---|---|---|---|---|",
)


def row(way: str, seen: Sequence[Seen], *, papers: int) -> tuple[str, float]:
    """A row but for its last cell, and the papers that a core makes in a minute; medians."""
    minutes = statistics.median(one.minutes for one in seen)
    pace = papers / statistics.median(one.worked for one in seen)
    own, resident = max(one.own for one in seen), max(one.resident for one in seen)
    return f"| {way} | {papers} | {60 * minutes:.0f} | {pace:.1f} | {own:.0f} MB | {resident:.0f} MB |", pace


def services(folder: Path, number: int, children: int) -> list[Path]:
    """The configs of so many made-up services."""
    size = ("--children", str(children), "--services", str(number))
    subprocess.run([sys.executable, "-m", "report_builder.demo", *size, "--out", str(folder)], cwd=CHECKOUT, check=True)
    return sorted(folder.rglob("report.yaml"))


def one_each(configs: Sequence[Path], folder: Path) -> Seen:
    """A call for each config, one after another."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        seen = [watched((*CALL, str(config), "--out", out)) for config in configs]
    minutes, worked = sum(one.minutes for one in seen), sum(one.worked for one in seen)
    return Seen(minutes, worked, max(one.own for one in seen), max(one.resident for one in seen))


def together(configs: Sequence[Path], folder: Path, *, jobs: int) -> Seen:
    """One call for all configs."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        return watched((*CALL, *map(str, configs), "--out", out, "--jobs", str(jobs)))


def watched(call: Sequence[str]) -> Seen:
    """Run a program to its end, looking at the memory of each of its processes."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(call, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=errors)
        looks = _Looks(process.pid)
        looks.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        looks.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(call)} ended with {process.returncode}:\n{errors.read().decode()}")
    worked = max(used.ru_utime + used.ru_stime, sum(looks.worked.values()))
    return Seen(seconds / 60, worked / 60, looks.own, looks.resident)


class _Looks(threading.Thread):
    """Looks at all processes below one, again and again: what workers do is in nobody's sum when they end."""

    def __init__(self, parent: int) -> None:
        super().__init__()
        self._parent, self._over = parent, threading.Event()
        self.own = self.resident = 0.0
        self.worked: dict[int, float] = {}

    def run(self) -> None:
        while not self._over.wait(_LOOK):
            for process in _family(self._parent):
                held = _held(process)
                self.own, self.resident = max(self.own, held.get("Pss", 0)), max(self.resident, held.get("Rss", 0))
                words = _text(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
                if words:
                    self.worked[process] = (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _family(parent: int) -> list[int]:
    """A process and all that it began, as far as they are alive."""
    found, left = [], [parent]
    while left:
        found.append(left.pop())
        for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            left += map(int, _text(children).split())
    return found


def _held(process: int) -> dict[str, float]:
    """Name -> MB of what `smaps_rollup` tells of a process; nothing of one that has ended."""
    lines = [line.split() for line in _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()[1:]]
    return {words[0].rstrip(":"): int(words[1]) * 1024 / 1e6 for words in lines}


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:
        return ""


if __name__ == "__main__":
    main()
