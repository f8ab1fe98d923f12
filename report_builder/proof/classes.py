"""The classes of faults that the proof-reader knows, each told in one line: for its help, its guide and its tests."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "share-of-count": "a share printed beside its count is not that count's share",
    "parts-and-whole": "parts do not make their whole, or one is above it",
    "impossible-share": "no whole number of the whole gives the share",
    "relative-change": "an amount of change is not that of the two values beside it",
    "direction": "a fall is called a rise, or a rise a fall",
    "signed-change": "a minus stands before the amount of an increase or a decrease",
    "percentage-points": "a difference of two percentages is printed as a percentage",
    "small-number": "a count of children is small enough to point to one",
    "complement": "what is left of a whole of children is small, though it is not printed",
    "everybody-in-a-group": "all children of a group share what is said, so it is known of each",
    "picked-out-child": "two or more details of one child are told, by which somebody can know who it is",
    "promise-broken": "small numbers are said to be withheld, and given all the same",
    "claim-without-figures": "a claim rests on no figures, or on figures that chance alone can make differ so",
    "stale-claim": "a trend is told as going on, of what there are no new data",
    "unlike-compared": "numbers are set against each other that are not counted alike",
    "comparison": "a number does not lie where the paper says beside others, or beside its own other years",
    "date-that-does-not-exist": "no calendar has the date",
    "weekday": "a date falls on another day of the week",
    "later-date-as-past": "a day after the paper's own is told as past",
    "contradicting-dates": "two dates are given to one meeting, law or plan",
    "unit": "a value cannot be in the unit that is printed",
    "rate-without-base": "a rate is printed whose base nothing near it names",
    "numbering": "a number is missed out, or stands out of order",
    "double-number": "one number stands twice",
    "placeholder": "something was to be filled in",
    "shares-to-100": "the shares of a whole cannot make 100%",
    "missing-reference": "a chart, table, appendix, section or paragraph is named that the paper does not have",
    "ratio": "a mean or ratio is not its two counts divided",
    "acronym-unexplained": "an acronym is nowhere explained, or its letters are in the wrong order",
    "acronym-two-meanings": "one acronym stands for two things",
    "table-sum": "a row or column of a table does not add up to its total",
    "share-without-base": "a share of few people, and nowhere in its section of how many",
}
"""Class -> what is wrong where it is found."""
