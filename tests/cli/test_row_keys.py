"""What the commands say of a database's rows: on screen how many, in a private file which."""

from __future__ import annotations

import csv
import sqlite3
import stat
from pathlib import Path

import pytest

from report_builder.cli.main import run

CONFIG = """\
document: board-report
yot: Rotherham
quarter: 2019-20 Q4
as_at: 2020-07-13
data: DATA
meeting: {body: Board, date: 2020-07-13}
accept: [{finding: missing-table, reason: not collected, by: Manager}]
"""
PERSONS = [("zq-wyvern", "male", "2004-05-17"), ("zq-drake", "lizard", "2005-11-30"), ("zq-newt", "", None)]
EPISODES = [("e1", "zq-wyvern", "yro", "2020-01-06"), ("e2", "zq-gone", "prevention", "2020-02-03")]
FAULTY = {
    ("unknown-value", "persons", "sex", "person_id = zq-drake"),
    ("orphan-episode", "episodes", "person_id", "episode_id = e2"),
}


def write(path: Path, persons: list[tuple[str | None, ...]], episodes: list[tuple[str, ...]]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE persons (person_id TEXT PRIMARY KEY, sex TEXT, date_of_birth TEXT)")
    connection.execute("CREATE TABLE episodes (episode_id, person_id, type, start_date)")
    connection.executemany("INSERT INTO persons VALUES (?, ?, ?)", persons)
    connection.executemany("INSERT INTO episodes VALUES (?, ?, ?, ?)", episodes)
    connection.commit()
    connection.close()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config whose data are a database with two rows that stop a build and one that is warned of."""
    write(tmp_path / "cases.sqlite", PERSONS, EPISODES)
    (tmp_path / "board.yaml").write_text(CONFIG.replace("DATA", "cases.sqlite"))
    monkeypatch.chdir(tmp_path)
    return Path("board.yaml")


def kept() -> set[tuple[str, ...]]:
    with Path("out/board-rows-to-look-at.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["finding", "table", "column", "key"]
    return {tuple(row) for row in rows}


@pytest.mark.parametrize("command", [["check"], ["build", "--format", "html"], ["figures"]])
def test_the_keys_of_faulty_rows_are_in_a_private_file_and_not_on_screen(
    config: Path, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    status = run([*command, str(config)])

    said = "".join(capfd.readouterr())
    assert status == 1
    assert "persons sex: 1 row with a cell that is not a category of the contract" in said
    assert "episodes person_id: 1 row of children who are not in persons" in said
    assert "The keys of the rows found are in out/board-rows-to-look-at.csv" in said
    assert "zq-" not in said
    assert "e2" not in said
    assert kept() >= FAULTY
    assert stat.S_IMODE(Path("out/board-rows-to-look-at.csv").stat().st_mode) == 0o600
    assert [path.name for path in Path("out").iterdir()] == ["board-rows-to-look-at.csv"]


def test_a_warning_has_the_keys_of_its_rows_kept_too(config: Path) -> None:
    run(["-q", "check", str(config)])

    assert ("child-without-date-of-birth", "persons", "date_of_birth", "person_id = zq-newt") in kept()


def test_the_next_run_without_such_rows_deletes_the_file(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["-q", "check", str(config)])
    write(Path("cases.sqlite"), [PERSONS[0]], [EPISODES[0]])
    capsys.readouterr()

    status = run(["-q", "check", str(config)])

    assert status == 0
    assert "rows-to-look-at" not in capsys.readouterr().out
    assert list(Path("out").iterdir()) == []


def test_rows_that_are_set_aside_are_not_in_the_file(config: Path) -> None:
    names = ("unknown-value", "orphan-episode")
    aside = ", ".join(f"{{finding: {name}, reason: wrong, by: Me}}" for name in names)
    config.write_text(f"{config.read_text()}set_aside: [{aside}]\n")

    status = run(["-q", "check", str(config)])

    assert status == 0
    assert not FAULTY & kept()


def test_a_folder_that_cannot_be_written_to_is_told_and_the_findings_are_told_all_the_same(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("out").write_text("a file")

    status = run(["-q", "check", str(config)])

    said = capsys.readouterr().out
    assert status == 1
    assert "The keys of the rows found could not be written to out/board-rows-to-look-at.csv" in said
    assert "episodes person_id: 1 row" in said


def test_rows_of_files_keep_their_numbers_and_need_no_file(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("cases").mkdir()
    for name, header, rows in (
        ("persons", "person_id,sex,date_of_birth", PERSONS),
        ("episodes", "episode_id,person_id,type,start_date", EPISODES),
    ):
        lines = [header, *(",".join(cell or "" for cell in row) for row in rows)]
        Path(f"cases/{name}.csv").write_text("\n".join(lines))
    config.write_text(CONFIG.replace("DATA", "cases"))

    status = run(["-q", "check", str(config)])

    assert status == 1
    assert "Error: episodes:3 person_id" in capsys.readouterr().out
    assert not Path("out").exists()
