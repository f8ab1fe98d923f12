"""Fractions in words for the size of a change, "rose by a quarter", against its two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import DOWN, LONGEST, UP, Pair, pairs_in, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.words import SPELLED

_MORE = r"(?:well |just |slightly )?(?:more than|over|above)"
_LESS = r"(?:just |slightly )?(?:less than|under)|almost|nearly"
_QUALIFIER = rf"(?:(?:(?P<more>{_MORE})|(?P<less>{_LESS})|about|around|roughly|approximately|some)\s+)?"
_FRACTION = r"(?P<times>a|one|two|three|four)?[ -]?(?P<unit>half|third|quarter|fifth|tenth)s?\b"
_CHANGE = rule(
    rf"\b(?:{UP}|{DOWN}|up|down)\s+(?:by\s+|of\s+)?{_QUALIFIER}{_FRACTION}(?!\s+(?:of|year|term|time))", re.IGNORECASE
)
_UNITS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_WITHIN = Decimal(4)
"""Points on each side of a fraction that it still names."""


def fractions_of_change(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds changes in words that are not those of the two values of their sentence.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        for start, end in whole_sentences(passage.text) if not passage.rows else ():
            found = _CHANGE.search(passage.text, start, end) if end - start <= LONGEST else None
            pairs = [each for each in pairs_in(passage.text, start, end) if not each.is_of_places] if found else []
            if found and len(pairs) == 1 and pairs[0].before.low > 0 and not _holds(found, pairs[0]):
                yield _fault(passage, found, pairs[0])


def _holds(found: re.Match[str], pair: Pair) -> bool:
    """Whether the values may have changed by the fraction, or differ by so many points of a hundred."""
    said = Decimal(100 * SPELLED.get((found["times"] or "").lower(), 1)) / _UNITS[found["unit"].lower()]
    low, high = sorted(abs(each) for each in (_percent(pair, is_least=True), _percent(pair, is_least=False)))
    if found["more"]:
        return high > said
    if found["less"]:
        return low < said and high >= said - 2 * _WITHIN
    return low <= said + _WITHIN and high >= said - _WITHIN


def _percent(pair: Pair, *, is_least: bool) -> Decimal:
    """The change in percent of the first value, at the one or the other end of what rounding leaves open."""
    before, after = (pair.before.high, pair.after.low) if is_least else (pair.before.low, pair.after.high)
    return (after / before - 1) * 100


def _fault(passage: Passage, found: re.Match[str], pair: Pair) -> Fault:
    change = ((pair.after.value / pair.before.value - 1) * 100).quantize(Decimal("0.1"))
    kind = "an increase" if change > 0 else "a reduction" if change < 0 else "a change"
    what = f"from {pair.before.words} to {pair.after.words} is {kind} of {abs(change)}%, not '{found[0]}'"
    mend = f"write {abs(change)}%, or put the values right"
    return Fault("words-and-number", passage, *found.span(), what, mend, f"{abs(change)}%")
