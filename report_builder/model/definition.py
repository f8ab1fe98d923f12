"""What the registry says of a measure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the vocabulary.

    Attributes:
        id: as in figures.json.
        name: as printed in a title or a row head.
        kind: count, share, rate, ratio, mean, difference, money or date.
        decimals: printed decimals.
        numerator, denominator: in words.
        unit: as printed after the number or on an axis: "%", "per 1,000 children aged 10 to 17", "children".
        noun: singular and plural of what is counted, empty for what is not counted.
        verb: what those counted did or underwent, after one and after many; empty for "there were".
        subject: what a sentence on it begins with, where its kind and its name do not make one: "the whole-time
            equivalent of staff".
        base: what the quotient is multiplied by.
        counts: persons, events or other: what stands in the numerator. Other is about nobody.
        good_is: high, low or empty (polarity).
        period: the default period of a view: quarter, year, latest, cohort or month.
        parts: (numerator measure, denominator measure) where both are measures of the registry.
        age_basis: the date at which age is taken.
        source: where the rule or the data come from.
        lag: how far the source runs behind, in words.
        comparability: only figures of one key may be compared (source, cohort rule, follow-up).
        dimensions: the breakdowns that it has; empty where it only has the total.
    """

    id: str
    name: str
    kind: str
    decimals: int
    numerator: str
    unit: str
    denominator: str = ""
    noun: tuple[str, str] = ("", "")
    verb: tuple[str, str] = ("", "")
    subject: str = ""
    base: int = 1
    counts: str = "persons"
    good_is: str = ""
    period: str = "quarter"
    parts: tuple[str, str] = ("", "")
    age_basis: str = ""
    source: str = "Case management system"
    lag: str = ""
    comparability: str = "case system"
    dimensions: tuple[str, ...] = ()
    is_published: bool = False
    """Whether comparators and earlier years come from the table `published`."""
    is_printed_as_given: bool = True
    """Whether a published value keeps the decimals that it came with; else it has ours, as where the source's file
    holds unrounded floats, of which one says 25 and the next 28.57."""
    about: str = ""
    """What a reader must be told whom or what the measure is of, where it is not the service's own children."""
