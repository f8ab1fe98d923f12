"""A paper that was issued is read as it was issued, whatever lies in its folder by now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_editions import figure, put_edition
from small_issues import hashes, issue, note

from report_builder.errors import ConfigError, DataError
from report_builder.issuing.issued import find_issued
from report_builder.store.frozen import Archive


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def corrected(out: Path, value: int) -> Path:
    """The edition built again, with another number in it."""
    return put_edition(out, figures=(figure("caseload", value),), fingerprint=f"f{value}")


def shown(path: Path, **further: object) -> object:
    return find_issued(path, **further).figures["figures"][0]["value"]  # type: ignore[arg-type]


def test_a_paper_that_was_never_issued_is_read_from_its_folder(out: Path) -> None:
    found = find_issued(put_edition(out))

    assert (found.revision, found.frozen, found.remarks) == (0, None, ())


def test_the_latest_issue_is_taken_though_the_folder_holds_a_newer_draft(out: Path) -> None:
    issue(corrected(out, 61))
    issue(corrected(out, 62), 2)
    folder = corrected(out, 63)

    found = find_issued(folder)

    assert (found.revision, found.figures["figures"][0]["value"], found.folder) == (2, 62, folder)
    assert found.remarks == ("the folder holds another paper than revision 2; with --draft that one is taken",)
    assert shown(folder, draft=True) == 63
    assert shown(folder, revision=1) == 61


@pytest.mark.parametrize("name", ["", "board-report.html", "figures.json", "no-longer.pdf"])
def test_a_folder_that_is_gone_is_known_by_the_archive(out: Path, name: str) -> None:
    folder = corrected(out, 61)
    frozen = issue(folder)
    shutil.rmtree(folder.parent)

    found = find_issued(folder / name)

    assert (found.folder, found.out, found.report) == (folder, out, "leeds-board-report")
    assert (found.frozen, found.digest) == (frozen, frozen.manifest)
    assert found.content("board-report.html") == b"<!DOCTYPE html><title>Paper</title>"


def test_a_file_with_the_bytes_of_an_earlier_revision_means_that_revision(out: Path) -> None:
    folder = corrected(out, 61)
    issue(folder)
    old = (folder / "figures.json").read_bytes()
    issue(corrected(out, 62), 2)
    (folder / "figures.json").write_bytes(old)

    found = find_issued(folder / "figures.json")

    assert found.revision == 1
    assert "revision 1 was replaced by revision 2" in found.remarks


def test_a_file_that_several_revisions_have_means_the_latest_of_them(out: Path) -> None:
    issue(corrected(out, 61))
    folder = corrected(out, 62)
    issue(folder, 2)

    assert find_issued(folder / "board-report.html").revision == 2


def test_a_folder_named_in_a_roundabout_way_is_the_same_folder(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = corrected(out, 61)
    issue(folder)
    monkeypatch.chdir(folder)

    for path in (Path(), Path("../public"), Path("figures.json")):
        assert find_issued(path).revision == 1


def test_a_revision_that_was_never_issued_is_refused_with_those_there_are(out: Path) -> None:
    folder = put_edition(out)
    with pytest.raises(ConfigError, match="no revision 1; nothing of this edition was issued here yet"):
        find_issued(folder, revision=1)

    issue(folder)
    with pytest.raises(ConfigError, match="no revision 2; there are the revisions 1"):
        find_issued(folder, revision=2)


def test_a_record_that_the_ledger_did_not_note_is_refused(out: Path) -> None:
    folder = corrected(out, 61)
    frozen = issue(folder)
    place = out / "archive" / "leeds-board-report" / "public" / "revision-1.json"
    place.write_text(place.read_text(encoding="utf-8").replace("2020-07-14", "2019-07-14"), encoding="utf-8")

    assert Archive(out).revisions("leeds-board-report", "public")[0].digest != frozen.digest
    with pytest.raises(DataError, match="the record of revision 1 is not the one that the ledger noted"):
        find_issued(folder)


def test_a_record_that_no_ledger_confirms_is_taken_with_a_remark(out: Path) -> None:
    folder = put_edition(out)
    issue(folder, is_noted=False)
    assert find_issued(folder).remarks == (
        "there is no ledger that confirms revision 1: its archive alone vouches for it",
    )

    note(folder, "built")
    assert find_issued(folder).remarks == ("the ledger does not confirm revision 1: its archive alone vouches for it",)


def test_a_file_of_the_archive_that_was_altered_or_lost_is_refused(out: Path) -> None:
    folder = put_edition(out)
    frozen = issue(folder)
    place = Archive(out).objects.place_of(frozen.files["board-report.html"])
    found = find_issued(folder)

    place.chmod(0o600)
    place.write_bytes(b"another")
    with pytest.raises(DataError, match="a file of the archive was altered"):
        found.content("board-report.html")
    Archive(out).objects.place_of(frozen.manifest).unlink()
    with pytest.raises(DataError, match="a file of the archive is missing"):
        find_issued(folder)


def test_a_record_that_names_other_files_than_its_manifest_is_refused(out: Path) -> None:
    folder = put_edition(out)
    (folder / "laid-beside.pdf").write_bytes(b"%PDF-")
    issue(folder)

    assert "laid-beside.pdf" in hashes(folder)
    with pytest.raises(DataError, match="names other files than the manifest that was issued"):
        find_issued(folder)


def test_a_place_of_no_paper_is_told_as_ever(out: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no manifest\.json beside this"):
        find_issued(out / "nowhere" / "public")
