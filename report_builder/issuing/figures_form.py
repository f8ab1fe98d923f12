"""Whether the entries of a figures.json are in the form in which a build writes them, before anybody reckons with them.

A file of another version, or one made by hand, has a manifest that agrees with it as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from report_builder.errors import Complaint, ConfigError
from report_builder.issuing.issued import Issued

_WORDS = ("id", "measure", "area", "area_type", "period", "kind", "shown", "unit", "status")
_PLACES = ("by", "of")
_NUMBERS = ("value", "numerator", "denominator")
_MOST = 10**15
"""Beyond any number of a paper, in pounds too."""


def insist_figures(issued: Issued) -> None:
    """Stop where an entry lacks something, or has it in another kind.

    Raises:
        ConfigError: the file is not one of ours.
    """
    if not all(isinstance(one, dict) and _is_ours(one) for one in issued.figures["figures"]):
        what = "the figures are not in the form of a figures.json of ours"
        raise ConfigError(Complaint(what, str(issued.folder / "figures.json"), "build it again"))


def _is_ours(figure: Mapping[str, Any]) -> bool:
    return (
        all(isinstance(figure.get(name), str) for name in _WORDS)
        and all(_is_words(figure.get(name)) for name in _PLACES)
        and all(name in figure and _is_number(figure[name], figure["kind"]) for name in _NUMBERS)
        and _is_period(figure["period"])
        and isinstance(figure.get("where"), list)
        and all(isinstance(place, str) for place in figure["where"])
    )


def _is_words(content: object) -> bool:
    """Dimension -> category."""
    return isinstance(content, dict) and all(isinstance(category, str) for category in content.values())


def _is_number(content: object, kind: str) -> bool:
    """Also none at all, and a day as text; what is no number (NaN) is within no limits."""
    if content is None or isinstance(content, str):
        return content is None or kind == "date"
    return isinstance(content, (int, float)) and not isinstance(content, bool) and -_MOST < content < _MOST


def _is_period(text: str) -> bool:
    """As 2020-01-01/2020-03-31, the first day not after the last."""
    try:
        first, last = map(date.fromisoformat, text.split("/"))
    except ValueError:
        return False
    return first <= last
