"""The command `init`: a workspace whole or not at all, and over nothing that exists; of any service in England."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.cli.init import Workspace, demonstration, write_workspace
from report_builder.cli.main import run
from report_builder.configfile.read import read_spec
from report_builder.errors import ConfigError, OutsideError

CONFIG = "rotherham-2019-20-q4.yaml"
OTHERS = ("rotherham-scrutiny-2020-07.yaml", "rotherham-reoffending-2019-20.yaml")


def write_one_table(folder: Path) -> None:
    (folder / "persons.csv").write_text("person_id\n")


def small() -> Workspace:
    return replace(demonstration(), write_data=write_one_table)


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_workspace_holds_a_config_a_dataset_and_an_empty_out(tmp_path: Path) -> None:
    config = write_workspace(tmp_path / "new" / "board", small())

    assert config == tmp_path / "new" / "board" / "config" / CONFIG
    assert names(tmp_path) == {
        *(f"new/board/config/{name}" for name in (CONFIG, *OTHERS)),
        "new/board/data/rotherham-2019-20-q4/persons.csv",
    }
    assert not list((tmp_path / "new" / "board" / "out").iterdir())


def test_its_config_is_the_shipped_one(tmp_path: Path) -> None:
    config = write_workspace(tmp_path / "board", small())

    for name in (CONFIG, *OTHERS):
        assert (config.parent / name).read_bytes() == (bundled.folder("config") / name).read_bytes()


def test_the_empty_folder_in_which_one_stands_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    write_workspace(Path(), small())

    assert {path.name for path in tmp_path.iterdir()} == {"config", "data", "out"}


def test_nothing_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "config" / CONFIG
    mine.parent.mkdir()
    mine.write_text("my own")

    with pytest.raises(ConfigError, match="exists already; name a folder that is new or empty"):
        write_workspace(tmp_path, small())

    assert names(tmp_path) == {f"config/{CONFIG}"}
    assert mine.read_text() == "my own"


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path) -> None:
    def fill_the_disk(folder: Path) -> None:
        write_one_table(folder)
        raise OSError(28, "No space left on device")

    with pytest.raises(OutsideError, match="No space left on device"):
        write_workspace(tmp_path / "board", replace(small(), write_data=fill_the_disk))

    assert not list(tmp_path.iterdir())


def test_the_command_tells_the_next_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    status = run(["init", "my board"])

    last_line = capsys.readouterr().out.splitlines()[-1]
    assert status == 0
    assert last_line == f"  report-builder build 'my board/config/{CONFIG}' --out 'my board/out'"
    assert (tmp_path / "my board/data/rotherham-2019-20-q4/persons.csv").is_file()


def made(tmp_path: Path, *call: str) -> tuple[int, Path]:
    """The status of init for a service, as of the last day of January 2026, and the workspace."""
    folder = tmp_path / "ours"
    return run(["init", str(folder), "--as-at", "2026-01-31", "--service", *call]), folder


def test_a_service_gets_a_config_of_its_own_and_published_figures_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, folder = made(tmp_path, "south tees", "--quarter", "2024-25 Q4")

    assert status == 0
    assert names(folder) == {
        "config/south-tees-2024-25-q4.yaml",
        "config/families.yaml",
        *(f"data/national/{name}" for name in ("published.csv", "population.csv", "families.yaml", "README.md")),
        *(f"data/national/imports/{name}" for name in ("authorities.csv", "sources.csv")),
    }
    assert "config/south-tees-2024-25-q4.yaml --out" in capsys.readouterr().out
    spec = read_spec(folder / "config" / "south-tees-2024-25-q4.yaml")
    assert (spec.yot, spec.document, spec.as_at) == ("South Tees", "partnership-headlines", date(2026, 1, 31))
    assert (spec.comparators.region, spec.comparators.national) == ("North East", "england")
    assert spec.comparators.family_words == "statistical neighbours"
    assert len(spec.comparators.family) == 10
    assert "South Tees" not in [member.name for member in spec.comparators.family]


def test_its_config_may_name_the_list_of_neighbours_in_the_place_of_their_names(tmp_path: Path) -> None:
    _, folder = made(tmp_path, "Wigan")
    config = folder / "config" / "wigan-2025-26-q3.yaml"
    text = config.read_text()
    named = (
        text[: text.index("  family: [")] + "  family: wigan-neighbours-2025\n" + text[text.index("  family_name") :]
    )
    one_by_one = read_spec(config).comparators.family

    config.write_text(named)

    assert read_spec(config).comparators.family == one_by_one


def test_an_import_into_the_workspace_goes_on_from_the_figures_of_authorities(tmp_path: Path) -> None:
    _, folder = made(tmp_path, "South Tees")
    national = folder / "data" / "national"
    ages = ",".join(f"age_{age}" for age in range(10, 18))
    people = "\n".join(
        f"2023,{code},{name},1,{number},0,0,0,0,0,0,0,{number}"
        for code, name, number in (("E06000002", "Middlesbrough", 3000), ("E06000003", "Redcar and Cleveland", 1000))
    )
    estimates = tmp_path / "estimates.csv"
    estimates.write_text(f"mid_year,utla_code,utla_name,total_population,{ages},pop_10_17\n{people}\n")

    status = run(["import", "mid-year-estimates", str(estimates), "--out", str(national)])

    assert status == 0
    rows = (national / "population.csv").read_text().splitlines()
    assert "South Tees,2023,MYE,10-17,all,all,4000" in rows


def test_its_config_has_about_a_dozen_lines(tmp_path: Path) -> None:
    _, folder = made(tmp_path, "Wigan")

    lines = (folder / "config" / "wigan-2025-26-q3.yaml").read_text().splitlines()
    assert len([line for line in lines if line.strip() and not line.strip().startswith("#")]) <= 14


def test_the_tables_hold_the_service_and_all_its_neighbours(tmp_path: Path) -> None:
    _, folder = made(tmp_path, "Isle of Wight")

    spec = read_spec(next(folder.glob("config/*.yaml")))
    with (folder / "data" / "national" / "published.csv").open(newline="") as sheet:
        services = {row["area"] for row in csv.DictReader(sheet) if row["area_type"] == "yjs"}
    assert services >= {"Isle of Wight", *(member.name for member in spec.comparators.family)}


@pytest.mark.parametrize(
    ("service", "says"),
    [
        ("Wigann", "there is no youth justice service 'Wigann'; did you mean 'Wigan'?"),
        ("Middlesbrough", 'it is a part of South Tees; write --service "South Tees"'),
        ("Rutland", "it is a part of Leicestershire"),
        ("Cardiff", "Cardiff is a service of Wales, and the national tables are of England alone"),
        ("Cumbria", "has had no youth justice service of its own since 31 March 2023"),
        ("", "there is no youth justice service ''"),
        ("london", "london is an area of many youth justice services; name a service of England"),
        ("England", "England is an area of many youth justice services"),
    ],
)
def test_who_has_no_figures_is_told_why_and_nothing_is_written(
    service: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _ = made(tmp_path, service)

    assert status == 2
    assert says in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("call", [["--quarter", "2024-25 Q4"], ["--as-at", "2026-01-31"]])
def test_the_demonstration_is_of_one_quarter(call: list[str], tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "board"), *call]) == 2


def test_what_is_no_quarter_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = made(tmp_path, "Wigan", "--quarter", "2024 Q5")

    assert status == 2
    assert "--quarter: '2024 Q5' is no quarter; write it as 2024-25 Q4" in capsys.readouterr().err
