"""A board report against its bare floor: `python benchmarks/build.py [--runs N] [--write]`.

Whole processes, by turns: the bare interpreter, the floor (`bare_floor.py`), a cold report, one whose commentary alone
was changed, one where nothing was, parts, `check` and `--help`. The report is the demonstration's, in a workspace that
`init` writes. With --against CHECKOUT the cold report of another checkout takes its turn too.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from measured import CHECKOUT, HERE, Run, asked, by_turns, measured, median, publish, ratio

NAME = "rotherham-2019-20-q4"
FLOOR = "bare floor"
BARS = {
    "cold: board edition, PDF": "at most 1.15 (goal 0.95)",
    "warm: commentary alone changed": "at most 0.60",
    "appendix of an issue, 5 pages": "at most 0.35",
    "nothing changed": "at most 0.15 s",
}
WORDS = "The board will want to read this beside the annual plan. "
"""What the changed commentary says, once more each time: no number, and nothing that its figures could contradict."""


@dataclass(slots=True)
class Workspace:
    """The demonstration's workspace, and what is done with it.

    Attributes:
        place: a folder that is there and empty.
        changes: how often the commentary was changed.
    """

    place: Path
    changes: int = field(default=0)

    @property
    def config(self) -> Path:
        """The config of the board report."""
        return self.place / "board" / "config" / f"{NAME}.yaml"

    @property
    def warm(self) -> Path:
        """The out folder whose caches are kept."""
        return self.place / "warm"

    def prepare(self) -> None:
        """Write the workspace, the floor's page, a warm out folder and an issued edition."""
        measured([sys.executable, "-m", "compileall", "-q", CHECKOUT / "report_builder"])  # as an installed package is
        measured([*PROGRAM, "init", self.place / "board"])
        measured([sys.executable, HERE / "floor_page.py", self.place / "floor"], surroundings=OURS)
        self.build(self.warm)
        issued = self.place / "issued"
        self.build(issued)
        measured([*PROGRAM, "release", issued / f"{NAME}-board-report" / "board"])

    def build(self, out: Path, *more: str) -> Run:
        """Make the board edition's PDF."""
        return measured(
            [*PROGRAM, "-q", "build", self.config, "--edition", "board", "--format", "pdf", "--out", out, *more]
        )

    def floor(self, *more: str) -> Run:
        """The bare floor."""
        return measured([sys.executable, HERE / "bare_floor.py", self.place / "floor", *more])

    def cold(self, *more: str) -> Run:
        """A build that finds nothing of an earlier one."""
        out = self.place / "cold"
        shutil.rmtree(out, ignore_errors=True)
        return self.build(out, *more)

    def reworded(self) -> Run:
        """A build after one sentence more stands in the commentary."""
        self.changes += 1
        text = self.config.read_text(encoding="utf-8")
        mark = "  introduction: |\n    "
        if mark not in text:
            raise SystemExit("the demonstration's config has no introduction to change")
        self.config.write_text(text.replace(mark, mark + WORDS, 1), encoding="utf-8")
        return self.build(self.warm)

    def part(self) -> Run:
        """The first appendix, after the commentary was changed by `reworded`."""
        return self.build(self.warm, "--only", "budget")

    def appendix(self) -> Run:
        """The first appendix of an issue."""
        issued = self.place / "issued" / f"{NAME}-board-report" / "board"
        return measured([*PROGRAM, "-q", "appendix", issued, "appendix 1", "--out", self.place / "parts"])

    def check(self) -> Run:
        """Reading and checking alone."""
        return measured([*PROGRAM, "-q", "check", self.config])


PROGRAM = [sys.executable, "-m", "report_builder"]
OURS = {"PYTHONPATH": str(CHECKOUT)}


def calls_of(workspace: Workspace, against: Path | None) -> dict[str, Callable[[], Run]]:
    """What takes its turn in each round, in this order: one with nothing changed needs one before it."""
    calls: dict[str, Callable[[], Run]] = {
        "bare interpreter": lambda: measured([sys.executable, "-c", "pass"]),
        FLOOR: workspace.floor,
        "bare floor, labels not laid out": lambda: workspace.floor("--plain"),
        "cold: board edition, PDF": workspace.cold,
        "warm: commentary alone changed": workspace.reworded,
        "nothing changed": lambda: workspace.build(workspace.warm),
        "appendix of an issue, 5 pages": workspace.appendix,
        "part of the report, warm": workspace.part,
        "`check`": workspace.check,
        "`--help`": lambda: measured([*PROGRAM, "--help"]),
    }
    if against:
        other = {"PYTHONPATH": str(against)}
        call = [*PROGRAM, "-q", "build", workspace.config, "--edition", "board", "--format", "pdf", "--out"]
        calls[f"cold, by {against.name}"] = lambda: measured(
            [*call, tempfile.mkdtemp(dir=workspace.place)], folder=against, surroundings=other
        )
    return calls


def main() -> None:
    """Measure, print the table, and put it into README.md where that is asked for."""
    options = asked("A board report against its bare floor.", runs=7)
    options.add_argument("--against", type=Path, help="another checkout, whose cold report takes its turn")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        workspace.prepare()
        calls = calls_of(workspace, chosen.against and chosen.against.resolve())
        rounds = by_turns(calls, chosen.runs)
    lines = [
        f"Medians of {chosen.runs} rounds, each call a new process; the ratio is to the floor of the same round.",
        "",
        "| call | seconds | ratio | of the processor | most memory of a process | bar |",
        "|---|---|---|---|---|---|",
    ]
    for name in calls:
        seconds, work, held = (median(rounds, name, what) for what in ("seconds", "processor", "megabytes"))
        told = f"{seconds:.2f} s | {ratio(rounds, name, FLOOR):.2f} | {work:.2f} s | {held:.0f} MB"
        lines.append(f"| {name} | {told} | {BARS.get(name, '')} |")
    publish("build", lines, is_written=chosen.write)


if __name__ == "__main__":
    main()
