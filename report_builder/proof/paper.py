"""A paper as the proof-reader sees it: passages in order, each knowing on which line or page it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "caption", "table"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item of a list, a caption or a table.

    Attributes:
        kind: which of these.
        text: its words, spaces single; of a table, its cells in reading order with " | " between them.
        number: that stands before it: "2.4", "Chart 13b", "Appendix 1"; empty where there is none.
        level: of a heading, from 1; 0 of anything else.
        places: where each of its lines begins within `text`, and what that place is called: (0, "line 48").
        rows: of a table, its cells; rows may be of unequal length where the paper's were. Else empty.
        cited: stretches of `text`, (start, end), that were not typed but come from a figure; for commentary alone.
    """

    kind: Kind
    text: str
    number: str = ""
    level: int = 0
    places: tuple[tuple[int, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    cited: tuple[tuple[int, int], ...] = ()

    def place_at(self, offset: int) -> str:
        """What the line or page is called on which a letter of the text stands."""
        at = bisect_right([start for start, _ in self.places], offset) - 1
        return self.places[max(at, 0)][1] if self.places else ""

    def is_cited(self, start: int, end: int) -> bool:
        """Whether a stretch of the text comes from a figure."""
        return any(first < end and start < last for first, last in self.cited)


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """All passages of a paper. Two papers of the same words are two: what is kept of one names its own passages.

    Attributes:
        name: the file's.
        passages: in order.
        as_at: the date by which the paper was written, so that a later one is the future; None where nobody knows.
        left_aside: what of the file was not read: "comments", "text boxes".
    """

    name: str
    passages: tuple[Passage, ...]
    as_at: date | None = None
    left_aside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All words, a line for each passage."""
        return "\n".join(each.text for each in self.passages)


@dataclass(frozen=True, slots=True)
class Known:
    """What the proof-reader knows besides the paper.

    Attributes:
        terminology: of the paper's words, `current` or `legacy-2020`.
        threshold: counts of persons from 1 to below it can point to somebody; 0 where numbers need no protection.
        acronyms: acronym -> its one meaning, as the config or the program's glossary gives it.
        meeting: the date of the meeting that the paper is for, where that is known apart from its text.
        vouched: every number that the edition's own figures.json prints, as printed: "14", "11,801", "72%". It went
            through disclosure control when the paper was built.
        figures_as_at: the day as known on which the edition's figures stand; the paper was put together after it.
        is_ours: whether the paper is one that the program made: what an edition leaves out keeps its number.
    """

    terminology: str = "current"
    threshold: int = 5
    acronyms: dict[str, str] = field(default_factory=dict)
    meeting: date | None = None
    vouched: frozenset[str] = frozenset()
    figures_as_at: date | None = None
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a passage.

    Attributes:
        kind: its class, in kebab-case.
        passage: where it stands; `start` and `end` the stretch of its text that is wrong.
        what: what is wrong, as a clause that names the numbers it rests on: "10 of 14 is 71.4%".
        should_be: what should stand there; empty where that is not known, or nothing should.
        mend: what to do, as a command: "write 71%".
        words: what stands there, where it is not the stretch itself.
    """

    kind: str
    passage: Passage
    start: int
    end: int
    what: str
    mend: str
    should_be: str = ""
    words: str = ""

    @property
    def says(self) -> str:
        """What stands there."""
        return self.words or self.passage.text[self.start : self.end]


def in_order(paper: Paper, faults: Iterable[Fault]) -> list[Fault]:
    """Faults from the first passage to the last; of two of one class for one stretch, the first."""
    order = {id(each): at for at, each in enumerate(paper.passages)}
    found = {(order[id(one.passage)], one.start, one.end, one.kind): one for one in reversed(list(faults))}
    return [found[key] for key in sorted(found)]
