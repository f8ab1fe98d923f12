"""The cache of builds at a purge: it goes with its papers and with age, and stays with a paper that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from purged_out import BEFORE, OLD, aged

from report_builder.issuing.purging.cache import purge_cache

REPORT = "leeds-board-report"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A paper of two editions, and the cache of its builds."""
    for edition in ("board", "public"):
        (tmp_path / REPORT / edition).mkdir(parents=True)
        (tmp_path / REPORT / edition / "manifest.json").write_text("{}")
        (tmp_path / "cache" / REPORT / edition).mkdir(parents=True)
        (tmp_path / "cache" / REPORT / edition / "charts.kept").write_bytes(b"")
    return tmp_path


def gone(out: Path, *editions: str, is_dry_run: bool = False) -> dict[str, bool]:
    fates = purge_cache(out, BEFORE, gone=[f"{REPORT}/{one}" for one in editions], is_dry_run=is_dry_run)
    return {one.name: one.is_gone for one in fates}


def test_it_stays_while_a_paper_of_its_report_does(out: Path) -> None:
    assert gone(out, "board") == {f"cache/{REPORT}": False}
    assert (out / "cache" / REPORT / "board").is_dir()


def test_it_goes_with_the_last_paper_and_a_dry_run_only_says_so(out: Path) -> None:
    assert gone(out, "board", "public", is_dry_run=True) == {f"cache/{REPORT}": True}
    assert (out / "cache" / REPORT).is_dir()

    assert gone(out, "board", "public") == {f"cache/{REPORT}": True}
    assert not (out / "cache" / REPORT).exists()


def test_it_goes_where_nothing_was_written_to_it_since_that_day(out: Path) -> None:
    for place in [*(out / "cache").rglob("*")][::-1]:
        aged(place, OLD)

    assert gone(out) == {f"cache/{REPORT}": True}


def test_a_link_is_not_followed_and_no_cache_is_no_fault(out: Path, tmp_path: Path) -> None:
    (out / "cache" / "elsewhere").symlink_to(out / REPORT)
    assert "cache/elsewhere" not in gone(out, "board", "public")
    assert (out / REPORT / "board").is_dir()

    assert gone(tmp_path / "empty") == {}
