"""Folders for temporary files: private, gone afterwards, and found where a process was killed in them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from report_builder.scratch import left_behind, scratch, take_away

WORK = """
import sys, time
from pathlib import Path
from report_builder.cli.ending import end_tidily
from report_builder.scratch import scratch, scratch_for_good
end_tidily()
(scratch_for_good("fonts-") / "fonts.conf").write_text("x")
with scratch("sources-") as place:
    (place / "file").write_text("x")
    print("ready", flush=True)
    time.sleep(60)
"""


@contextmanager
def working(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has two folders of temporary files open."""
    environment = {**os.environ, "TMPDIR": str(folder)}
    with subprocess.Popen([sys.executable, "-c", WORK], env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def test_it_is_private_and_gone_afterwards_whatever_happened(tmp_path: Path) -> None:
    def fail() -> None:
        with scratch("x-", beside=tmp_path) as place:
            assert place.stat().st_mode & 0o777 == 0o700
            (place / "file").write_text("x")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()

    assert list(tmp_path.iterdir()) == []


def test_a_process_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    with working(tmp_path) as process:
        assert len(list(tmp_path.iterdir())) == 2
        process.terminate()

        assert process.wait(30) == 143

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_found_and_what_a_living_one_has_is_not(tmp_path: Path) -> None:
    with working(tmp_path) as process:
        assert left_behind(tmp_path) == ()
        process.send_signal(signal.SIGKILL)
        process.wait(30)

    found = left_behind(tmp_path)

    assert len(found) == 2
    for one in found:
        take_away(one)
    assert list(tmp_path.iterdir()) == []


def test_folders_of_others_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "report-builder-empty").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").touch()
    (tmp_path / "report-builder-link").symlink_to(tmp_path / "elsewhere")

    assert left_behind(tmp_path) == ()
