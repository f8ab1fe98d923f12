"""The tags of the whole paper, read back from the file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest


@pytest.fixture(scope="module")
def file(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        yield opened


@pytest.fixture(scope="module")
def elements(file: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """All structure elements in reading order."""
    return list(walk(file.Root.StructTreeRoot.K[0]))


def walk(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    yield element
    for kid in element.K:
        if "/S" in kid:
            yield from walk(kid)


def of_type(elements: list[pikepdf.Dictionary], *types: str) -> list[pikepdf.Dictionary]:
    return [element for element in elements if str(element.S)[1:] in types]


def test_a_table_over_three_pages_is_one_table_with_one_head(elements) -> None:
    tables = of_type(elements, "Table")
    long = tables[1]
    rows = of_type(list(walk(long)), "TR")
    pages = {kid.Pg.objgen for cell in of_type(list(walk(long)), "TD", "TH") for kid in cell.K}

    assert len(tables) == 3
    assert [str(part.S) for part in long.K] == ["/Caption", "/THead", "/TBody"]
    assert len(rows) == 1 + 60 + 1
    assert len(pages) == 3


def test_every_head_of_a_table_says_for_what_it_stands(elements) -> None:
    table = list(walk(of_type(elements, "Table")[0]))
    heads = [(str(head.A.Scope), int(head.A.get("/ColSpan", 1))) for head in of_type(table, "TH")]

    columns = [("/Column", 1), ("/Column", 2), ("/Column", 2), *[("/Column", 1)] * 4]
    assert heads == [*columns, *[("/Row", 1)] * 3]


def test_every_chart_has_its_text_in_the_tree(elements) -> None:
    assert [str(figure.Alt) for figure in of_type(elements, "Figure")] == [
        "Bars: 120, 100, 90 and 60.",
        "Bars: 80, 60 and 40.",
        "Bars: 20, 30, 40 and 10.",
        "Bars: 150, 140, 20, 10 and 5.",
    ]


def test_a_withheld_cell_is_read_aloud_as_a_word(elements) -> None:
    assert [str(element.E) for element in elements if "/E" in element] == ["withheld", "withheld"]


def test_headings_start_at_one_and_none_is_skipped(elements) -> None:
    levels = [int(str(element.S)[2:]) for element in elements if re.fullmatch(r"/H\d", str(element.S))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_numbered_paragraph_is_one_tag(elements) -> None:
    numbered = {"1.1", "1.2", "1.3", "1.4", "1.5", *(f"2.{at}" for at in range(1, 10)), "3.1", "3.2", "A1.1"}
    main = next(element for element in of_type(elements, "Part"))
    chart_notes = 4
    table_notes = 3 + 1
    quotes = 1

    assert len(of_type(list(walk(main)), "P")) == len(numbered) + chart_notes + table_notes + quotes


def test_what_stands_in_no_tag_is_an_artifact(file: pikepdf.Pdf, elements) -> None:
    """Of each page, the marks in its content are just those that the tree knows."""
    known = {(kid.Pg.objgen, int(kid.MCID)) for element in elements for kid in element.K if "/MCID" in kid}
    contents = {sheet.obj.objgen: sheet.Contents.read_bytes() for sheet in file.pages}

    found = {(page, int(mark)) for page, content in contents.items() for mark in re.findall(rb"/MCID (\d+)", content)}
    set_aside = [len(re.findall(rb"/Artifact <</Type /Pagination>> BDC", content)) for content in contents.values()]
    running = 3 + 1 + 3  # left, centre, right; the banner; left, centre, right
    assert found == known
    assert set_aside[:3] == [0, running, running]
    assert set_aside[6] == running + 4  # and the four heads of the table that runs on


def test_the_way_back_from_content_to_tags_is_right(file: pikepdf.Pdf, elements) -> None:
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    for element in elements:
        for kid in element.K:
            if "/MCID" in kid:
                assert parents[int(kid.Pg.StructParents)][int(kid.MCID)].objgen == element.objgen
            elif "/Obj" in kid:
                assert parents[int(kid.Obj.StructParent)].objgen == element.objgen


def test_each_line_of_the_contents_is_one_link_that_says_where_it_leads(file: pikepdf.Pdf) -> None:
    links = list(file.pages[1].Annots)

    assert {int(note.F) for note in links} == {4}
    assert [str(note.Contents) for note in links] == [
        "1 First time entrants",
        "Against the family",
        "2 Custody",
        "3 Local picture",
        "Wards",
        "Appendix 1 Budget",
        "Income",
    ]


def test_none_of_our_notes_is_left_in_the_file(file: pikepdf.Pdf) -> None:
    entries = (entry for entry in file.objects if isinstance(entry, pikepdf.Dictionary))

    assert not [key for entry in entries for key in entry if key.startswith("/Report")]
