"""The palette and the house's colours in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from report_builder.bundled import folder
from report_builder.drawing.colour import WHITE
from report_builder.drawing.style import Style, read_style
from report_builder.errors import ConfigError


@pytest.fixture
def charts(tmp_path: Path) -> Path:
    """A copy of the shipped palette and settings that a test may spoil."""
    for name in ("palette.yaml", "house.mplstyle"):
        shutil.copy(folder("charts") / name, tmp_path / name)
    return tmp_path


def complaints_of(charts: Path, **colours: str) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        read_style(charts, (), colours)
    return [str(complaint) for complaint in raised.value.complaints]


def test_the_series_take_the_analysis_functions_palette_in_order(style: Style) -> None:
    assert style.series == ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
    # Source: Government Analysis Function, Data visualisation: colours in charts


def test_numbers_are_white_on_dark_blue_and_dark_pink_and_not_on_light_fills(style: Style) -> None:
    assert style.ink_on("#12436D") == style.ink_on("#801650") == WHITE
    assert style.ink_on("#28A197") == style.ink_on("#F46A25") == style.ink_on("#A285D1") == "#0B0C0C"


@pytest.mark.parametrize("name", ["dark blue", "dark_blue", "Dark-Blue"])
def test_a_house_colour_takes_the_place_of_the_one_of_its_name(charts: Path, name: str) -> None:
    style = read_style(charts, (), {name: "#003366"})

    assert style.series[0] == style.own == "#003366"
    assert style.series[1] == "#28A197"


def test_all_faults_of_the_house_colours_are_told_at_once(charts: Path) -> None:
    complaints = complaints_of(charts, turquise="#003366", orange="orange", dark_pink="#FFC0CB")

    assert complaints[0] == ("house.colours.turquise: the palette has no colour 'turquise'; did you mean 'turquoise'?")
    assert complaints[1] == "house.colours.orange: 'orange' is not a colour; write it like \"#12436D\""
    assert "'dark pink' (#FFC0CB) is too faint beside white" in complaints[2]
    assert complaints[2].endswith('take "#FF5976", the nearest that stands out 3 to 1')
    assert len(complaints) == 3


def test_a_palette_that_uses_an_unknown_colour_is_refused_with_the_nearest(charts: Path) -> None:
    palette = charts / "palette.yaml"
    palette.write_text(palette.read_text().replace("own: dark blue", "own: drak blue"))

    assert complaints_of(charts) == [f"{palette}: own: there is no colour 'drak blue'; did you mean 'dark blue'?"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colours: [", "palette.yaml:1: this is not YAML"),
        ("- dark blue", "palette.yaml: : "),
        ("colours: {}\nsereis: []", "palette.yaml: sereis: "),
    ],
)
def test_a_malformed_palette_is_refused_with_its_place(charts: Path, text: str, told: str) -> None:
    (charts / "palette.yaml").write_text(text)

    assert told in "\n".join(complaints_of(charts))


@pytest.mark.parametrize("name", ["palette.yaml", "house.mplstyle"])
def test_a_missing_file_is_named(charts: Path, name: str) -> None:
    (charts / name).unlink()

    (complaint,) = complaints_of(charts)

    assert complaint.startswith(f"{charts / name}: there is no such file")
