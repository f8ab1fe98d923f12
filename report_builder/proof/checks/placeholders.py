"""What was to be filled in and was not: xx, TBC, [insert], __%, and what programs leave where a reference broke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.paper import Fault, Known, Paper
from report_builder.proof.text.rule import rule

_LEFT = rule(
    r"(?<![\w./@-])(?i:x{2,})(?:\s?%|(?:/(?i:x{2,}|\d\d)){1,2}(?:\d\d)?)?(?![\w@.-]\w|\w)|"
    r"\N{POUND SIGN}\s?(?i:x+)(?:[,.](?i:x+))*(?:k|m)?\b|(?<![\w.])X\s?%|"
    r"\b(?:19|20)(?i:xx)\b|"
    r"\bT\.?B\.?[CAD]\b\.?(?!\w)|"
    r"\[\s*(?:\.{2,}|_+|\?+|(?i:xx+|tb[cad]|insert\b[^\]]{0,80}|add\b[^\]]{0,80}|to be [^\]]{1,60}|name|date|number|"
    r"figure|amount|title|text|council|organisation|service|author|your [^\]]{1,40}|enter [^\]]{1,40}|"
    r"(?:name|date|number) of [^\]]{1,40}))\s*\]|"
    r"<\s*(?i:insert\b[^>]{0,80}|name|date|tb[cad])\s*>|"
    r"(?i:\binsert\s+(?:the\s+)?(?:chart|table|graph|figure|text|data|number|name|date)s?\s+here\b)|"
    r"(?i:\blorem ipsum\b)|\?{3,}|\?{2,}\s?%|(?:_{2,}|\.{4,})\s?%|\N{POUND SIGN}\s?(?:_{2,}|\?+)|\{\{[^}]{0,80}\}\}|"
    r"(?i:\bclick (?:or tap )?here to enter (?:text|a date)\b|\bclick to (?:add|edit) (?:text|title)\b|"
    r"\bchoose an item\b)|"
    r"Error! (?:Reference source not found|Bookmark not defined|No text of specified style)|"
    r"#(?:REF|DIV/0|VALUE|NAME)[!?]"
)
_LONE = rule(
    r"(?:^|[:|\N{EN DASH}\N{EM DASH}]|\s-)\s*(?P<words>to be (?:confirmed|advised|agreed|completed|inserted|added|"
    r"determined))\s*\.?\s*(?=$|\|)",
    re.IGNORECASE,
)
"""Of these words only a value that stands alone is a gap: "the date is to be confirmed" is a sentence."""

_WORD = rule(r"\S+")
_QUOTES = {"\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}", '"': '"'}


def placeholders(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Every gap that was to be filled in.

    Args:
        paper: as it was read.
        _known: not needed.
    """
    for passage in paper.passages:
        for start, end in _gaps(passage.text):
            if not passage.is_cited(start, end):
                what = "this was to be filled in"
                yield Fault("placeholder", passage, start, end, what, "fill it in, or take the sentence out")


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    addresses = [found.span() for found in _WORD.finditer(text) if _is_address(found[0])]
    for found in _LEFT.finditer(text):
        inside = any(start <= found.start() < end for start, end in addresses)
        if not inside and not (found[0].startswith("[") and _is_quoted(text, found.start())):
            yield found.span()
    yield from (found.span("words") for found in _LONE.finditer(text))


def _is_address(word: str) -> bool:
    return "@" in word or "://" in word or "www." in word


def _is_quoted(text: str, at: int) -> bool:
    """Whether somebody's own words are quoted here, in which a bracket stands for a name that is left out."""
    return any(
        (before := text.rfind(opens, 0, at)) >= 0 and text.find(closes, before + 1) > at
        for opens, closes in _QUOTES.items()
    )
