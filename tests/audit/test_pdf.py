"""Leaks planted in the real PDF: on its pages, in its tags, and in all that lies beside them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from built_papers import figures, public_paper

from report_builder.audit.artefacts import Leak
from report_builder.audit.compare import compare
from report_builder.audit.read import read_artefact
from report_builder.errors import DataError

PAPER = "board-report.pdf"


def saved(change: Callable[[pikepdf.Pdf], None], **how: object) -> bytes:
    with pikepdf.open(BytesIO(public_paper()[PAPER])) as file:
        change(file)
        kept = BytesIO()
        file.save(kept, **how)
        return kept.getvalue()


def leaks(content: bytes) -> tuple[Leak, ...]:
    return compare([read_artefact(PAPER, content)], figures())


def places(change: Callable[[pikepdf.Pdf], None]) -> set[str]:
    return {leak.place for leak in leaks(saved(change)) if leak.is_certain}


def draw(file: pikepdf.Pdf, operators: str) -> None:
    """Add to the third page, which has a font of its own for that."""
    page = file.pages[2]
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources.Font["/Planted"] = file.make_indirect(font)
    page.contents_add(operators.encode())


def element(file: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(
        one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name(kind)
    )


def annotate(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=pikepdf.String("3 girls")
    )
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


def rename_bookmark(file: pikepdf.Pdf) -> None:
    file.Root.Outlines.First.Title = pikepdf.String("Custody: 3")


def describe(file: pikepdf.Pdf) -> None:
    file.docinfo["/Subject"] = "3 girls"


def attach(file: pikepdf.Pdf) -> None:
    file.attachments["cases.csv"] = pikepdf.AttachedFileSpec(file, b"girls,3\n", filename="cases.csv")


def run_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("girls()"))


def hide_stream(file: pikepdf.Pdf) -> None:
    file.Root.PieceInfo = file.make_indirect(pikepdf.Stream(file, b"3 girls"))


def change_alt(file: pikepdf.Pdf) -> None:
    element(file, "/Figure").Alt = pikepdf.String("3 girls")


def test_the_honest_paper_tells_no_more_than_its_figures() -> None:
    assert leaks(public_paper()[PAPER]) == ()


@pytest.mark.parametrize(
    "operators",
    [
        "BT /Planted 12 Tf 100 400 Td (3 girls) Tj ET",
        "BT 1 1 1 rg /Planted 12 Tf 100 400 Td (3 girls) Tj ET",
        "BT 3 Tr /Planted 12 Tf 100 400 Td (3 girls) Tj ET",
        "BT /Planted 12 Tf 9000 9000 Td (3 girls) Tj ET",
        "BT /Planted 0.01 Tf 100 400 Td (3 girls) Tj ET",
        f"BT /Planted 2 Tf 100 400 Td ({'in small letters that go on and on, ' * 5}3 girls) Tj ET",
        "q 0 0 1 1 re W n BT /Planted 12 Tf 100 400 Td (3 girls) Tj ET Q",
        "/Artifact BMC BT /Planted 12 Tf 100 400 Td (3 girls) Tj ET EMC",
    ],
)
def test_a_number_on_a_page_is_found_seen_or_not(operators: str) -> None:
    assert places(lambda file: draw(file, operators)) == {"page 3, outside its text"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (annotate, "an annotation"),
        (rename_bookmark, "a bookmark or the title"),
        (describe, "Subject in the file's objects"),
        (attach, "the file"),
        (run_script, "the file"),
        (hide_stream, "the file"),
        (change_alt, "page 5, chart 1a, Alt"),
    ],
)
def test_a_number_beside_the_pages_is_found(change: Callable[[pikepdf.Pdf], None], place: str) -> None:
    assert place in places(change)


def test_a_number_in_the_metadata_is_found() -> None:
    def change(file: pikepdf.Pdf) -> None:
        content = file.Root.Metadata.read_bytes().replace(b"performance report", b"performance report, 3 girls", 1)
        file.Root.Metadata = file.make_stream(content, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)

    assert "the metadata" in places(change)


def test_a_cell_of_a_table_with_another_number_is_found() -> None:
    def change(file: pikepdf.Pdf) -> None:
        span = element(file, "/Span")
        span.E = pikepdf.String("3")

    assert any("table" in place for place in places(change))


def test_a_bar_drawn_over_a_chart_is_found() -> None:
    def change(file: pikepdf.Pdf) -> None:
        page = next(page for page in file.pages if b"/Figure" in page.Contents.read_bytes())
        content = page.Contents.read_bytes()
        start = content.index(b"BDC", content.index(b"/Figure")) + 3
        page.Contents = file.make_stream(content[:start] + b"\nq 0 0 1 rg 200 400 30 20 re f Q" + content[start:])

    assert any("chart" in place for place in places(change))


def test_an_earlier_version_of_the_file_is_found() -> None:
    content = public_paper()[PAPER]
    begin = content.rindex(b"startxref")

    found = leaks(content + b"\n" + content[begin:])

    assert [leak.what for leak in found] == ["an earlier version of itself"]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"not a PDF", b"%PDF-1.7\n%%EOF\n"])
def test_a_broken_file_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(DataError) as caught:
        read_artefact(PAPER, content)

    assert caught.value.complaints[0].mend


def test_a_file_cut_short_is_refused() -> None:
    content = public_paper()[PAPER]

    with pytest.raises(DataError):
        read_artefact(PAPER, content[: len(content) // 2])


def test_a_locked_file_is_refused() -> None:
    locked = saved(lambda file: None, encryption=pikepdf.Encryption(owner="one", user="two", R=6))

    with pytest.raises(DataError, match="locked"):
        read_artefact(PAPER, locked)


def test_a_stream_that_unpacks_without_measure_is_refused() -> None:
    def change(file: pikepdf.Pdf) -> None:
        file.pages[0].contents_add(b" " * 150_000_000)

    content = saved(change, compress_streams=True)

    with pytest.raises(DataError, match="unpacks"):
        read_artefact(PAPER, content)
