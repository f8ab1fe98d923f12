"""Whether finished files tell more than figures.json: every number, every drawn mark, every word that counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from report_builder.audit.artefacts import KEY_FIGURES, Artefact, Leak, Passage, Role
from report_builder.audit.charts import Reading, read_chart
from report_builder.audit.drawn import chart_faults, odd_marks
from report_builder.audit.innocent import without_innocents
from report_builder.audit.permitted import NUMBER, Known, Permitted, numbers_in, permitted, plain
from report_builder.audit.records import record_faults
from report_builder.audit.spoken import has_mark, told_in_words, withheld_in
from report_builder.audit.within import own_name, papers_of, settled

_UNBORNE = "a number that no figure of this place bears out"
_ENTRY = re.compile(rf"(?:^|[.;,] )([^.;,:]+): [^\w.;,:]*({NUMBER.pattern})")
_OWN_WORDS = "Own words"
"""Stands for what people wrote while the rest is looked at: a heading still begins with a capital."""

_SEEN = {Role.TEXT, Role.TITLE}


def compare(artefacts: Iterable[Artefact], figures_document: Mapping[str, Any]) -> tuple[Leak, ...]:
    """Everything that the files of an edition tell and its figures.json does not.

    A number of a chart, a table or a numbered paragraph must be the value, the numerator or the denominator of a figure
    that figures.json places there; elsewhere none may stand. Innocent numbers (dates, ages, numbers of charts) are
    left out by `innocent.RULES`. What people wrote themselves is warned of: the blocks that figures.json names
    under `commentary`.

    Args:
        artefacts: the edition's finished files, taken apart by `read_artefact`.
        figures_document: its figures.json.

    Raises:
        DataError: the figures.json is not in its form.
    """
    return Comparison(figures_document).leaks(artefacts)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one file tells: by its words and numbers, by its charts, and what these were read as."""

    leaks: tuple[Leak, ...]
    of_charts: tuple[Leak, ...]
    charts: tuple[tuple[str, str, Reading], ...]


class Comparison:
    """As `compare`, of files that are not all there at once: each is looked at one time, as soon as somebody has it."""

    def __init__(self, figures_document: Mapping[str, Any]) -> None:
        """Take the edition's figures.json.

        Raises:
            DataError: it is not in its form.
        """
        self._known = permitted(figures_document)
        self._papers = papers_of((*self._known.by_block, *self._known.commentary))
        self._looked: dict[int, tuple[Artefact, _Looked]] = {}

    def look(self, artefact: Artefact) -> _Looked:
        """What a file tells, which is only worked out the first time."""
        if id(artefact) not in self._looked:  # which stays its own, since it is held here
            self._looked[id(artefact)] = artefact, self._look(settled(artefact, self._papers))
        return self._looked[id(artefact)][1]

    def leaks(self, artefacts: Iterable[Artefact]) -> tuple[Leak, ...]:
        """What all files tell together."""
        looked = [self.look(artefact) for artefact in artefacts]
        leaks = [leak for one in looked for leak in one.leaks]
        leaks += [leak for one in looked for leak in one.of_charts]
        charts = [chart for one in looked for chart in one.charts]
        return tuple(dict.fromkeys([*leaks, *(Leak(name, place, what) for name, place, what in odd_marks(charts))]))

    def _look(self, artefact: Artefact) -> _Looked:
        charts = [(picture, read_chart(picture)) for picture in artefact.pictures]
        faults = [
            Leak(artefact.name, picture.place, what)
            for picture, reading in charts
            for what in chart_faults(picture, reading, known=self._known)
        ]
        marked = tuple((artefact.name, picture.place, reading) for picture, reading in charts)
        return _Looked(tuple(_leaks(artefact, self._known)), tuple(faults), marked)


def _leaks(artefact: Artefact, known: Permitted) -> Iterator[Leak]:
    name = artefact.name
    yield from (Leak(name, place, what) for place, what in (*artefact.faults, *record_faults(artefact.record)))
    yield from _passage_leaks(name, Passage(name.rpartition("/")[2], "the file's name", role=Role.NAME), known)
    for passage in artefact.passages:
        yield from _passage_leaks(name, passage, known)
    yield from _table_leaks(artefact, known)


