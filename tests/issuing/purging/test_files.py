"""Files beside the papers: what is old goes, what a living run has in hand stays."""

from __future__ import annotations

import fcntl
from pathlib import Path

from purged_out import BEFORE, OLD, aged

from report_builder.issuing.purging.files import purge_dry_runs, purge_leftovers, purge_row_keys


def test_an_old_file_goes_and_one_of_the_day_itself_stays(tmp_path: Path) -> None:
    for name, day in (("a", OLD), ("b", BEFORE)):
        (tmp_path / f"{name}-rows-to-look-at.csv").write_text("key\n")
        aged(tmp_path / f"{name}-rows-to-look-at.csv", day)

    fates = {one.name: one.is_gone for one in purge_row_keys(tmp_path, BEFORE, is_dry_run=False)}

    assert fates == {"a-rows-to-look-at.csv": True, "b-rows-to-look-at.csv": False}
    assert [one.name for one in tmp_path.iterdir()] == ["b-rows-to-look-at.csv"]


def test_folders_of_mails_go_once_they_are_empty_and_the_archive_is_not_looked_into(tmp_path: Path) -> None:
    for place in ("mails/leeds/board", "archive/objects"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "x.eml").write_text("To: x")
        aged(tmp_path / place / "x.eml")

    assert [one.name for one in purge_dry_runs(tmp_path, BEFORE, is_dry_run=False)] == ["mails/leeds/board/x.eml"]

    assert not (tmp_path / "mails").exists()
    assert (tmp_path / "archive" / "objects" / "x.eml").is_file()


def test_a_file_that_is_being_written_stays_and_one_that_a_killed_run_left_goes(tmp_path: Path) -> None:
    living, left = tmp_path / ".a-rows-to-look-at.csv-abcd1234", tmp_path / ".b-rows-to-look-at.csv-abcd1234"
    left.touch()
    with living.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        fates = [one.name for one in purge_leftovers(tmp_path, tmp_path, is_dry_run=False)]

    assert fates == [left.name]
    assert living.exists()
    assert not left.exists()


def test_an_edition_that_a_killed_build_had_whole_comes_to_its_place(tmp_path: Path) -> None:
    whole, half = tmp_path / "report" / ".public-abcd1234-new", tmp_path / "report" / ".board-abcd1234"
    for folder in (whole, half):
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text("{}")

    fates = [one.name for one in purge_leftovers(tmp_path, tmp_path, is_dry_run=False)]

    assert fates == ["report/.board-abcd1234", "report/.public-abcd1234-new"]
    assert (tmp_path / "report" / "public" / "manifest.json").is_file()
    assert not (tmp_path / "report" / "board").exists()


def test_locks_and_files_of_others_are_not_touched(tmp_path: Path) -> None:
    for name in (".lock", ".purging", ".sending", "ledger.sqlite", ".gitignore", "notes-abcd1234"):
        (tmp_path / name).touch()

    assert list(purge_leftovers(tmp_path, tmp_path, is_dry_run=False)) == []
