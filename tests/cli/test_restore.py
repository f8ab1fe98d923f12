"""The commands `release --keep-data` and `restore`: what they refuse, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_drafts import put_draft

from report_builder.cli.main import run
from report_builder.store.frozen import Archive

KEY = "four words that nobody guesses"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_BUILDER_ARCHIVE_KEY", KEY)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--keep-data", "leeds.yaml"), "belong together"),
        (("--keep-until", "2099-01-01"), "belong together"),
        (("--keep-data", "leeds.yaml", "--keep-until", "2099-01-01", "--kind", "mailed"), "to what is issued"),
        (("--keep-data", "leeds.yaml", "--keep-until", "2001-01-01"), "that day is past"),
    ],
)
def test_a_wish_that_makes_no_sense_issues_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    folder = put_draft(tmp_path / "out")

    assert run(["release", str(folder), *options]) == 2
    assert said in capsys.readouterr().err
    assert Archive(tmp_path / "out").every() == ()


def test_without_a_key_nothing_is_kept_and_nothing_issued(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_BUILDER_ARCHIVE_KEY", "")
    folder = put_draft(tmp_path / "out")

    assert run(["release", str(folder), "--keep-data", "leeds.yaml", "--keep-until", "2099-01-01"]) == 2
    assert "REPORT_BUILDER_ARCHIVE_KEY is not set" in capsys.readouterr().err
    assert Archive(tmp_path / "out").every() == ()


def test_of_a_draft_there_is_nothing_to_restore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put_draft(tmp_path / "out")

    assert run(["restore", str(folder), str(tmp_path / "back")]) == 2
    assert "this edition was not issued" in capsys.readouterr().err


def test_of_an_issue_without_data_there_is_nothing_to_restore(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put_draft(tmp_path / "out")
    assert run(["release", str(folder)]) == 0

    assert run(["restore", str(folder), str(tmp_path / "back")]) == 2
    assert "the data of revision 1 were not kept with it" in capsys.readouterr().err
    assert not (tmp_path / "back").exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("out/back", "must not lie in the out folder"),
        ("there", "there is something of that name"),
        ("nowhere/back", "there is no such folder to put it in"),
    ],
)
def test_data_are_written_into_a_new_folder_outside_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str, said: str
) -> None:
    folder = put_draft(tmp_path / "out")
    (tmp_path / "there").mkdir()
    assert run(["release", str(folder)]) == 0

    assert run(["restore", str(folder), str(tmp_path / place)]) == 2
    assert said in capsys.readouterr().err
