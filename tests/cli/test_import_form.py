from __future__ import annotations

import resource
from pathlib import Path

import pytest

from report_builder.cli.main import run

WISH = ["import", "data-summary", "--service", "Rotherham", "--quarter", "2019-20 Q4", "--form"]


def test_the_form_is_written_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.xlsx"

    assert run([*WISH, str(path)]) == 0

    assert capsys.readouterr().out == f"Wrote {path}\n"
    assert path.read_bytes()[:2] == b"PK"


def test_a_form_that_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"filled in by hand")

    assert run([*WISH, str(path)]) == 2

    assert "there is such a file already" in capsys.readouterr().err
    assert path.read_bytes() == b"filled in by hand"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "data-summary", "--form", "f.xlsx"], "--form needs --service"),
        (["import", "lait", "--form", "f.xlsx", "--service", "Wigan"], "--form writes the form of data-summary"),
        (["import", "data-summary", "x.xlsx", "--form", "f.xlsx", "--service", "Wigan"], "reads no file"),
        (["import", "data-summary", "--service", "Wigan", "x.xlsx"], "go with --form"),
        (["import", "data-summary", "--form", "f.xlsx", "--service", "Wigan", "--quarter", "soon"], "--quarter: not a"),
        (["import", "data-summary", "--form", "no/f.xlsx", "--service", "Wigan"], "cannot be written"),
        (["import", "data-summary"], "Missing argument 'FILE...'"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_writes_nothing(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(arguments) in {2, 4}

    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_the_disk_has_no_room_for_leaves_no_torn_file(tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, before[1]))  # the writing of more than 500 bytes fails
        status = run(["import", "data-summary", "--form", str(form), "--service", "Wigan"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert status == 4
    assert not form.exists()
