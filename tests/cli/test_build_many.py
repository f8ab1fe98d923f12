"""`build --jobs`: how many workers a call takes, and what it says of a paper that failed among others."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from any_service import write_service

from report_builder.batch import many
from report_builder.cli.build_many import Jobs
from report_builder.cli.main import run

HTML = ["--edition", "board", "--format", "html"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leeds, the same again, and a config that says nothing."""
    monkeypatch.chdir(tmp_path)
    file = write_service(tmp_path / "leeds", children=2, seed=1, config={"yot": "Leeds"})
    shutil.copy(file, file.with_name("again.yaml"))
    Path("leeds", "empty.yaml").write_text("quarter: 2022-23 Q1\n", encoding="utf-8")
    return tmp_path


def test_failures_are_told_at_the_end_with_their_configs_and_the_rest_is_built(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configs = ["leeds/empty.yaml", "leeds/report.yaml", "leeds/again.yaml"]

    status = run(["build", *configs, *HTML, "--jobs", "2"])

    said = capsys.readouterr()
    folder = "out/leeds-2022-23-q1-board-report/board"
    lines = said.err.splitlines()
    errors = [line for line in lines if line.startswith("Error: ")]
    assert status == 2
    assert said.out.splitlines() == [f"board: {folder}/board-report.html"]
    assert lines[-len(errors) :] == errors
    assert errors[0].startswith("Error: leeds/empty.yaml:1:1: yot: the key is missing")
    assert (
        "Error: leeds/again.yaml: this config makes 'leeds-2022-23-q1-board-report', as leeds/report.yaml" in errors[-1]
    )
    assert lines[0] == "0 of 3 built"
    assert "1 of 3 built, 2 failed" in lines

    again = run(["build", configs[1], configs[2], *HTML, "--jobs", "2"])

    said = capsys.readouterr()
    assert (again, said.out.splitlines()[-1]) == (2, f"board: {folder}/board-report.html")
    assert "0 of 1 built" not in said.err
    assert "nothing has changed" in said.err + said.out


def test_a_part_of_a_paper_is_for_one_process(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "a.yaml", "b.yaml", "--only", "custody", "--jobs", "2"]) == 2
    assert "Error: --only: a part of a paper is laid out by one process" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5", ""])
def test_a_number_of_workers_that_is_none_reads_no_config(
    number: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "Batch", None)

    assert run(["build", "a.yaml", "--jobs", number]) == 2
    assert "is not a number of workers" in capsys.readouterr().err


def test_auto_is_a_worker_for_each_processor_that_the_call_may_use() -> None:
    assert Jobs().convert("auto", None, None) == len(os.sched_getaffinity(0))


def test_ctrl_c_ends_every_worker_and_leaves_no_half_of_a_paper(workspace: Path) -> None:
    configs = ["leeds/report.yaml", "leeds/again.yaml"]
    program = [sys.executable, "-m", "report_builder", "build", *configs, "--jobs", "2"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, start_new_session=True, text=True) as call:
        assert call.stderr is not None
        assert re.fullmatch(r"0 of 2 built\n", call.stderr.readline())
        time.sleep(1)  # whatever they are at by then
        os.killpg(call.pid, signal.SIGINT)
        said = call.stderr.read()

    assert (call.returncode, said) == (130, "Error: interrupted\n")
    patience = time.monotonic() + 10
    while time.monotonic() < patience and _is_left(call.pid):
        time.sleep(0.05)
    assert not _is_left(call.pid)
    assert not list(workspace.glob("out/*report"))


def _is_left(session: int) -> bool:
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True
