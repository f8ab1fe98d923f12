"""Reading, checking and counting a large service, against bare pandas: `python benchmarks/load.py [CHILDREN [RUNS]]`.

Made-up data in CSV and in Parquet; each call is a new process, ours and the bare script by turns, so that a busy
machine slows both alike. The clock starts when the libraries are imported. 150,000 children are a million case rows.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MEGABYTE = 1e6


def measured(whose: str, folder: Path) -> dict[str, float]:
    """Seconds, and megabytes before and at most, of one count in this process."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    import bare_pandas  # noqa: PLC0415  the imports of both are before the clock starts
    import matplotlib  # noqa: F401, ICN001, PLC0415
    import pyarrow.csv  # noqa: PLC0415
    import pyarrow.parquet  # noqa: F401, PLC0415

    from report_builder.cases import load  # noqa: F401, PLC0415
    from report_builder.cases.counts import count as _count  # noqa: F401, PLC0415
    from report_builder.configfile import read  # noqa: F401, PLC0415
    from report_builder.counting import count  # noqa: PLC0415
    from report_builder.report import outline  # noqa: F401, PLC0415

    before, start, work = _peak(), time.perf_counter(), time.process_time()
    if whose == "ours":
        count(folder / "report.yaml")
    else:
        bare_pandas.count(folder)
    return {
        "seconds": time.perf_counter() - start,
        "processor": time.process_time() - work,
        "before": before,
        "peak": _peak(),
    }


def _peak() -> float:
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MEGABYTE


def in_new_process(whose: str, folder: Path) -> dict[str, float]:
    """See `measured`."""
    call = [sys.executable, __file__, whose, str(folder)]
    answer: dict[str, float] = json.loads(subprocess.run(call, check=True, capture_output=True).stdout)
    return answer


def compare(folder: Path, runs: int) -> None:
    """Print the medians of both, their ratios, and memory as a multiple of the files."""
    files = sum(path.stat().st_size for path in folder.iterdir()) / MEGABYTE
    rounds = [{whose: in_new_process(whose, folder) for whose in ("ours", "bare")} for _ in range(runs)]

    def median(whose: str, what: str) -> float:
        return statistics.median(one[whose][what] for one in rounds)

    for whose in ("ours", "bare"):
        seconds, processor, before, peak = (median(whose, what) for what in rounds[0][whose])
        above = peak - before
        print(
            f"{folder.name:8} {files:6.0f} MB  {whose:5} {seconds:6.2f} s {processor:6.2f} s of processor "
            f"{peak:6.0f} MB at most = {peak / files:5.1f} x the files; {above:5.0f} MB above the imports = "
            f"{above / files:5.1f} x"
        )
    for what in ("seconds", "processor"):
        print(f"{folder.name:8} {what}: {median('ours', what) / median('bare', what):.2f} times the bare script")


def main() -> None:
    """Make the data, and compare."""
    if sys.argv[1:2] in (["ours"], ["bare"]):
        print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]))))
        return
    children, runs = [*(int(argument) for argument in sys.argv[1:]), *(150_000, 5)[len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as made:
        for ending in ("csv", "parquet"):
            folder = Path(made) / ending
            call = ["--children", str(children), "--out", str(folder), "--format", ending]
            subprocess.run([sys.executable, "-m", "report_builder.demo", *call], check=True)
            compare(folder, runs)


if __name__ == "__main__":
    main()
