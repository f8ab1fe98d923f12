"""A paper in PDF, with tags and without, and files that are none or have no words."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from weasyprint import HTML

from report_builder.proof.paper import Passage
from report_builder.proof.reading.pdf import pdf_passages
from report_builder.sources.unreadable import UnreadableError

PAGE = """<html lang="en"><title>Paper</title><style>
@page { size: 15cm 12cm; margin: 2cm; @top-left { content: "A running head" } @bottom-right { content: counter(page) } }
h1 { font-size: 20pt } p, table { font-size: 10pt; line-height: 1.3 } .next { break-before: page }</style>
<h1>Key issues</h1>
<p>2.1 The service worked with fourteen children in the quarter, ten of whom have needs of their own, and with their
families.</p>
<p>2.2 It has no more to say of them, but that the offer was made to each and that most of them took it up, as
before.</p>
<ul><li>one child</li><li>two children</li></ul>
<table class="next"><tr><th rowspan="2">Area</th><th colspan="2">Boys</th></tr><tr><th>2019</th><th>2020</th></tr>
<tr><td>North</td><td>12</td><td>14</td></tr><tr><td>South</td><td>21</td><td>23</td></tr></table>
<p class="next">2.3 The third page says little and ends.</p>"""


def made(*, is_tagged: bool, page: str = PAGE) -> bytes:
    pdf: bytes = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1" if is_tagged else None)
    return pdf


def told(passages: tuple[Passage, ...]) -> list[tuple[str, str, str]]:
    return [(each.kind, each.number, each.text) for each in passages]


def test_a_tagged_paper_is_read_by_its_tags() -> None:
    passages = pdf_passages(made(is_tagged=True))

    assert told(passages) == [
        ("heading", "", "Key issues"),
        (
            "paragraph",
            "2.1",
            "The service worked with fourteen children in the quarter, ten of whom have needs of their own, and with "
            "their families.",
        ),
        (
            "paragraph",
            "2.2",
            "It has no more to say of them, but that the offer was made to each and that most of them took it up, as "
            "before.",
        ),
        ("item", "", "one child"),
        ("item", "", "two children"),
        ("table", "", "Area | Boys | Boys |  | 2019 | 2020 | North | 12 | 14 | South | 21 | 23"),
        ("paragraph", "2.3", "The third page says little and ends."),
    ]
    assert [each.place_at(0) for each in passages][-2:] == ["page 2", "page 3"]


def test_a_paper_without_tags_is_read_by_its_lines() -> None:
    passages = pdf_passages(made(is_tagged=False))
    numbered = {each.number: each for each in passages if each.number}

    assert numbered["2.1"].text.startswith("The service worked with fourteen children")
    assert numbered["2.1"].text.endswith("families.")
    assert numbered["2.3"].place_at(0) == "page 3"
    assert next(each for each in passages if each.rows).rows[-2:] == (("North", "12", "14"), ("South", "21", "23"))
    assert not any("running head" in each.text for each in passages)


def test_a_paper_of_pictures_alone_says_so() -> None:
    page = "<p style='width: 5cm; height: 5cm; background: teal'></p>"

    with pytest.raises(UnreadableError, match="no text in it: its pages are pictures"):
        pdf_passages(made(is_tagged=False, page=page))


def test_a_locked_paper_says_so() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(made(is_tagged=False))) as file:
        file.save(locked, encryption=pikepdf.Encryption(user="key", owner="key"))

    with pytest.raises(UnreadableError, match="locked with a password"):
        pdf_passages(locked.getvalue())


@pytest.mark.parametrize("content", [b"", b"Only words", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\x00\xff" * 5_000])
def test_what_is_no_paper_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="no PDF"):
        pdf_passages(content)


def test_a_paper_that_was_cut_off_is_read_or_refused() -> None:
    whole = made(is_tagged=True)

    for part in range(1, 6):
        try:
            pdf_passages(whole[: len(whole) * part // 6])
        except UnreadableError as error:
            assert error.what  # noqa: PT017  either is right
