"""What is to be made of a config, and what is said of it: so light that a call may read it before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

ALL = "all"
"""In the place of an edition's name: every edition that the config has."""
FORMATS = ("pdf", "html")
"""What is made unless something else is asked for; all that can be made is in `report.formats`."""
LEDGER = "ledger.sqlite"
"""Its name in an out folder."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a config, and where it goes.

    Attributes:
        config: the YAML file.
        out: the folder under which the papers lie, and the ledger.
        edition: its name, or `ALL`.
        formats: the endings of the forms that are wanted.
        only: lay out this part alone; empty for the whole paper.
        as_at: what the paper may know; None for the config's day.
        beside: the folder of totals over many services, with which the public edition was protected; or None.
    """

    config: Path
    out: Path
    edition: str = ALL
    formats: tuple[str, ...] = FORMATS
    only: str = ""
    as_at: date | None = None
    beside: Path | None = None


class Level(StrEnum):
    """How loud a line is: what was asked for, what should be looked at, what went wrong."""

    ANSWER = "answer"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Line:
    """Something to tell the person, in words; never a value from a case."""

    level: Level
    text: str

    def of(self, config: Path) -> Line:
        """The line as it stands among those of many configs: with its own; an answer names the paper anyway."""
        if self.level is Level.ANSWER or self.text.startswith(str(config)):
            return self
        return Line(self.level, f"{config}: {self.text}")
