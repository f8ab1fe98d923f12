"""Papers within a paper: which of them a block belongs to, "Appendix 2, chart 7", by ids and by the heads above it.

A paper's own appendix has a head like that of a paper which it carries. Only figures.json tells them apart: the blocks
of a paper that is carried stand there under its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from report_builder.audit.artefacts import Artefact

PREFIX = r"(?:(?:appendix|item)-[0-9a-z]{1,4}-)*"
"""What stands before the ids of a paper within another."""

_NAMED = re.compile(r"(?:Appendix|Item) [0-9A-Za-z]{1,4}(?= |$)")
_PART = re.compile(r"(appendix|item)-([0-9a-z]{1,4})-")


def named(prefix: str) -> str:
    """The papers that a prefix names: `appendix-2-` is "Appendix 2, "."""
    return "".join(f"{kind.capitalize()} {number}, " for kind, number in _PART.findall(prefix))


def own_name(block: str) -> str:
    """A block's name in its own paper: "chart 7" of "Appendix 2, chart 7"."""
    return block.rpartition(", ")[2]


@dataclass(slots=True)
class Heads:
    """The heads above a place of a paper that may each begin another one, by their level."""

    open: list[tuple[int, str]] = field(default_factory=list)

    def read(self, level: int, words: str) -> None:
        """Take note of a head."""
        found = _NAMED.match(words)
        self.open = [(above, name) for above, name in self.open if above < level]
        if found:
            self.open.append((level, found[0]))

    def __str__(self) -> str:
        return "".join(f"{name}, " for _, name in self.open)


def papers_of(blocks: Iterable[str]) -> frozenset[str]:
    """The papers within others that blocks are named for, and those around them."""
    papers = set()
    for block in blocks:
        parts = block.split(", ")[:-1]
        papers |= {", ".join(parts[:count]) for count in range(1, len(parts) + 1)}
    return frozenset(papers)


def settled(artefact: Artefact, papers: frozenset[str]) -> Artefact:
    """The same, with its blocks named for those papers alone that there are."""
    return replace(
        artefact,
        passages=tuple(replace(one, block=_settled(one.block, papers)) for one in artefact.passages),
        pictures=tuple(replace(one, block=_settled(one.block, papers)) for one in artefact.pictures),
    )


def _settled(block: str, papers: frozenset[str]) -> str:
    *around, own = block.split(", ")
    while around and ", ".join(around) not in papers:
        around.pop()
    return ", ".join([*around, own])
