"""What is said of a file: genuine as it was made, altered in the least, unknown where nobody can tell."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from small_editions import put_edition
from small_issues import issue, note

from report_builder.errors import ConfigError
from report_builder.issuing.reading.verify import Verdict, verify
from report_builder.issuing.reading.witnesses import Witnesses, witnesses

FINGERPRINT = "0f" * 32
FILES = ("board-report.html", "figures.json", "manifest.json")


def edition(out: Path, fingerprint: str = FINGERPRINT, **further: object) -> Path:
    """A small edition whose page says which paper it is."""
    folder = put_edition(out, fingerprint=fingerprint, **further)  # type: ignore[arg-type]
    page = f'<!DOCTYPE html><meta name="fingerprint" content="{fingerprint}"><title>Paper</title>'
    (folder / "board-report.html").write_text(page, encoding="utf-8")
    forge(folder)
    return folder


def forge(folder: Path) -> None:
    """Make the manifest agree with the files as they are."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {name: sha256((folder / name).read_bytes()).hexdigest() for name in manifest["files"]}
    (folder / "manifest.json").write_text(json.dumps({**manifest, "files": files}), encoding="utf-8")


def asked(out: Path) -> Witnesses:
    """The ledger under an out folder, if there is one, and its archive."""
    ledger = out / "ledger.sqlite"
    return witnesses(ledger if ledger.exists() else None, (out,))


def said(path: Path, out: Path) -> str:
    return verify(path, asked(out)).verdict


def alter(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-3] ^= 1
    file.write_bytes(content)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.mark.parametrize("name", [*FILES, ""])
def test_what_the_ledger_noted_is_genuine_here_and_as_a_renamed_copy(out: Path, tmp_path: Path, name: str) -> None:
    folder = edition(out)
    note(folder, "built")
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy) if not name else shutil.copy(folder / name, copy)

    for path in (folder / name, copy):
        assert said(path, out) == "genuine"


def test_an_issued_file_is_told_with_its_revision_its_day_and_the_post_that_approved_it(out: Path) -> None:
    folder = edition(out)
    issue(folder)

    verdict = verify(folder / "board-report.html", asked(out))

    assert verdict.reason == f"the ledger {out / 'ledger.sqlite'} has the hash of board-report.html"
    assert verdict.of_the_paper() == [
        "it is of the public edition of board-report, Leeds, 2019-20 Q4, figures as known on 13 July 2020",
        "issued on 14 July 2020 as revision 1, approved by the Service Manager on 10 July 2020",
    ]


def test_an_issue_that_was_replaced_is_genuine_and_said_to_be_replaced(out: Path, tmp_path: Path) -> None:
    issue(edition(out))
    old = shutil.copy(out / "leeds-board-report" / "public" / "board-report.html", tmp_path)
    issue(edition(out, "1e" * 32), 2)

    verdict = verify(Path(old), asked(out))

    assert verdict.verdict == "genuine"
    assert verdict.of_the_paper()[-1] == "it was replaced by revision 2"


def test_it_is_told_how_far_a_draft_came(out: Path) -> None:
    def life() -> list[str]:
        return verify(folder, asked(out)).of_the_paper()[1:]

    folder = edition(out)
    assert life() == ["nobody knows whether it was issued"]
    draft = note(folder, "built").manifest
    assert life() == ["built, and not issued"]
    note(folder, "mailed")
    assert life() == ["a draft that was mailed"]
    before = (folder / "manifest.json").read_bytes()
    final = json.loads(before) | {"certificate": "of the final files"}
    (folder / "manifest.json").write_text(json.dumps(final), encoding="utf-8")
    issue(folder, draft=draft)
    (folder / "manifest.json").write_bytes(before)
    assert life() == ["a draft that was mailed", "it was issued later, as revision 1"]


