"""Every paper of the demonstration's configs in every form, built once for a whole test run, whoever asks first."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORMATS = ("pdf", "html", "docx", "xlsx", "ods")
HERE = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "C"}
ELSEWHERE = {"PYTHONHASHSEED": "777", "TZ": "America/Lima", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A config of the demonstration, what it makes, and of which editions and formats.

    Attributes:
        config: the name of the file in config/, without `.yaml`.
        document: the name of the files that it makes.
        folder: in which they lie.
    """

    config: str
    document: str
    folder: str
    editions: tuple[str, ...] = ("board", "public")
    formats: tuple[str, ...] = FORMATS

    @property
    def call(self) -> tuple[str, ...]:
        """The command that makes all of it."""
        file = str(ROOT / "config" / f"{self.config}.yaml")
        return ("pack", file) if self.document == "agenda-pack" else ("build", file, "--format", ",".join(self.formats))


PAPERS: Mapping[str, Paper] = {
    paper.config: paper
    for paper in (
        Paper("rotherham-2019-20-q4", "board-report", "rotherham-2019-20-q4-board-report"),
        Paper("rotherham-scrutiny-2020-09", "scrutiny-briefing", "rotherham-2020-21-q1-scrutiny-briefing"),
        Paper("rotherham-scrutiny-2020-07", "scrutiny-briefing", "rotherham-2019-20-q4-scrutiny-briefing"),
        Paper("leicestershire-2020-21", "youth-justice-plan", "leicestershire-2020-21-q1-youth-justice-plan"),
        Paper("rotherham-reoffending-2019-20", "reoffending-analysis", "rotherham-2019-20-q4-reoffending-analysis"),
        Paper("reoffending-annex-a", "reoffending-analysis", "programme-yots-2011-12-q4-reoffending-analysis"),
        Paper("sefton-headlines-2025-26", "partnership-headlines", "sefton-2025-26-q3-partnership-headlines"),
        Paper(
            "pack-2020-09-22",
            "agenda-pack",
            "improving-lives-select-commission-2020-09-22-agenda-pack",
            ("public",),
            ("pdf", "html"),
        ),
    )
}

EDITIONS = tuple((paper.config, edition) for paper in PAPERS.values() for edition in paper.editions)
"""Each config with each of its editions."""

FILES = tuple((*one, form) for one in EDITIONS for form in PAPERS[one[0]].formats)
"""Each edition with each of its formats."""


@dataclass(frozen=True, slots=True)
class EveryPaper:
    """The papers of one test run, which its workers share.

    Attributes:
        shelf: the folder that they lie in.
    """

    shelf: Path

    def built(self, config: str, *, again: bool = False) -> Path:
        """The folder of a config's editions; built now if nobody has, and waited for if another worker does.

        Args:
            config: one of `PAPERS`.
            again: a second build from another folder, clock zone, language and hash seed.
        """
        out = self.shelf / ("again" if again else "first") / config
        out.mkdir(parents=True, exist_ok=True)
        ended = out / "ended"
        with (out / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not ended.exists():
                ended.write_text(_build(PAPERS[config], out, again=again), encoding="utf-8")
        fault = ended.read_text(encoding="utf-8")
        if fault:
            pytest.fail(f"{config} was not built:\n{fault}")
        return out / PAPERS[config].folder

    def read(self, config: str, edition: str, form: str, *, again: bool = False) -> bytes:
        """A finished file."""
        return (self.built(config, again=again) / edition / f"{PAPERS[config].document}.{form}").read_bytes()


def _build(paper: Paper, out: Path, *, again: bool) -> str:
    """What went wrong, which no second try would mend; empty where nothing did."""
    call = [sys.executable, "-m", "report_builder", *paper.call, "--out", str(out)]
    folder, environment = (out, ELSEWHERE) if again else (ROOT, HERE)
    done = subprocess.run(
        call, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    return f"status {done.returncode}\n{done.stderr}" if done.returncode else ""


def shelf_of(base: Path) -> Path:
    """The folder that all workers of a test run share, from the temporary folder of one of them."""
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "every-paper"
