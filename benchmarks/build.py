"""How long the demonstration report takes, from the call to the shelf: `python benchmarks/build.py [RUNS [CHECKOUT]]`.

With another checkout its runs are told as well, each beside one of ours, so that a busy machine slows both alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parents[1]
CONFIG = Path("config") / "rotherham-2019-20-q4.yaml"
CALLS = {
    "check": ["check"],
    "figures": ["figures"],
    "one edition": ["build", "--edition", "public", "--format", "pdf"],
    "both editions": ["build"],
}


def seconds(arguments: list[str], checkout: Path) -> float:
    """The time of one call of a checkout's program in a new process and a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        call = [sys.executable, "-m", "report_builder", "-q", *arguments, str(checkout / CONFIG)]
        surroundings = {**os.environ, "PYTHONPATH": str(checkout)}
        subprocess.run(call, cwd=folder, env=surroundings, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def main() -> None:
    """Print the median and the range of each call."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    checkouts = [HERE, *(Path(folder).resolve() for folder in sys.argv[2:])]
    for name, call in CALLS.items():
        rounds = [[seconds(call, checkout) for checkout in checkouts] for _ in range(runs)]
        for checkout, times in zip(checkouts, zip(*rounds, strict=True), strict=True):
            median, span = statistics.median(times), f"({min(times):.2f} to {max(times):.2f})"
            print(f"{name:14} {median:5.2f} s  {span:17} {checkout if len(checkouts) > 1 else ''}".rstrip())


if __name__ == "__main__":
    main()
