"""A paper in DOCX that somebody wrote in Word."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest

from report_builder.proof.reading.read import read_paper
from report_builder.sources.word_package import WordError


@pytest.fixture
def content() -> bytes:
    document = docx.Document()
    document.add_paragraph("Date: 28 July 2020")
    document.add_heading("1. Key issues", level=1)
    document.add_paragraph("1.1 Of the 14 children 72% (10) have needs.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("Table 3: Children", style="Caption")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((*table.rows[0].cells, *table.rows[1].cells), ("Area", "2020", "North", "3"), strict=True):
        cell.text = words
    stored = BytesIO()
    document.save(stored)
    return stored.getvalue()


def test_paragraphs_items_and_tables_come_in_order(content: bytes) -> None:
    found = [(each.kind, each.number, each.text) for each in read_paper("a.docx", content).passages]

    assert found == [
        ("paragraph", "", "Date: 28 July 2020"),
        ("heading", "1", "Key issues"),
        ("paragraph", "1.1", "Of the 14 children 72% (10) have needs."),
        ("item", "", "one"),
        ("caption", "Table 3", "Children"),
        ("table", "", "Area | 2020 | North | 3"),
    ]


def test_its_date_is_read_off_it(content: bytes) -> None:
    assert read_paper("a.docx", content).as_at == date(2020, 7, 28)


def test_its_paragraphs_are_named_by_their_count(content: bytes) -> None:
    assert read_paper("a.docx", content).passages[2].place_at(0) == "paragraph 3"


def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(WordError, match="no Word document"):
        read_paper("a.docx", b"Only words")
    with pytest.raises(WordError, match="damaged"):
        read_paper("a.docx", content[: len(content) // 2])
