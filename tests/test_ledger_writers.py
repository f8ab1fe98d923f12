"""Nothing is lost from the ledger when many write at once, one is killed at it, or the disk says no."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from report_builder.ledger.releases import open_ledger

BEGINNING = """
import os, resource, signal, sys
from decimal import Decimal
from pathlib import Path
from report_builder.errors import ReportError
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import PublishedCell, Release

def release(fingerprint, size=2):
    cells = tuple(PublishedCell(f"cell {n}", Decimal(77), Decimal(77), is_withheld=False) for n in range(size))
    return Release("issued", "public", "board-report", "Leeds", "2019-20 Q4", "2020-07-13", fingerprint, cells)

def record(path, fingerprint, size=2):
    try:
        with open_ledger(Path(path)) as ledger:
            print(ledger.record(release(fingerprint, size)))
    except ReportError as error:
        print(error.exit_status, error)
"""


def begun(program: str, *arguments: object) -> subprocess.Popen[str]:
    # What coverage writes at the end would be cut short or forbidden as well.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    call = [sys.executable, "-c", BEGINNING + program, *map(str, arguments)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=unmeasured)


def said(program: str, *arguments: object) -> str:
    answer, complaint = begun(program, *arguments).communicate(timeout=60)
    assert complaint == ""
    return answer.strip()


def fingerprints(path: Path) -> list[str]:
    """Of the releases in a ledger, each of which is read whole or not at all."""
    with open_ledger(path) as ledger:
        return [release.fingerprint for release in ledger.releases()]


def test_eight_that_begin_a_ledger_and_write_at_once_all_arrive(tmp_path: Path) -> None:
    program = "for number in range(20): record(sys.argv[1], f'{sys.argv[2]}-{number}', 100)"
    path = tmp_path / "ledger.sqlite"

    writers = [begun(program, path, writer) for writer in range(8)]
    answers = [writer.communicate(timeout=120) for writer in writers]

    numbers = sorted(int(line) for answer, _ in answers for line in answer.split())
    assert [complaint for _, complaint in answers] == [""] * 8
    assert numbers == list(range(1, 161))
    assert sorted(fingerprints(path)) == sorted(f"{writer}-{number}" for writer in range(8) for number in range(20))
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.sqlite"]


def test_eight_that_record_the_same_release_record_it_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"

    writers = [begun("record(sys.argv[1], 'same', 500)", path) for _ in range(8)]
    answers = [writer.communicate(timeout=120)[0].strip() for writer in writers]

    assert answers == ["1"] * 8
    assert fingerprints(path) == ["same"]


def test_one_that_is_killed_at_it_leaves_the_earlier_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    assert said("record(sys.argv[1], 'earlier', 1000)", path) == "1"
    before = path.stat().st_size

    killed = begun(f"{KILLED_AT_IT}record(sys.argv[1], 'killed', 150_000)", path)
    killed.communicate(timeout=60)

    assert killed.returncode == -signal.SIGKILL
    assert path.stat().st_size > before
    assert path.with_name("ledger.sqlite-journal").exists()
    assert fingerprints(path) == ["earlier"]
    assert said("record(sys.argv[1], 'later')", path) == "2"
    assert fingerprints(path) == ["earlier", "later"]
    assert path.stat().st_size == before


KILLED_AT_IT = """
import threading, time

def kill_once_it_has_grown(path, size):
    while os.path.getsize(path) <= size + 100_000:
        time.sleep(0.001)
    os.kill(os.getpid(), signal.SIGKILL)

