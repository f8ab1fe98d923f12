"""`verify` as its user calls it: one word, why, which paper, and an exit status that a script can use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from small_editions import put_edition
from small_issues import issue, note

from report_builder.cli.main import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_edition(tmp_path / "out", fingerprint="0f" * 32)


def test_a_genuine_file_ends_with_0_and_says_of_which_issue_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(folder)

    assert run(["verify", str(folder / "board-report.html")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"genuine: {folder / 'board-report.html'}",
        f"  the ledger {folder.parent.parent / 'ledger.sqlite'} has the hash of board-report.html",
        "  it is of the public edition of board-report, Leeds, 2019-20 Q4, figures as known on 13 July 2020",
        "  issued on 14 July 2020 as revision 1, approved by the Service Manager on 10 July 2020",
    ]


def test_an_altered_file_and_an_unknown_one_end_with_1(folder: Path, tmp_path: Path) -> None:
    note(folder, "built")
    (folder / "board-report.html").write_text("<title>Other</title>", encoding="utf-8")
    (tmp_path / "stranger.pdf").write_bytes(b"%PDF-1.4")

    for path in (folder / "board-report.html", folder, tmp_path / "stranger.pdf"):
        assert run(["verify", str(path)]) == 1


def test_a_renamed_copy_is_found_by_the_ledger_that_is_named_and_by_that_of_out_here(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note(folder, "built")
    elsewhere = tmp_path / "mail" / "box" / "of"
    elsewhere.mkdir(parents=True)
    copy = str(shutil.copy(folder / "board-report.html", elsewhere / "paper.htm"))
    assert run(["verify", copy]) == 1
    assert "there is no ledger and no archive to ask" in capsys.readouterr().out

    assert run(["verify", copy, "--ledger", str(tmp_path / "out" / "ledger.sqlite")]) == 0
    monkeypatch.chdir(tmp_path)
    assert run(["verify", copy]) == 0


def test_an_archive_beside_the_ledger_is_asked_too(folder: Path, tmp_path: Path) -> None:
    issue(folder)
    copy = str(shutil.copy(folder / "figures.json", tmp_path / "figures.json"))
    shutil.rmtree(folder.parent)

    assert run(["verify", copy, "--ledger", str(tmp_path / "out" / "ledger.sqlite")]) == 0


def test_the_same_is_said_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue(folder)

    assert run(["verify", str(folder / "figures.json"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["edition"], told["yot"], told["quarter"]) == (
        "genuine",
        "public",
        "Leeds",
        "2019-20 Q4",
    )
    assert (told["state"], told["revision"], told["issued_on"]) == ("issued", 1, "2020-07-14")
    assert (told["post"], told["approved_on"], told["later"]) == ("Service Manager", "2020-07-10", None)

    (folder / "figures.json").write_text("{}", encoding="utf-8")
    assert run(["verify", str(folder / "figures.json"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == "altered"


def test_a_call_that_is_wrong_ends_with_2_and_one_complaint(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (
        ["verify", str(tmp_path / "nothing.pdf")],
        ["verify", str(folder), "--ledger", str(tmp_path / "nothing.sqlite")],
        ["verify", str(folder), "--ledger", str(folder / "figures.json")],
    ):
        assert run(call) == 2
        assert capsys.readouterr().err.count("Error: ") == 1
