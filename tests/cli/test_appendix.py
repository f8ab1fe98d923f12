"""A part of an issued edition by itself: proved, from its archive alone, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from report_builder.cli.main import run


@pytest.fixture(scope="module")
def issued(demonstration: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions of the demonstration, as HTML; with nothing left of its config and data."""
    out = tmp_path_factory.mktemp("issued")
    assert run(["-q", "build", demonstration, "--format", "html", "--out", str(out)]) == 0
    return out / "rotherham-2019-20-q4-board-report"


@pytest.fixture
def copy(issued: Path, tmp_path: Path) -> Path:
    """The public edition, which a test may alter."""
    shutil.copytree(issued / "public", tmp_path / "paper" / "public")
    return tmp_path / "paper" / "public"


def appendix(edition: Path, part: str, out: Path, *more: str) -> int:
    return run(["-q", "appendix", str(edition), part, "--out", str(out), *more])


def rehashed(edition: Path, **changed: object) -> None:
    """The manifest made to agree with the files as they are, as nobody but a forger would."""
    file = edition / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["files"] = {name: sha256((edition / name).read_bytes()).hexdigest() for name in manifest["files"]}
    file.write_text(json.dumps({**manifest, **changed}), encoding="utf-8")


@pytest.mark.parametrize("edition", ["board", "public"])
def test_an_appendix_of_either_edition_is_set_by_itself(
    issued: Path, edition: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appendix(issued / edition, "appendix 1", tmp_path) == 0

    folder = tmp_path / f"rotherham-2019-20-q4-board-report-{edition}-appendix-1"
    assert [file.name for file in folder.iterdir()] == ["board-report-appendix-1.pdf"]
    assert "Appendix 1: 72 figures, each as it was built" in capsys.readouterr().out


def test_every_form_of_a_chart_holds_its_numbers(issued: Path, tmp_path: Path) -> None:
    document = issued / "public" / "board-report.html"
    assert appendix(document, "chart 1b", tmp_path, "--format", "html,xlsx,ods") == 0

    folder = tmp_path / "rotherham-2019-20-q4-board-report-public-chart-1b"
    assert {file.suffix for file in folder.iterdir()} == {".html", ".xlsx", ".ods"}
    page = next(folder.glob("*.html")).read_text(encoding="utf-8")
    assert "Chart 1b:" in page
    assert "Rotherham: 169" in page  # as in the chart's alternative text in the paper: 169 per 100,000 in 2019
    assert "Chart 1a:" not in page


def test_the_same_part_has_the_same_bytes(issued: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert appendix(issued / "public", "table 1", tmp_path / out, "--format", "html,xlsx") == 0

    for file in sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("board*.*")):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_an_unknown_part_is_answered_with_the_nearest(
    issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert appendix(issued / "public", "chrat 7", tmp_path) == 2

    assert "has no part 'chrat 7'; did you mean 'chart 7'?" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_part_that_an_edition_does_not_print_is_no_part_of_it(issued: Path, tmp_path: Path) -> None:
    """A chart of the tracker stands in the board's edition; the public one says in words that it is withheld."""
    board = (issued / "board" / "board-report.html").read_text(encoding="utf-8")
    public = (issued / "public" / "board-report.html").read_text(encoding="utf-8")
    number = next(n for n in ("14", "15", "17") if f'id="chart-{n}"' in board and f'id="chart-{n}"' not in public)

    assert appendix(issued / "board", f"chart {number}", tmp_path, "--format", "html") == 0
    assert appendix(issued / "public", f"chart {number}", tmp_path, "--format", "html") == 2


@pytest.mark.parametrize("name", ["figures.json", "archive.zip", "board-report.html"])
def test_an_altered_file_stops_it_and_is_named(
    copy: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (copy / name).open("ab") as file:
        file.write(b" ")

    assert appendix(copy, "table 1", tmp_path / "out") == 1
    assert f"{copy / name}: this file was altered after it was built" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_number_altered_together_with_its_hash_is_not_proved(copy: Path, tmp_path: Path) -> None:
    """Rotherham's 169 in the archive's table 1 becomes 168, and the manifest is made to agree with it."""
    import zipfile

    from report_builder.report.zipped import zipped

    with zipfile.ZipFile(copy / "archive.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["report.json"] = parts["report.json"].replace(b'"169"', b'"168"')
    (copy / "archive.zip").write_bytes(zipped(parts))
    rehashed(copy)

    assert appendix(copy, "table 1", tmp_path / "out", "--format", "html") == 70
    assert not (tmp_path / "out").exists()


def test_an_edition_without_an_archive_says_how_to_get_one(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"]["archive.zip"]
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    assert appendix(copy, "table 1", tmp_path / "out") == 2
    assert "built without an archive; build it again" in capsys.readouterr().err


def test_other_versions_of_what_sets_a_page_are_said(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rehashed(copy, versions={"weasyprint": "0.1"})

    assert run(["appendix", str(copy), "table 1", "--out", str(tmp_path / "out"), "--format", "html"]) == 0
    assert "weasyprint is 70.0, and was 0.1 when the edition was built" in capsys.readouterr().err


def test_a_form_that_is_not_made_is_refused(issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appendix(issued / "public", "table 1", tmp_path, "--format", "rtf") == 2
    assert "'rtf' is not made; there are: pdf, html, docx, xlsx, ods" in capsys.readouterr().err


def test_a_killed_run_leaves_the_part_as_it_was(issued: Path, tmp_path: Path) -> None:
    assert appendix(issued / "public", "table 1", tmp_path, "--format", "html") == 0
    folder = tmp_path / "rotherham-2019-20-q4-board-report-public-table-1"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    call = [sys.executable, "-m", "report_builder", "-q", "appendix", str(issued / "public"), "table 1"]

    for seconds in (0.3, 0.9, 1.5):
        running = subprocess.Popen([*call, "--out", str(tmp_path), "--format", "html,xlsx"], stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()

    after = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert after == before or set(after) == {"board-report-table-1.html", "board-report-table-1.xlsx"}


def test_it_opens_neither_config_nor_data(issued: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    read = Path.read_bytes

    def noted(path: Path) -> bytes:
        opened.append(str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", noted)

    assert appendix(issued / "public", "table 1", tmp_path, "--format", "html") == 0
    assert not [name for name in opened if "/data/" in name or name.endswith(".yaml")]
