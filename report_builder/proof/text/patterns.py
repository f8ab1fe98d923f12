"""The shapes of numbers in British council papers, one pattern for each sort; `scan.py` tries them in this order."""

from __future__ import annotations

import re

from report_builder.proof.text.dates import ANY_DAY, MONTH
from report_builder.proof.text.rule import rule
from report_builder.proof.text.tokens import Sort
from report_builder.proof.text.words import EVENTS, ORDINALS, PERSONS, SPELLED_PATTERN

FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A number in figures."""

_DASH = r"\s*(?:-|\N{EN DASH}|\N{EM DASH}|\bto\b|\band\b|\bor\b|,|&)\s*"
_YEAR = r"(?:19|20)\d\d"
_NO_YEAR = r"(?!(?:19|20)\d\d\b)(?:\d{1,3},\d{3}|\d{2,4})\s*(?:[);]|[.,](?!\d)|$)"
"""What a year does not go to: from 1950 to 611."""

_ITEM = r"(?:[A-Z]?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?|[A-Z])(?![\w%]|,\d{3})"
_SPELLED = rf"(?:{SPELLED_PATTERN})"
_COUNTED = rf"(?:{PERSONS}|{EVENTS})"
_TIME = (
    r"(?:school\s|working\s|calendar\s|clear\s|full\s|financial\s)?"
    r"(?:minute|hour|day|evening|week|month|year|quarter)s?"
)

_DAYS = rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:-|\N{{EN DASH}}|to|and|&)\s*(?:{ANY_DAY})"
_REFERENCE = (
    r"\b(?:charts?|graphs?|diagrams?|tables?|figures?|figs?\.?|appendi(?:x|ces)|sections?|para(?:graph)?s?|pages?|pp?\.|annex(?:es)?|"
    r"(?-i:Year)|recommendations?|items?|priorit(?:y|ies)|objectives?|standards?|steps?|phases?|stage|schedule|part|minute|rule|"
    rf"article|regulation|chapter|options?|version|level|band|tier|no\.?)\s+(?:no\.?\s*)?{_ITEM}(?:{_DASH}{_ITEM})*"
)
_PERIOD = (
    rf"\b{MONTH}\.?\s*(?:to|-|\N{{EN DASH}})\s*{MONTH}\b\.?,?(?:\s*(?:{_YEAR}|'?\d\d)\b)?|"
    rf"\b{MONTH}\.?,?\s*(?:{_YEAR}|'?\d\d)(?![\d%.,]\d|\w|\s*%)|"
    rf"\b{_YEAR}\s*[/\N{{EN DASH}}-]\s*(?:{_YEAR}|\d\d)\b|"
    rf"\bq(?:uarter|tr)?\.?\s?(?:[1-4]|one|two|three|four)\b|"
    rf"(?<![\d.,\N{{POUND SIGN}}])(?!(?<=\bfrom\s){_YEAR}\s+to\s+{_NO_YEAR})"
    rf"{_YEAR}(?![\d%]|[,.]\d|\s+{_COUNTED}\b)|"
    r"'\d\d\b"
)
_AGE = (
    r"\bage[ds]?\s*(?:of\s+|between\s+)?\d{1,2}"
    r"(?:\s*(?:-|\N{EN DASH}|,|to|and|or|&)\s*\d{2}\b(?!\s*%|\s+(?:out\s+)?of\b))*"
    r"(?:\s*(?:\+|and over|or over|and under|or under))?|"
    r"\b\d{1,2}\s*(?:-|\N{EN DASH}|to|and|or)\s*\d{1,2}\s*-?\s*(?:years?[\s-]*olds?|population|age\b)|"
    r"\b\d{1,2}\s*\+?[\s-]*years?[\s-]*(?:olds?|of age)\b|\b\d{1,2}\+(?!\s*\d)|"
    r"\b(?:under|over)[\s-]?1[0-9]s?\b(?!\s*%)|"
    r"\b10\s*(?:-|\N{EN DASH}|to)\s*1[78]\b|"
    r"\b(?:is|are|was|were|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|aged)\s+1[0-9]\s+(?:at|on|when|but|or|years)\b|"
    r"\b1[0-9]\s+(?:at the time|years? of age|age group)"
)
_CODE_LOOSE = (
    r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,200}|\b\d{1,2}[:.]\d\d\s*(?:am|pm|hours)\b|\b\d{1,2}\s*(?:am|pm)\b|\b\d{1,2}:\d\d\b(?!:)|"
    r"(?<![\w.,\N{POUND SIGN}])0\d{2,4}[\s-]?\d{3,}(?:[\s/-]*\d{3,})*|\b[a-z]+-\d+\b(?!\s*%)|\b[a-z]+\d+[a-z]*\b|"
    r"\boutcomes?\s+\d+(?:/\d+)*|\bcovid\s?\d+|\bform\s+\d+|\b(?:act|bill|regulations)\s+\d{4}|\byds\s+\d+|\b24/7\b|"
    r"\b\d{1,3}[a-z]{1,2}\b(?!\w)"
)
_RATIO = (
    rf"\b\d{{1,2}}(?::|\s+:\s*)\d{{1,2}}\b|\b(?:\d{{1,3}}|{_SPELLED})\s+in\s+(?:every\s+)?(?:\d{{1,3}}|{_SPELLED})\b"
    rf"(?!\s*(?:{MONTH}|{_YEAR}))"
)

PATTERNS: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, rule(pattern, re.IGNORECASE))
    for sort, pattern in (
        (Sort.CODE, r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,200}"),
        (Sort.DATE, f"{_DAYS}|{ANY_DAY}"),
        (Sort.BASE, r"(?:\b(?:per|for every|in every)|/)\s*(?:1,000,000|100,000|10,000|1,000|100000|10000|1000|100)\b"),
        (Sort.AGE, _AGE),
        (Sort.REFERENCE, _REFERENCE),
        (Sort.PERIOD, _PERIOD),
        (Sort.RATIO, _RATIO),
        (Sort.DURATION, rf"\b(?:{FIGURES}|{_SPELLED})(?:\s+(?:and|or|to)\s+(?:{FIGURES}|{_SPELLED}))?[\s-]+{_TIME}\b"),
        (Sort.ORDINAL, rf"\b\d{{1,3}}(?:st|nd|rd|th)\b|\b(?:{'|'.join(ORDINALS)})\b"),
        (Sort.POINTS, rf"(?<![\w.]){FIGURES}\s*(?:%|per\s?cent(?:age)?)?\s*(?:percentage[\s-]points?|pp|points?)\b"),
        (Sort.PERCENT, rf"(?<![\w.,]){FIGURES}(?:\s*(?:%|per\s?cent\b)|pc\b)|\b{_SPELLED}\s+per\s?cent\b"),
        (Sort.MONEY, rf"\N{{POUND SIGN}}\s?{FIGURES}(?:\s?(?:k|m|bn|million|thousand)\b)?"),
        (Sort.CODE, _CODE_LOOSE),
    )
)
"""Sort and pattern, in the order in which they are tried; what is left of figures is a count or a number."""

CODE_OF_CAPITALS = rule(r"\b[A-Z]{2,}[\s-]?\d+[A-Z]?\b(?!\s*%|[.,]\d)")
"""YDS 98, SE5: letters in capitals and figures."""

LABEL = rule(r"^\s*\(?(?:\d{1,2}|[a-z])[.)](?:\s|$)")
"""What stands before an item of a list: 1), (a), 2. ."""

PLAIN = rule(rf"(?<![\w.,])(?:{FIGURES}|\.\d+)(?![\w])|\b{_SPELLED}\b", re.IGNORECASE)
"""Any other number."""

ABOUT = rule(
    r"\b(?:about|around|roughly|approximately|almost|nearly|some|over|under|just|more than|less than|fewer than|up to|"
    r"at least|at most|only about)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What may stand before a number that is not meant to the letter."""

SIGN = rule(r"(?:^|(?<=[\s(]))([+\N{MINUS SIGN}\N{EN DASH}-])\s?$")
"""A sign before a number; a dash between two words is none."""
