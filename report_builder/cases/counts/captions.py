"""The words under a chart or table of published figures: what was worked out, and how the family's average was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report_builder.cases.counts.given import Figured
from report_builder.model.national import WORKED_OUT
from report_builder.model.tables import Given, Wanted

_FEW = 2
"""Periods that a caption names before it calls them the others."""


def captions(figures: Sequence[Figured]) -> Iterator[str]:
    """The sentences of a caption, those of the family's average last.

    Args:
        figures: of one view, in its order.
    """
    yield from _unpublished(figures)
    yield from _of_family([figure.wanted for figure in figures if figure.wanted.key.area_type == "family"])


def listed(names: Sequence[str]) -> str:
    """Names of areas as a sentence has them, with semicolons where a name holds a comma."""
    if any("," in name for name in names) and len(names) > 1:
        return f"{'; '.join(names[:-1])}; and {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _unpublished(figures: Sequence[Figured]) -> Iterator[str]:
    """Whose figures were worked out by the importer, with the periods where it is not all of them."""
    made: dict[str, list[str]] = {}
    number: dict[str, int] = {}
    for figure in figures:
        key = figure.wanted.key
        if figure.reading is not None and isinstance(figure.wanted.formula, Given):
            number[key.area] = number.get(key.area, 0) + 1
            if figure.reading.source.startswith(WORKED_OUT):
                made.setdefault(key.area, []).append(key.period.label)
    if made:
        names = [
            name if len(labels) == number[name] else f"{name} ({', '.join(labels)})" for name, labels in made.items()
        ]
        yield f"Not published, but worked out from other published figures: {listed(names)}."


def _of_family(family: Iterable[Wanted]) -> Iterator[str]:
    """The family's method and members, once where all periods agree; what most periods share is said of the others."""
    by_note: dict[str, list[str]] = {}
    for wanted in family:
        if wanted.note and isinstance(wanted.formula, Given):
            by_note.setdefault(wanted.note, []).append(wanted.key.period.label)
    if len(by_note) == 1:
        yield from by_note
        return
    most = max(by_note, key=lambda note: len(by_note[note]), default="")
    others = most if len(by_note.get(most, ())) > _FEW else ""
    yield from (f"{', '.join(labels)}: {note}" for note, labels in by_note.items() if note != others)
    if others:
        yield f"The other periods: {others}"
