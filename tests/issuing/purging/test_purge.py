"""What a purge takes away and what it must never touch; killed at any moment, the next one completes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from purged_out import (
    BEFORE,
    REPORT,
    aged,
    built,
    everything_in,
    issued,
    mail_of,
    mailed,
    noted,
    put_by,
)
from small_editions import put_edition

from report_builder.errors import ConfigError, DataError, OutsideError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.purging.purge import Purged, purge
from report_builder.ledger.releases import open_ledger
from report_builder.model.release import Release
from report_builder.store.frozen import Archive


class KilledError(BaseException):
    """The process ends here."""


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """A folder of temporary files of our own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An issued public edition, a draft for the board that was not, and one of everything else."""
    out = tmp_path / "out"
    board, public = put_edition(out, edition="board"), put_edition(out)
    built(board, kept=put_by(out, b"sources of the draft"))
    built(public, kept=put_by(out, b"sources of the issue"))
    issued(public, inputs=b"encrypted", keep_until="2020-12-31")
    put_by(out, b"of nobody")
    part = out / f"{REPORT}-public-chart-5"
    part.mkdir()
    (part / "board-report-chart-5.pdf").write_bytes(b"%PDF")
    mails = out / "mail-not-sent" / REPORT / "board"
    mails.mkdir(parents=True)
    (mails / "chair.eml").write_text("To: chair")
    aged(mails / "chair.eml")
    keys = out / "leeds-rows-to-look-at.csv"
    keys.write_text("finding,table,column,key\n")
    aged(keys)
    noted(out, mail_of("public", "sent"))
    half = out / REPORT / ".public-ab12_xyz"
    half.mkdir()
    (half / "manifest.json").write_text("{}")
    return out


def gone(purged: Purged) -> dict[str, str]:
    return {one.name: one.kind for one in purged.went}


def test_it_takes_what_is_old_and_keeps_what_was_issued(out: Path, temporary: Path) -> None:
    purged = purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert gone(purged) == {
        f"{REPORT}/board": "paper",
        f"{REPORT}-public-chart-5": "part",
        f"mail-not-sent/{REPORT}/board/chair.eml": "mail",
        "leeds-rows-to-look-at.csv": "row keys",
        f"{REPORT}/public": "data",
        "archive": "archive",
        "ledger.sqlite": "address",
        f"{REPORT}/.public-ab12_xyz": "temporary",
    }
    left = {path.split("/")[0] for path in everything_in(out)}
    assert left == {REPORT, "archive", "ledger.sqlite"}
    assert (out / REPORT / "public" / "manifest.json").is_file()
    assert not (out / REPORT / "board").exists()


def test_the_issue_is_whole_afterwards_and_the_ledger_says_the_same(out: Path, temporary: Path) -> None:
    archive = Archive(out)
    (frozen,) = archive.every()
    with open_ledger(out / "ledger.sqlite") as ledger:
        before = ledger.steps(), ledger.releases()

    purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert archive.every() == (frozen,)
    assert set(archive.files_of(frozen)) == {"board-report.html", "figures.json", "manifest.json"}
    assert archive.objects.get(frozen.sources) == b"sources of the issue"
    assert not archive.objects.has(frozen.inputs)
    with open_ledger(out / "ledger.sqlite") as ledger:
        assert (ledger.steps(), ledger.releases()) == before


def test_a_dry_run_says_the_same_and_changes_nothing(out: Path, temporary: Path) -> None:
    before = everything_in(out)

    said = purge(out, BEFORE, is_dry_run=True, temporary=temporary)

    assert everything_in(out) == before
    assert gone(said) == gone(purge(out, BEFORE, is_dry_run=False, temporary=temporary))


def test_a_second_purge_finds_nothing(out: Path, temporary: Path) -> None:
    purge(out, BEFORE, is_dry_run=False, temporary=temporary)
    before = everything_in(out)

    assert purge(out, BEFORE, is_dry_run=False, temporary=temporary).went == ()
    assert everything_in(out) == before


def test_nothing_goes_of_the_day_itself_or_later(out: Path, temporary: Path) -> None:
    shutil.rmtree(out / REPORT / ".public-ab12_xyz")
    before = everything_in(out)

    purged = purge(out, date(2020, 7, 13), is_dry_run=False, temporary=temporary)

    assert purged.went == ()
    assert everything_in(out) == before
    whys = {one.name: one.why for one in purged.stayed}
    assert whys[f"{REPORT}/board"] == "its day, 2020-07-13, is not before 2020-07-13"
    assert whys[f"{REPORT}-public-chart-5"].endswith("which is not before 2020-07-13")


@contextmanager
def killed_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process ends instead of the step after so many that change the disk."""
    left = [steps]

    def counted(name: str) -> None:
        whole = getattr(Path, name)

        def one(self: Path, *arguments: object, **named: object) -> object:
            if left[0] == 0:
                raise KilledError
            left[0] -= 1
            return whole(self, *arguments, **named)

        context.setattr(Path, name, one)

    with monkeypatch.context() as context:
        for name in ("rename", "unlink", "rmdir"):
            counted(name)
        yield