def _passage_leaks(name: str, passage: Passage, known: Permitted) -> Iterator[Leak]:
    """What a passage tells; what people wrote is looked at apart from ours, and only warned of."""
    words = plain(passage.words)
    for own in known.own_words:
        if own in words and (whole := re.compile(rf"(?<!\w){re.escape(own)}(?!\w)")).search(words):
            yield from _words_leaks(name, passage, own, known, is_certain=False)
            words = whole.sub(_OWN_WORDS, words)
    yield from _words_leaks(name, passage, words, known, is_certain=not _is_peoples(passage, known))


def _words_leaks(name: str, passage: Passage, words: str, known: Permitted, *, is_certain: bool) -> Iterator[Leak]:
    if passage.role in _SEEN or passage.role is Role.UNSEEN or _is_peoples(passage, known):
        for what, is_plain in told_in_words(passage, words, known):
            yield Leak(name, passage.place, what, is_plain and is_certain)
    if not any(letter.isdigit() for letter in words):
        return
    unborne = [
        size for size in numbers_in(without_innocents(passage, words, known)) if size not in _sizes(passage, known)
    ]
    if unborne or any(_is_unborne_entry(passage.block, found, known) for found in _ENTRY.finditer(words)):
        yield Leak(name, passage.place, _UNBORNE, is_certain)


def _is_peoples(passage: Passage, known: Permitted) -> bool:
    """Whether people wrote it: a paragraph of commentary, or a cell of a register such as the actions."""
    return passage.block in known.commentary and passage.role in _roles_of_words(passage.block)


def _roles_of_words(block: str) -> set[Role]:
    """What people wrote of a block: the text of a paragraph; of a register, such as the meetings, its cells too."""
    return _SEEN | {Role.CELL, Role.HEAD} if own_name(block).startswith("table ") else _SEEN


def _is_unborne_entry(block: str, entry: re.Match[str], known: Permitted) -> bool:
    """Whether an alternative text gives a category the number of another: "Custody: 6" where custody is withheld."""
    if not own_name(block).startswith("chart "):
        return False
    return _size(entry[2]) not in {size for figure in known.figures_of(block, [entry[1]]) for size in figure.sizes}


def _size(number: str) -> Decimal:
    return numbers_in(number)[0]


def _sizes(passage: Passage, known: Permitted) -> set[Decimal]:
    return {size for figure in known.figures_of(passage.block, passage.heads) for size in figure.sizes}


def _table_leaks(artefact: Artefact, known: Permitted) -> Iterator[Leak]:
    """Numbers that stand in a table more often than its figures have them, and marks that are missing."""
    tables: dict[str, list[Passage]] = {}
    for passage in artefact.passages:
        if passage.block and _is_counted(passage):
            tables.setdefault(passage.block, []).append(passage)
    for block, cells in tables.items():
        figures = known.by_block.get(block, ())
        printed = Counter(size for cell in cells for size in set(_told(cell, known)))
        if block in known.commentary:  # of their numbers that no figure has, each was told by itself
            printed = Counter({size: times for size, times in printed.items() if _times_borne(size, figures)})
        if any(_times_borne(size, figures) < times for size, times in printed.items()):
            what = "a number that stands more often than the figures of this place have it"
            yield Leak(artefact.name, cells[0].place, what, block not in known.commentary)
        is_table = own_name(block).startswith("table ")  # others may speak of what they do not draw
        if is_table and sum(has_mark(cell.words) for cell in cells) < withheld_in(figures):
            yield Leak(artefact.name, cells[0].place, "fewer marks than withheld figures", is_certain=False)


def _times_borne(size: Decimal, figures: Iterable[Known]) -> int:
    """How many of the figures have a number of this size."""
    return sum(size in figure.sizes for figure in figures)


def _is_counted(passage: Passage) -> bool:
    """Whether its numbers may stand no more often than the figures have them: a cell, or a line of the key figures."""
    return passage.role is Role.CELL or (passage.role is Role.TEXT and own_name(passage.block) == KEY_FIGURES)


def _told(cell: Passage, known: Permitted) -> tuple[Decimal, ...]:
    """The numbers of a cell, but for those that tell nothing of anybody, such as a date."""
    return numbers_in(without_innocents(cell, plain(cell.words), known))
