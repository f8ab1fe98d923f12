"""Disclosure control against others, on the same problems: `python benchmarks/disclosure.py [--large] [--write]`.

Each answer is judged by the second opinion of tests/by_hand, which shares no code with the program or with the others.
The systems take turns, so that a busy machine slows all alike; every call is a new process.
"""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from disclosure_problems import HERE, Problem, Tables, judged, problems
from measured import asked, publish

import command  # isort: skip  lies in tests/by_hand, as do the next
import tau_argus  # isort: skip

SECONDS = {"nation": 30, "services": 120}
"""Our limits for the large problems."""

LONG_ENOUGH = 300
OURS = "ours, optimal"

QUOTED = """
Quoted, not measured here (the project's design, of the same a1, b1 and e1: secondary cells, exactly recoverable):

| system | a1 | b1 | e1 |
|---|---|---|---|
| tau-Argus OPT (`pytauargus` 0.6.0) | 14, 8 | 22, 38 | 37, 18 |
| sdcTable OPT 0.34.0 | 9, 22 | 15, 71 | - |
| GaussSuppression 1.2.3 | 14, 0 (31 with fewer than three) | 23, 0 (94) | 27, 19 |
| acro 1.0.2 | no secondary cells; recalculates totals | | |
| proven optimum with three candidates everywhere | 15, 0 | 28, 0 | 31, 0 |
"""

Solve = Callable[[Problem], Tables]


def ours(limit: int | None) -> Solve:
    """Our command, within a limit of seconds; None for as long as a proof may take."""

    def solve(problem: Problem) -> Tables:
        seconds = SECONDS.get(problem.name, LONG_ENOUGH) if limit is None else limit
        answer = command.protect([*problem.files, *problem.hierarchies, f"--seconds={seconds}"])
        tables: Tables = answer["tables"]
        return tables

    return solve


def theirs(method: str) -> Solve:
    """tau-Argus by one of its methods."""
    return lambda problem: tau_argus.protect(problem.files, method)


def systems(problem: Problem) -> dict[str, Solve]:
    """Who takes part: tau-Argus only where it installs, and not on hierarchies, which are not written for it here."""
    takes_part = tau_argus.is_installed() and not problem.hierarchies and problem.name not in SECONDS
    others = {f"tau-Argus {method}": theirs(method) for method in tau_argus.METHODS} if takes_part else {}
    return {**others, "ours, heuristic alone": ours(0), OURS: ours(None)}


def measure(problem: Problem, runs: int) -> list[str]:
    """The lines of one problem: what each system withholds, what A1 makes of it, and how long it takes."""
    some = systems(problem)
    times: dict[str, list[float]] = {name: [] for name in some}
    answers: dict[str, Tables] = {}
    failed: dict[str, str] = {}
    for _ in range(runs):
        for name, solve in some.items():
            began = time.perf_counter()
            try:
                answers[name] = solve(problem)
            except (AssertionError, subprocess.SubprocessError) as error:
                failed[name] = type(error).__name__
            times[name].append(time.perf_counter() - began)
    medians = {name: statistics.median(some) for name, some in times.items()}
    return [_line(problem, name, answers.get(name), medians, failed.get(name, "")) for name in some]


def _line(problem: Problem, name: str, tables: Tables | None, medians: dict[str, float], failure: str) -> str:
    seconds, ratio = medians[name], medians[name] / medians[OURS]
    if tables is None or failure:
        return f"| {problem.name} | {name} | failed: {failure} | | | {seconds:.2f} | |"
    verdict = judged(problem, tables)
    figures = f"{verdict.secondary} | {verdict.exact} | {verdict.narrow} | {seconds:.2f} | {ratio:.2f}"
    return f"| {problem.name} | {name} | {figures} |"


def board_report(runs: int) -> str:
    """What protection adds to the build of the demonstration's public edition: its seconds, and those of no rules."""
    from report_builder import pipeline  # noqa: PLC0415  heavy

    counted = pipeline.count(HERE / "config" / "rotherham-2019-20-q4.yaml")
    medians = {}
    for name in ("public", "board"):
        edition = pipeline.edition_of(counted, name)
        medians[name] = statistics.median(_seconds(lambda: pipeline.protect_edition(counted, edition), runs))  # noqa: B023  called at once
    added = medians["public"] - medians["board"]
    return (
        f"The demonstration's public edition goes through the wall in {medians['public']:.2f} s, the board's, of which "
        f"nothing is withheld, in {medians['board']:.2f} s: protection adds {added:.2f} s to the build."
    )


def _seconds(call: Callable[[], object], runs: int) -> Sequence[float]:
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        call()
        found.append(time.perf_counter() - began)
    return found


def main() -> None:
    """Print the table, what is quoted, and what protection adds to the board report."""
    options = asked("Disclosure control against others.", runs=3)
    options.add_argument("--large", action="store_true", help="2,139 and 29,862 cells too, which take minutes")
    chosen = options.parse_args()
    lines = [f"Medians of {chosen.runs} runs, each a new process; ratio: seconds over those of '{OURS}'."]
    if not tau_argus.is_installed():
        lines.append("tau-Argus is not installed (pip install --group benchmark), so it is left out.")
    lines += ["", "| problem | system | secondary | exactly recoverable | fewer than three | seconds | ratio |"]
    lines += ["|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for problem in problems(Path(folder), with_large=chosen.large):
            lines += measure(problem, chosen.runs)
    publish("disclosure", [*lines, QUOTED, board_report(chosen.runs)], is_written=chosen.write)


if __name__ == "__main__":
    main()
