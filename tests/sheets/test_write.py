"""What is written: the same columns, a mark in the place of what is withheld, and nothing over the true counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.errors import ConfigError
from report_builder.model.linked import GuardedRow, GuardedTable
from report_builder.sheets.write import places_in, save_for_oneself, to_csv

Save = Callable[[str, str | bytes], Path]


def test_a_table_has_its_columns_and_a_mark_for_what_is_withheld() -> None:
    rows = (GuardedRow(("10, young", "Boys"), 7), GuardedRow(("11", "Boys"), None))

    text = to_csv(GuardedTable("t.csv", ("age", "sex"), rows))

    assert text == 'age,sex,count\n"10, young",Boys,7\n11,Boys,[c]\n'


def test_the_true_counts_are_never_overwritten(save: Save) -> None:
    path = save("t.csv", "x")

    with pytest.raises(ConfigError, match="would take the place of the true counts"):
        places_in(Path(), [path])


def test_two_files_of_one_name_cannot_go_into_one_folder() -> None:
    with pytest.raises(ConfigError, match="two files have the same name"):
        places_in(Path("out"), [Path("a/t.csv"), Path("b/t.csv")])


def test_what_is_for_oneself_only_the_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "reasons.json"
    path.write_text("old")
    path.chmod(0o644)

    save_for_oneself(path, "new")

    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "reasons.json").mkdir()

    with pytest.raises(OSError, match="directory"):
        save_for_oneself(tmp_path / "reasons.json", "new")

    assert [path.name for path in tmp_path.iterdir()] == ["reasons.json"]
