"""The copy of a ledger for other machines: all releases, and nobody's address."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.errors import ConfigError
from report_builder.ledger.copied import copy_releases
from report_builder.ledger.looks import Look
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import PublishedCell, Release

RELEASE = Release(
    "issued",
    "public",
    "board-report",
    "Leeds",
    "2019-20 Q4",
    "2020-07-13",
    "f1",
    (PublishedCell("caseload", Decimal(62), Decimal(62), is_withheld=False),),
)


def test_every_release_is_copied_whole_and_nothing_else(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(RELEASE)
        ledger.record_look(Look(RELEASE.paper, "caseload", "2020-07-14"))

    copy_releases(tmp_path / "ledger.sqlite", tmp_path / "copy.sqlite")

    with open_ledger(tmp_path / "copy.sqlite") as copy:
        assert copy.releases() == (RELEASE,)
        assert copy.looks() == ()
    assert (tmp_path / "copy.sqlite").stat().st_mode & 0o777 == 0o600


def test_where_nothing_went_out_the_copy_is_an_empty_ledger(tmp_path: Path) -> None:
    copy_releases(tmp_path / "none.sqlite", tmp_path / "copy.sqlite")

    with open_ledger(tmp_path / "copy.sqlite") as copy:
        assert copy.releases() == ()
    assert not (tmp_path / "none.sqlite").exists()


def test_what_is_no_ledger_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text(
        "a text of somebody's, long enough to be none of ours" * 9, encoding="utf-8"
    )

    with pytest.raises(ConfigError):
        copy_releases(tmp_path / "ledger.sqlite", tmp_path / "copy.sqlite")
