"""A small paper drawn and set in side processes: the same bytes as without them, and nothing left of a failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from report_builder import bundled, composing, finishing, pipeline
from report_builder.aside.asking import HERE, Aside
from report_builder.aside.processes import side_processes
from report_builder.counting import Counted
from report_builder.errors import CommentaryError
from report_builder.report import typeset


@pytest.fixture(scope="module")
def counted() -> Counted:
    """The scrutiny briefing of the demonstration."""
    return pipeline.count(bundled.folder("config") / "rotherham-scrutiny-2020-09.yaml")


@pytest.fixture
def nothing_drawn() -> Iterator[None]:
    """No easel that remembers what another test drew."""
    composing.easel_of.cache_clear()
    yield
    composing.easel_of.cache_clear()


def files(counted: Counted, out: Path, aside: Aside) -> dict[str, bytes]:
    (written,) = pipeline.build(counted, editions=["board"], formats=("pdf", "html"), out=out, aside=aside)
    assert written.folder is not None
    return {file.name: file.read_bytes() for file in written.folder.iterdir()}


def children() -> set[str]:
    """The processes that this one has started and that are not gone."""
    found = Path("/proc/self/task").glob("*/children")
    return {child for task in found for child in task.read_text().split()}


def not_here(*_: object, **__: object) -> Any:
    raise AssertionError("it was done in this process")


def test_a_paper_made_aside_has_the_bytes_of_one_made_here(
    counted: Counted, nothing_drawn: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with side_processes([[], []], cores=3) as aside, monkeypatch.context() as patched:
        patched.setattr(typeset, "to_pdf", not_here)
        patched.setattr("report_builder.drawing.sheet.picture", not_here)
        made_aside = files(counted, tmp_path / "aside", aside)
    composing.easel_of.cache_clear()

    assert made_aside == files(counted, tmp_path / "here", HERE)
    assert {"scrutiny-briefing.pdf", "figures.json", "manifest.json"} <= made_aside.keys()


def test_an_edition_whose_commentary_is_wrong_is_not_written_and_leaves_no_process(
    counted: Counted, nothing_drawn: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong:
        def insist(self) -> None:
            raise CommentaryError("it says fell where the figures rose")

    before = children()
    monkeypatch.setattr(finishing, "lint_edition", lambda *_: Wrong())
    with side_processes([[], []], cores=3) as aside:
        assert children() - before
        (written,) = pipeline.build(counted, editions=["board"], formats=("pdf",), out=tmp_path, aside=aside)

    assert isinstance(written.error, CommentaryError)
    assert not list(tmp_path.rglob("*.pdf"))
    assert children() <= before
