"""Whether a part that was set again says what the issued paper said: each figure in its place, and nothing besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from report_builder.audit.artefacts import Artefact, Leak
from report_builder.audit.compare import compare
from report_builder.audit.permitted import numbers_in, plain
from report_builder.audit.spoken import has_mark

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
    return [(place, figure) for place, figure in placed if _stands(figure, issue, place)]


def differences(
    artefacts: Iterable[Artefact], stated: Sequence[Stated], document: Mapping[str, Any]
) -> tuple[str, ...]:
    """What a part that was set again says otherwise than the paper did as it was issued. No number is named.

    Args:
        artefacts: the files, taken apart.
        stated: what the issued paper states there.
        document: its figures.json.
    """
    found = tuple(artefacts)
    told = [str(leak) for leak in compare(found, document) if leak.is_certain]
    for artefact in found:
        only_tables = artefact.name.endswith((".xlsx", ".ods"))
        for place, figure in stated:
            if only_tables and not _has_block(artefact, place):
                continue  # a workbook holds no paragraph
            if not _stands(figure, artefact, place):
                what = f"the figure {figure['id']} does not stand there as issued"
                told.append(str(Leak(artefact.name, place, what)))
    return tuple(dict.fromkeys(told))


def _has_block(artefact: Artefact, place: str) -> bool:
    return any(passage.block == place for passage in artefact.passages)


def _stands(figure: Mapping[str, Any], artefact: Artefact, place: str) -> bool:
    """Whether a block says a figure: its number as printed, or the mark or the words in its place."""
    words = [plain(passage.words) for passage in artefact.passages if passage.block == place]
    words += [plain(label.words) for picture in artefact.pictures if picture.block == place for label in picture.labels]
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
