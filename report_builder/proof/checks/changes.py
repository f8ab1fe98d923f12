"""Change: its amount against the two values printed, its direction, its sign, and where percentage points are meant.

Every number is taken for all that it may have been before it was rounded (design: definitions, "Words": counts first;
a difference of percentages is percentage points; a relative change is "%"; never a minus sign with "decrease").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from report_builder.proof.checks.change_sums import Sums, sums_of
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import LONGEST, Amount, Pair, amount_of, amounts_in, pairs_in, whole_sentences
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort
from report_builder.proof.text.topics import PLACE, topics_of

_PERIOD = rule(r"(?:19|20)\d\d|\bq(?:uarter )?[1-4]\b", re.IGNORECASE)
_SIGNS = "+-\N{EN DASH}\N{MINUS SIGN}"
_KIND = {1: "an increase", -1: "a reduction", 0: "no change"}


def changes(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds changes that are not those of the values beside them.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    for passage in paper.passages:
        yield from _signs(passage)
    told = [each for each in paper.passages if each.kind not in {"table", "heading"}]
    for at, passage in enumerate(told):
        yield from _directions(passage)
        for start, end in whole_sentences(passage.text):
            amounts, pairs = amounts_in(passage.text, start, end), pairs_in(passage.text, start, end)
            near = told[max(0, at - 1) : at + 2] if len(amounts) == 1 and len(passage.text) < LONGEST else []
            for amount in amounts:
                own = _own(
                    _not_taken(pairs, amount, amounts, said=passage.text[start:end]), amount, is_alone=len(amounts) == 1
                )
                yield from _amounts(passage, (start, end), amount, (own, near))


def _directions(passage: Passage) -> Iterator[Fault]:
    """Fell from 4 to 6."""
    for pair in pairs_in(passage.text):
        moved = (pair.after.value > pair.before.value) - (pair.after.value < pair.before.value)
        if pair.direction and moved and moved != pair.direction:
            sides = f"from {pair.before.words} to {pair.after.words}"
            mend = f"call it {_KIND[moved]}, or put the values right"
            yield Fault("direction", passage, pair.start, pair.end, f"{sides} is {_KIND[moved]}", mend)


def _signs(passage: Passage) -> Iterator[Fault]:
    """A reduction of -13%."""
    for token in scan(passage.text):
        if token.sign != "-" or passage.text[token.start - 1 : token.start].isspace():
            continue
        amount = amount_of(passage.text, token)
        if amount is None or not amount.direction:
            continue
        start, end = min(amount.start, token.start - 1), max(amount.end, token.end)
        said = passage.text[start : token.start - 1] + passage.text[token.start : end]
        what = f"a minus before {token.words} says it once and '{amount.word}' again, which makes it the opposite"
        yield Fault("signed-change", passage, start, end, what, f"write '{said}'", said)


def _amounts(
    passage: Passage, sentence: tuple[int, int], amount: Amount, about: tuple[list[Pair], list[Passage]]
) -> Iterator[Fault]:
    """One amount against the values of its own sentence, else against those of the sentences and passages about it."""
    pairs, near = about
    said = passage.text[slice(*sentence)]
    own = [sums for pair in pairs if (sums := sums_of(said, pair, amount)) is not None]
    if own:
        yield from _judged(passage, amount, own)
        return
    others = list(_others(passage, sentence, amount, near))
    if len(others) == 1 and not others[0].agrees:
        yield from _judged(passage, amount, others)


def _judged(passage: Passage, amount: Amount, all_sums: list[Sums]) -> Iterator[Fault]:
    if any(sums.agrees for sums in all_sums):
        return
    sums = next((each for each in all_sums if each.is_points), all_sums[0])
    pair = sums.pair
    sides = f"from {pair.before.words} to {pair.after.words}"
    start, end = amount.start, amount.end
    if sums.is_points:
        should_be = _in_points(passage.text[start:end], amount)
        about = "" if sums.points_shown == str(amount.token.value) else "about "
        what = f"{sides} is a difference of {about}{sums.points_shown} percentage points, and a relative change of "
        what += f"{sums.relative_shown}%"
        yield Fault("percentage-points", passage, start, end, what, f"write '{should_be}'", should_be)
    elif sums.is_reversed:
        mend = f"call it {_KIND[sums.moved]}, or put the values right"
        yield Fault("direction", passage, start, end, f"{sides} is {_KIND[sums.moved]}", mend)
    else:
        right = sums.right
        what = f"{sides} is {_KIND[sums.moved]} of {right}" if sums.moved else f"{sides} is no change"
        number = amount.token.start, amount.token.end
        yield Fault("relative-change", passage, *number, what, f"write {right}, or put the values right", right)


def _in_points(stretch: str, amount: Amount) -> str:
    """An amount in its own words, but in points: "8.1 percentage point decrease", "fell by 8.1 percentage points"."""
    before, _, after = stretch.partition(amount.token.words)
    is_adjective = re.match(r"\s+(?:increase|decrease|reduction|rise|fall|drop|growth|change|gap)\b", after)
    unit = "percentage point" if is_adjective else "percentage points"
    return f"{before.rstrip(_SIGNS)}{amount.token.value} {unit}{after}"


def _own(pairs: tuple[Pair, ...], amount: Amount, *, is_alone: bool) -> list[Pair]:
    """The pairs of a sentence of which its amount may speak: beside other amounts, of the nearest alone."""
    told = [pair for pair in pairs if not pair.is_of_places or pair.start < amount.start < pair.end]
    return told if is_alone else sorted(told, key=lambda pair: _far(pair, amount))[:1]


def _not_taken(pairs: tuple[Pair, ...], amount: Amount, amounts: tuple[Amount, ...], *, said: str) -> tuple[Pair, ...]:
    """The pairs without those of which another amount, nearer to them and of the same unit, is the right one."""
    others = [each for each in amounts if each is not amount and each.token.sort is amount.token.sort]
    return tuple(
        pair
        for pair in pairs
        if not any(
            _far(pair, other) < _far(pair, amount) and (sums := sums_of(said, pair, other)) is not None and sums.agrees
            for other in others
        )
    )


def _far(pair: Pair, amount: Amount) -> int:
    return max(pair.start - amount.end, amount.start - pair.end, 0)


def _others(passage: Passage, sentence: tuple[int, int], amount: Amount, near: list[Passage]) -> Iterator[Sums]:
    """A percentage of change against the pairs about it that have no amount of their own and speak of the same."""
    if amount.token.sort is not Sort.PERCENT or not near:
        return
    said = passage.text[slice(*sentence)]
    subject = set(topics_of(said) or topics_of(passage.text[:LONGEST]))
    if len(subject) != 1:
        return
    for other in near:
        for start, end in whole_sentences(other.text):
            words = other.text[start:end]
            if (other is passage and (start, end) == sentence) or amounts_in(other.text, start, end):
                continue
            if set(topics_of(words)) == subject and _comparable(said, words):
                yield from _elsewhere(other.text, (start, end), amount)


def _comparable(one: str, other: str) -> bool:
    """Whether two sentences may tell the same change: of the same place, and of no other period."""
    if bool(PLACE.search(one)) != bool(PLACE.search(other)):
        return False
    periods = set(_PERIOD.findall(one)), set(_PERIOD.findall(other))
    return not all(periods) or bool(periods[0] & periods[1])


def _elsewhere(text: str, sentence: tuple[int, int], amount: Amount) -> Iterator[Sums]:
    said = text[slice(*sentence)]
    for pair in pairs_in(text, *sentence):
        if not pair.is_of_places and (sums := sums_of(said, pair, amount, slack=Decimal(5))) is not None:
            yield sums
