"""A paper that was built and released: its final files are what a build makes afterwards, and its data come back."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.audit.read import read_artefact
from report_builder.cli.main import run
from report_builder.store.frozen import Archive

pytestmark = pytest.mark.slow

SHIPPED = "rotherham-scrutiny-2020-07"
FORMS = "pdf,html,docx,xlsx"
KEY = "four words that nobody guesses"


def workspace(folder: Path) -> Path:
    """The briefing of the demonstration with data and templates of its own."""
    shipped = bundled.folder("config")
    text = (shipped / f"{SHIPPED}.yaml").read_text(encoding="utf-8")
    (folder / "config").mkdir(parents=True)
    shutil.copytree(bundled.folder("data") / "rotherham-2019-20-q4", folder / "data" / "rotherham-2019-20-q4")
    (folder / "templates" / "shared").mkdir(parents=True)
    style = (bundled.folder("templates") / "shared" / "screen.css").read_text(encoding="utf-8")
    (folder / "templates" / "shared" / "screen.css").write_text(f"{style}\n.cover {{ color: #123456; }}\n", "utf-8")
    config = folder / "config" / "briefing.yaml"
    config.write_text(text, encoding="utf-8")
    return config


def build(config: Path, *more: str, forms: str = FORMS) -> int:
    return run(["-q", "build", str(config), "--format", forms, "--out", str(config.parent.parent / "out"), *more])


def editions(config: Path) -> list[Path]:
    return sorted(file.parent for file in (config.parent.parent / "out").glob("*/*/manifest.json"))


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, dict[str, bytes]]]:
    """The config, and the files of each edition after its release; the data were kept with the board's."""
    config = workspace(tmp_path_factory.mktemp("released"))
    assert build(config) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORT_BUILDER_ARCHIVE_KEY", KEY)
        board, public = editions(config)
        keeping = ["--keep-data", str(config), "--keep-until", "2099-12-31"]
        assert run(["-q", "release", str(board), "--on", "2020-07-14", *keeping]) == 0
        assert run(["-q", "release", str(public), "--on", "2020-07-14"]) == 0
    return config, {folder: files(folder) for folder in editions(config)}


Released = tuple[Path, dict[Path, dict[str, bytes]]]


def test_both_editions_are_final_in_every_form(released: Released) -> None:
    _, issued = released

    assert [folder.name for folder in issued] == ["board", "public"]
    for each in issued.values():
        endings = {name.rpartition(".")[2] for name in each}
        assert {*FORMS.split(","), "json", "zip"} == endings
        for name, content in each.items():
            if not name.endswith((".json", ".zip")):
                said = " ".join(passage.words for passage in read_artefact(name, content).passages)
                assert "DRAFT" not in said


def test_a_build_afterwards_gives_the_same_bytes_and_puts_by_nothing_new(released: Released) -> None:
    config, issued = released
    archive = config.parent.parent / "out" / "archive"
    objects = sorted(archive.rglob("*"))
    for folder in issued:
        shutil.rmtree(folder)

    assert build(config) == 0

    assert {folder: files(folder) for folder in editions(config)} == issued
    assert sorted(archive.rglob("*")) == objects


def test_the_data_come_back_as_they_were_and_stand_nowhere_in_the_clear(
    released: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, (board, _) = released
    monkeypatch.setenv("REPORT_BUILDER_ARCHIVE_KEY", KEY)
    data = config.parent.parent / "data" / "rotherham-2019-20-q4"
    back = tmp_path / "back"
    assert run(["-q", "restore", str(board), str(back)]) == 0
    assert all((data / name).read_bytes() == content for name, content in files(back).items())
    assert "persons.csv" in files(back)
    assert back.stat().st_mode & 0o777 == 0o700

    with (data / "persons.csv").open(encoding="utf-8", newline="") as opened:
        ids = [row["person_id"].encode() for row in csv.DictReader(opened)]
    kept = [file.read_bytes() for file in (config.parent.parent / "out" / "archive").rglob("*") if file.is_file()]
    assert not any(b"," + id_ + b"," in content or b"\n" + id_ + b"," in content for id_ in ids for content in kept)


def test_data_that_were_purged_are_said_to_be(
    released: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config, issued = released
    monkeypatch.setenv("REPORT_BUILDER_ARCHIVE_KEY", KEY)
    out = tmp_path / "out"
    shutil.copytree(config.parent.parent / "out", out)
    board = out / next(iter(issued)).relative_to(config.parent.parent / "out")
    (frozen,) = Archive(out).revisions(board.parent.name, "board")
    Archive(out).objects.place_of(frozen.inputs).unlink()

    assert run(["-q", "restore", str(board), str(tmp_path / "back")]) == 2
    assert "were to be kept until 2099-12-31, and are deleted" in capsys.readouterr().err
    assert not (tmp_path / "back").exists()


def test_a_template_that_changed_makes_a_draft_of_the_next_revision(released: Released, tmp_path: Path) -> None:
    config, _ = released
    shutil.copytree(config.parent.parent, tmp_path / "later")
    later = tmp_path / "later" / "config" / config.name
    style = tmp_path / "later" / "templates" / "shared" / "screen.css"
    style.write_text(style.read_text(encoding="utf-8").replace("#123456", "#654321"), encoding="utf-8")

    assert build(later, "--edition", "board", forms="html") == 0

    board, _ = editions(later)
    assert "DRAFT" in (board / "scrutiny-briefing.html").read_text(encoding="utf-8")
    assert run(["-q", "release", str(board)]) == 0
    assert [one.revision for one in Archive(tmp_path / "later" / "out").revisions(board.parent.name, "board")] == [1, 2]


def test_data_that_are_not_the_paper_s_are_not_kept_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = workspace(tmp_path)
    assert build(config, "--edition", "board", forms="html") == 0
    monkeypatch.setenv("REPORT_BUILDER_ARCHIVE_KEY", KEY)
    (board,) = editions(config)
    config.write_text(config.read_text(encoding="utf-8") + "\nsignatures: [Chief Officer]\n", encoding="utf-8")
    keeping = ["--keep-data", str(config), "--keep-until", "2099-12-31"]

    assert run(["-q", "release", str(board), *keeping]) == 1

    assert "are not those that this edition was made from" in capsys.readouterr().err
    assert Archive(tmp_path / "out").every() == ()


def test_an_encrypted_edition_is_final_and_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = workspace(tmp_path)
    said = config.read_text(encoding="utf-8")
    config.write_text(said.replace("encrypt: false", "encrypt: true"), encoding="utf-8")
    monkeypatch.setenv("REPORT_BUILDER_PASSWORD_BOARD", "correct horse battery")
    wishes = ["--edition", "board", "--format", "pdf", "--out", str(tmp_path / "out")]
    assert run(["-q", "build", str(config), *wishes]) == 0
    (board,) = editions(config)
    assert "encrypted" in json.loads((board / "manifest.json").read_text(encoding="utf-8"))
    draft = files(board)

    assert run(["-q", "release", str(board)]) == 0

    final = files(board)
    assert final["scrutiny-briefing.pdf"] != draft["scrutiny-briefing.pdf"]
    assert run(["-q", "build", str(config), *wishes]) == 0
    assert files(board) == final
