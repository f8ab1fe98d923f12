"""The command `doctor`: what it says, in words and as JSON, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from report_builder.cli.main import run


def test_a_sound_machine_is_told_so_with_its_versions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    status = run(["doctor"])

    assert status == 0
    assert capsys.readouterr().out.startswith("Nothing is missing. report-builder 0.1.0; Python 3.")


def test_json_names_what_is_lacking_and_its_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "out"
    taken.write_text("a file where a folder should be")

    status = run(["doctor", "--json", "--out", str(taken)])

    answer = json.loads(capsys.readouterr().out)
    assert status == 4
    assert answer["versions"]["weasyprint"] == "70.0"
    assert [set(lack) for lack in answer["lacking"]] == [{"what", "mend"}]
    assert str(taken) in answer["lacking"][0]["what"]


def test_without_json_what_is_lacking_is_an_error_with_status_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "out"
    taken.write_text("a file where a folder should be")

    status = run(["doctor", "--out", str(taken)])

    shown = capsys.readouterr()
    assert (status, shown.out) == (4, "")
    assert shown.err.startswith("Error: papers cannot be written")
