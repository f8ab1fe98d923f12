"""How long a period is that a text names."""

from __future__ import annotations

import re

from report_builder.proof.text.dates import MONTH, month_of
from report_builder.proof.text.rule import rule

_QUARTER = rule(r"q(?:uarter|tr)?\.?\s?(?:[1-4]|one|two|three|four)", re.IGNORECASE)
_YEAR = rule(r"(?:19|20)\d\d(?:\s*[/\N{EN DASH}-]\s*(?:(?:19|20)\d\d|\d\d))?")
_MONTHS = rule(rf"(?P<first>{MONTH})\.?\s*(?:to|-|\N{{EN DASH}})\s*(?P<last>{MONTH})\b.*", re.IGNORECASE)
_ONE_MONTH = rule(rf"{MONTH}\.?,?\s*(?:(?:19|20)\d\d|'?\d\d)", re.IGNORECASE)


def months_of(words: str) -> int:
    """Months of a period as it is written: 3 of "Q1", 12 of "2019/20", 1 of "March 2020"; 0 where it does not tell."""
    said = words.strip()
    if _QUARTER.fullmatch(said):
        return 3
    if _YEAR.fullmatch(said):
        return 12
    if several := _MONTHS.fullmatch(said):
        return (month_of(several["last"]) - month_of(several["first"])) % 12 + 1
    return 1 if _ONE_MONTH.fullmatch(said) else 0
