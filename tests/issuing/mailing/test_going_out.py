"""Whether an edition may go to its readers, by what they hold when it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mailed_editions import mailed
from small_editions import figure

from report_builder.errors import DataError, DisclosureError
from report_builder.issuing.mailing.going_out import going_out, insist_no_errors
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import Known, Release

EARLIER = Release("issued", "board", "board-report", "Leeds", "2019-20 Q3", "2020-04-01", "g", ())
SHOWN = (figure("caseload", 62),)


def goes(out: Path, *, edition: str, **manifest: object) -> Release:
    with open_ledger(out / "ledger.sqlite") as ledger:
        made = mailed(out, edition=edition, figures=SHOWN, **manifest)
        return going_out(made, ledger, day="2020-07-01", say=lambda _: None)[0]


def test_what_the_readers_have_by_it_is_what_it_prints(tmp_path: Path) -> None:
    release = goes(tmp_path, edition="public", protected_with=Known("public").digest)

    assert (release.kind, release.audience, release.went_out_on) == ("mailed", "public", "2020-07-01")
    assert [(one.low, one.high, one.is_withheld) for one in release.cells] == [(62, 62, False)]


def test_a_protected_edition_is_stale_once_its_readers_hold_more_and_an_open_one_never_is(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(EARLIER)
    nothing = Known("board").digest

    with pytest.raises(DisclosureError, match="build it again and send that"):
        goes(tmp_path, edition="board", protected_with=nothing, rules={"threshold": 5})
    assert goes(tmp_path, edition="board", protected_with=nothing, rules={"threshold": 0}).audience == "board"


def test_what_went_out_to_the_public_does_not_make_the_boards_edition_stale(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.record(Release("issued", "public", "board-report", "Leeds", "2019-20 Q3", "2020-04-01", "g", ()))

    assert goes(tmp_path, edition="board", protected_with=Known("board").digest, rules={"threshold": 5}).cells


def test_a_finding_that_stops_is_named_and_a_warning_is_none(tmp_path: Path) -> None:
    check = {"name": "orphan-episode", "table": "episodes", "column": "", "stops": True}

    with pytest.raises(DataError, match="episodes: the checks found an error: orphan-episode"):
        insist_no_errors(mailed(tmp_path, checks=[check]))
    insist_no_errors(mailed(tmp_path, checks=[{**check, "stops": False}]))
