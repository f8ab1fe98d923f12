"""Which files of a folder are reports, and what each of them knows on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from report_builder.configfile.scheduled import configs_in, read_scheduled
from report_builder.errors import ConfigError
from report_builder.model.period import Quarter

ROOT = Path(__file__).parents[2]
DAY = date(2020, 5, 15)


def config(folder: Path, *lines: str) -> Path:
    (folder / "cases").mkdir(exist_ok=True)
    file = folder / "board.yaml"
    file.write_text("\n".join(("yot: Rotherham", "data: cases", *lines, "")), encoding="utf-8")
    return file


def as_at(file: Path, day: date = DAY) -> date:
    return read_scheduled(file, day=day, environment={}).spec.as_at


def test_the_shipped_folder_holds_reports_and_other_files() -> None:
    names = {file.name for file in configs_in(ROOT / "config")}

    assert {"rotherham-2019-20-q4.yaml", "leicestershire-2020-21.yaml"} <= names
    assert not {"default.yaml", "families.yaml", "pack-2020-09-22.yaml"} & names


def test_a_file_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("yot: [", encoding="utf-8")
    (tmp_path / "note.txt").write_text("yot: Leeds", encoding="utf-8")

    assert [file.name for file in configs_in(tmp_path)] == ["broken.yaml"]
    with pytest.raises(ConfigError):
        read_scheduled(tmp_path / "broken.yaml", day=DAY, environment={})


def test_a_folder_that_is_not_there_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        configs_in(tmp_path / "nowhere")


def test_a_config_without_a_day_of_its_own_knows_what_was_known_on_the_day(tmp_path: Path) -> None:
    assert as_at(config(tmp_path, "quarter: 2019-20 Q4")) == DAY


@pytest.mark.parametrize("line", ["as_at: 2020-05-01", "meeting: {body: Board, date: 2020-05-01}"])
def test_a_fixed_quarter_keeps_its_own_day(tmp_path: Path, line: str) -> None:
    assert as_at(config(tmp_path, "quarter: 2019-20 Q4", line)) == date(2020, 5, 1)


@pytest.mark.parametrize("line", ["as_at: 2020-07-13", "meeting: {body: Board, date: 2020-07-13}"])
def test_what_is_still_to_come_is_not_known(tmp_path: Path, line: str) -> None:
    assert as_at(config(tmp_path, "quarter: 2019-20 Q4", line)) == DAY


def test_a_rolling_report_is_of_the_quarter_that_is_over_and_knows_all(tmp_path: Path) -> None:
    file = config(tmp_path, "quarter: Latest", "as_at: 2019-01-01")

    found = read_scheduled(file, day=DAY, environment={})

    assert (found.is_rolling, found.spec.quarter, found.spec.as_at) == (True, Quarter(2019, 4), DAY)
    assert found.of(Quarter(2018, 1)).name == "rotherham-2018-19-q1"


def test_a_fixed_report_does_not_roll(tmp_path: Path) -> None:
    found = read_scheduled(config(tmp_path, "quarter: 2018-19 Q1"), day=DAY, environment={})

    assert (found.is_rolling, found.spec.quarter) == (False, Quarter(2018, 1))
