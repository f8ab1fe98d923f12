"""What a line begins: an item with its bullet, an appendix, a chart, a section or a paragraph with its number."""

from __future__ import annotations

import re

from report_builder.proof.reading.draft import Draft, draft
from report_builder.proof.reading.lines import Line
from report_builder.proof.text.dates import MONTH
from report_builder.proof.text.rule import rule

_BULLET = rule(
    r"^(?:[\N{BULLET}\N{WHITE BULLET}\N{BLACK SMALL SQUARE}\N{BLACK CIRCLE}\N{MIDDLE DOT}\uf0a7\uf0b7\uf0d8\uf0fc]|"
    r"[-*\N{EN DASH}](?=\s)|o(?=\s))\s*"
)
_NUMBERED = rule(
    rf"^(?!\d{{1,2}} (?i:{MONTH})\b)(?:(\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})\.?\s*"
    r"(?=[A-Z(\N{LEFT DOUBLE QUOTATION MARK}]|$|\d{1,2} [A-Z])|(\d{1,2})(?:\.\s*|\s+)(?=[A-Z]))",
)
_BEFORE_FIGURES = rule(
    r"^(?:(\d{1,2}(?:\.\d{1,2}){1,2})\.?|(\d{1,2})\.)\s+(?=\d[\d,]*(?:\.\d+)?\s?%?\s+(?:out\s+)?[a-z]{2})"
)
"""A number before a sentence that begins with one: "4.4 62 of the 213 children"; only where it is the next."""

_ALONE = rule(r"^(\d{1,2}\.[1-9]\d?)\.?$")
_CAPTION = rule(
    r"^((?:chart|figure|table|graph)s?\s+[A-Z]?\d{1,3}[a-z]?)\b\s*(?:[-:.\N{EN DASH}]\s*|$|(?=chart))", re.IGNORECASE
)
_CAPTIONS = rule(r"^(?:(?:chart|figure|table|graph)\s+[A-Z]?\d{1,3}[a-z]?\s*){2,6}$", re.IGNORECASE)
_ONE_CAPTION = rule(r"(?:chart|figure|table|graph)\s+[A-Z]?\d{1,3}[a-z]?", re.IGNORECASE)
_APPENDIX = rule(r"^((?:Appendix|APPENDIX|Annex|ANNEX)\s+(?:\d{1,2}|[A-Z]))\b(?!\s+[a-z]|[.,;)])")
_LEADS_ON = rule(r"\b(?:in|see|and|by|from|the|to|of|at|or|on|with|that|below|above)\s*\Z|[,(&]\s*\Z", re.IGNORECASE)
_ENDED = rule(r"[.!?:;][)\"'\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]*$")
_LONGEST_HEADING = 60


class Numbers:
    """The numbers of sections and paragraphs that were read so far."""

    def __init__(self) -> None:
        self._last: tuple[int, ...] = (0,)
        self._section = 0

    def take(self, number: str) -> None:
        """One more was read."""
        self._last = tuple(map(int, number.split(".")))
        if len(self._last) == 1:
            self._section = self._last[0]

    def is_next(self, number: str) -> bool:
        """Whether it may follow the last: 2.5 or 2.6 after 2.4, 3.1 after any of section 2, 3 after section 2."""
        parts = tuple(map(int, number.split(".")))
        if len(parts) == 1:
            return parts[0] == max(self._section, self._last[0] if len(self._last) > 1 else 0) + 1 or parts[0] == 1
        last = self._last
        if len(last) == len(parts) and parts[:-1] == last[:-1]:
            return 0 < parts[-1] - last[-1] <= 3
        return parts[-1] == 1 and (parts[0] in {last[0], last[0] + 1} or parts[0] == 1)

    def alone(self, words: str) -> str:
        """The number of a paragraph on a line of its own; nothing where it is another number."""
        found = _ALONE.match(words)
        if found is None or not self.is_next(found[1]):
            return ""
        self.take(found[1])
        return found[1]

    def goes_on_with(self, words: str) -> bool:
        """Whether a line begins with the number just after the last, and then a sentence that begins with figures."""
        found = _BEFORE_FIGURES.match(words)
        parts = tuple(map(int, (found[1] or found[2]).split("."))) if found else ()
        return bool(parts) and parts[:-1] == self._last[:-1] and parts[-1] == self._last[-1] + 1

    def would_take(self, words: str) -> bool:
        """Whether a line begins with the next number."""
        found = _NUMBERED.match(words)
        return found is not None and self.is_next(found[1] or found[2])


def bulleted(line: Line) -> re.Match[str] | None:
    """The bullet with which a line begins."""
    return _BULLET.match(line.words)


def begins(line: Line, numbers: Numbers, *, is_free: bool, text: str) -> tuple[Draft, ...]:
    """The passages that a line begins; none where it tells nothing, or goes on with the one before.

    Args:
        line: the line.
        numbers: read so far.
        is_free: whether the line before ended its sentence, or stands apart.
        text: of the passages before, where a note's sign may stand.
    """
    words, place = line.words, line.place
    if bullet := bulleted(line):
        return (draft("item", words[bullet.end() :], place),)
    if appendix := _APPENDIX.match(words):
        rest = words[appendix.end() :].lstrip(" -:\N{EN DASH}")
        return (draft("heading", rest, place, number=appendix[1], level=1),)
    if is_free and _CAPTIONS.match(words):
        return tuple(draft("caption", "", place, number=each) for each in _ONE_CAPTION.findall(words))
    is_whole = bool(_ONE_CAPTION.fullmatch(words)) and not _LEADS_ON.search(text)
    if (caption := _CAPTION.match(words)) and (is_free or is_whole):
        return (draft("caption", words[caption.end() :], place, number=caption[1]),)
    return _numbered(line, numbers, is_free=is_free, text=text)


def _numbered(line: Line, numbers: Numbers, *, is_free: bool, text: str) -> tuple[Draft, ...]:
    numbered = _NUMBERED.match(line.words)
    if numbered is None and is_free and numbers.goes_on_with(line.words):
        numbered = _BEFORE_FIGURES.match(line.words)
    if numbered is None:
        return ()
    number, rest = numbered[1] or numbered[2], line.words[numbered.end() :]
    is_next = numbers.is_next(number)
    if not is_next and not is_free:
        return ()
    is_section = "." not in number
    if is_section and _is_note(number, text):
        note = draft("paragraph", rest, line.place)
        note.is_note = True
        return (note,)
    is_heading = is_section and len(line.words) < _LONGEST_HEADING and not _ENDED.search(line.words)
    numbers.take(number)
    return (draft("heading" if is_heading else "paragraph", rest, line.place, number=number, level=int(is_heading)),)


def _is_note(number: str, text: str) -> bool:
    """Whether the passage before sets a sign to this note: "Board1"."""
    return bool(re.search(rf"[A-Za-z)]{number}(?!\w)", text))


def named(kind: str, words: str) -> tuple[str, str]:
    """The number or name typed before a passage's words, and the rest: "2.4", "Chart 1a", "Appendix 1"."""
    if kind == "heading" and (appendix := _APPENDIX.match(words)):
        return appendix[1], words[appendix.end() :].lstrip(" -:\N{EN DASH}")
    if caption := _CAPTION.match(words):
        return caption[1], words[caption.end() :]
    numbered = _NUMBERED.match(words)
    if numbered and (numbered[1] or kind == "heading"):
        return numbered[1] or numbered[2], words[numbered.end() :]
    return "", words
