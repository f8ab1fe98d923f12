from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from report_builder.cases.load import read_and_check
from report_builder.configfile.read import read_spec
from report_builder.demo import any_size
from report_builder.demo.any_size import sizes, write_any_size

TABLES = (
    "assessments", "custody", "episodes", "exclusions", "offences", "persons", "population", "published",
    "reoffences", "tracker",
)  # fmt: skip


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(ending: str, tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        write_any_size(tmp_path / name, children=300, ending=ending, seed=seed)

    assert digests(tmp_path / "one") == digests(tmp_path / "again")
    assert digests(tmp_path / "one")[f"persons.{ending}"] != digests(tmp_path / "other")[f"persons.{ending}"]
    assert sorted(digests(tmp_path / "one")) == sorted([*(f"{table}.{ending}" for table in TABLES), "report.yaml"])


def test_a_service_passes_every_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(any_size, "CHUNK", 700)
    write_any_size(tmp_path, children=2000, ending="csv")

    cases = read_and_check(read_spec(tmp_path / "report.yaml"))

    assert cases.findings == ()
    assert cases.is_synthetic
    assert len(cases["persons"]) == 2000


def test_every_row_says_that_it_is_made_up(tmp_path: Path) -> None:
    write_any_size(tmp_path, children=50, ending="csv")

    for table in TABLES:
        assert {row["synthetic"] for row in rows_of(tmp_path / f"{table}.csv")} <= {"yes"}


def test_ten_thousand_children_are_spread_as_the_weights_say(tmp_path: Path) -> None:
    write_any_size(tmp_path, children=10_000, ending="csv")

    persons, episodes = rows_of(tmp_path / "persons.csv"), rows_of(tmp_path / "episodes.csv")

    # 21 in a hundred: 2,100 with a standard deviation of 41. Episodes: 0.5 x 1 + 0.35 x 2 + 0.13 x 3 + 0.02 x 4 = 1.67
    # each, with a standard deviation of 0.77 / 100 in the mean.
    assert sum(person["sex"] == "female" for person in persons) == pytest.approx(2100, abs=164)
    assert len(episodes) / len(persons) == pytest.approx(1.67, abs=0.031)
    assert len({person["person_id"] for person in persons}) == 10_000


def test_several_services_share_the_children_out_unequally(tmp_path: Path) -> None:
    write_any_size(tmp_path, children=1000, services=5)

    counts = [pq.read_table(tmp_path / f"service-{number:03d}" / "persons.parquet").num_rows for number in range(1, 6)]

    assert tuple(counts) == sizes(1000, 5, 1)
    assert sum(counts) == 1000
    assert len(set(counts)) > 1


@pytest.mark.parametrize(("children", "services"), [(1, 1), (157, 157), (158, 157), (10_000_000, 157)])
def test_sizes_add_up_and_no_service_is_empty(children: int, services: int) -> None:
    found = sizes(children, services, 1)

    assert len(found) == services
    assert sum(found) == children
    assert min(found) >= 1


def test_chunks_are_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(any_size, "CHUNK", 100)

    write_any_size(tmp_path, children=250)

    assert pq.ParquetFile(tmp_path / "persons.parquet").num_row_groups == 3


def test_the_call_says_what_it_lacks(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "report_builder.demo", "--children", "3", "--services", "5", "--out", str(tmp_path)]

    done = subprocess.run(call, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "at least one child for each service" in done.stderr
