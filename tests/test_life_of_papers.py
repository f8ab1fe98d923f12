"""The ledger's steps: each once, in its order, with its files and what its readers have by it, or none of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.ledger.releases import open_ledger
from report_builder.ledger.steps import Step
from report_builder.model.release import Paper, PublishedCell, Release

PAPER = Paper("public", "board-report", "Leeds", "2019-20 Q4", "2020-07-13", "f1")
BUILT = Step("built", "leeds-2019-20-q4-board-report", PAPER, manifest="m1", kept="s1")
APPROVED = replace(BUILT, kind="approved", kept="", who="A. Manager", post="Service Manager", day="2020-07-10")
ISSUED = replace(BUILT, kind="issued", revision=1, kept="r1", day="2020-07-14")


def release() -> Release:
    cell = PublishedCell("caseload", Decimal(62), Decimal(62), is_withheld=False)
    return Release("issued", *(getattr(PAPER, name) for name in PAPER.__slots__), cells=(cell,))


def test_the_life_of_a_paper_is_told_in_its_order_and_each_step_once(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.steps() == ()
        assert [ledger.record_step(one) for one in (BUILT, APPROVED, ISSUED, BUILT)] == [True, True, True, False]

    with open_ledger(tmp_path / "ledger.sqlite") as again:
        assert again.steps() == (BUILT, APPROVED, ISSUED)
        assert again.steps(kinds=("issued",)) == (ISSUED,)
        assert again.steps(report="another") == again.steps(audience="board") == ()


def test_a_file_is_known_by_its_hash_and_by_nothing_else(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record_step(BUILT, files={"board-report.pdf": "p1", "figures.json": "j1"})

        assert ledger.manifests_with("p1") == (("m1", "board-report.pdf"),)
        assert ledger.manifests_with("p2") == ()


def test_what_readers_have_by_a_step_is_recorded_with_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record_step(ISSUED, release=release())
        ledger.record_step(ISSUED, release=release())

        assert [one.paper for one in ledger.releases()] == [PAPER]


def test_a_step_that_cannot_be_recorded_leaves_nothing_of_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        with pytest.raises(Exception, match="CHECK constraint failed"):
            ledger.record_step(replace(ISSUED, kind="thrown away"), files={"a": "b"}, release=release())

        assert ledger.releases() == ledger.steps() == ()
        assert ledger.manifests_with("b") == ()