def test_a_file_that_draft_and_issue_share_is_said_to_be_issued(out: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    issue(folder)

    assert verify(folder / "figures.json", asked(out)).as_json()["state"] == "issued"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", ["in its folder", "alone", "renamed"])
def test_an_altered_file_is_altered_wherever_it_lies(out: Path, tmp_path: Path, name: str, place: str) -> None:
    folder = edition(out)
    issue(folder)
    alter(folder / name)
    paths = {"in its folder": folder / name, "alone": tmp_path / name, "renamed": tmp_path / "x.bin"}
    if place != "in its folder":
        shutil.copy(folder / name, paths[place])

    assert said(paths[place], out) == "altered"


def test_a_forged_manifest_does_not_make_altered_files_genuine_where_the_ledger_knows_better(out: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    alter(folder / "board-report.html")
    forge(folder)

    for name in ("board-report.html", "manifest.json", ""):
        verdict = verify(folder / name, asked(out))
        assert verdict.verdict == "altered"
        assert "but neither this file nor the manifest beside it" in verdict.reason


def test_a_forged_manifest_under_another_name_and_fingerprint_is_not_genuine_either(out: Path) -> None:
    note(edition(out), "built")
    forged = edition(out / "elsewhere", "2d" * 32, yot="Bradford")
    forged = forged.rename(out / "another")

    verdict = verify(forged / "board-report.html", asked(out))

    assert verdict.verdict == "unknown"
    assert "vouches for it, but the ledger" in verdict.reason


def test_without_a_ledger_the_manifest_alone_vouches_and_that_is_said(out: Path) -> None:
    folder = edition(out)

    for name in ("board-report.html", "manifest.json", ""):
        verdict = verify(folder / name, asked(out))
        assert verdict.verdict == "genuine"
        assert "it is as its manifest says; no ledger confirms it" in verdict.reason
    alter(folder / "board-report.html")
    assert said(folder / "board-report.html", out) == "altered"


def test_without_a_ledger_the_archive_knows_what_was_issued_and_a_newer_draft_is_as_its_manifest_says(
    out: Path, tmp_path: Path
) -> None:
    folder = edition(out)
    issue(folder, is_noted=False)
    genuine = verify(folder / "board-report.html", asked(out))
    assert (genuine.verdict, genuine.reason) == (
        "genuine",
        "the archive has the hash of board-report.html; no ledger confirms it",
    )

    alter(folder / "board-report.html")
    shutil.copy(folder / "board-report.html", tmp_path / "copy.html")
    forge(folder)
    assert said(tmp_path / "copy.html", out) == said(folder, out) == "altered"
    assert said(edition(out, "1e" * 32), out) == "genuine"


def test_a_record_of_an_issue_that_the_ledger_did_not_note_is_left_aside(out: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    alter(folder / "board-report.html")
    forge(folder)
    issue(folder, is_noted=False)

    who = asked(out)
    assert who.remarks == ("the ledger does not confirm revision 1 of leeds-board-report; it is left aside",)
    assert verify(folder / "board-report.html", who).verdict == "altered"


def test_a_file_of_another_issue_does_not_belong_into_the_folder_though_it_is_genuine(out: Path) -> None:
    folder = edition(out)
    issue(folder)
    old = (folder / "board-report.html").read_bytes()
    issue(edition(out, "1e" * 32), 2)
    (folder / "board-report.html").write_bytes(old)

    assert said(folder / "board-report.html", out) == "genuine"
    verdict = verify(folder, asked(out))
    assert verdict.verdict == "altered"
    assert verdict.reason == "board-report.html: it is of another edition or issue than the manifest beside it"


def test_a_lost_file_and_one_laid_beside_are_named(out: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    (folder / "more.txt").write_text("x", encoding="utf-8")
    assert verify(folder, asked(out)).reason.endswith("; more.txt beside them is no file of the edition")

    (folder / "board-report.html").unlink()
    verdict = verify(folder, asked(out))
    assert (verdict.verdict, verdict.reason) == ("altered", "board-report.html: the file is missing")


def test_a_file_of_a_known_folder_whose_manifest_is_gone_is_altered_and_another_file_there_is_unknown(
    out: Path,
) -> None:
    folder = edition(out)
    note(folder, "built")
    (folder / "manifest.json").unlink()
    (folder / "board-report.html").write_text("<title>Other</title>", encoding="utf-8")
    (folder / "more.txt").write_text("x", encoding="utf-8")

    assert said(folder / "board-report.html", out) == "altered"
    assert said(folder / "more.txt", out) == said(folder, out) == "unknown"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 of somebody else", b"{}", b'{"files": 5}', b"\xff" * 500])
def test_a_file_of_no_paper_of_ours_is_unknown(out: Path, tmp_path: Path, content: bytes) -> None:
    note(edition(out), "built")
    (tmp_path / "x.pdf").write_bytes(content)

    assert said(tmp_path / "x.pdf", out) == "unknown"


def test_a_file_cut_short_is_altered_as_long_as_it_says_of_which_paper_it_is(out: Path, tmp_path: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    page = (folder / "board-report.html").read_bytes()
    (tmp_path / "x.html").write_bytes(page[:-20])
    (tmp_path / "y.html").write_bytes(page[:20])

    assert said(tmp_path / "x.html", out) == "altered"
    assert said(tmp_path / "y.html", out) == "unknown"


def test_an_encrypted_copy_that_nobody_knows_is_said_to_be_unreadable(out: Path, tmp_path: Path) -> None:
    note(edition(out), "built")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-2.0\ntrailer << /Encrypt 5 0 R >>")

    assert (
        "it is encrypted, so that what it says of itself cannot be read"
        in verify(tmp_path / "x.pdf", asked(out)).reason
    )


def test_a_link_is_followed_and_one_that_leads_nowhere_is_said(out: Path, tmp_path: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    (tmp_path / "link").symlink_to(folder / "figures.json")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")

    assert said(tmp_path / "link", out) == "genuine"
    with pytest.raises(ConfigError, match="a link to a file that is not there"):
        said(tmp_path / "broken", out)
    with pytest.raises(ConfigError, match="there is no such file"):
        said(tmp_path / "nowhere", out)
    with pytest.raises(ConfigError, match="neither a file nor a folder"):
        said(Path("/dev/null"), out)


def test_no_verdict_tells_a_value(out: Path) -> None:
    folder = edition(out)
    note(folder, "built")
    alter(folder / "figures.json")

    def words(verdict: Verdict) -> str:
        return json.dumps([verdict.reason, verdict.of_the_paper()])

    assert "62" not in words(verify(folder / "figures.json", asked(out))).replace(str(out), "")
    assert "62" not in words(verify(folder, asked(out))).replace(str(out), "")
