"""The report as one accessible HTML page."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest
import tinyhtml5

from report_builder.errors import ConfigError
from report_builder.model.built import (
    ColumnGroup,
    CoverLine,
    Paragraph,
    Picture,
    Prose,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.report.html import is_small, symbols_in, to_html


def cells(*shown: str) -> tuple[TableCell, ...]:
    """Cells of a row."""
    return tuple(TableCell(text) for text in shown)


def with_blocks(report: Report, *blocks: Paragraph | Prose | Picture | SetTable) -> Report:
    """The report with one section that holds these blocks."""
    return replace(report, sections=(Section("only", "1", "Only", (Subsection("", blocks),)),))


@pytest.fixture(scope="module")
def tree(web_page: str):
    return tinyhtml5.parse(web_page, namespace_html_elements=False)


def test_the_page_has_one_first_heading_and_it_is_the_title(tree) -> None:
    assert ["".join(head.itertext()) for head in tree.iter("h1")] == ["Youth justice performance report"]


def test_the_page_says_its_language_and_title(tree) -> None:
    assert tree.get("lang") == "en-GB"
    assert next(tree.iter("title")).text == "Youth justice performance report"


def test_every_table_has_a_caption_and_every_head_a_scope(tree) -> None:
    tables = list(tree.iter("table"))

    assert len(tables) == 3
    assert all(table.find("caption") is not None for table in tables)
    assert {head.get("scope") for table in tables for head in table.iter("th")} == {"col", "colgroup", "row"}


def test_every_picture_lies_in_the_page_with_its_text(tree) -> None:
    pictures = list(tree.iter("img"))

    assert [picture.get("alt") for picture in pictures] == [
        "Bars: 120, 100, 90 and 60.",
        "Bars: 80, 60 and 40.",
        "Bars: 20, 30, 40 and 10.",
        "Bars: 150, 140, 20, 10 and 5.",
    ]
    assert all(picture.get("src").startswith("data:image/svg+xml;base64,") for picture in pictures)


def test_the_page_asks_for_nothing_else_and_runs_nothing(web_page: str) -> None:
    addresses = re.findall(r'(?:src|href)="([^"]*)"', web_page)

    assert all(address.startswith(("#", "data:image/svg+xml")) for address in addresses)
    assert "<script" not in web_page
    assert "url(" not in web_page
    assert "@import" not in web_page


def test_every_link_leads_to_a_place_on_the_page(tree) -> None:
    places = {element.get("id") for element in tree.iter() if element.get("id")}
    targets = [link.get("href")[1:] for link in tree.iter("a")]

    assert targets[0] == "content"
    assert set(targets) <= places


def test_no_id_stands_twice(web_page: str) -> None:
    ids = re.findall(r' id="([^"]*)"', web_page)

    assert len(ids) == len(set(ids))


def test_the_page_has_its_landmarks(tree) -> None:
    assert [len(list(tree.iter(name))) for name in ("main", "nav", "header", "footer")] == [1, 1, 1, 1]


def test_a_withheld_cell_is_seen_as_a_symbol_and_heard_as_a_word(web_page: str) -> None:
    assert '<span aria-hidden="true">[c]</span><span class="aloud">withheld</span>' in web_page


def test_a_draft_and_synthetic_data_are_said_in_words(web_page: str, report: Report) -> None:
    final = to_html(replace(report, is_draft=False, is_synthetic=False, marking=""), for_print=False)

    assert "DRAFT" in web_page
    assert "Synthetic data: not about real children" in web_page
    assert "OFFICIAL-SENSITIVE" in web_page
    assert "DRAFT" not in final
    assert "Synthetic" not in final
    assert "OFFICIAL" not in final


def test_hostile_words_are_printed_as_they_stand(report: Report) -> None:
    hostile = "<script>alert(1)</script>{{ 7 * 7 }}\"'"
    paper = replace(
        with_blocks(report, SetTable("1", hostile, (hostile, hostile), (TableRow(hostile, cells(hostile)),))),
        title=hostile,
        subtitle=hostile,
        organisation=hostile,
        marking=hostile,
        date_words=hostile,
        cover=(CoverLine(hostile, hostile),),
    )

    for for_print in (True, False):
        page = to_html(paper, for_print=for_print)

        assert "<script" not in page
        assert "{{ 7 * 7 }}" in page
        assert "49" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_markup_of_a_paragraph_is_cleaned_whatever_its_origin(report: Report) -> None:
    page = to_html(with_blocks(report, Paragraph("1.1", "Bell & Son <script>x()</script><b>y</b>")), for_print=False)

    assert "</span> Bell &amp; Son y</p>" in page


def test_symbols_are_explained_beneath_the_table_that_uses_them(report: Report) -> None:
    used = SetTable("1", "t", ("a", "b"), (TableRow("r", cells("[c]")),))
    unused = SetTable("2", "t", ("a", "b"), (TableRow("r", cells("7")),))

    assert [symbol.label for symbol in symbols_in(used, report.symbols)] == ["[c]"]
    assert symbols_in(unused, report.symbols) == ()


def test_a_table_of_sixteen_rows_is_no_longer_small() -> None:
    rows = tuple(TableRow(str(at), cells("1")) for at in range(16))

    assert is_small(SetTable("1", "t", ("a", "b"), rows[:15]))
    assert not is_small(SetTable("1", "t", ("a", "b"), rows))


def test_a_ragged_table_is_a_fault_of_ours(report: Report) -> None:
    ragged = SetTable("9", "t", ("a", "b", "c"), (TableRow("r", cells("1")),))

    with pytest.raises(ValueError, match="table 9 has a row"):
        to_html(with_blocks(report, ragged), for_print=False)


def test_groups_must_cover_their_columns(report: Report) -> None:
    uneven = SetTable("9", "t", ("a", "b", "c"), (TableRow("r", cells("1", "2")),), groups=(ColumnGroup("g", 1),))

    with pytest.raises(ValueError, match="groups of table 9"):
        to_html(with_blocks(report, uneven), for_print=False)


def test_a_picture_needs_a_file_and_a_text(report: Report) -> None:
    with pytest.raises(ValueError, match="chart 7 has no picture"):
        to_html(with_blocks(report, Picture("7", "t", "none.svg", "alt", "")), for_print=False)
    with pytest.raises(ValueError, match="chart 7 has no alternative text"):
        to_html(with_blocks(report, Picture("7", "t", "1a.svg", " ", "")), for_print=False)


def test_a_skipped_heading_is_a_fault_of_ours(report: Report) -> None:
    with pytest.raises(ValueError, match="level 5 follows one of level 2"):
        to_html(with_blocks(report, Prose("<h5>Deep</h5>")), for_print=False)


def test_a_link_to_nowhere_is_named_with_the_nearest_place(report: Report) -> None:
    lost = with_blocks(report, Paragraph("1.1", '<a href="#paragraph-1.2">see</a>'))

    with pytest.raises(ConfigError, match=r"#paragraph-1\.2.*did you mean 'paragraph-1\.1'"):
        to_html(lost, for_print=False)


def test_a_template_of_the_workspace_is_looked_in_first(report: Report, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "cover.html.jinja").write_text("<h1>Our own {{ report.title }}</h1>", encoding="utf-8")
    (tmp_path / "house.css").write_text(":root { --head: #000000; }", encoding="utf-8")

    page = to_html(report, for_print=False, folders=(tmp_path,))

    assert "<h1>Our own Youth justice performance report</h1>" in page
    assert "--head: #000000" in page


def test_a_stylesheet_cannot_end_its_own_element(report: Report, tmp_path: Path) -> None:
    (tmp_path / "house.css").write_text("</style><p>out</p>", encoding="utf-8")

    with pytest.raises(ConfigError, match="close its own element"):
        to_html(report, for_print=False, folders=(tmp_path,))


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, "relative luminance"."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("--text", "#FFFFFF"),
        ("--quiet", "#FFFFFF"),
        ("--head", "#FFFFFF"),
        ("--alert", "#FFFFFF"),
        ("--head", "--ground"),
        ("--text", "--notice"),
        ("#FFFFFF", "--head"),
    ],
)
def test_every_colour_of_text_stands_out_from_its_ground(web_page: str, ink: str, ground: str) -> None:
    colours = dict(re.findall(r"(--[a-z-]+): (#[0-9A-F]{6});", web_page))
    light, dark = sorted((luminance(colours.get(ink, ink)), luminance(colours.get(ground, ground))), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_pictures_of_the_page_carry_their_letters(tree) -> None:
    address = next(tree.iter("img")).get("src")
    picture = base64.b64decode(address.partition(",")[2])

    assert b"@font-face" in picture
    assert b"Group 1" in picture
