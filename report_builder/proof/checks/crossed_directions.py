"""One change that a sentence calls both an increase and a decrease: "an increase of 5, which is a decrease"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.proof.paper import Fault, Known, Paper
from report_builder.proof.text.movement import amounts_in, way
from report_builder.proof.text.rule import rule

_NOUN = r"increase|rise|growth|decrease|reduction|fall|drop|decline"
_GOES_ON = rule(
    r"^(?:\s+(?!which\b)[\w'-]+){0,6}\s*,?\s+(?:which|and this|and)\s+(?:still\s+|also\s+|again\s+)?"
    r"(?:(?:continue[sd]?|goes on|went on)\s+to\s+(?:show|be|represent|mark)|show(?:s|ed)|is|was|represent(?:s|ed))\s+"
    rf"an?\s+(?:\w+\s+)?(?P<noun>{_NOUN})(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)


def crossed_directions(paper: Paper, _known: Known) -> Iterator[Fault]:
    """Finds changes that are told in both directions.

    Args:
        paper: as it was read.
        _known: not needed here.
    """
    for passage in paper.passages:
        for amount in () if passage.rows else amounts_in(passage.text):
            stretch = passage.text[amount.end : amount.end + 160]
            found = _GOES_ON.match(stretch)
            if found is None or way(found["noun"]) != -amount.direction or not amount.direction:
                continue
            first, second = amount.word.lower(), found["noun"].lower()
            what = f"one change is called '{first}' and '{second}'"
            end = amount.end + found.end("noun")
            yield Fault("direction", passage, amount.start, end, what, "keep the one that the values bear out")
