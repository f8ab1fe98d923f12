"""Claims without figures: "significantly" with neither a test nor a number, "decreased" with no former value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from report_builder.model.differences import counts_differ, shares_differ
from report_builder.proof.claimed.spoken import Claim, claims_in, sentences_to_read
from report_builder.proof.paper import Fault, Known, Paper, Passage
from report_builder.proof.text.movement import Pair, amounts_in, pairs_in
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import scan
from report_builder.proof.text.tokens import Sort, Token

_MEASURES = {Sort.COUNT, Sort.NUMBER, Sort.PERCENT, Sort.POINTS, Sort.RATIO, Sort.MONEY}
_BREAK = rule(r"\b(?:despite|although|though|whilst|while|whereas|but|however|in spite of)\b|;", re.IGNORECASE)
_SHOWN = rule(
    r"\b(?:charts?|tables?|figures?|graphs?|appendi\w+|annex\w*)\s+\w*\d|\b(?:shown|set out|see)\b", re.IGNORECASE
)
_COUNTED = (
    r"\b(?:rates?|numbers?|figures|caseloads?|workloads?|levels|volumes?|demand|offending|reoffending|re-offending|custody|"
    r"entrants|ftes?|exclusions|suspensions|remands?)\b"
)
_QUANTITY = rule(rf"{_COUNTED}[^.;,]{{0,60}}$", re.IGNORECASE)
_QUANTITY_NEXT = rule(rf"\s+(?:in|of)\s+(?:[\w-]+\s+){{0,4}}?{_COUNTED}", re.IGNORECASE)
_TESTED = rule(r"\b(?:statistically|confidence interval|p\s?[<=]|95%)", re.IGNORECASE)
_BEFORE = r"(?:the\s+|this\s+time\s+)?(?:previous|last|earlier|same)\b"
_COMPARED = rule(
    rf"\b(?:compared|in\s+comparison|against|since|on)\s+(?:to\s+|with\s+|against\s+)?{_BEFORE}", re.IGNORECASE
)
"""Set against an earlier time without saying what it was then."""

_PERFORMANCE = rule(rf"{_COUNTED}|\b(?:proportion|percentage|performance|timeliness|cases)\b", re.IGNORECASE)
_RATE = rule(r"\brates?\b|\bper\b", re.IGNORECASE)
_BETTER = rule(
    r"\bsignificantly\s+(?:(?:better|worse|higher|lower|fewer|more|less)\s+than|below|above)\b", re.IGNORECASE
)
_CAME_FROM = rule(r"\bfrom\s+\N{POUND SIGN}?\d[^.;]{0,40}\bto\s+$", re.IGNORECASE)
"""Before the later of two values of which the earlier is printed without its sign: from 88 to 82%."""

_ONE_VALUE = rule(r"^[^.;%]{0,60}?\b(?:with|at|to)\s+$", re.IGNORECASE)
_CLOSING = " \n\"')]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
"""What may stand after the stop of a sentence."""

_OF = rule(r"(?P<part>\d[\d,]*)\s+(?:out\s+)?of\s+(?:the\s+)?(?P<whole>\d[\d,]*)\b")


@dataclass(frozen=True, slots=True)
class _About:
    """What stands about a sentence: the next one of its passage, and the passages before and after."""

    after: tuple[int, int] | None
    preceding: str
    following: Passage | None


def claims_without_figures(paper: Paper, known: Known) -> Iterator[Fault]:
    """Finds claims of change that rest on no figure, or on figures so small that chance makes such a difference.

    Args:
        paper: as it was read.
        known: nothing of it is needed.
    """
    del known
    told = [each for each in paper.passages if each.kind not in {"table", "heading", "caption"}]
    for at, passage in enumerate(told):
        following = told[at + 1] if at + 1 < len(told) else None
        preceding = told[at - 1].text if at else ""
        spans = sentences_to_read(passage.text)
        for number, (start, end) in enumerate(spans):
            after = spans[number + 1] if number + 1 < len(spans) else None
            yield from _better(passage, (start, end))
            for claim in claims_in(passage.text, start, end):
                if not passage.is_cited(claim.start, claim.end):
                    about = _About(after, preceding, following)
                    yield from _judged(claim, passage, (start, end), about=about)


def _better(passage: Passage, around: tuple[int, int]) -> Iterator[Fault]:
    """Significantly better than last year, and no number."""
    text = passage.text
    found = _BETTER.search(text, *around)
    is_bare = found and not (numbers_in(text, *around) or _SHOWN.search(text, *around) or _TESTED.search(text, *around))
    if found and is_bare and not passage.is_cited(*found.span()):
        what = "'significantly' with neither figures nor a test beside it"
        yield Fault("claim-without-figures", passage, *found.span(), what, "give both figures, or take the word out")


def _judged(claim: Claim, passage: Passage, around: tuple[int, int], *, about: _About) -> Iterator[Fault]:
    text, clause = passage.text, clause_at(passage.text, around, claim.start)
    has_numbers = bool(numbers_in(text, *clause)) or bool(_SHOWN.search(text, *around))
    if claim.strength.startswith("significant") and not _TESTED.search(text, *around):
        if not has_numbers and not _is_told_next(text, around, about):
            what = f"'{claim.strength}' with neither figures nor a test beside it"
            yield _fault(claim, passage, what, mend="give both figures with their periods, or take the word out")
        elif told := _by_chance(passage, around, after=about.after, following=about.following):
            yield _fault(claim, passage, told, mend=f"leave '{claim.strength}' out, and give the counts")
    elif claim.is_lasting and not has_numbers and _is_of_quantity(claim, text, around):
        if not numbers_in(text, 0, len(text)) and not _is_borne_out(passage, about.following):
            yield _fault(
                claim, passage, "no figure bears it out", mend="give the figures of the years that it is said of"
            )
    elif not has_numbers and _COMPARED.search(text, *around) and _PERFORMANCE.search(text, *around):
        yield _fault(claim, passage, "neither of the two figures is given", mend="give both, with their periods")
    elif told := _no_former(claim, text, around):
        yield _fault(claim, passage, told, mend="give the value before, with its period")


def _is_borne_out(passage: Passage, following: Passage | None) -> bool:
    """Whether a headline, or a sentence that leads to a quotation, has the change in the passage that follows."""
    said = passage.text.rstrip(_CLOSING)
    leads = said.endswith(":") or not said.endswith((".", "!", "?"))
    if following is None or not leads or passage.kind == "item":
        return False
    return bool(amounts_in(following.text) or pairs_in(following.text))


def _is_told_next(text: str, around: tuple[int, int], about: _About) -> bool:
    """Whether the next sentence has both figures, or the second of one whose first stands before."""
    if about.after is None:
        return False
    told = numbers_in(text, *about.after)
    earlier = {each.sort for each in numbers_in(text, 0, around[0])}
    if not around[0]:
        earlier = {each.sort for each in numbers_in(about.preceding, 0, len(about.preceding))}
    return len(told) > 1 or any(each.sort in earlier for each in told)


def _is_of_quantity(claim: Claim, text: str, around: tuple[int, int]) -> bool:
    """Whether what is said to continue is a number of something, and not the confidence of a team."""
    if claim.is_noun:
        return bool(_QUANTITY_NEXT.match(text, claim.end, around[1]))
    return bool(_QUANTITY.search(text[around[0] : claim.start]))


def _fault(claim: Claim, passage: Passage, what: str, *, mend: str) -> Fault:
    return Fault("claim-without-figures", passage, claim.start, claim.end, what, mend)


def clause_at(text: str, around: tuple[int, int], offset: int) -> tuple[int, int]:
    """The part of a sentence, between "despite", "although" and their like, in which a letter stands."""
    start, end = around
    for found in _BREAK.finditer(text, *around):
        if found.start() <= offset:
            start = found.start()
        else:
            return start, found.start()
    return start, end


def numbers_in(text: str, start: int, end: int) -> list[Token]:
    """The numbers of a stretch that measure something."""
    return [each for each in scan(text) if each.sort in _MEASURES and start <= each.start < end]


def _no_former(claim: Claim, text: str, around: tuple[int, int]) -> str:
    """Decreased in March with 69.2%: what it decreased from is not said, here or in the sentences beside."""
    values = [each for each in numbers_in(text, *around) if each.sort in {Sort.PERCENT, Sort.NUMBER}]
    if claim.is_noun or len(values) != 1 or values[0].start < claim.end:
        return ""
    alone = [each for each in scan(text) if each.sort is values[0].sort] == values
    between = text[claim.end : values[0].start]
    if not alone or not _ONE_VALUE.match(between) or _CAME_FROM.search(between):
        return ""
    return f"{values[0].words} is one value, and a change needs two"


def _by_chance(
    passage: Passage, around: tuple[int, int], *, after: tuple[int, int] | None, following: Passage | None
) -> str:
    """Which printed counts are so small that chance makes such a difference; nothing where none are."""
    stretches = [(passage.text, *around)]
    if after:
        stretches.append((passage.text, *after))
    elif following:
        stretches += [(following.text, *span) for span in sentences_to_read(following.text)[:1]]
    for text, start, end in stretches:
        shares = _shares(text[start:end])
        if len(shares) == 2:
            (first, first_words), (second, second_words) = shares
            return "" if shares_differ(first, second) else _chance(first_words, second_words)
        for pair in pairs_in(text, start, end):
            if _are_counts(pair, text[start:end]):
                before, later = Fraction(pair.before.value), Fraction(pair.after.value)
                return "" if counts_differ(before, later) else _chance(pair.before.words, pair.after.words)
    return ""


def _chance(first: str, second: str) -> str:
    return f"chance alone can make the difference between {first} and {second}"


def _are_counts(pair: Pair, sentence: str) -> bool:
    """Whether two values count children or what they did; a rate without a noun may be of any size."""
    both = (pair.before, pair.after)
    if pair.is_of_places or any(each.sort is not Sort.COUNT for each in both):
        return False
    return any(each.noun for each in both) or not _RATE.search(sentence)


def _shares(text: str) -> list[tuple[tuple[Fraction, Fraction], str]]:
    """Every "8 of 72" of a sentence."""
    found = (
        (one, Fraction(one["part"].replace(",", "")), Fraction(one["whole"].replace(",", "")))
        for one in _OF.finditer(text)
    )
    return [((part, whole), one[0]) for one, part, whole in found if 0 <= part <= whole > 0]
