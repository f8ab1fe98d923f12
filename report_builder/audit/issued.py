"""Whether a part that was set again says what the issued paper said: each figure in its place, and nothing besides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from report_builder.audit.artefacts import Artefact, Leak, Role
from report_builder.audit.compare import compare
from report_builder.audit.permitted import NUMBER, numbers_in, plain
from report_builder.audit.spoken import has_mark
from report_builder.audit.within import papers_of, settled

Stated = tuple[str, Mapping[str, Any]]
"""A place, and a figure that stands there."""


def stated_in(issue: Artefact, document: Mapping[str, Any], places: Sequence[str]) -> list[Stated]:
    """The figures that the issued paper states in a part, each with its place there.

    figures.json places a figure wherever it had a say: in a paragraph that only calls it lower than another, or in a
    table whose row of noughts was left out, it is not stated.

    Args:
        issue: the archive of the edition, taken apart.
        document: its figures.json.
        places: of the part.
    """
    wanted = set(places)
    placed = [(place, figure) for figure in document["figures"] for place in figure["where"] if place in wanted]
    words = {place: _words(issue, place) for place in wanted}
    return [(place, figure) for place, figure in placed if _stands(figure, words[place])]


def differences(
    artefacts: Iterable[Artefact], issue: Artefact, document: Mapping[str, Any], places: Sequence[str]
) -> tuple[str, ...]:
    """What a part that was set again says otherwise than the paper did as it was issued. No number is named.

    Every figure stands in its place, the cells of each table hold what they held, in order, and no number is there
    that no figure bears out. A workbook has tables alone, and the numbers that charts draw.

    Args:
        artefacts: the files, taken apart.
        issue: the archive of the edition, taken apart.
        document: its figures.json.
        places: of the part.
    """
    papers = papers_of(place for figure in document["figures"] for place in figure["where"])
    found = tuple(settled(artefact, papers) for artefact in artefacts)
    stated = stated_in(issue, document, places)
    told = [str(leak) for leak in compare(found, document) if leak.is_certain]
    for artefact in found:
        is_workbook = artefact.name.endswith((".xlsx", ".ods"))
        told += [str(Leak(artefact.name, place, what)) for place, what in _otherwise(artefact, issue, places)]
        for place, figure in stated:
            if is_workbook and not _stands(figure, _words(issue, place, Role.CELL)):
                continue
            if not _stands(figure, _words(artefact, place)):
                what = f"the figure {figure['id']} does not stand there as issued"
                told.append(str(Leak(artefact.name, place, what)))
    return tuple(dict.fromkeys(told))


def _otherwise(artefact: Artefact, issue: Artefact, places: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Tables whose cells do not hold, in order, the numbers and marks that they held."""
    for place in places:
        if place.rpartition(", ")[2].startswith("table ") and _cells(artefact, place) != _cells(issue, place):
            yield place, "the cells of the table are not as issued"


def _cells(artefact: Artefact, place: str) -> list[tuple[object, ...]]:
    """The cells that are a number or a mark and nothing else: a workbook tells no other cell from a head."""
    cells = [words for words in _words(artefact, place, Role.CELL) if _NUMBER_OR_MARK.match(words)]
    return [(has_mark(words), *numbers_in(words)) for words in cells]


_NUMBER_OR_MARK = re.compile(rf"[-+\N{{MINUS SIGN}}]?£?{NUMBER.pattern}%?$|\[[a-z]+\]")


def _words(artefact: Artefact, place: str, role: Role | None = None) -> list[str]:
    """What is said in a block; of one role, where it is given."""
    return [
        plain(passage.words) for passage in artefact.passages if passage.block == place and role in {None, passage.role}
    ]


def _stands(figure: Mapping[str, Any], words: Sequence[str]) -> bool:
    """Whether a block says a figure: its number as printed, or the mark or the words in its place."""
    if figure["status"] == "withheld":
        return any(has_mark(said) for said in words)
    shown = plain(figure["shown"])
    sizes = set(numbers_in(shown))
    if figure["status"] != "shown" or not sizes:
        other = _WORDS.get(figure["status"], shown)
        return any(shown in said or other in said for said in words)
    return any(sizes <= set(numbers_in(said)) for said in words)


_WORDS = {"not-available": "not available", "not-applicable": "not applicable"}
"""What is read aloud in the place of a number; as the Analysis Function names the marks [x] and [z]."""
