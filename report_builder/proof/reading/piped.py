"""Tables in plain text whose cells stand between upright strokes, as Markdown has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from report_builder.proof.reading.lines import Line
from report_builder.proof.reading.table_rows import Row
from report_builder.proof.text.rule import rule

_RULE = rule(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
"""The line below the heads; one of dashes alone, without a stroke, is no more than a line."""

_STROKE = rule(r"(?<!\\)\|")


def piped_lines(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines of a table that begins at one of them; nothing where none does.

    It is one where a rule stands below its first line and divides it into as many cells, or where strokes stand
    around two or more lines and divide each into as many.

    Args:
        lines: of the text.
        at: the one with which a table may begin.
    """
    first, after = cells_between(lines[at].words), lines[at + 1 : at + 2]
    if len(first) < 2 or not any(first) or not after or after[0].is_apart:
        return ()
    if is_rule(after[0]) and len(cells_between(after[0].words)) == len(first):
        return _run(lines, at, _has_stroke)
    table = _run(lines, at, lambda line: _is_framed(line) and len(cells_between(line.words)) == len(first))
    return table if len(table) > 1 and _is_framed(lines[at]) else ()


def _run(lines: Sequence[Line], at: int, goes_on: Callable[[Line], bool]) -> Sequence[Line]:
    """A line, and those right below it that go on with its table."""
    end = at + 1
    while end < len(lines) and not lines[end].is_apart and goes_on(lines[end]):
        end += 1
    return lines[at:end]


def _has_stroke(line: Line) -> bool:
    return _STROKE.search(line.words) is not None


def is_rule(line: Line) -> bool:
    """Whether a line of a table only parts its heads from its rows."""
    return _RULE.fullmatch(line.words) is not None and "|" in line.words


def cells_between(words: str) -> Row:
    """What stands between the strokes of a line; a stroke after a backslash is one of the text."""
    inner = words.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    return tuple(" ".join(cell.replace("\\|", "|").split()) for cell in _STROKE.split(inner))


def _is_framed(line: Line) -> bool:
    words = line.words
    return len(words) > 2 and words.startswith("|") and words.endswith("|") and not words.endswith("\\|")
