"""The demonstration's config and data, to be spoiled by one thing, beside an out/ that must not change."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli.main import run

NAME = "rotherham-2019-20-q4"
CONFIG = (bundled.folder("config") / f"{NAME}.yaml").read_text(encoding="utf-8")
DATA = Path(__file__).parents[2] / "data" / NAME

COMMENTED = "  introduction: |"
"""A key of the config's commentary; its text begins on the next line."""

CANARY = "Zqwyvern"
"""A word that stands in no message unless a value of a case was repeated."""


class Workspace:
    """A folder with config/, data/ and an out/ in which an edition of yore stands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.config = folder / "config" / "board.yaml"
        self.out = folder / "out"
        self.config.parent.mkdir()
        self.config.write_text(CONFIG, encoding="utf-8")
        (self.config.parent / "families.yaml").write_bytes((bundled.folder("config") / "families.yaml").read_bytes())
        shutil.copytree(DATA, folder / "data" / NAME)
        edition = self.out / f"{NAME}-board-report" / "public"
        edition.mkdir(parents=True)
        for name in ("board-report.pdf", "board-report.html", "figures.json", "manifest.json"):
            (edition / name).write_bytes(f"{name} of yore".encode())
        self.before = self.state()

    def table(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / "data" / NAME / f"{name}.csv"

    def change_config(self, old: str, new: str) -> None:
        """Put something else in the place of a text that stands in the config."""
        text = self.config.read_text(encoding="utf-8")
        assert old in text
        self.config.write_text(text.replace(old, new, 1), encoding="utf-8")

    def change_cell(self, table: str, column: str, value: str, *, row: int = 6) -> None:
        """Put a value into a cell; row 1 is the header."""
        rows = list(csv.reader(io.StringIO(self.table(table).read_text(encoding="utf-8"))))
        rows[row - 1][rows[0].index(column)] = value
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        self.table(table).write_text(written.getvalue(), encoding="utf-8")

    def build(self, *options: str) -> tuple[int, list[str]]:
        """The command's status and the lines of its complaint, without click's two lines on usage."""
        status = run(["-q", "build", str(self.config), "--out", str(self.out), *options])
        spoken = self.capsys.readouterr()
        assert spoken.out == ""
        assert "Traceback" not in spoken.err
        return status, [line for line in spoken.err.splitlines() if line and not line.startswith(("Usage:", "Try "))]

    def state(self) -> dict[str, str]:
        """Every file and folder of out/, with the digest of what is in it."""
        return {
            str(path.relative_to(self.out)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "/"
            for path in self.out.rglob("*")
            if self.out / "cache" not in (path, *path.parents)
        }

    def is_changed(self) -> bool:
        """Whether out/ is no longer what it was."""
        return self.state() != self.before
