"""Reading, checking and counting a large service, against bare pandas: `python benchmarks/load.py [--write]`.

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

from measured import asked, publish

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


def compare(folder: Path, runs: int) -> list[str]:
    """The medians of both, the ratio of their processor seconds, and memory beside the files."""
    files = sum(path.stat().st_size for path in folder.iterdir()) / MEGABYTE
    rounds = [{whose: in_new_process(whose, folder) for whose in ("ours", "bare")} for _ in range(runs)]

    def middle(whose: str, what: str) -> float:
        return statistics.median(one[whose][what] for one in rounds)

    bare = middle("bare", "processor")
    lines = []
    for whose, name in (("ours", f"{folder.name}, {files:.0f} MB: ours"), ("bare", f"{folder.name}: bare pandas")):
        seconds, processor, before, peak = (middle(whose, what) for what in rounds[0][whose])
        told = f"{seconds:.2f} | {processor:.2f} | {processor / bare:.2f} | {peak:.0f} MB"
        lines.append(f"| {name} | {told} | {peak / files:.1f} times | {(peak - before) / files:.1f} times |")
    return lines


def main() -> None:
    """Make the data, and compare."""
    if sys.argv[1:2] in (["ours"], ["bare"]):
        print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]))))
        return
    options = asked("Reading, checking and counting a large service, against bare pandas.", runs=5)
    options.add_argument("--children", type=int, default=150_000, help="150,000 are a million case rows (the default)")
    chosen = options.parse_args()
    lines = [
        f"{chosen.children:,} children; medians of {chosen.runs} runs by turns; the ratio is of processor seconds.",
        "",
        "| case rows | seconds | of the processor | ratio | most memory | of the files | above the imports |",
        "|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as made:
        for ending in ("csv", "parquet"):
            folder = Path(made) / ending
            call = ["--children", str(chosen.children), "--out", str(folder), "--format", ending]
            subprocess.run([sys.executable, "-m", "report_builder.demo", *call], check=True)
            lines += compare(folder, chosen.runs)
    publish("load", lines, is_written=chosen.write)


if __name__ == "__main__":
    main()
