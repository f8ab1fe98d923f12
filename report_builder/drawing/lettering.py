"""Letters measured with the fonts themselves: how wide a text is, where it breaks, how labels keep apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from report_builder.drawing.sheet import POINTS_PER_MM

SIZE = 9.0
SMALL = 8.5
"""Sizes in points. Nothing is smaller than 8 in print."""
NO_BREAK = "\N{NO-BREAK SPACE}"
LINE_MM = 1.2 * SIZE / POINTS_PER_MM
"""From one line of text to the next, at SIZE."""


@lru_cache(maxsize=4096)
def width_mm(text: str, size: float = SIZE, *, is_bold: bool = False) -> float:
    """How wide the widest line of the text is."""
    letters = FontProperties(family="Source Sans Pro", size=size, weight="bold" if is_bold else "normal")
    widths = (text_to_path.get_text_width_height_descent(line, letters, ismath=False)[0] for line in text.split("\n"))
    return float(max(widths)) / POINTS_PER_MM


def widest_mm(texts: Sequence[str], size: float = SIZE, *, is_bold: bool = False) -> float:
    """The width of the widest text; 0 where there is none."""
    return max((width_mm(text, size, is_bold=is_bold) for text in texts), default=0.0)


def lines_of(text: str) -> int:
    """How many lines the text has."""
    return text.count("\n") + 1


def wrap(text: str, widest: float, *, is_bold: bool = False) -> str:
    """Break the text between words so that no line is wider than `widest` mm; a longer word stands alone.

    A no-break space holds two words together, and becomes a plain space.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, is_bold=is_bold) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines).replace(NO_BREAK, " ")


@dataclass(slots=True)
class _Block:
    """Labels that touch: where the first begins if they could choose, and how long they are together."""

    members: list[int]
    wishes: float
    length: float

    def start(self, low: float, high: float) -> float:
        """Where it begins, kept within the bounds."""
        return max(low, min(self.wishes / len(self.members), high - self.length))


def keep_apart(centres: Sequence[float], sizes: Sequence[float], *, low: float, high: float) -> list[float]:
    """Move labels as little as they must so that none overlaps the next.

    Neighbours that would overlap are joined to a block, which stands where its members' mean wish is (pooling of
    adjacent violators; Barlow et al. 1972).

    Args:
        centres: where each would like its middle to be.
        sizes: how much room each needs.
        low: the bound on one side.
        high: the bound on the other; between them there is room for all.

    Returns:
        The middles, in the order given; labels keep their order, and equal wishes the order given.
    """
    blocks: list[_Block] = []
    for label in sorted(range(len(centres)), key=lambda place: (centres[place], place)):
        block = _Block([label], centres[label] - sizes[label] / 2, sizes[label])
        while blocks and blocks[-1].start(low, high) + blocks[-1].length > block.start(low, high):
            before = blocks.pop()
            wishes = before.wishes + block.wishes - before.length * len(block.members)
            block = _Block(before.members + block.members, wishes, before.length + block.length)
        blocks.append(block)
    middles = [0.0] * len(centres)
    for block in blocks:
        end = block.start(low, high)
        for label in block.members:
            middles[label] = end + sizes[label] / 2
            end += sizes[label]
    return middles
