"""How long the demonstration report takes, from the call to the shelf: `python benchmarks/build.py [RUNS]`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONFIG = Path(__file__).parents[1] / "config" / "rotherham-2019-20-q4.yaml"
CALLS = {
    "check": ["check", str(CONFIG)],
    "figures": ["figures", str(CONFIG)],
    "one edition": ["build", str(CONFIG), "--edition", "public", "--format", "pdf"],
    "both editions": ["build", str(CONFIG)],
}


def seconds(arguments: list[str]) -> float:
    """The time of one call in a new process and a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        call = [sys.executable, "-m", "report_builder", "-q", *arguments]
        subprocess.run(call, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def main() -> None:
    """Print the median and the range of each call."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for name, call in CALLS.items():
        times = [seconds(call) for _ in range(runs)]
        print(f"{name:14} {statistics.median(times):5.2f} s  ({min(times):.2f} to {max(times):.2f})")


if __name__ == "__main__":
    main()
