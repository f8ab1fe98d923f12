"""A call that is started without standard input, output or error does its work, and writes no word into a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

OPENS_A_FILE = """
import os, sys
from report_builder.cli.channels import have_channels
have_channels()
handle = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)
for number in (1, 2):
    os.write(number, b"said by a library")
print("an answer")
print("a warning", file=sys.stderr)
assert sys.stdin.read() == ""
os.write(handle, b"a paper")
"""


def call(*arguments: str, closed: str) -> int:
    command = ["sh", "-c", f'exec "$0" "$@" {closed}', sys.executable, *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode


@pytest.mark.parametrize("closed", ["", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_nothing_that_is_said_lands_in_a_file_that_is_opened_later(tmp_path: Path, closed: str) -> None:
    file = tmp_path / "paper"

    assert call("-c", OPENS_A_FILE, str(file), closed=closed) == 0
    assert file.read_bytes() == b"a paper"


def test_a_call_that_nobody_hears_ends_well() -> None:
    assert call("-m", "report_builder", "--version", closed="<&- >&- 2>&-") == 0
