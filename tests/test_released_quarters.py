"""Two quarters of one service, released in order: what went out stays as it was, and both are certified together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from any_service import write_service

from report_builder.cli.main import run
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import PublishedCell, Release

pytestmark = pytest.mark.slow

EDITIONS = {"public": {"threshold": 5}}
BUILD = ("--edition", "public", "--format", "html")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fourth quarter, released, then the first of the next year, whose rolling year overlaps, released too."""
    folder = tmp_path_factory.mktemp("released") / "any"
    config = write_service(folder, children=80, seed=5, config={"editions": EDITIONS})
    said = yaml.safe_load(config.read_text(encoding="utf-8"))
    earlier = folder / "earlier.yaml"
    earlier.write_text(yaml.safe_dump({**said, "quarter": "2021-22 Q4"}), encoding="utf-8")
    for file in (earlier, config):
        assert run(["build", str(file), *BUILD, "--out", str(folder / "out")]) == 0
        assert run(["release", str(_latest(folder / "out"))]) == 0
    return folder / "out"


def _latest(out: Path) -> Path:
    return max(out.glob("*/public"), key=lambda folder: folder.stat().st_mtime_ns)


def _papers(out: Path) -> list[Path]:
    return sorted(out.glob("*/public"), key=lambda folder: folder.stat().st_mtime_ns)


def _released(out: Path) -> tuple[Release, ...]:
    with open_ledger(out / "ledger.sqlite") as ledger:
        return ledger.known_to("public", yot="Anyshire").earlier


def _again(out: Path) -> list[tuple[PublishedCell, PublishedCell]]:
    """The cells that stand in both papers, then and now."""
    first, second = ({cell.name: cell for cell in release.cells} for release in _released(out))
    return [(cell, second[name]) for name, cell in first.items() if name in second]


def test_each_is_certified_with_what_went_out_before(out: Path) -> None:
    for number, paper in enumerate(_papers(out)):
        certificate = json.loads((paper / "manifest.json").read_text(encoding="utf-8"))["certificate"]
        assert certificate["exactly_recoverable"] == 0
        assert certificate["narrowest_interval"] is None or certificate["narrowest_interval"] >= 2
        kept = "one earlier release" if number else "0 earlier releases"
        assert f"The reader has kept {kept}." in certificate["assumptions"]


def test_what_was_printed_is_printed_again_and_what_was_withheld_is_withheld_again(out: Path) -> None:
    again = _again(out)

    assert again
    assert [now.name for then, now in again if then.is_withheld is not now.is_withheld] == []


def test_a_paper_that_was_released_is_no_draft_and_is_built_again_as_it_is(
    out: Path,
) -> None:
    released, *later = [_files(out), *(_built_again(out) for _ in range(2))]

    assert b"DRAFT" not in released["board-report.html"]
    assert released == later[0] == later[1]


def _built_again(out: Path) -> dict[str, bytes]:
    assert run(["build", str(out.parent / "report.yaml"), *BUILD, "--out", str(out)]) == 0
    return _files(out)


def _files(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in _papers(out)[-1].iterdir()}