@pytest.mark.parametrize("steps", range(12))
def test_one_that_was_killed_is_completed_by_the_next(
    out: Path, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    shutil.copytree(out, tmp_path / "other")
    purge(tmp_path / "other", BEFORE, is_dry_run=False, temporary=temporary)
    whole = {path for path in everything_in(tmp_path / "other") if path != "ledger.sqlite"}

    with killed_after(steps, monkeypatch):
        try:
            purge(out, BEFORE, is_dry_run=False, temporary=temporary)
        except KilledError:
            assert {one.parent.name for one in out.glob("*/*/manifest.json")} <= {"board", "public", ".public-ab12_xyz"}
    purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert {path for path in everything_in(out) if path != "ledger.sqlite"} == whole
    with open_ledger(out / "ledger.sqlite") as ledger:
        assert not any("@" in one.recipient for one in ledger.mailings())


def test_a_draft_whose_mails_are_not_at_their_end_stays(tmp_path: Path, temporary: Path) -> None:
    out = tmp_path / "out"
    built(put_edition(out, edition="board"))
    noted(out, mail_of("board", "unknown"))

    purged = purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert {one.name: one.why for one in purged.stayed} == {
        f"{REPORT}/board": "a mail of it is still to be sent or settled",
        "ledger.sqlite": "the addresses of mails of that day or later, or that are still to be sent or settled",
    }


def test_what_was_mailed_can_be_had_from_the_archive_when_its_folder_went(tmp_path: Path, temporary: Path) -> None:
    out = tmp_path / "out"
    board = put_edition(out, edition="board")
    built(board, kept=put_by(out, b"sources of the draft"))
    listing = mailed(board)

    purged = purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert gone(purged) == {f"{REPORT}/board": "paper"}
    assert Archive(out).objects.has(listing)
    assert len(Archive(out).objects.names()) == 5  # three files, their listing, the sources


def test_a_paper_that_was_issued_before_there_was_an_archive_stays(tmp_path: Path, temporary: Path) -> None:
    out = tmp_path / "out"
    public = put_edition(out)
    with open_ledger(out / "ledger.sqlite") as ledger:
        ledger.record(Release("issued", **asdict(read_issued(public).paper), cells=(), went_out_on="2020-08-01"))

    purged = purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert [one.why for one in purged.stayed] == ["it was issued, before there was an archive"]
    assert public.is_dir()


def test_a_damaged_archive_stops_it_before_anything_went(out: Path, temporary: Path) -> None:
    record = out / "archive" / REPORT / "public" / "revision-1.json"
    record.write_text("{}")
    before = everything_in(out)

    with pytest.raises(DataError):
        purge(out, BEFORE, is_dry_run=False, temporary=temporary)

    assert everything_in(out) == before


def test_a_folder_that_is_not_there_and_a_disk_that_refuses_are_told(
    out: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        purge(out / "nothing", BEFORE, is_dry_run=False, temporary=temporary)

    def refuse(self: Path, _target: object) -> None:
        raise OSError(30, "Read-only file system", str(self))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutsideError, match="read-only file system"):
        purge(out, BEFORE, is_dry_run=False, temporary=temporary)
