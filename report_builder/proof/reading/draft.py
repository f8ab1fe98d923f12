"""A passage while its lines are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from report_builder.proof.paper import Kind, Passage

_TAIL = 1_000


@dataclass(slots=True)
class Draft:
    """A passage to which lines are still added; the fields are a `Passage`'s, but for these.

    Attributes:
        lines: that were added.
        tail: the last letters of its text.
        is_note: whether it is a note below a table or a page.
        is_whole: of a table, whether it was drawn with its heads, so that nothing more belongs to it.
    """

    kind: Kind
    number: str = ""
    level: int = 0
    places: list[tuple[int, str]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tail: str = ""
    is_note: bool = False
    is_whole: bool = False
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """Its words so far."""
        return "".join(self._parts)

    def add(self, words: str, place: str, *, is_apart: bool = False) -> None:
        """One more line; a word broken at a hyphen is joined, a line that was ended on purpose keeps its end."""
        joint = "" if not self.tail or self.tail.endswith("-") else "\n" if is_apart else " "
        self._add(joint, " ".join(words.split()), place)
        self.lines.append(words)

    def add_row(self, cells: tuple[str, ...], place: str) -> None:
        """One more row of a table."""
        self._add(" | " if self.rows else "", " | ".join(cells), place)
        self.rows.append(cells)

    def _add(self, joint: str, words: str, place: str) -> None:
        self.places.append((self._length + len(joint), place))
        self._parts += (joint, words)
        self._length += len(joint) + len(words)
        self.tail = (self.tail[-_TAIL:] + joint + words)[-_TAIL:]

    def done(self) -> Passage:
        """The passage."""
        return Passage(self.kind, self.text, self.number, self.level, tuple(self.places), tuple(self.rows))


def draft(kind: Kind, words: str, place: str, *, number: str = "", level: int = 0) -> Draft:
    """A passage of one line so far."""
    begun = Draft(kind, number, level)
    begun.add(words, place)
    return begun
