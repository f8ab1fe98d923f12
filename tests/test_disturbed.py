"""A build that is killed, meets a full disk or another build: out/ holds one whole edition, and the next run works."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli.main import run

CONFIG = bundled.folder("config") / "rotherham-2019-20-q4.yaml"
PAPER = "rotherham-2019-20-q4-board-report"
OPTIONS = ("--edition", "public", "--format", "html", "--only", "custody")
EDITION = "public-custody"

BUILD = "import sys; from report_builder.cli.main import run; sys.exit(run(sys.argv[1:]))"
ON_A_FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))\n" + BUILD
KILLED_ON_THE_SHELF = (
    "import os, signal; from report_builder.delivery import shelve\n"
    "shelve.swap = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n" + BUILD
)


def build(out: Path, program: str = BUILD) -> subprocess.Popen[str]:
    """A build of its own process."""
    call = [sys.executable, "-c", program, "-q", "build", str(CONFIG), "--out", str(out), *OPTIONS]
    # On a full disk coverage cannot write what it measured either, and would say so.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=unmeasured)


def is_whole(edition: Path) -> bool:
    """Whether an edition holds the files of its manifest, and they are what it says."""
    listed = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))["files"]
    there = {file.name: file.read_bytes() for file in edition.iterdir() if file.name != "manifest.json"}
    return {name: hashlib.sha256(content).hexdigest() for name, content in there.items()} == listed


def test_a_killed_build_leaves_the_old_edition_and_the_next_run_clears_up(tmp_path: Path) -> None:
    edition = tmp_path / PAPER / EDITION
    edition.mkdir(parents=True)
    (edition / "board-report.html").write_text("of yore", encoding="utf-8")

    killed = build(tmp_path, KILLED_ON_THE_SHELF)
    killed.communicate(timeout=60)

    assert killed.returncode == -9
    assert [file.read_text(encoding="utf-8") for file in edition.iterdir()] == ["of yore"]
    assert any(path.name.startswith(f".{EDITION}-") for path in edition.parent.iterdir())

    again = build(tmp_path)
    again.communicate(timeout=60)

    assert again.returncode == 0
    assert is_whole(edition)
    assert sorted(path.name for path in edition.parent.iterdir()) == [".lock", EDITION]


def test_two_builds_at_once_leave_one_whole_edition(tmp_path: Path) -> None:
    both = [build(tmp_path), build(tmp_path)]

    endings = [(one.communicate(timeout=120)[1], one.returncode) for one in both]

    assert endings == [("", 0), ("", 0)]
    assert is_whole(tmp_path / PAPER / EDITION)
    assert sorted(path.name for path in (tmp_path / PAPER).iterdir()) == [".lock", EDITION]


def test_a_full_disk_ends_with_status_4_and_one_message(tmp_path: Path) -> None:
    full = build(tmp_path, ON_A_FULL_DISK)

    spoken = full.communicate(timeout=60)[1]
    assert full.returncode == 4
    assert "could not be written: file too large" in spoken
    assert spoken.count("Error: ") == 1
    assert "Traceback" not in spoken
    assert not list(tmp_path.rglob("*.html"))


def test_an_out_that_is_a_file_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")

    status = run(["-q", "build", str(CONFIG), "--out", str(out), *OPTIONS])

    assert status == 4
    assert "could not be written: not a directory" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_an_out_that_may_not_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0o555)

    status = run(["-q", "build", str(CONFIG), "--out", str(tmp_path), *OPTIONS])

    assert status == 4
    assert "could not be written: permission denied" in capsys.readouterr().err
