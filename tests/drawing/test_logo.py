"""A logo: what keeps it from a paper, and the plain drawing that is left of one that may stand there."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from report_builder.drawing.logo import logo_faults, plain_svg

SVG, PNG = "image/svg+xml", "image/png"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
BOX = '<rect width="40" height="20" fill="#123456"/>'


def svg(inside: str = BOX, *, head: str = HEAD) -> bytes:
    return f"{head}{inside}</svg>".encode()


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#123456").save(out, "PNG")
    return out.getvalue()


def test_shapes_in_flat_colours_may_stand_on_a_paper() -> None:
    assert logo_faults(svg(), SVG) == []
    assert logo_faults(png(300, 100), PNG) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "the logo holds <script>"),
        ("<text>Northbridge</text>", "the logo holds <text>"),
        ('<image href="data:image/png;base64,AAAA"/>', "the logo holds <image>"),
        ("<foreignObject/>", "the logo holds <foreignObject>"),
        ('<use href="https://example.org/a.svg#b"/>', "the logo names something outside its own file"),
        ('<use xlink:href="other.svg#b"/>', "the logo names something outside its own file"),
        ('<rect style="fill:url(https://example.org/a)"/>', "the logo names something outside its own file"),
        ("<style>@import 'https://example.org/a.css';</style>", "the logo names something outside its own file"),
        ('<rect onclick="alert(1)"/>', "the logo would run a script"),
        ("<style>rect:hover {fill: red}</style>", "the logo's style has more than classes with flat colours"),
    ],
)
def test_what_runs_fetches_or_hides_is_refused_with_the_reason(inside: str, what: str) -> None:
    assert what in [said for said, _ in logo_faults(svg(inside), SVG)]


def test_an_svg_that_declares_entities_is_refused_unread() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("<title>&a;</title>")

    assert logo_faults(bomb, SVG) == [("the file is no SVG, or a broken one", "save the logo again as plain SVG")]


def test_a_drawing_without_a_size_is_refused() -> None:
    faults = logo_faults(svg(head='<svg xmlns="http://www.w3.org/2000/svg">'), SVG)

    assert faults == [("the logo says neither its width and height nor its viewBox", "save it with a viewBox")]


def test_a_huge_file_is_refused_with_its_size() -> None:
    faults = logo_faults(b" " * 1_000_001, SVG)

    assert faults == [("the logo has 1,000,001 bytes", "save it with at most 1,000,000")]


def test_a_huge_a_broken_and_a_false_png_are_refused() -> None:
    assert logo_faults(png(4001, 10), PNG) == [
        ("the logo is 4001 by 10 pixels", "save it with at most 4000 each way"),
    ]
    for content in (png(300, 100)[:-40], b"GIF89a", b""):
        assert logo_faults(content, PNG) == [("the file is no PNG, or a broken one", "save the logo again as png")]


def test_a_png_that_is_cut_off_is_refused_after_a_paper_was_set_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import ImageFile

    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it

    assert logo_faults(png(300, 100)[:-40], PNG) == [
        ("the file is no PNG, or a broken one", "save the logo again as png")
    ]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_classes_become_looks_of_the_shapes_and_no_word_or_foreign_name_is_left() -> None:
    inside = (
        "<!-- Generator 24.0 --><title>Northbridge 2020</title><metadata>by somebody</metadata>"
        "<style>/* a */ .st0,.st1{fill:#123456;} .st1{stroke:#ABCDEF;font-family:Arial}</style>"
        '<g id="Layer_1"><path class="st1" d="M0 0h9v9z" data-name="7"/></g>'
    )

    assert plain_svg(svg(inside)).decode() == (
        '<svg viewBox="0 0 40 20" xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        '<g id="aaa"><path d="M0 0h9v9z" style="fill:#123456;stroke:#ABCDEF" /></g></svg>'
    )


def test_a_shape_that_is_used_again_is_found_under_its_new_name() -> None:
    inside = '<defs><path id="p1" d="M0 0h9v9z"/></defs><use xlink:href="#p1" x="3"/>'

    assert '<use x="3" href="#aaa" />' in plain_svg(svg(inside)).decode()


@pytest.mark.parametrize(("groups", "stands"), [(40, True), (60, False), (50_000, False)])
def test_groups_in_groups_are_read_as_deep_as_a_drawing_goes_and_no_deeper(groups: int, stands: bool) -> None:
    faults = logo_faults(svg("<g>" * groups + BOX + "</g>" * groups), SVG)

    assert (faults == []) is stands
    assert stands or faults[0][0].startswith("the logo has groups in groups")


def test_a_box_without_end_is_no_size() -> None:
    faults = logo_faults(svg(head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 nan">'), SVG)

    assert faults == [("the logo says neither its width and height nor its viewBox", "save it with a viewBox")]
