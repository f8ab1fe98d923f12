"""Build, release and send on a disk of every size at which it fills, and on one that may only be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from small_disks import inside, no_disks

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(no_disks()), reason=f"no small disk can be had: {no_disks()}"),
]

PROGRAM = Path(__file__).parent / "by_hand" / "on_a_full_disk.py"


def on_a_disk(tmp_path: Path, work: str) -> list[str]:
    """What the program says that fills a disk of a megabyte and frees it again, page by page."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = inside(
        f'mount -t tmpfs -o size=1m,nr_inodes=400 small {disk}; exec "$@"',
        *(sys.executable, str(PROGRAM), work, str(tmp_path), str(disk)),
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("work", ["build", "release", "send"])
def test_a_disk_that_fills_anywhere_loses_nothing_and_says_so_once(tmp_path: Path, work: str) -> None:
    *told, last = on_a_disk(tmp_path, work)

    assert told == []
    refused, done = (int(number) for number in last.split())
    assert refused > 3
    assert done > 0
