"""Units: values that cannot be for the base that is printed, shares above 100%, and rates without a base.

What is published, and for which base, is told in `text/rates.py`. A reoffender has committed at least one reoffence;
those who did not reoffend are among the offenders, so that there are never more reoffences for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import amounts_in
from report_builder.proof.text.rates import RANGES, Range, base_of, columns, is_bare, is_number
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan, tokens_in, within
from report_builder.proof.text.sentences import sentence_at
from report_builder.proof.text.tokens import Sort, Token
from report_builder.proof.text.words import PERSONS

_IS = rule(r"\b(?:is|was|were|of|at|to|stands?|stood)\b[^.;]{0,30}$|:\s*$", re.IGNORECASE)
_PER_REOFFENDER = rule(r"\bre-?offences (?:per|by|for each) re-?offenders?\b", re.IGNORECASE)
_PER_OFFENDER = rule(r"\bre-?offences (?:per|by|for each) (?:young )?offenders?\b", re.IGNORECASE)
_BINARY = rule(r"\bbinary\b", re.IGNORECASE)
_OF_PEOPLE = rule(rf"\s*(?:\([^)]*\)\s*)?of\s+(?:[\w-]+\s+){{0,4}}(?:{PERSONS}|cohort|caseload)\b", re.IGNORECASE)
_MORE = rule(r"\b(?:target|budget|compared|increas\w+|grew|growth|rose|ris\w+|more|capacity)\b", re.IGNORECASE)
_MOST_REOFFENCES = Decimal(20)
_LEAST_BINARY, _MOST_BINARY = Decimal(2), Decimal(90)
_FARTHEST = 130
_LEAST_BASE = 1_000
_JOINT = " | "


def units(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds values that cannot be in the unit that is printed.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        yield from _bases(passage)
        if passage.rows:
            yield from _columns(passage)
        else:
            yield from _shares(passage)
            yield from _reoffences(passage)
            yield from _binary(passage)


def _bases(passage: Passage) -> Iterator[Fault]:
    """A custody rate per 100,000."""
    for base in tokens_in(passage.text, Sort.BASE):
        start, end = _reach(passage, base)
        told = _range(passage.text[start:end]) or (None if passage.rows else _range(passage.text))
        value = _in_cells(passage, start, end) if passage.rows else _valued(passage.text, start, end, base)
        if told is None or value is None or base_of(base) < _LEAST_BASE or told.bears(value.value, base_of(base)):
            continue
        fits = told.base_that_fits(value.value)
        what = f"{value.words} per {base_of(base):,} cannot be: rates of {told.topic.name} are about {told.said}"
        right = f"per {fits:,}" if fits else ""
        yield Fault(
            "unit", passage, base.start, base.end, what, f"write {right}" if fits else "put the value right", right
        )


def _reach(passage: Passage, base: Token) -> tuple[int, int]:
    """The sentence of a base; of a table its cell."""
    if passage.rows:
        end = passage.text.find(_JOINT, base.end)
        start = passage.text.rfind(_JOINT, 0, base.start)
        return (start + len(_JOINT) if start >= 0 else 0), (end if end >= 0 else len(passage.text))
    return sentence_at(passage.text, base.start)


def _in_cells(passage: Passage, start: int, end: int) -> Token | None:
    """The first value for a cell with a base: in its row, below it, or, of the first of a head, in the rows below."""
    cell = passage.text[start:end]
    at = next((at for at, row in enumerate(passage.rows) if cell in row), None)
    if at is None:
        return None
    column = passage.rows[at].index(cell)
    below = [row[column] for row in passage.rows[at + 1 :] if len(row) > column] if column else []
    rest = [each for row in passage.rows[at + 1 : at + 3] for each in row[1:]] if not column else []
    value = next((each for each in (*passage.rows[at], *below, *rest) if is_number(each)), None)
    return None if value is None else next(iter(scan(value)), None)


@lru_cache(maxsize=256)
def _range(text: str) -> Range | None:
    """What is published of the one rate that a text names."""
    named = [each for each in RANGES if each.topic.pattern.search(text)]
    return named[0] if len(named) == 1 else None


def _valued(text: str, start: int, end: int, base: Token) -> Token | None:
    """The value for a base: the number just before it, else the first that is said of it."""
    amounts = {each.token for each in amounts_in(text, start, end)}
    near = [each for each in within(text, start, end) if each not in amounts]
    before = next((each for each in reversed(near) if each.end <= base.start), None)
    if before is not None and is_bare(before) and not text[before.end : base.start].strip():
        return before
    after = next((each for each in near if each.start >= base.end and is_bare(each)), None)
    if after is None or after.start - base.end > _FARTHEST:
        return None
    gap = text[base.end : after.start]
    return after if _IS.search(gap) else None


def _columns(passage: Passage) -> Iterator[Fault]:
    """Reoffences of one reoffender in a table."""
    for head, values in columns(passage.rows):
        few = [each for each in values if 0 < Decimal(each.replace(",", "")) < 1]
        if few and len(few) == len(values) and _PER_REOFFENDER.search(head):
            at = passage.text.find(few[0])
            what = f"{few[0]} reoffences per reoffender cannot be, for each of them committed at least 1"
            yield Fault("unit", passage, at, at + len(few[0]), what, "name the measure that this is")


def _shares(passage: Passage) -> Iterator[Fault]:
    """110% of the cohort."""
    for token in tokens_in(passage.text, Sort.PERCENT):
        if token.value <= 100 or not _OF_PEOPLE.match(passage.text, token.end):
            continue
        start, end = sentence_at(passage.text, token.start)
        if not _MORE.search(passage.text, start, end):
            what = f"{token.words} is more than all of them"
            yield Fault("unit", passage, token.start, token.end, what, "put the share right")


def _reoffences(passage: Passage) -> Iterator[Fault]:
    """0.9 reoffences of one reoffender, and more of one offender than of one reoffender."""
    each = _said(passage, _PER_REOFFENDER)
    if each is not None and (0 < each.value < 1 or each.value > _MOST_REOFFENCES):
        least = "each of them committed at least 1" if each.value < 1 else "published rates are about 1 to 10"
        what = f"{each.words} reoffences per reoffender cannot be: {least}"
        yield Fault("unit", passage, each.start, each.end, what, "name the measure that this is")
    over_all = _said(passage, _PER_OFFENDER)
    if each is not None and over_all is not None and over_all.low > each.high:
        what = f"{over_all.words} per offender cannot be above {each.words} per reoffender: not all of them reoffended"
        yield Fault("unit", passage, over_all.start, over_all.end, what, "put the two the right way round")


def _binary(passage: Passage) -> Iterator[Fault]:
    """A share of a cohort that reoffended of 1%."""
    token = _said(passage, _BINARY, Sort.PERCENT)
    if token is not None and token.value and not _LEAST_BINARY <= token.value <= _MOST_BINARY:
        what = f"a binary rate of {token.words} cannot be: published rates are about 10% to 70%"
        yield Fault("unit", passage, token.start, token.end, what, "name the measure that this is, or put it right")


def _said(passage: Passage, measure: re.Pattern[str], sort: Sort | None = None) -> Token | None:
    """The first value that is said of a measure in its sentence."""
    text = passage.text
    for named in measure.finditer(text):
        line = text.find("\n", named.end())
        end = min(sentence_at(text, named.start())[1], line if line >= 0 else len(text), named.end() + _FARTHEST)
        amounts = {each.token for each in amounts_in(text, named.end(), end)}
        for token in within(text, named.end(), end):
            if token not in amounts and (token.sort is sort or (sort is None and is_bare(token))):
                return token
    return None
