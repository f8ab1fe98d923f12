"""The config that a service starts from: its quarter, its names and its neighbours as YAML that reads back."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from report_builder.importers.for_service import Served
from report_builder.importers.service_config import config_for, last_quarter
from report_builder.model.period import Quarter

CHESHIRE = "Cheshire East, Cheshire West, Halton and Warrington"


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 31), "2025-26 Q3"),
        (date(2025, 12, 31), "2025-26 Q3"),
        (date(2025, 12, 30), "2025-26 Q2"),
        (date(2025, 3, 31), "2024-25 Q4"),
        (date(2025, 4, 1), "2024-25 Q4"),
        (date(2025, 6, 29), "2024-25 Q4"),
        (date(2025, 6, 30), "2025-26 Q1"),
    ],
)
def test_the_last_quarter_is_the_one_that_has_ended(day: date, quarter: str) -> None:
    assert str(last_quarter(day)) == quarter


def test_names_with_commas_and_long_lists_read_back_as_they_were() -> None:
    neighbours = (CHESHIRE, "Blackburn with Darwen", "St. Helens", "Stoke-on-Trent", "Barking and Dagenham", "Bolton")
    served = Served(CHESHIRE, "North West", ("Halton",), neighbours, "cheshire-neighbours-2025")

    config = config_for(served, quarter=Quarter(2024, 4), as_at=date(2026, 1, 31))

    tree = yaml.safe_load(config)
    assert tree["yot"] == CHESHIRE
    assert tuple(tree["comparators"]["family"]) == neighbours
    assert tree["as_at"] == date(2026, 1, 31)
    assert "(Department for Education, 2025)" in config


def test_without_a_list_of_neighbours_the_family_is_left_to_the_reader() -> None:
    config = config_for(Served("Wigan", "North West", ("Wigan",)), quarter=Quarter(2024, 4), as_at=date(2026, 1, 31))

    assert yaml.safe_load(config)["comparators"]["family"] == []
