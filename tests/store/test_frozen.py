"""The record of an issue: written once, found again, and refused where somebody changed it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from report_builder.errors import DataError
from report_builder.store.frozen import Approval, Archive, Frozen

NAME = "rotherham-2019-20-q4-board-report"


def issue(archive: Archive, revision: int = 1, *, on: str = "2020-07-14") -> Frozen:
    files = {name: archive.objects.put(f"{name} {revision}".encode()) for name in ("manifest.json", "board-report.pdf")}
    approval = Approval("A. Manager", "Service Manager", "2020-07-10")
    return Frozen(NAME, "public", revision, on, files, "0" * 64, approval=approval, replaces=revision - 1)


def test_revisions_come_back_in_their_order_as_they_were_kept(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    issued = [issue(archive, number) for number in (1, 2, 10)]
    for one in reversed(issued):
        archive.keep(one)

    assert list(Archive(tmp_path).revisions(NAME, "public")) == issued
    assert Archive(tmp_path).revisions(NAME, "board") == ()
    assert list(Archive(tmp_path).every()) == issued


def test_the_files_of_a_revision_are_those_that_were_put_by(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(issue(archive))

    (found,) = archive.revisions(NAME, "public")
    assert archive.files_of(found) == {"manifest.json": b"manifest.json 1", "board-report.pdf": b"board-report.pdf 1"}


def test_a_revision_is_never_written_over(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.keep(issue(archive))
    archive.keep(issue(archive))

    with pytest.raises(DataError, match="this revision was issued already, otherwise"):
        archive.keep(issue(archive, on="2020-07-15"))

    assert [one.issued_on for one in archive.revisions(NAME, "public")] == ["2020-07-14"]


CHANGES = [("2020-07-14", "2020-07-15"), ("{", "["), (NAME, "another"), ("issue 1", "issue 2")]


@pytest.mark.parametrize("change", CHANGES)
def test_a_record_that_was_changed_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    archive = Archive(tmp_path)
    place = archive.keep(issue(archive))
    before = archive.revisions(NAME, "public")[0].digest
    place.write_text(place.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")

    try:
        (found,) = archive.revisions(NAME, "public")
    except DataError:
        return
    assert found.digest != before


def test_a_record_that_lies_in_another_editions_folder_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    place = archive.keep(issue(archive))
    other = place.parent.parent / "board" / place.name
    other.parent.mkdir()
    place.rename(other)

    with pytest.raises(DataError, match="was altered"):
        archive.revisions(NAME, "board")


def test_the_digest_changes_with_whatever_is_recorded(tmp_path: Path) -> None:
    one = issue(Archive(tmp_path))

    others = [replace(one, issued_on=""), replace(one, approval=None), replace(one, keep_until="2026-01-01")]
    assert len({one.digest, *(other.digest for other in others)}) == 4


def test_files_that_are_no_issue_are_kept_under_one_name_and_had_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    files = {"manifest.json": b"{}", "board-report.pdf": b"%PDF-1.7 a draft"}

    listing = archive.keep_files(files)

    assert archive.keep_files(dict(reversed(files.items()))) == listing
    assert archive.kept_files(listing) == files
    archive.objects.place_of(sha256(files["board-report.pdf"]).hexdigest()).write_bytes(b"altered")
    with pytest.raises(DataError, match="altered"):
        archive.kept_files(listing)


@pytest.mark.parametrize("odd", [{"inputs": "../../secret"}, {"sources": "zz"}, {"files": {"manifest.json": "zz"}}])
def test_a_record_whose_hashes_are_none_is_told_as_altered(tmp_path: Path, odd: dict[str, str]) -> None:
    archive = Archive(tmp_path)
    archive.keep(replace(issue(archive), **odd))  # type: ignore[arg-type]

    with pytest.raises(DataError, match="the record of an issue was altered"):
        archive.revisions(NAME, "public")
