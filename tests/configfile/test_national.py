"""The file of a national release: what it names, and its faults with the lines on which they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.configfile.national import read_nation
from report_builder.errors import ConfigError, ReportError
from report_builder.model.nation import NationSpec


def read(folder: Path, text: str) -> NationSpec:
    for name in ("b", "a"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "report.yaml").write_text("", encoding="utf-8")
    file = folder / "national.yaml"
    file.write_text(text, encoding="utf-8")
    return read_nation(file)


def complaints(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    return [str(one).replace(f"{folder}/", "") for one in caught.value.complaints]


def test_a_pattern_names_its_files_in_the_order_of_their_names_and_each_once(tmp_path: Path) -> None:
    asked = read(tmp_path, "name: Both\nservices: [b/report.yaml, '*/report.yaml']\nregions: {North: [B, A]}\n")

    names = [file.relative_to(tmp_path.resolve()).as_posix() for file in asked.configs]
    assert names == ["b/report.yaml", "a/report.yaml"]
    assert (asked.name, asked.regions) == ("Both", {"North": ("B", "A")})


def test_an_absolute_path_is_one_file(tmp_path: Path) -> None:
    asked = read(tmp_path, f"name: One\nservices: [{tmp_path}/a/report.yaml]\n")
    assert asked.configs == (tmp_path / "a" / "report.yaml",)


def test_every_fault_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = "servics: []\nservices:\n  - none/*.yaml\n  - a/report.yaml\nregions:\n  North: [A, B]\n  South: [B]\n"

    found = complaints(tmp_path, text)

    assert len(found) == 4
    assert found[0] == "national.yaml:1:1: servics: unknown key; did you mean 'services'?"
    assert found[1].startswith("national.yaml:1:1: name: the key is missing")
    assert found[2].startswith("national.yaml:3:5: services.1: no file is called 'none/*.yaml'")
    assert found[3].startswith("national.yaml:7:3: regions.South: 'B' is in two regions")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "national.yaml:1:1: the file is empty"),
        ("[a, b]", "national.yaml:1:1"),
        ("name: [a]\nservices: [a/report.yaml]\n", "national.yaml:1:1: name"),
        ("name: All\nservices: [a/report.yaml]\nregions: [North]\n", "national.yaml:3:1: regions"),
        ("name: All\nservices: [a/report.yaml]\nservices: [b/report.yaml]\n", "national.yaml:3:1"),
        ("name: 'All\n", "national.yaml:"),
    ],
)
def test_a_file_of_another_shape_is_told_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    assert any(said in one for one in complaints(tmp_path, text))


@pytest.mark.parametrize("pattern", ["''", "'**'", "'[a'", "/", "'~/x'", "'../*/report.yaml/'", '"a\\0"', "/a/\\0"])
def test_a_strange_pattern_gives_no_traceback(pattern: str, tmp_path: Path) -> None:
    with pytest.raises(ReportError):
        read(tmp_path, f"name: All\nservices: [{pattern}]\n")
