"""Side processes that find the work of these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from report_builder.aside.asking import Aside
from report_builder.aside.processes import side_processes


@pytest.fixture(autouse=True)
def finds_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """A side process is a fresh interpreter, and looks where its environment says."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent / "by_hand"))


@pytest.fixture
def aside(finds_works: None) -> Iterator[Aside]:
    """Two side processes that prepare nothing."""
    with side_processes([[], []], cores=3) as made:
        yield made