threading.Thread(target=kill_once_it_has_grown, args=(sys.argv[1], os.path.getsize(sys.argv[1])), daemon=True).start()
"""
"""The file grows before the transaction is done, since so much does not fit into memory."""


def test_a_full_disk_is_named_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    said("record(sys.argv[1], 'earlier', 1000)", path)
    program = (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "most = os.path.getsize(sys.argv[1]) + 10_000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))\n"
        "record(sys.argv[1], 'too long', 10_000)\n"
        "record(sys.argv[1], 'short')\n"
    )

    refusal, short = said(program, path).splitlines()

    assert refusal.startswith(f"4 {path}: the ledger cannot be used: the disk ")
    assert refusal.endswith("then run it again; nothing was lost")
    assert "77" not in refusal.removeprefix(f"4 {path}")
    assert short == "2"
    assert fingerprints(path) == ["earlier", "short"]


def test_a_disk_without_room_for_a_new_ledger_has_none_afterwards(tmp_path: Path) -> None:
    program = (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "record(sys.argv[1], 'first')\n"
    )

    refusal = said(program, tmp_path / "ledger.sqlite")

    assert refusal.startswith(f"4 {tmp_path / 'ledger.sqlite'}: the ledger cannot be used: ")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def anybody_s_folder() -> Iterator[Path]:
    """A folder that a process without root's rights can reach, with a ledger in it, which root would read anyway."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        said("record(sys.argv[1], 'earlier')", folder / "ledger.sqlite")
        if os.geteuid() == 0:
            for path in (folder, folder / "ledger.sqlite"):
                os.chown(path, 65534, 65534)
        yield folder
        folder.chmod(0o755)


AS_NOBODY = "if os.geteuid() == 0: os.setgid(65534), os.setuid(65534)\n"


def test_a_folder_that_may_only_be_read_still_tells_what_was_issued(anybody_s_folder: Path) -> None:
    path = anybody_s_folder / "ledger.sqlite"
    anybody_s_folder.chmod(0o555)
    program = f"{AS_NOBODY}record(sys.argv[1], 'later')\nprint(len(open_ledger(Path(sys.argv[1])).releases()))"

    refusal, count = said(program, path).splitlines()

    assert refusal.startswith(f"4 {path}: the ledger cannot be used: it, or its folder, may only be read; look at")
    assert count == "1"
    assert fingerprints(path) == ["earlier"]


def test_a_file_that_may_only_be_read_or_not_even_that_is_named(anybody_s_folder: Path) -> None:
    path = anybody_s_folder / "ledger.sqlite"
    path.chmod(0o400)
    read_only = said(f"{AS_NOBODY}record(sys.argv[1], 'later')", path)
    path.chmod(0)
    forbidden = said(f"{AS_NOBODY}record(sys.argv[1], 'later')", path)

    path.chmod(0o600)
    assert read_only.startswith(f"4 {path}: the ledger cannot be used: it, or its folder, may only be read; ")
    assert forbidden.startswith(f"4 {path}: the ledger cannot be used: it, or a file beside it, cannot be opened; ")
    assert fingerprints(path) == ["earlier"]


def test_a_folder_that_allows_no_new_file_and_one_that_is_not_there_are_named(anybody_s_folder: Path) -> None:
    anybody_s_folder.chmod(0o555)
    program = f"{AS_NOBODY}record(sys.argv[1], 'first')"

    forbidden = said(program, anybody_s_folder / "new.sqlite")
    missing = said(program, anybody_s_folder / "not-there" / "new.sqlite")

    assert forbidden.startswith(f"4 {anybody_s_folder / 'new.sqlite'}: the ledger cannot be used: permission denied; ")
    assert (
        missing
        == f"2 {anybody_s_folder / 'not-there'}: there is no such folder; make it, or name another with --ledger"
    )


def test_one_that_waits_too_long_for_another_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    said("record(sys.argv[1], 'earlier')", path)
    program = (
        "import sqlite3\n"
        "from report_builder.ledger import file\n"
        "file.SECONDS_TO_WAIT = 0.1\n"
        "other = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('BEGIN EXCLUSIVE')\n"
        "record(sys.argv[1], 'later')\n"
        "other.execute('COMMIT')\n"
        "record(sys.argv[1], 'later')\n"
    )

    refusal, recorded = said(program, path).splitlines()

    assert refusal.startswith(f"4 {path}: the ledger cannot be used: another program has been writing to it for ")
    assert recorded == "2"
