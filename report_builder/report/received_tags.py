"""The structure and outline of a PDF that somebody else made, joined to those of a pack.

Source: ISO 32000-1:2008, 14.7 (structure elements, parent tree, role and class maps) and 12.3.3 (outlines).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, OutlineItem, String

_DEEPEST = 6
"""Levels of a paper's outline that are taken over."""


def take_tags(file: pikepdf.Pdf, source: pikepdf.Pdf, *, front: int) -> None:
    """Join a paper's structure tree to the section of its item.

    Args:
        file: the pack, which holds the paper's pages already.
        source: the paper.
        front: index of the page with the item's own head; the paper's pages follow it.
    """
    ours, theirs = file.Root.StructTreeRoot, file.copy_foreign(source.Root.StructTreeRoot)
    pages = [file.pages[front + 1 + at] for at in range(len(source.pages))]
    _number_on(ours, theirs, pages)
    section = _section_of(ours, file.pages[front])
    kids = list(_listed(theirs.K))
    part = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=section, K=Array(kids)))
    if Name.Lang in source.Root:
        part.Lang = String(str(source.Root.Lang))
    for kid in kids:
        kid.P = part
        kid.S = Name.Sect if kid.get(Name.S) == Name.Document else kid.S
    section.K = Array([*_listed(section.K), part])
    _join_names(ours, theirs, _elements(part), prefix=f"page-{front + 1}-")
    _drop_lost(_elements(part), pages)


def _number_on(ours: Any, theirs: Any, pages: Iterable[Any]) -> None:
    """Give every entry of the paper's parent tree the next number of ours, and tell whatever refers to it."""
    tree, old = NumberTree(ours.ParentTree), NumberTree(theirs.ParentTree)
    free = max(tree.keys(), default=-1) + 1
    for entry, key in _referring(pages):
        number = int(entry[key])
        if number in old:
            tree[free] = old[number]
            entry[key] = free
            free += 1
    ours.ParentTreeNextKey = free


def _referring(pages: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Pages, links and drawings that have a number in the parent tree, each once, with the name of its key."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        if Name.StructParents in page.obj:
            yield page.obj, Name.StructParents
        drawings = page.obj.get(Name.Resources, Dictionary()).get(Name.XObject, Dictionary())
        for entry in (*page.obj.get(Name.Annots, ()), *drawings.values()):
            if entry.objgen in seen and entry.is_indirect:
                continue
            seen.add(entry.objgen)
            yield from ((entry, key) for key in (Name.StructParent, Name.StructParents) if key in entry)


def _section_of(ours: Any, front: Any) -> Any:
    """Our section that begins on a page: each paper of a pack begins on a page of its own."""
    for entry in _elements(ours.K):
        if entry.get(Name.S) == Name.Sect and Name.Pg in entry and entry.Pg.objgen == front.obj.objgen:
            return entry
    raise RuntimeError("no section of the pack begins on the page of the item")


def _listed(kids: Any) -> Iterator[Any]:
    if isinstance(kids, Array):
        yield from kids
    else:
        yield kids


def _elements(root: Any) -> Iterator[Any]:
    """An element and all beneath it, in reading order, each once."""
    waiting, seen = [root], set()
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Array):
            waiting.extend(reversed(list(entry)))
            continue
        if not isinstance(entry, Dictionary) or Name.S not in entry or (entry.is_indirect and entry.objgen in seen):
            continue
        seen.add(entry.objgen)
        yield entry
        if Name.K in entry:
            waiting.append(entry.K)


def _join_names(ours: Any, theirs: Any, elements: Iterable[Any], *, prefix: str) -> None:
    """Role map, class map and ids of the paper in ours, under names that nothing else there has."""
    roles = _renamed(ours, theirs, Name.RoleMap, prefix)
    classes = _renamed(ours, theirs, Name.ClassMap, prefix)
    ids = {}
    for entry in elements:
        if Name.AF in entry:
            del entry.AF  # a file that is attached to an element
        kind = str(entry.S)
        entry.S = Name(roles.get(kind, kind))
        if Name.C in entry and classes:
            entry.C = _classes(entry.C, classes)
        if Name.ID in entry:
            entry.ID = String(prefix + str(entry.ID))
            ids[bytes(entry.ID)] = entry
        for attributes in _listed(entry.get(Name.A, Array())):
            if isinstance(attributes, Dictionary) and Name.Headers in attributes:
                attributes.Headers = Array([String(prefix + str(one)) for one in attributes.Headers])
    known = list(ours.get(Name.IDTree, Dictionary(Names=Array())).Names)
    pairs = {bytes(name): entry for name, entry in zip(known[::2], known[1::2], strict=True)} | ids
    if pairs:
        ours.IDTree = Dictionary(Names=Array([part for name in sorted(pairs) for part in (String(name), pairs[name])]))


def _renamed(ours: Any, theirs: Any, which: Any, prefix: str) -> Mapping[str, str]:
    """Old name -> new one of each entry of a map, after it was put into ours."""
    if which not in theirs:
        return {}
    if which not in ours:
        ours[which] = Dictionary()
    names = {str(name): f"/{prefix}{str(name)[1:]}" for name in theirs[which].keys()}  # noqa: SIM118  no plain mapping
    for name, renamed in names.items():
        meaning = theirs[which][name]
        is_role = which == Name.RoleMap and str(meaning) in names
        ours[which][renamed] = Name(names[str(meaning)]) if is_role else meaning
    return names


def _classes(said: Any, names: Mapping[str, str]) -> Any:
    renamed = [Name(names.get(str(one), str(one))) if isinstance(one, Name) else one for one in _listed(said)]
    return Array(renamed) if isinstance(said, Array) else renamed[0]


def _drop_lost(elements: Iterable[Any], pages: Iterable[Any]) -> None:
    """Take the references to annotations that were left behind out of the tree."""
    kept = {one.objgen for page in pages for one in page.obj.get(Name.Annots, ())}
    for entry in elements:
        kids = list(_listed(entry.get(Name.K, Array())))
        stay = [one for one in kids if not (_is_reference(one) and one.Obj.objgen not in kept)]
        if len(stay) < len(kids):
            entry.K = Array(stay)


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.OBJR and isinstance(kid.get(Name.Obj), Dictionary)


def take_outline(file: pikepdf.Pdf, source: pikepdf.Pdf, *, front: int) -> None:
    """Hang a paper's outline beneath the entry of its item; an entry whose page cannot be told is left out."""
    places = {page.obj.objgen: front + 1 + at for at, page in enumerate(source.pages)}
    with source.open_outline() as theirs, file.open_outline() as ours:
        entries = [*_outlined(theirs.root, places, depth=1)]
        own = next((one for one in ours.root if _page_of(one) == file.pages[front].obj.objgen), None)
        (ours.root if own is None else own.children).extend(entries)


def _outlined(items: Iterable[Any], places: Mapping[tuple[int, int], int], *, depth: int) -> Iterator[OutlineItem]:
    for item in items:
        page = places.get(_page_of(item) or (0, 0))
        children = list(_outlined(item.children, places, depth=depth + 1)) if depth < _DEEPEST else []
        if page is None:
            yield from children
            continue
        entry = OutlineItem(item.title, page)
        entry.children.extend(children)
        yield entry


def _page_of(item: Any) -> tuple[int, int] | None:
    """Object number of the page that an entry leads to."""
    target = item.destination
    if target is None and item.action is not None:
        target = item.action.get(Name.D)
    if isinstance(target, Array) and len(target) and isinstance(target[0], Dictionary):
        return target[0].objgen
    return None
