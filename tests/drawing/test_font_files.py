"""A council's fonts: readable, for English, embeddable, regular and bold, and which file serves for which weight."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from report_builder import bundled
from report_builder.drawing.font_files import FACES, faces_of, font_faults, read_font

OURS = {file.stem.rpartition("-")[2]: file for file in bundled.font_files()}


def changed(file: Path, place: Path, *, rights: int = 0, without: str = "") -> Path:
    """A copy of a font with other rights, or without some characters."""
    with TTFont(file) as font:
        font["OS/2"].fsType = rights
        for table in font["cmap"].tables:
            for character in without:
                table.cmap.pop(ord(character), None)
        out = io.BytesIO()
        font.save(out)
    place.write_bytes(out.getvalue())
    return place


def test_a_regular_and_a_bold_font_serve() -> None:
    assert font_faults([OURS["Regular"], OURS["Bold"]]) == []


def test_no_files_are_no_fault() -> None:
    assert font_faults([]) == []


def test_a_regular_font_alone_is_not_enough_nor_a_bold_one_alone() -> None:
    assert [what for _, what, _ in font_faults([OURS["Regular"]])] == ["there is no bold font among the files"]
    assert [what for _, what, _ in font_faults([OURS["Bold"]])] == ["there is no regular font among the files"]


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, rights: int) -> None:
    file = changed(OURS["Regular"], tmp_path / "a.ttf", rights=rights)

    assert font_faults([file, OURS["Bold"]]) == [
        (
            file,
            "the font says of itself that a document may not embed it",
            "take a font whose licence lets documents embed it",
        )
    ]


def test_a_font_for_print_and_preview_may_be_embedded(tmp_path: Path) -> None:
    assert font_faults([changed(OURS["Regular"], tmp_path / "a.ttf", rights=0x0004), OURS["Bold"]]) == []


def test_a_font_without_digits_is_refused_with_the_first_of_what_it_lacks(tmp_path: Path) -> None:
    file = changed(OURS["Regular"], tmp_path / "a.ttf", without="0123456789")
    ((_, what, _),) = font_faults([file, OURS["Bold"]])

    assert what.startswith("the font lacks 10 characters that papers need: '0', '1', '2'")


@pytest.mark.parametrize("content", [b"", b"not a font", b"\0\1\0\0", b"\0\1\0\0" + bytes(200), b"ttcf" + bytes(200)])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.ttf"
    file.write_bytes(content)

    assert font_faults([file]) == [(file, "the file is no font, or a broken one", "give ttf or otf files")]


def test_a_font_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.ttf"
    file.write_bytes(OURS["Regular"].read_bytes()[:3000])

    assert [what for _, what, _ in font_faults([file])] == ["the file is no font, or a broken one"]


def test_each_weight_has_the_nearest_file_and_an_italic_one_where_there_is_one() -> None:
    files = {name: OURS[name].read_bytes() for name in ("Regular", "Bold", "It")}

    assert faces_of(files) == {
        (400, False): "Regular",
        (400, True): "It",
        (600, False): "Bold",
        (600, True): "Bold",
        (700, False): "Bold",
        (700, True): "Bold",
    }
    assert set(faces_of(files)) == set(FACES)


def test_a_font_says_its_family_weight_and_slant() -> None:
    font = read_font(OURS["BoldIt"].read_bytes())

    assert (font.family, font.weight, font.is_italic) == ("Source Sans Pro", 700, True)
