"""The guide to one's own tables: its tables, typed in as they stand, and its commands, run in its order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from report_builder.cli.main import run

GUIDE = (Path(__file__).parents[2] / "docs" / "protect-your-own-tables.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"`(?P<name>[\w-]+\.csv)`:\n\n(?P<text>(?:    .+\n)+)|^    (?P<call>report-builder .+)$", re.MULTILINE
)


def test_the_guide_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    calls = []

    for step in STEP.finditer(GUIDE):
        if step["name"]:
            Path(step["name"]).write_text(step["text"].replace("    ", ""))
        elif "board-report" not in step["call"]:
            calls.append(step["call"])
            assert run(["-q", *shlex.split(step["call"])[1:]]) == 0, step["call"]

    told = capsys.readouterr().out
    assert len(calls) == 6
    assert "the narrowest interval is 10, which leaves 11 numbers" in told.splitlines()[1]
    assert "[c]" in Path("to-publish/second-quarter.csv").read_text()
