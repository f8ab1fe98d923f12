"""The files of an edition, read once it may be passed on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_editions import figure, put_edition

from report_builder.errors import ConfigError, DataError
from report_builder.issuing.contents import contents_of, insist_whole
from report_builder.issuing.issued import read_issued


def test_they_are_all_that_the_manifest_names_and_the_manifest(tmp_path: Path) -> None:
    folder = put_edition(tmp_path)
    (folder / "notes.txt").write_text("nobody's", encoding="utf-8")

    files = contents_of(read_issued(folder))

    assert {*files, "notes.txt"} == {file.name for file in folder.iterdir()}
    assert all(content == (folder / name).read_bytes() for name, content in files.items())


def test_a_paper_that_a_purge_took_away_meanwhile_is_told_in_words(tmp_path: Path) -> None:
    edition = read_issued(put_edition(tmp_path))
    shutil.rmtree(edition.folder)

    with pytest.raises(DataError, match="taken away in the meantime"):
        contents_of(edition)


def test_another_paper_that_was_built_meanwhile_is_noticed(tmp_path: Path) -> None:
    edition = read_issued(put_edition(tmp_path))
    put_edition(tmp_path, figures=(figure("exits", 12),))

    with pytest.raises(DataError, match="another paper was built there in the meantime"):
        contents_of(edition)


def test_a_file_that_was_altered_meanwhile_is_noticed(tmp_path: Path) -> None:
    edition = read_issued(put_edition(tmp_path))
    (edition.folder / "figures.json").write_bytes(b"{}")

    with pytest.raises(DataError, match="another paper was built there in the meantime"):
        contents_of(edition)


def test_a_folder_of_a_part_is_not_taken_for_the_edition(tmp_path: Path) -> None:
    folder = put_edition(tmp_path)
    insist_whole(read_issued(folder))

    with pytest.raises(ConfigError, match="it holds a part of a paper"):
        insist_whole(read_issued(folder.rename(folder.with_name("public-custody"))))
