"""A call of `build` in which nothing has changed: what it says, and that it imports nothing heavy to find out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_workspace import PAPER, build, call_of, put_workspace

HEAVY = {"pandas", "numpy", "pyarrow", "pydantic", "jinja2", "weasyprint", "matplotlib", "yaml", "sqlalchemy"}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = put_workspace(tmp_path_factory.mktemp("workspace"))
    offence = made.parent.parent / "data/brindle/offences-of-old.csv"
    offence.write_text("x\n", encoding="utf-8")  # of which a build warns
    assert build(made) == 0
    return made


def call(config: Path, *further: str) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).with_name("report-builder"))
    return subprocess.run(
        [sys.executable, "-X", "importtime", program, *further, *call_of(config)],
        check=False,
        capture_output=True,
        text=True,
    )


def split(told: str) -> tuple[set[str], list[str]]:
    """The names of the packages that were imported, and the other lines."""
    lines = told.splitlines()
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in lines if line.startswith("import time:")}
    return imported, [line for line in lines if not line.startswith("import time:")]


def test_nothing_heavy_is_imported_and_everything_is_said_again(config: Path) -> None:
    answer = call(config)

    imported, said = split(answer.stderr)
    assert answer.returncode == 0
    assert imported & HEAVY == set()
    assert "sqlite3" in imported
    assert any("offences-of-old.csv is not a table; not read" in line for line in said)
    assert answer.stdout.splitlines() == [
        f"nothing has changed since it was built: {config}",
        f"board: {config.parent.parent}/out/{PAPER}/board/scrutiny-briefing.html",
    ]


def test_quiet_says_the_answer_alone(config: Path) -> None:
    answer = call(config, "-q")

    assert split(answer.stderr)[1] == []
    assert len(answer.stdout.splitlines()) == 2


def test_of_several_configs_only_what_has_changed_is_built(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = put_workspace(tmp_path)
    text = other.read_text(encoding="utf-8").replace("yot: Brindle", "yot: Colne").replace("Brindle", "Colne")
    other.write_text(text, encoding="utf-8")

    assert build(config, str(other)) == 0

    answers = capsys.readouterr().out.splitlines()
    assert answers[0] == f"nothing has changed since it was built: {config}"
    assert [line for line in answers[1:] if line.startswith("nothing")] == []
    assert any("colne" in line for line in answers)


def test_a_watch_in_several_processes_is_refused(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(config, "--watch", "--jobs", "2") == 2
    assert "--watch" in capsys.readouterr().err
