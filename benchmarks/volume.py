"""Ten million case rows of 157 services, counted by us, DuckDB and polars: `python benchmarks/volume.py [--write]`.

Made-up data, partitioned by service, written once into the folder that --folder names, or a temporary one. A call is
a new process, by turns, which reads the files and counts what `volume_views.py` lists, service by service; libraries
and workers are started within its time. Our side looks for wrong rows as well. The counts of all sides must be equal.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measured import CHECKOUT, HERE, asked, publish

SIDES = {
    "ours, 1 process": ("ours", 1),
    "duckdb, 1 thread": ("duckdb", 1),
    "polars, 1 thread": ("polars", 1),
    "ours, 2 processes": ("ours", 2),
    "duckdb, 2 threads": ("duckdb", 2),
    "polars, 2 threads": ("polars", 2),
}
MIDDLING = "Dudley"
"""A service whose one paper is counted, all views of the board report."""

Answer = dict[str, float | str]


def side(whose: str, jobs: int, folder: Path) -> Answer:
    """One call in this process: what all its processes took, and the digest of its counts."""
    began = time.perf_counter()
    used = []
    if whose == "ours":
        from volume_ours import count as ours  # noqa: PLC0415 - the libraries are part of what is measured

        counts, used = ours(next(iter(sorted((folder / "config").iterdir()))), jobs)
    elif whose == "duckdb":
        from peers_duckdb import count as by_duckdb  # noqa: PLC0415

        counts = by_duckdb(folder / "data", jobs)
    else:
        from peers_polars import count as by_polars  # noqa: PLC0415

        counts = by_polars(folder / "data")
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return {
        "seconds": seconds,
        "processor": sum(each[1] for each in used) or time.process_time(),
        "megabytes": sum(each[2] for each in used) or memory,
        "digest": digest(counts),
        "counts": sum(map(len, counts.values())),
    }


def one_service(folder: Path) -> Answer:
    """The whole board report of one service, counted: the seconds, and the files that were opened."""
    from report_builder.counting import count  # noqa: PLC0415

    opened: list[str] = []
    sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == "open" else None)
    began = time.perf_counter()
    counted = count(folder / "config" / f"{MIDDLING.lower()}.yaml")
    seconds = time.perf_counter() - began
    parts = {file.resolve() for file in map(Path, opened) if file.suffix == ".parquet" and file.exists()}
    others = [file for file in parts if f"service={MIDDLING}" not in str(file) and file.parent.name != "data"]
    if others:
        raise SystemExit(f"files of other services were opened: {others[:3]}")
    return {
        "seconds": seconds,
        "processor": time.process_time(),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "files": len(parts),
        "bytes": sum(file.stat().st_size for file in parts),
        "rows": sum(load.rows_read for load in counted.cases.loads),
    }


def digest(counts: dict[str, dict[tuple[str, ...], int]]) -> str:
    """The same for the same counts, in whatever order."""
    plain = {name: sorted([*key, each] for key, each in found.items()) for name, found in counts.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def in_new_process(whose: str, jobs: int, folder: Path) -> Answer:
    """See `side` and `one_service`."""
    call = [sys.executable, __file__, "--side", whose, str(jobs), str(folder)]
    surroundings = {**os.environ, "PYTHONPATH": f"{CHECKOUT}{os.pathsep}{HERE}", "POLARS_MAX_THREADS": str(jobs)}
    found = subprocess.run(call, check=True, capture_output=True, env=surroundings).stdout
    answer: Answer = json.loads(found)
    return answer


def made(folder: Path, children: int) -> Path:
    """The dataset, written where it does not lie there yet."""
    dataset = folder / f"{children}-children"
    if not (dataset / "written").exists():
        call = ["--children", str(children), "--services", "157", "--partitioned", "--out", str(dataset)]
        subprocess.run([sys.executable, "-m", "report_builder.demo", *call], check=True, cwd=CHECKOUT)
        (dataset / "written").touch()
    return dataset


def compare(folder: Path, runs: int) -> list[str]:
    """The lines of the table: the sides by turns, and one service's paper."""
    rounds = []
    for number in range(runs):
        rounds.append({name: in_new_process(*each, folder) for name, each in SIDES.items()})
        if len({answer["digest"] for answer in rounds[-1].values()}) > 1:
            raise SystemExit(f"the sides do not count alike: {rounds[-1]}")
        print(f"round {number + 1} of {runs}", file=sys.stderr, flush=True)
    lines = [
        f"Medians of {runs} rounds by turns, each call a new process. Every side gave the same "
        f"{rounds[0]['ours, 1 process']['counts']:,} counts. Ratios are to the quicker of the two peers.",
        "",
        "| | seconds | ratio | processor seconds | ratio | most memory |",
        "|---|---|---|---|---|---|",
    ]
    for name, (_, jobs) in SIDES.items():
        peers = [other for other, (whose, of) in SIDES.items() if of == jobs and whose != "ours"]
        cells = [name]
        for what in ("seconds", "processor"):
            ratios = [one[name][what] / min(one[peer][what] for peer in peers) for one in rounds]  # type: ignore[operator, type-var]
            cells += [
                f"{statistics.median(float(one[name][what]) for one in rounds):.1f}",
                f"{statistics.median(ratios):.2f}",
            ]
        cells.append(f"{statistics.median(float(one[name]['megabytes']) for one in rounds):,.0f} MB")
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, "", *of_one(folder)]


def of_one(folder: Path) -> list[str]:
    """What is said of one service's paper from the whole dataset."""
    answer = in_new_process("one", 1, folder)
    files = list((folder / "data").rglob("*.parquet"))
    size = sum(file.stat().st_size for file in files)
    return [
        f"One service's board report ({MIDDLING}: {answer['rows']:,} rows, all views) opens {answer['files']} of the "
        f"{len(files):,} files, {float(answer['bytes']) / 1e6:.1f} of {size / 1e6:.0f} MB, and is read, checked and "
        f"counted in {float(answer['seconds']):.1f} s."
    ]


def main() -> None:
    """Measure, print the table, and put it into README.md where that is asked for."""
    if sys.argv[1:2] == ["--side"]:
        whose, jobs, folder = sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
        print(json.dumps(one_service(folder) if whose == "one" else side(whose, jobs, folder)))
        return
    options = asked("Ten million case rows of 157 services.", runs=3)
    options.add_argument(
        "--folder", type=Path, help="where the data lie, or are made and left; else a temporary folder"
    )
    options.add_argument(
        "--children", type=int, default=1_560_000, help="of all services (1,560,000: 10.4 million rows)"
    )
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        lines = compare(made(chosen.folder or Path(temporary), chosen.children), chosen.runs)
    publish("volume", lines, is_written=chosen.write)


if __name__ == "__main__":
    main()
