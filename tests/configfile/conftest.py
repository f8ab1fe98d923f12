"""A small good config on nine lines, and the means to write a worse one beside a folder of data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.configfile.read import read_spec
from report_builder.errors import ConfigError
from report_builder.model.spec import ReportSpec

GOOD = """\
document: board-report
yot: Rotherham
quarter: 2019-20 Q4
as_at: 2020-07-13
data: cases
editions:
  board: {threshold: 0}
  public:
    threshold: 5
"""
"""Nine lines, so that what a test appends begins on line 10."""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a folder of data in it; paths in complaints are relative to it."""
    (tmp_path / "cases").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read(workspace: Path) -> Callable[[str], ReportSpec]:
    """Write a text as board.yaml and read it."""

    def read_text(text: str) -> ReportSpec:
        (workspace / "board.yaml").write_text(text, encoding="utf-8")
        return read_spec(Path("board.yaml"))

    return read_text


@pytest.fixture
def read_more(read: Callable[[str], ReportSpec]) -> Callable[[str], ReportSpec]:
    """Read the good config with more keys after it, from line 10 on."""
    return lambda more: read(GOOD + more)


@pytest.fixture
def complaints(read: Callable[[str], ReportSpec]) -> Callable[[str], list[str]]:
    """What the reader has to say of a text that it refuses."""

    def complaints_of(text: str) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            read(text)
        return [str(complaint) for complaint in caught.value.complaints]

    return complaints_of
