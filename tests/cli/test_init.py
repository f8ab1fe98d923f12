"""The command `init`: a workspace whole or not at all, and over nothing that exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli.init import write_workspace
from report_builder.cli.main import run
from report_builder.errors import ConfigError, OutsideError

CONFIG = "rotherham-2019-20-q4.yaml"


def write_one_table(folder: Path) -> None:
    (folder / "persons.csv").write_text("person_id\n")


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_workspace_holds_a_config_a_dataset_and_an_empty_out(tmp_path: Path) -> None:
    config = write_workspace(tmp_path / "new" / "board", write_data=write_one_table)

    assert config == tmp_path / "new" / "board" / "config" / CONFIG
    assert names(tmp_path) == {
        f"new/board/config/{CONFIG}",
        "new/board/data/rotherham-2019-20-q4/persons.csv",
    }
    assert not list((tmp_path / "new" / "board" / "out").iterdir())


def test_its_config_is_the_shipped_one(tmp_path: Path) -> None:
    config = write_workspace(tmp_path / "board", write_data=write_one_table)

    assert config.read_bytes() == (bundled.folder("config") / CONFIG).read_bytes()


def test_the_empty_folder_in_which_one_stands_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    write_workspace(Path(), write_data=write_one_table)

    assert {path.name for path in tmp_path.iterdir()} == {"config", "data", "out"}


def test_nothing_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "config" / CONFIG
    mine.parent.mkdir()
    mine.write_text("my own")

    with pytest.raises(ConfigError, match="exists already; name a folder that is new or empty"):
        write_workspace(tmp_path, write_data=write_one_table)

    assert names(tmp_path) == {f"config/{CONFIG}"}
    assert mine.read_text() == "my own"


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path) -> None:
    def fill_the_disk(folder: Path) -> None:
        write_one_table(folder)
        raise OSError(28, "No space left on device")

    with pytest.raises(OutsideError, match="No space left on device"):
        write_workspace(tmp_path / "board", write_data=fill_the_disk)

    assert not list(tmp_path.iterdir())


def test_the_command_tells_the_next_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    status = run(["init", "my board", "--service", "rotherham"])

    last_line = capsys.readouterr().out.splitlines()[-1]
    assert status == 0
    assert last_line == f"  report-builder build 'my board/config/{CONFIG}' --out 'my board/out'"
    assert (tmp_path / "my board/data/rotherham-2019-20-q4/persons.csv").is_file()


def test_another_service_is_refused_with_what_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["init", str(tmp_path / "board"), "--service", "Leeds"])

    assert status == 2
    assert "no demonstration for 'Leeds'; leave --service out" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
