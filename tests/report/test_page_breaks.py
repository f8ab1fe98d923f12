"""A paper whose tables, lists and paragraphs all run over page breaks: each is one tag, and nothing stands twice."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import page as page_validation
import pikepdf
import pymupdf
import pytest

from report_builder.model.built import (
    Panel,
    Paragraph,
    Prose,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.report.typeset import to_pdf

ROWS, ITEMS, INNER = 120, 90, 70
NESTED = "".join(f"<li>Inner {at}</li>" for at in range(INNER))
LONG_TABLE = SetTable(
    "1",
    "Children by ward",
    ("Ward", "Children", "Share"),
    tuple(TableRow(f"Ward {at}", (TableCell(str(at)), TableCell(f"{at}%"))) for at in range(ROWS)),
)
SECTION = Section(
    "long",
    "1",
    "Long",
    (
        Subsection(
            "Much",
            (
                LONG_TABLE,
                Paragraph("1.1", "The paragraph goes on and on over more than one page of this paper. " * 120),
                Prose("<ul>" + "".join(f"<li>Item {at}</li>" for at in range(ITEMS)) + "</ul>"),
                Prose(f"<ol><li>Before<ul>{NESTED}</ul></li><li><p>After</p><p>and more</p></li></ol>"),
                Panel("case study", "Her year", "<p>" + "She came on time, and stayed. " * 90 + "</p>", "With consent"),
                Prose(f"<blockquote><p>{'They listened to us every time. ' * 150}</p></blockquote>"),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def pdf(report: Report) -> bytes:
    return to_pdf(replace(report, sections=(SECTION,), pictures={}))


@pytest.fixture(scope="module")
def elements(pdf: bytes) -> Iterator[list[pikepdf.Dictionary]]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        yield list(walk(file.Root.StructTreeRoot.K[0]))


def walk(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    yield element
    for kid in element.K:
        if "/S" in kid:
            yield from walk(kid)


def pages_of(element: pikepdf.Dictionary) -> int:
    """On how many pages an element's content stands."""
    return len({kid.Pg.objgen for one in walk(element) for kid in one.K if "/MCID" in kid})


def of_type(elements: list[pikepdf.Dictionary], kind: str) -> list[pikepdf.Dictionary]:
    return [element for element in elements if pikepdf.Name(f"/{kind}") == element.S]


def test_the_sample_breaks_every_kind_of_element(elements: list[pikepdf.Dictionary]) -> None:
    assert {kind for kind in ("Table", "L", "P", "BlockQuote") if max(map(pages_of, of_type(elements, kind))) > 1} == {
        "Table",
        "L",
        "P",
        "BlockQuote",
    }


def test_no_element_is_split(elements: list[pikepdf.Dictionary]) -> None:
    """Each table, list, item, row, cell and paragraph of the HTML is one tag."""
    found = Counter(str(element.S)[1:] for element in elements)
    symbols, cover_lines = 2, 5
    labelled = symbols + cover_lines
    main = next(part for part in of_type(elements, "Part"))
    inside = Counter(str(element.S)[1:] for element in walk(main))

    assert found["Table"] == 1
    assert found["TR"] == ROWS + 1
    assert (found["TH"], found["TD"]) == (ROWS + 3, 2 * ROWS)
    assert (found["THead"], found["TBody"]) == (1, 1)
    assert inside["L"] == 3
    assert inside["LI"] == ITEMS + INNER + 2
    assert found["LI"] == inside["LI"] + labelled
    paragraphs = {"1.1": 1, "in the list": 2, "panel": 3, "quote": 1}
    assert inside["P"] == sum(paragraphs.values())
    assert inside["BlockQuote"] == 1


def test_every_head_has_its_scope_and_rows_are_as_wide_as_the_head(elements: list[pikepdf.Dictionary]) -> None:
    heads = [str(head.A.Scope) for head in of_type(elements, "TH")]

    assert Counter(heads) == {"/Column": 3, "/Row": ROWS}
    assert {len(row.K) for row in of_type(elements, "TR")} == {3}


def test_lists_are_read_in_order_with_label_and_body_for_each_item(elements: list[pikepdf.Dictionary]) -> None:
    for item in of_type(elements, "LI"):
        kinds = [str(kid.S)[1:] for kid in item.K]
        assert kinds in (["Lbl", "LBody"], ["LBody"])


def test_repeated_heads_are_seen_on_each_page_and_read_once(pdf: bytes, elements: list[pikepdf.Dictionary]) -> None:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        pages = ["Ward" in sheet.get_text() and "Children\n" in sheet.get_text() for sheet in document]

    assert sum(pages) == pages_of(of_type(elements, "Table")[0]) >= 3
    assert len(of_type(elements, "THead")) == 1


def test_no_tag_is_empty_but_cells(elements: list[pikepdf.Dictionary]) -> None:
    assert {str(element.S) for element in elements if not len(element.K)} <= {"/TD", "/TH"}


def test_the_pages_are_tabbed_in_the_order_of_their_structure(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        orders = {str(sheet.get("/Tabs", "")) for sheet in file.pages if "/Annots" in sheet}
        assert orders == {"/S"}
        assert str(file.Root.Lang) == "en-GB"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_the_sample_conforms(pdf: bytes) -> None:
    found = page_validation.validate_pdf_bytes(pdf, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
