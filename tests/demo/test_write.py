"""The files as a whole: the same every time, whole, plainly marked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder.demo.write import DATASETS, write_annex_a, write_demo

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
    "actions",
    "meetings",
}
CASES = TABLES - {"published", "population", "budget", "scorecard", "actions", "meetings"}


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


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (["rotherham-2020-21-q1"], "rotherham-2020-21-q1"),
        (["--dataset", "rotherham-2020-21-q1", "--out", "elsewhere"], "elsewhere"),
    ],
)
def test_the_folder_s_name_or_an_option_says_which_dataset(tmp_path: Path, arguments: list[str], folder: str) -> None:
    subprocess.run([sys.executable, "-m", "report_builder.demo", *arguments], cwd=tmp_path, check=True)

    committed = COMMITTED.parent / "rotherham-2020-21-q1"
    assert {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} == {
        path.name: path.read_bytes() for path in committed.iterdir()
    }


def test_a_large_table_is_parquet_and_a_small_one_csv(tmp_path: Path) -> None:
    write_annex_a(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {
        "README.md",
        "published.csv",
        "reoffences.parquet",
        "tracker.parquet",
    }


def test_every_committed_dataset_has_its_writer() -> None:
    assert set(DATASETS) <= {path.name for path in COMMITTED.parent.iterdir() if path.is_dir()}


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
