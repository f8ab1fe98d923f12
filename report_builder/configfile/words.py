"""A text that people wrote, with its place; and references in square brackets, as they are easily typed in Word."""

from __future__ import annotations

import re
from dataclasses import dataclass

_IN_BRACKETS = re.compile(r"\[\[[ \t]*([a-z_][^\[\]{}\n]*?)[ \t]*\]\](?!\()")
_REFERENCE = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_PLAIN = str.maketrans(dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "'"))
_PLAIN |= str.maketrans(dict.fromkeys("\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}", '"'))
_PLAIN |= {ord("\N{NO-BREAK SPACE}"): " "}


@dataclass(frozen=True, slots=True)
class Words:
    """A text, `file:line` of its first line, and the bytes of the file where it stands in one of its own.

    A line of a Word document is one of the Markdown that it becomes: `paragraphs` says from which paragraph each comes,
    from the first line of the document on. `left_aside` is what of it was not read: "comments", "pictures".
    """

    text: str
    where: str
    content: bytes | None = None
    paragraphs: tuple[int, ...] = ()
    left_aside: tuple[str, ...] = ()


def with_braces(text: str) -> str:
    """A text whose references all stand in braces, with the plain quotation marks that they need.

    `[[custody_count.sentence]]` is `{{ custody_count.sentence }}`; a link that begins with two brackets is left alone.
    """
    braced = _IN_BRACKETS.sub(lambda found: f"{{{{ {found[1]} }}}}", text)
    return _REFERENCE.sub(lambda found: found[0].translate(_PLAIN), braced)
