"""A clock that goes back, or far ahead: nothing that was recorded changes its place, its day or its bytes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from after_a_kill import faults, strays
from small_editions import put_edition

from report_builder.cli import today
from report_builder.cli.main import run
from report_builder.delivery.shelve import shelve
from report_builder.keeping import note_built
from report_builder.ledger.releases import open_ledger
from report_builder.store.frozen import Archive

QUARTERS = ("2019-20 Q4", "2020-21 Q1", "2020-21 Q2")
DAYS = (date(2020, 7, 14), date(1970, 1, 1), date(2099, 12, 31))


def put_draft(out: Path, quarter: str) -> Path:
    """A draft of a quarter of its own report."""
    folder = put_edition(out, quarter=quarter, fingerprint=quarter)
    place = folder.parent.rename(out / f"leeds-{quarter.lower().replace(' ', '-')}-board-report") / folder.name
    files = {file.name: file.read_bytes() for file in place.iterdir()}
    note_built(out / "ledger.sqlite", report=place.parent.name, files=files, kept="")
    return place


def test_the_ledger_keeps_the_order_of_recording_and_each_day_as_the_clock_said_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [put_draft(tmp_path, quarter) for quarter in QUARTERS]

    for folder, day in zip(drafts, DAYS, strict=True):
        monkeypatch.setattr(today, "today", lambda day=day: day)
        assert run(["-q", "release", str(folder)]) == 0

    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        released = [(one.quarter, one.went_out_on) for one in ledger.releases()]
    assert released == list(zip(QUARTERS, map(str, DAYS), strict=True))
    assert faults(tmp_path) == strays(tmp_path) == []


def test_a_paper_that_is_released_again_keeps_its_first_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put_draft(tmp_path, QUARTERS[0])
    for day in DAYS:
        monkeypatch.setattr(today, "today", lambda day=day: day)
        assert run(["-q", "release", str(folder)]) == 0

    assert [one.issued_on for one in Archive(tmp_path).every()] == ["2020-07-14"]


def test_a_day_that_is_named_before_the_last_one_s_is_kept_as_it_was_told(tmp_path: Path) -> None:
    first, second = (put_draft(tmp_path, quarter) for quarter in QUARTERS[:2])

    assert run(["-q", "release", str(first), "--on", "2020-07-14"]) == 0
    assert run(["-q", "release", str(second), "--on", "2020-07-01"]) == 0

    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        assert [one.went_out_on for one in ledger.releases()] == ["2020-07-14", "2020-07-01"]


@pytest.mark.parametrize("moment", [0, 4_102_444_800])
def test_what_seems_to_be_of_long_ago_or_of_the_future_is_replaced_like_any_other(tmp_path: Path, moment: int) -> None:
    place = shelve({"report.pdf": b"old"}, tmp_path / "paper" / "public")
    for path in (place / "report.pdf", place, place.parent / ".lock"):
        os.utime(path, (moment, moment))

    shelve({"report.pdf": b"new"}, place)

    assert (place / "report.pdf").read_bytes() == b"new"
