"""How long `report-builder --help` takes against the bare interpreter: `python benchmarks/startup.py [RUNS]`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

PROMISE_SECONDS = 0.3
CALLS = {
    "bare interpreter": ["-c", "pass"],
    "--help": ["-m", "report_builder", "--help"],
    "--version": ["-m", "report_builder", "--version"],
    "check --help": ["-m", "report_builder", "check", "--help"],
    "build --help": ["-m", "report_builder", "build", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """The time from the call to its end, in a new process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each call, and end with 1 where help is slower than promised."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    medians = {name: statistics.median(seconds(call) for _ in range(runs)) for name, call in CALLS.items()}
    for name, median in medians.items():
        print(f"{name:18} {median * 1000:6.0f} ms")
    sys.exit(medians["--help"] >= PROMISE_SECONDS)


if __name__ == "__main__":
    main()
