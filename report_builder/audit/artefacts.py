"""What a finished file holds for whoever takes it apart: words with their places, pictures with their shapes.

Every reader (PDF, SVG, HTML, DOCX, XLSX) makes the same things of its file, so that one comparison serves them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

KEY_FIGURES = "key figures"
"""The block that the key figures at the head of a paper are, as figures.json spells it."""


class Role(StrEnum):
    """What a passage is to its reader, which decides which numbers in it may be innocent.

    Text is sentences, captions and alternative text; a title heads a section or names it in a list of contents; a head
    names a row, a column or a bar; a cell states a number; a name is of the file's own making (an anchor, a class, a
    file's name); unseen is what no reader of the page sees.
    """

    TEXT = "text"
    TITLE = "title"
    HEAD = "head"
    CELL = "cell"
    NAME = "name"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together.

    Attributes:
        words: as they are written, spaces joined.
        place: where, for a person: "paragraph 2.1", "page 3, chart 7", "sheet1.xml C4".
        block: where, as figures.json spells it: "para 2.1", "chart 7", "table 3"; empty outside these.
        heads: of a cell, the heads of its row and columns.
    """

    words: str
    place: str
    block: str = ""
    role: Role = Role.TEXT
    heads: tuple[str, ...] = ()


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn, in points from the top left.

    Attributes:
        runs: the corners of each stroke of the pen.
        is_closed: whether it is an area.
        has_curves: whether a stroke is bent.
        fill, stroke: "#rrggbb", or empty where there is none.
        is_dashed: whether its line is broken.
        is_marker: whether the file itself repeats it as a marker at a point.
    """

    runs: tuple[tuple[Point, ...], ...]
    is_closed: bool = False
    has_curves: bool = False
    fill: str = ""
    stroke: str = ""
    is_dashed: bool = False
    is_marker: bool = False
    box: tuple[float, float, float, float] = field(init=False, compare=False)
    """Left, top, right, bottom."""

    def __post_init__(self) -> None:
        across = [x for run in self.runs for x, _ in run] or [0.0]
        down = [y for run in self.runs for _, y in run] or [0.0]
        object.__setattr__(self, "box", (min(across), min(down), max(across), max(down)))


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a picture, and about where: left, top, right, bottom in points."""

    words: str
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> Point:
        """Its middle."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, in the order in which it was drawn."""

    place: str
    block: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    size: Point


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that a file tells and figures.json does not. Never the number itself.

    Attributes:
        file: its name.
        place: where in it: "page 3, chart 7".
        what: in words.
        is_certain: whether it stops an edition; else it is a warning, as of a number in what people wrote themselves.
    """

    file: str
    place: str
    what: str
    is_certain: bool = True

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.what}" if self.place else f"{self.file}: {self.what}"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file, taken apart.

    Attributes:
        name: the file's.
        passages: all its words, seen and unseen.
        pictures: all its charts.
        faults: what it may not hold at all, as (place, what): an attachment, a script, an earlier version of itself.
        record: the content of a JSON file.
    """

    name: str
    passages: tuple[Passage, ...] = ()
    pictures: tuple[Picture, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    record: object = None


@dataclass(slots=True)
class Collected:
    """What a reader has found so far."""

    passages: list[Passage] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def as_artefact(self, name: str) -> Artefact:
        """All of it, under the file's name."""
        return Artefact(name, tuple(self.passages), tuple(self.pictures), tuple(self.faults))


Reader = Callable[[str, bytes], Artefact]
