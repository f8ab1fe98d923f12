"""A council's logo, colours and fonts in a config: what is read, and every complaint with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder import bundled
from report_builder.configfile.delivery_keys import HouseKeys
from report_builder.configfile.house import colours, fonts, logo
from report_builder.configfile.source import Source, read_source

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "a.yaml").write_text("document: board-report\n", encoding="utf-8")
    return read_source(tmp_path / "a.yaml")


def test_a_good_logo_is_found_beside_the_config(source: Source) -> None:
    (source.folder / "logo.svg").write_text(LOGO, encoding="utf-8")

    assert logo(HouseKeys(logo="logo.svg"), source) == (source.folder / "logo.svg", [])


def test_a_logo_that_runs_a_script_is_no_logo(source: Source) -> None:
    (source.folder / "logo.svg").write_text(LOGO.replace("<rect", "<script/><rect"), encoding="utf-8")
    file, (fault,) = logo(HouseKeys(logo="logo.svg"), source)

    assert file is None
    assert (fault.path, fault.what) == (("house", "logo"), "the logo holds <script>")


def test_colours_of_the_page_and_of_the_charts_are_told_apart() -> None:
    keys = HouseKeys(colours={"head": "#5B2C83", "Notice rule": "#A03000", "dark blue": "#5B2C83"})

    (charts, page), faults = colours(keys)

    assert faults == []
    assert (charts, page) == ({"dark blue": "#5B2C83"}, {"head": "#5B2C83", "notice-rule": "#A03000"})


def test_a_faint_colour_of_either_is_refused_with_the_nearest_that_passes() -> None:
    _, faults = colours(HouseKeys(colours={"head": "#AABBCC", "orange": "#FFD0A0", "oragne": "#000000"}))

    said = {fault.path[-1]: (fault.what, fault.mend) for fault in faults}
    assert "too faint" in said["head"][0]
    assert "the nearest that stands out 4.5 to 1" in said["head"][1]
    assert "'orange' (#FFD0A0) is too faint beside white: 1.4 to 1" in said["orange"][0]
    assert "the nearest that stands out 3 to 1" in said["orange"][1]
    assert said["oragne"] == ("neither the page nor the charts have a colour 'oragne'", "did you mean 'orange'?")


def test_fonts_are_found_and_a_missing_one_is_named_by_its_place(source: Source) -> None:
    for ending in ("Regular", "Bold"):
        file = next(file for file in bundled.font_files() if file.stem.endswith(f"-{ending}"))
        (source.folder / f"{ending}.ttf").write_bytes(file.read_bytes())

    found, faults = fonts(HouseKeys(fonts=["Regular.ttf", "Bold.ttf"]), source)
    assert (found, faults) == ((source.folder / "Regular.ttf", source.folder / "Bold.ttf"), [])
    _, (fault,) = fonts(HouseKeys(fonts=["Regular.ttf", "Bald.ttf"]), source)
    assert (fault.path, fault.what) == (("house", "fonts", 1), "there is no file 'Bald.ttf'")
