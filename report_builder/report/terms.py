"""The `terminology` switch: today's words, or those of the papers of 2020."""

from __future__ import annotations

import re
from dataclasses import replace

from report_builder.report.plan import PlannedSeries

LEGACY_2020 = (
    ("youth justice services", "youth offending teams"),
    ("youth justice service", "youth offending team"),
    ("suspended children", "young people excluded for a fixed term"),
    ("suspended child", "young person excluded for a fixed term"),
    ("children", "young people"),
    ("child", "young person"),
    ("suspensions", "fixed term exclusions"),
    ("suspension", "fixed term exclusion"),
    ("suspended", "excluded for a fixed term"),
    ("out-of-court resolutions", "out of court disposals"),
    ("out-of-court resolution", "out of court disposal"),
)
"""Today's word -> that of 2020, the longer ones first.

Source: the wording of Youth Offending Teams' papers to boards and scrutiny commissions in 2020.
"""

_NAMES = r"(?! in need| protection|['\N{RIGHT SINGLE QUOTATION MARK}]s (?:services|social care|homes?|trust|board))"
"""Words of the law and of a council's departments, the same in 2020: child in need, children's services."""

_WORDS = dict(LEGACY_2020)
_CURRENT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS))})\b{_NAMES}", re.IGNORECASE)


def in_terms(text: str, terminology: str) -> str:
    """A text of ours in the words that the config asks for, in the same case; commentary is never touched."""
    if terminology != "legacy-2020":
        return text
    return _CURRENT.sub(lambda found: _in_the_case_of(found[0], _WORDS[found[0].lower()]), text)


def _in_the_case_of(current: str, legacy: str) -> str:
    """CHILDREN, Children and children each as they stand; a name of capitals keeps them all."""
    if current.isupper():
        return legacy.upper()
    if all(word[:1].isupper() for word in current.split()) and " " in current:
        return legacy.title()
    return f"{legacy[:1].upper()}{legacy[1:]}" if current[:1].isupper() else legacy


def in_our_terms(series: tuple[PlannedSeries, ...], terminology: str) -> tuple[PlannedSeries, ...]:
    """The printed names of series in these words; what the data name, such as a funder, stays as it is."""
    return tuple(replace(one, name=in_terms(one.name, terminology)) for one in series)
