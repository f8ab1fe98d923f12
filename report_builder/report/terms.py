"""The `terminology` switch: today's words, or those of the papers of 2020."""

from __future__ import annotations

import re

LEGACY_2020 = (
    ("youth justice service", "youth offending team"),
    ("children", "young people"),
    ("child", "young person"),
    ("permanently excluded", "permanently excluded"),
    ("suspensions", "fixed term exclusions"),
    ("suspension", "fixed term exclusion"),
    ("suspended", "excluded for a fixed term"),
    ("out-of-court resolution", "out of court disposal"),
)
"""Source: the wording of Youth Offending Teams' papers to boards and scrutiny commissions in 2020."""


def in_terms(text: str, terminology: str) -> str:
    """A text of ours in the words that the config asks for; commentary is never touched."""
    if terminology != "legacy-2020":
        return text
    for current, legacy in LEGACY_2020:
        text = re.sub(rf"\b{current}\b(?! in need| protection)", legacy, text)
        capital = current[:1].upper() + current[1:]
        text = re.sub(rf"\b{capital}\b(?! in need| protection)", legacy[:1].upper() + legacy[1:], text)
    return text
