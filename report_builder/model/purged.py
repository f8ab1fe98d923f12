"""What became of a thing at a purge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KINDS = ("paper", "part", "mail", "row keys", "data", "archive", "address", "cache", "temporary")


@dataclass(frozen=True, slots=True)
class Fate:
    """One thing, or several alike, that went or stayed.

    Attributes:
        kind: one of KINDS.
        name: where it lies, under the out folder or in that of temporary files.
        why: it went or stayed, in words.
        is_gone: whether it went.
        count: how many things alike.
    """

    kind: str
    name: str
    why: str
    is_gone: bool
    count: int = 1

    def as_json(self) -> dict[str, Any]:
        """For a program."""
        return {"kind": self.kind, "name": self.name, "why": self.why, "count": self.count}

    def __str__(self) -> str:
        many = f" ({self.count:,})" if self.count != 1 else ""
        return f"{self.name}{many}: {self.why}"
