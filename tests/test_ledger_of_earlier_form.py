"""A ledger of an earlier form that several bring to this one at once, and a build whose ledger cannot note it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from after_a_kill import strays

from report_builder import bundled, keeping
from report_builder.cli.main import run
from report_builder.errors import Complaint, OutsideError
from report_builder.ledger.releases import open_ledger

RECORD = (
    "import sys; from pathlib import Path\n"
    "from report_builder.ledger.releases import open_ledger\n"
    "from report_builder.ledger.steps import Step\n"
    "from report_builder.model.release import Paper\n"
    "paper = Paper('public', 'board-report', 'Leeds', '2019-20 Q4', '2020-07-13', 'f1')\n"
    "with open_ledger(Path(sys.argv[1])) as ledger:\n"
    "    sys.stdin.readline()\n"
    "    for turn in range(5): ledger.record_step(Step('built', 'paper', paper, f'{sys.argv[2]}-{turn}'))\n"
)


def of_form(path: Path, form: int) -> None:
    """A ledger as an earlier version of the program left it."""
    with open_ledger(path) as ledger:
        assert ledger.steps() == ()
        ledger._made()
    later = {1: ("looks", "steps", "files", "deliveries"), 2: ("steps", "files", "deliveries")}[form]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in later:
            connection.execute(f"DROP TABLE {table}")
        connection.execute(f"PRAGMA user_version = {form}")


@pytest.mark.parametrize("form", [1, 2])
def test_six_that_bring_it_to_this_form_at_once_lose_nothing(tmp_path: Path, form: int) -> None:
    path = tmp_path / "ledger.sqlite"
    of_form(path, form)
    writers = [
        subprocess.Popen([sys.executable, "-c", RECORD, str(path), str(number)], stdin=subprocess.PIPE, text=True)
        for number in range(6)
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)

    assert [writer.returncode for writer in writers] == [0] * 6
    with open_ledger(path) as ledger:
        assert {one.manifest for one in ledger.steps()} == {f"{one}-{turn}" for one in range(6) for turn in range(5)}
    assert strays(tmp_path) == []


def test_an_edition_that_the_ledger_cannot_note_is_not_put_on_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OutsideError(Complaint("the ledger cannot be used: it, or its folder, may only be read"))

    monkeypatch.setattr(keeping, "note_built", refuse)
    config = bundled.folder("config") / "rotherham-scrutiny-2020-09.yaml"

    status = run(["-q", "build", str(config), "--edition", "board", "--format", "html", "--out", str(tmp_path)])

    assert status == 4
    assert capsys.readouterr().err.count("Error: ") == 1
    assert not list(tmp_path.rglob("manifest.json"))
