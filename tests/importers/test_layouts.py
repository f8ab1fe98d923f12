"""Finding a layout by its name, and guessing it from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_extracts import EXTRACTS

from report_builder.errors import ConfigError
from report_builder.importers.layouts import LAYOUTS, find_layout, likely_layouts


def test_a_layout_is_found_by_its_name() -> None:
    assert find_layout("lait").name == "lait"


def test_a_wrong_name_is_met_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="there is no layout 'liat'; did you mean 'lait'"):
        find_layout("liat")


@pytest.mark.parametrize(
    ("file", "layout"),
    [
        ("lait.csv", "lait"),
        ("mid-2019.csv", "mid-year-estimates"),
        ("census-2021.csv", "census-2021"),
        ("statistical-neighbours-2025.csv", "statistical-neighbours"),
        ("children-offending.csv", "children-offending"),
        ("neet-2023.csv", "neet"),
    ],
)
def test_a_file_looks_like_its_own_layout_alone(file: str, layout: str) -> None:
    assert likely_layouts(EXTRACTS / file) == (layout,)


def test_what_cannot_be_read_looks_like_nothing(tmp_path: Path) -> None:
    (tmp_path / "junk.csv").write_bytes(b"\x00\x01")

    assert likely_layouts(tmp_path / "junk.csv") == ()
    assert likely_layouts(tmp_path / "missing.csv") == ()


def test_every_layout_says_what_it_is() -> None:
    assert all(name == layout.name and 10 < len(layout.what) <= 120 for name, layout in LAYOUTS.items())
