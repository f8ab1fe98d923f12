"""Mends the tags of a PDF that WeasyPrint wrote, so that it reads aloud as one text and not page by page.

Written for WeasyPrint 70.0, which splits every table, list and paragraph at a page break into separate tags, repeats
table heads as content, leaves running heads in no tree, and writes no /Scope (its issues 2508, 2903). One private
function of it is wrapped, to learn from which HTML element a tag comes; the rest is done on the finished file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from report_builder.report.tagtree import Linked, Marked, Node, mended_tree

_ELEMENT, _HTML, _ROLE = "ReportElement", "ReportHtml", "ReportRole"
"""Our notes on a structure element while the file is made; the finished file has none of them."""

_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


@contextmanager
def noted_elements(weasyprint: ModuleType) -> Iterator[None]:
    """While open, WeasyPrint writes beside each tag the HTML element that it comes from."""
    tags = weasyprint.pdf.tags
    build = tags._build_box_tree  # noqa: SLF001  (nothing public tells where a tag comes from)
    numbers: dict[tuple[Any, str], int] = {}

    def build_and_note(box: Any, *place: Any) -> Iterator[Any]:
        for tag in build(box, *place):
            if box.element is not None and _ELEMENT not in tag:
                key = (box.element, box.element_tag)
                _note(tag, box, number=numbers.setdefault(key, len(numbers) + 1))
            yield tag

    tags._build_box_tree = build_and_note  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001


def _note(tag: dict[str, Any], box: Any, *, number: int) -> None:
    tag[_ELEMENT] = number
    tag[_HTML] = "/" + box.element_tag.replace("::", "-")
    if role := box.element.get("data-tag"):
        tag[_ROLE] = f"/{role}"
    if box.link_annotation:
        box.link_annotation["F"] = 4  # printed as well as shown
        box.link_annotation["Contents"] = _pdf_text(" ".join("".join(box.element.itertext()).split()))
    if tag["S"] == "/TH" and (scope := _SCOPES.get(box.element.get("scope", ""))):
        tag["A"]["Scope"] = scope
    if box.element_tag == "abbr":
        tag["S"] = "/Span"
        tag["E"] = _pdf_text(box.element.get("title", ""))


def _pdf_text(text: str) -> Any:
    import pydyf  # type: ignore[import-untyped]  # noqa: PLC0415  (a part of WeasyPrint, which is imported late)

    return pydyf.String(text)


def mended(pdf: bytes, *, fingerprint: str) -> bytes:
    """The same pages with a tree that is joined and named, everything else an artifact, and no trace of our notes.

    Args:
        pdf: a file that was made while `noted_elements` was open.
        fingerprint: written to the document's metadata.

    Returns:
        The file; the same bytes for the same arguments.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = _read(file.Root.StructTreeRoot.K[0], _page_indexes(file))
        _write(file, mended_tree(root))
        _sign(file, fingerprint=fingerprint)
        out = io.BytesIO()
        file.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
    return out.getvalue()


def _page_indexes(file: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: index for index, page in enumerate(file.pages)}


def _read(entry: Any, pages: dict[tuple[int, int], int]) -> Node:
    node = Node(
        str(entry.S)[1:],
        element=int(entry.get(f"/{_ELEMENT}", 0)),
        html=str(entry.get(f"/{_HTML}", "/"))[1:],
        role=str(entry.get(f"/{_ROLE}", "/"))[1:],
        entry=entry.objgen,
        is_whole="/E" in entry,
    )
    for kid in entry.K:
        if not isinstance(kid, Dictionary):
            node.kids.append(Marked(pages[entry.Pg.objgen], int(kid)))
        elif kid.get("/Type") == Name.OBJR:
            node.kids.append(Linked(kid.objgen))
        else:
            node.kids.append(_read(kid, pages))
    return node


def _write(file: pikepdf.Pdf, root: Node) -> None:
    """Write the tree back, with the tables that lead from page content to it; what is in no tag is decoration."""
    tree = file.Root.StructTreeRoot
    owners: dict[tuple[int, int], Any] = {}
    links: dict[int, Any] = {}
    _write_node(file, root, parent=tree, owners=owners, links=links)
    numbers: list[Any] = []
    for index, page in enumerate(file.pages):
        marks = [mark for at, mark in owners if at == index]
        kept = Array(owners.get((index, mark)) for mark in range(max(marks, default=-1) + 1))
        numbers.extend([page.StructParents, file.make_indirect(kept)])
        _set_aside_untagged(page, frozenset(marks))
        _drop_untagged_links(page, frozenset(links))
    for number in sorted(links):
        numbers.extend([number, links[number]])
    tree.ParentTree.Nums = Array(numbers)


def _write_node(
    file: pikepdf.Pdf,
    node: Node,
    *,
    parent: Any,
    owners: dict[tuple[int, int], Any],
    links: dict[int, Any],
) -> Any:
    entry = file.get_object(node.entry) if any(node.entry) else file.make_indirect(Dictionary(Type=Name.StructElem))
    entry.S, entry.P = Name(f"/{node.type}"), parent
    kids = Array()
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(_write_node(file, kid, parent=entry, owners=owners, links=links))
        elif isinstance(kid, Marked):
            owners[kid.page, kid.mark] = entry
            kids.append(Dictionary(Type=Name.MCR, Pg=file.pages[kid.page].obj, MCID=kid.mark))
        else:
            reference = file.get_object(kid.reference)
            links[int(reference.Obj.StructParent)] = entry
            kids.append(reference)
    entry.K = kids
    _tidy(entry)
    return entry


def _tidy(entry: Any) -> None:
    """Without our notes, and without head references that the joining made stale: /Scope says the same."""
    for note in (_ELEMENT, _HTML, _ROLE):
        if f"/{note}" in entry:
            del entry[f"/{note}"]
    if entry.S in (Name.TH, Name.TD):
        for stale, holder in (("/ID", entry), ("/Headers", entry.A)):
            if stale in holder:
                del holder[stale]


_MARK = re.compile(rb"/[A-Za-z]+\s+<<\s*/MCID (\d+)\s*>>\s+BDC")


def _set_aside_untagged(page: Any, kept: frozenset[int]) -> None:
    """Declare running heads and repeated table heads as artifacts of the page."""

    def kept_or_artifact(match: re.Match[bytes]) -> bytes:
        return match[0] if int(match[1]) in kept else b"/Artifact <</Type /Pagination>> BDC"

    content = page.Contents.read_bytes()
    page.Contents.write(_MARK.sub(kept_or_artifact, content))


def _drop_untagged_links(page: Any, kept: frozenset[int]) -> None:
    if "/Annots" in page:
        page.Annots = Array(note for note in page.Annots if int(note.StructParent) in kept)


def _sign(file: pikepdf.Pdf, *, fingerprint: str) -> None:
    if not fingerprint:
        return
    file.docinfo[Name.Fingerprint] = String(fingerprint)
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:identifier"] = fingerprint
