"""Every word of a paper stands out from what is behind it, as measured on the finished pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pymupdf
import pytest

from report_builder.drawing.colour import contrast
from report_builder.model.built import (
    Attached,
    House,
    KeyFigure,
    KeyFigures,
    Panel,
    Report,
    Section,
    Subsection,
)
from report_builder.report.typeset import to_pdf

FIGURES = KeyFigures(
    "Indicators",
    (
        KeyFigure(
            "First time entrants", "150", "per 100,000", "2019", "fell by 50 from 200 in 2018", "below the family"
        ),
        KeyFigure("Custody", "[c]", "", "2019", "", "", "withheld to protect individuals"),
    ),
    "Not available: reoffending.",
)
PANELS = (
    Panel("quote", "A parent", "<p>They rang when they said.</p>", "With consent"),
    Panel("case study", "His year", '<p>He came, and <a href="#chart-1a">stayed</a>.</p>', "With consent"),
    Panel("statement", "Equalities", "<p>None.</p>"),
)
SUMMARY = Section("summary", "", "Summary", (Subsection("", (FIGURES,)),))


@pytest.fixture(scope="module", params=["cover", "header", "own colours"])
def pdf(report: Report, request: pytest.FixtureRequest) -> bytes:
    panels = Section("panels", "8", "Panels", (Subsection("", PANELS),))
    whole = replace(report, sections=(SUMMARY, *report.sections, panels))
    if request.param == "own colours":
        return to_pdf(replace(whole, house=House(colours={"head": "#5B2C83", "quiet": "#5F6368"})))
    if request.param == "header":
        return to_pdf(
            replace(report, front="header", attached=(Attached("Appendix 1", "P", replace(whole, prefix="a-")),))
        )
    return to_pdf(whole)


def words(pdf: bytes) -> Iterator[tuple[str, str, str]]:
    """Each stretch of text, its colour, and the colour that most of its box shows."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for sheet in document:
            drawn = sheet.get_pixmap(dpi=100)
            dots, scale = _packed(drawn), drawn.width / sheet.rect.width
            for block in sheet.get_text("dict")["blocks"]:
                for span in (span for line in block.get("lines", ()) for span in line["spans"]):
                    if span["text"].strip():
                        yield span["text"], f"#{span['color']:06X}", _ground(dots, span["bbox"], scale)


def _packed(drawn: pymupdf.Pixmap) -> np.ndarray:
    """The colour of each dot as one number, row by row."""
    channels = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.width, drawn.n).astype(np.int64)
    return channels[..., 0] * 0x10000 + channels[..., 1] * 0x100 + channels[..., 2]


def _ground(dots: np.ndarray, box: tuple[float, ...], scale: float) -> str:
    left, top, right, bottom = (max(round(side * scale), 0) for side in box)
    seen, times = np.unique(dots[top:bottom, left:right], return_counts=True)
    return f"#{seen[times.argmax()]:06X}"


def test_every_word_stands_out_four_and_a_half_to_one(pdf: bytes) -> None:
    found = list(words(pdf))
    faint = [
        (text, colour, ground, round(contrast(colour, ground), 2))
        for text, colour, ground in found
        if contrast(colour, ground) < 4.5
    ]

    assert len(found) > 200
    assert len({ground for _, _, ground in found}) >= 3  # paper, heads of tables, banner
    assert faint == []
