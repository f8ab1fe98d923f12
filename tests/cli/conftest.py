"""One edition of the demonstration, built once for all who look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli.main import run


@pytest.fixture(scope="session")
def demonstration() -> str:
    """The path of the demonstration's config."""
    return str(bundled.folder("config") / "rotherham-2019-20-q4.yaml")


@pytest.fixture(scope="session")
def edition(demonstration: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a part of the public edition."""
    out = tmp_path_factory.mktemp("out")
    options = ["--edition", "public", "--format", "html", "--only", "custody", "--out", str(out)]
    assert run(["-q", "build", demonstration, *options]) == 0
    return out / "rotherham-2019-20-q4-board-report" / "public-custody"
