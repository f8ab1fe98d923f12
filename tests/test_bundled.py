"""Our own folders and fonts are found, and no other font is known."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from report_builder import bundled
from report_builder.errors import OutsideError


def test_the_checkouts_charts_are_found() -> None:
    assert (bundled.folder("charts") / "palette.yaml").is_file()


def test_a_wheels_folder_wins_over_the_one_beside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "report_builder"
    (package / "_bundled" / "charts").mkdir(parents=True)
    (tmp_path / "charts").mkdir()
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(bundled, "_PACKAGE", package)

    assert bundled.folder("charts") == package / "_bundled" / "charts"


def test_a_strangers_folder_in_site_packages_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "charts").mkdir()
    monkeypatch.setattr(bundled, "_PACKAGE", tmp_path / "report_builder")

    with pytest.raises(OutsideError, match="'charts' is missing; install report-builder again"):
        bundled.folder("charts")


def test_a_folder_that_we_do_not_have_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="chart"):
        bundled.folder("chart")


def test_the_fonts_are_true_type_and_have_a_regular_and_a_bold() -> None:
    names = [file.name for file in bundled.font_files()]

    assert {"SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf"} <= set(names)
    assert names == sorted(names)
    assert all(file.parent == bundled.font_folder() for file in bundled.font_files())


def test_a_missing_font_package_names_the_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "FONT_PACKAGE", "no_such_package_of_fonts")

    with pytest.raises(OutsideError, match="pip install font-source-sans-pro"):
        bundled.font_files()


def test_a_font_package_without_files_is_told_from_a_missing_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundled, "font_folder", lambda: tmp_path)

    with pytest.raises(OutsideError, match=r"has no files.*force-reinstall"):
        bundled.font_files()


def test_the_private_font_list_names_our_folder_alone_and_caches_in_its_own(tmp_path: Path) -> None:
    place = tmp_path / "fonts & more"

    written = bundled.write_fontconfig(place)

    tree = ET.parse(written)
    assert [element.text for element in tree.iter("dir")] == [str(bundled.font_folder())]
    assert [element.text for element in tree.iter("cachedir")] == [str(place.resolve() / "fontconfig-cache")]
    assert list(tree.iter("include")) == []


def test_pango_finds_no_font_but_ours(tmp_path: Path) -> None:
    asks = (
        "import io; from weasyprint import HTML; written = io.BytesIO()\n"
        'page = \'<p style="font-family: serif">a<p style="font-family: Courier"><b>b</b>\'\n'
        "HTML(string=page).write_pdf(written, uncompressed_pdf=True)\n"
        "import re; print(*sorted(set(re.findall(rb'/FontName /[A-Z]+[+]([A-Za-z-]+)', written.getvalue()))))\n"
    )
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(bundled.write_fontconfig(tmp_path))}

    answer = subprocess.run([sys.executable, "-c", asks], env=surroundings, capture_output=True, text=True, check=True)

    assert answer.stdout.split() == ["b'Source-Sans-Pro'", "b'Source-Sans-Pro-Bold'"]
