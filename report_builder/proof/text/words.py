"""What a youth justice paper counts, and numbers written in letters."""

from __future__ import annotations

import re

from report_builder.proof.text.rule import rule

PERSONS = (
    r"young (?:people|persons?|offenders?|women|men|females?|males?)|child(?:ren)?|yps?|pupils?|students?|"
    r"people|persons?|individuals?|girls?|boys?|females?|males?|women|men|victims?|families|parents|carers|offenders?|reoffenders?|"
    r"re-offenders?|entrants?|ftes|learners?|residents?|members|staff|practitioners|volunteers?|officers?"
)
"""Nouns for people."""

EVENTS = (
    r"(?:further |proven )?(?:re-?)?offences?|exclusions?|suspensions?|sentences?|orders?|cautions?|convictions?|"
    r"disposals?|resolutions?|assessments?|appointments?|contacts?|referrals?|sessions?|visits?|cases?|interventions?|"
    r"incidents?|remands?|episodes?|outcomes?|bed nights?|school days?"
)
"""Nouns for what happens."""

COUNTED = rule(rf"\b(?:(?P<persons>{PERSONS})|(?P<events>{EVENTS}))\b", re.IGNORECASE)

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SPELLED = {word: number for number, word in enumerate(_ONES)} | {
    ten + joint + one: 10 * at + number
    for at, ten in enumerate(_TENS, 2)
    for number, one in ((0, ""), *enumerate(_ONES[1:10], 1))
    for joint in (("",) if not one else ("-", " "))
}
SPELLED |= {"couple of": 2, "pair of": 2, "trio of": 3}
"""Number in letters -> its value, from zero to ninety-nine."""

_IN_LETTERS = ("none", *_ONES[1:11])


def in_letters(number: int) -> str:
    """A number as a sentence has it: none, one to ten in letters, the rest in figures."""
    return _IN_LETTERS[number] if number < len(_IN_LETTERS) else str(number)


SPELLED_PATTERN = "|".join(sorted(map(re.escape, SPELLED), key=len, reverse=True))

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ),
        1,
    )
}
"""Ordinal in letters -> its number."""
