"""A fault of a paper's text, as the command `proof` lists it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 160
"""Letters of a passage that are repeated, so that a line on the screen stays one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault.

    Attributes:
        kind: its class, in kebab-case.
        where: the place: "para 2.4", "table 3".
        passage: the words around it.
        says: what stands there; `should_be` what should, empty where nothing should.
        mend: what to do.
    """

    kind: str
    where: str
    passage: str
    says: str
    should_be: str
    mend: str

    def as_json(self) -> dict[str, str]:
        """In the form of the interface."""
        said = {"class": self.kind, "where": self.where, "passage": self.passage, "says": self.says}
        return {**said, "should_be": self.should_be, "mend": self.mend}

    def __str__(self) -> str:
        told = f"{self.where}: {self.kind.replace('-', ' ')}"
        told += f": '{self.says}'" if self.says else ""
        told += f" should be '{self.should_be}'" if self.should_be else ""
        return f"{told}; {self.mend}"


def around(text: str, words: str) -> str:
    """The part of a text in which the words stand; its beginning where they do not."""
    if len(text) <= LONGEST:
        return text
    at = max(0, text.find(words) - LONGEST // 2) if words else 0
    return f"{'...' if at else ''}{text[at : at + LONGEST]}{'...' if at + LONGEST < len(text) else ''}"
