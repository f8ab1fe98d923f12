"""Tagged PDFs as another body might make them, small enough to be read."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, String


def tagged(
    paragraphs: Sequence[str] = ("Minutes of the last meeting.",), *, rotate: int = 0, universal: bool = False
) -> bytes:
    """A page for each paragraph, tagged as a /Para that its role map calls a /P, with an id and an outline."""
    file = pikepdf.new()
    font = file.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    root = file.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Para=Name.P)))
    document = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = document
    tree = NumberTree.new(file)
    for at, words in enumerate(paragraphs):
        _page(file, words, at, font=font, rotate=rotate)
        element = Dictionary(Type=Name.StructElem, S=Name("/Para"), P=document, Pg=file.pages[at].obj, K=0)
        element.ID = String(f"para{at}")
        element = file.make_indirect(element)
        document.K.append(element)
        tree[at] = Array([element])
    root.ParentTree = tree.obj
    root.IDTree = Dictionary(Names=Array([String("para0"), document.K[0]]))
    file.Root.StructTreeRoot, file.Root.MarkInfo, file.Root.Lang = root, Dictionary(Marked=True), String("en-GB")
    with file.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(f"Minute {at + 1}", at) for at in range(len(paragraphs)))
    if universal:
        with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"
    return saved(file)


def _page(file: pikepdf.Pdf, words: str, at: int, *, font: object, rotate: int) -> None:
    file.add_blank_page(page_size=(595, 842))
    page = file.pages[at]
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    content = f"/Para <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td ({words}) Tj ET EMC"
    page.obj.Contents = file.make_stream(content.encode("latin-1"))
    page.obj.StructParents = at
    if rotate:
        page.obj.Rotate = rotate
    page.obj.Annots = Array(
        [
            _link(file, "https://example.gov.uk/"),
            _link(file, "javascript:alert(1)"),
            file.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]))),
        ]
    )


def _link(file: pikepdf.Pdf, address: str) -> pikepdf.Object:
    action = Dictionary(S=Name.URI, URI=String(address))
    return file.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 695, 172, 715]), A=action, F=4)
    )


def saved(file: pikepdf.Pdf, **how: object) -> bytes:
    """The bytes of a file."""
    out = io.BytesIO()
    file.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()
