"""The files as a whole: the same every time, whole, plainly marked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder.demo.write import write_demo

COMMITTED = Path(__file__).parents[2] / "data" / "rotherham-2019-20-q4"
TABLES = {
    "persons",
    "episodes",
    "offences",
    "assessments",
    "exclusions",
    "custody",
    "tracker",
    "reoffences",
    "published",
    "population",
    "budget",
    "staffing",
    "scorecard",
}
CASES = TABLES - {"published", "population", "budget", "scorecard"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "new" / "folder"
    write_demo(folder)
    return folder


def test_the_committed_tables_are_what_the_generator_writes(written: Path) -> None:
    fresh = {path.name: path.read_bytes() for path in written.iterdir()}

    assert fresh == {path.name: path.read_bytes() for path in COMMITTED.iterdir()}
    assert {path.stem for path in written.glob("*.csv")} == TABLES


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_neither_hash_order_nor_time_zone_changes_a_byte(tmp_path: Path, written: Path, seed: str) -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LANG": "C"}

    subprocess.run([sys.executable, "-m", "report_builder.demo", str(tmp_path)], env=surroundings, check=True)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in written.iterdir()
    }


def test_lines_end_with_a_line_feed_alone(written: Path) -> None:
    assert not any(b"\r" in path.read_bytes() for path in written.iterdir())


def test_every_row_says_whether_it_is_made_up(demo) -> None:
    for table in TABLES:
        rows = demo[table]

        assert rows.columns[-1] == "synthetic"
        assert set(rows["synthetic"]) <= {"yes", "no"}
        if table in CASES:
            assert set(rows["synthetic"]) == {"yes"}


def test_every_child_of_a_row_is_a_person(demo) -> None:
    people = demo["persons"]["person_id"]

    for table in ("episodes", "offences", "assessments", "exclusions", "custody", "tracker", "reoffences"):
        assert demo[table]["person_id"].isin(people).all()


def test_the_readme_beside_the_tables_says_that_no_child_is_real(written: Path) -> None:
    assert "do not exist" in (written / "README.md").read_text(encoding="utf-8")
