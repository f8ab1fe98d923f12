"""Letters that are laid out once are set where each by itself would be."""

from __future__ import annotations

from report_builder.report import typeset
from report_builder.report.letters_once import letters_once

TEXTS = (("Source Sans Pro", 9, "normal"), ("Source Sans Pro", 9, "bold"), ("Source Sans Pro", 12, "normal"))


def pages() -> bytes:
    """A page of two drawings with the same letters in several looks, and the words of a paragraph."""
    words = "".join(
        f'<text x="9" y="{20 * at}" font-family="{family}" font-size="{size}" font-weight="{weight}">AVA 10 Ä</text>'
        for at, (family, size, weight) in enumerate(TEXTS, 1)
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{words}</svg>'
    document = typeset._weasyprint().HTML(string=f"<p>AVA 10</p>{drawing}{drawing}").render()
    pdf: bytes = document.write_pdf()
    return pdf


def test_a_paper_has_the_same_bytes_as_without() -> None:
    alone = pages()

    with letters_once():
        assert pages() == alone
    assert pages() == alone
