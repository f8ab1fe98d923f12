"""PDFs of other bodies as pages of a pack."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pymupdf
import pytest
from pikepdf import Dictionary, Name, NumberTree
from received_papers import saved, tagged

from report_builder.errors import DataError
from report_builder.model.built import AgendaLine, Attached, Report
from report_builder.report.received import Received, read_received, with_received
from report_builder.report.typeset import pages_of_papers, to_pdf


def pack(*papers: Received) -> tuple[bytes, bytes]:
    """A pack with one item for each paper: as it is set, and with their pages in it."""
    items = tuple(Attached(f"Item {number}", "Minutes", head(number, paper)) for number, paper in enumerate(papers, 1))
    agenda = tuple(AgendaLine(str(number), "Minutes", prefix=f"item-{number}-") for number in range(1, len(papers) + 1))
    report = Report("Body", "Agenda", "Council", "public", "", (), (), front="agenda", agenda=agenda, attached=items)
    first, _ = pages_of_papers(report)
    blank = to_pdf(report)
    places = {first[f"item-{number}-paper"] - 1: paper for number, paper in enumerate(papers, 1)}
    return blank, with_received(blank, places)


def head(number: int, paper: Received) -> Report:
    prefix = f"item-{number}-"
    return Report("Minutes", "", "Council", "public", "", (), (), pages_received=paper.pages, prefix=prefix)


def received(**asked: Any) -> Received:
    return read_received(tagged(**asked), where="pack.yaml:3")


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(entry: Any) -> Iterator[Any]:
    if isinstance(entry, pikepdf.Array):
        for kid in entry:
            yield from elements(kid)
    elif isinstance(entry, Dictionary) and Name.S in entry:
        yield entry
        yield from elements(entry.get(Name.K))


def test_its_pages_stand_where_they_were_kept_free() -> None:
    blank, whole = pack(received(paragraphs=("First minute.", "Second minute.")))

    words = [page.get_text() for page in pymupdf.open(stream=whole)]
    assert len(words) == len(opened(blank).pages)
    assert ["minute." in said for said in words] == [False, False, True, True]
    assert f"Page 3 of {len(words)}" in " ".join(words[2].split())


def test_its_words_are_reached_through_the_tags_of_its_item() -> None:
    _, whole = pack(received(paragraphs=("First.", "Second.")))

    with opened(whole) as file:
        root = file.Root.StructTreeRoot
        tree = NumberTree(root.ParentTree)
        found = [one for one in elements(root.K) if str(root.RoleMap.get(one.S, "")) == "/P"]
        assert [file.pages[2].obj.objgen, file.pages[3].obj.objgen] == [one.Pg.objgen for one in found]
        for page, element in zip((2, 3), found, strict=True):
            assert tree[int(file.pages[page].obj.StructParents)][0].objgen == element.objgen
        around = found[0].P.P.P
        assert str(around.S) == "/Sect"
        assert around.Pg.objgen == file.pages[1].obj.objgen


def test_no_number_of_the_parent_tree_stands_for_two_pages() -> None:
    _, whole = pack(received(paragraphs=("One.", "Two.")), received())

    with opened(whole) as file:
        numbers = [int(page.obj.StructParents) for page in file.pages if Name.StructParents in page.obj]
        assert len(numbers) == len(set(numbers)) == len(file.pages)


def test_two_papers_that_use_one_role_and_one_id_keep_their_own() -> None:
    _, whole = pack(received(), received())

    with opened(whole) as file:
        root = file.Root.StructTreeRoot
        names = [bytes(name) for name in list(root.IDTree.Names)[::2]]
        assert len(root.RoleMap.keys()) == 2
        assert len(set(names)) == 2


def test_its_outline_hangs_beneath_its_item() -> None:
    _, whole = pack(received(paragraphs=("One.", "Two.")))

    with opened(whole) as file, file.open_outline() as outline:
        own = next(one for one in outline.root if one.title.startswith("Item 1"))
        assert [str(kid.title) for kid in own.children] == ["Minute 1", "Minute 2"]


def test_links_to_the_web_are_left_and_nothing_that_runs_or_attaches() -> None:
    _, whole = pack(received())

    with opened(whole) as file:
        links = list(file.pages[2].obj.Annots)
        assert [str(one.A.URI) for one in links] == ["https://example.gov.uk/"]
        left, bottom, *_ = (float(side) for side in links[0].Rect)
    (word, *_) = pymupdf.open(stream=whole)[2].search_for("Minutes of the last")
    assert abs(word.x0 - left) < 1  # it moved with its words
    assert 0 < 842 - word.y1 - bottom + 5 < 10


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_was_turned_stands_upright_in_the_frame(rotate: int) -> None:
    _, whole = pack(received(rotate=rotate))

    page = pymupdf.open(stream=whole)[2]
    (line,) = [
        line
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        if "Minutes of the last meeting." in "".join(span["text"] for span in line["spans"])
    ]
    directions = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
    assert tuple(round(part) for part in line["dir"]) == directions[rotate]
    assert page.rotation == 0
    assert pymupdf.Rect(50, 60, 545, 790).contains(pymupdf.Rect(line["bbox"]))


def test_the_claim_of_universal_access_stands_only_where_each_paper_makes_it() -> None:
    claims = []
    for universal in (True, False):
        _, whole = pack(received(universal=universal))
        with opened(whole) as file, file.open_metadata() as metadata:
            claims.append("{http://www.aiim.org/pdfua/ns/id/}part" in metadata)

    assert claims == [True, False]


def test_the_same_papers_give_the_same_bytes() -> None:
    assert pack(received())[1] == pack(received())[1]


def test_a_paper_whose_tags_are_out_of_order_is_refused_by_its_item() -> None:
    with opened(tagged()) as file:
        file.Root.StructTreeRoot.K.K[0].S = 7
        paper = read_received(saved(file), where="pack.yaml:3")

    with pytest.raises(DataError) as caught:
        pack(paper)

    assert str(caught.value.complaints[0]).startswith("pack.yaml:3: the PDF's pages or tags are out of order")


def test_a_file_that_hangs_on_a_tag_is_left_behind() -> None:
    with opened(tagged()) as file:
        element = file.Root.StructTreeRoot.K.K[0]
        element.AF = pikepdf.Array(
            [file.make_indirect(Dictionary(Type=Name.Filespec, F=pikepdf.String("secret.xlsx")))]
        )
        _, whole = pack(read_received(saved(file), where="pack.yaml:3"))

    with opened(whole) as packed:
        assert not [entry for entry in elements(packed.Root.StructTreeRoot.K) if Name.AF in entry]


def without_tags() -> bytes:
    with opened(tagged()) as file:
        del file.Root.StructTreeRoot
        return saved(file)


def with_layers() -> bytes:
    with opened(tagged()) as file:
        file.Root.OCProperties = Dictionary(OCGs=pikepdf.Array())
        return saved(file)


def locked() -> bytes:
    with opened(tagged()) as file:
        return saved(file, encryption=pikepdf.Encryption(owner="owner", user="user"))


def without_pages() -> bytes:
    return saved(pikepdf.new())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (without_tags(), "has no tags"),
        (locked(), "asks for a password"),
        (with_layers(), "has layers"),
        (without_pages(), "has 0 pages"),
        (b"%PDF-1.7 and no more", "is damaged"),
        (b"", "is damaged"),
    ],
)
def test_what_cannot_be_packed_is_refused_with_the_place_of_its_item(content: bytes, said: str) -> None:
    with pytest.raises(DataError) as caught:
        read_received(content, where="pack.yaml:3")

    (complaint,) = caught.value.complaints
    assert said in complaint.what
    assert complaint.where == "pack.yaml:3"
    assert complaint.mend


def test_a_paper_of_ours_that_was_taken_out_of_its_folder_is_no_paper_of_others() -> None:
    """A board's paper would come into a public pack unaudited."""
    ours = to_pdf(Report("Body", "Paper", "Council", "board", "", (), (), fingerprint="0f", front="agenda"))

    with pytest.raises(DataError, match="a paper of ours, taken out of its folder"):
        read_received(ours, where="pack.yaml:3")
