"""Holds "fell", "continues to rise" and "improved" to the figures of an edition.

No trend word stands where either figure is stale, immature, of another length of time or withheld, nor where the 95%
interval of the difference includes nought, nor between years that overlap (definitions, Words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from report_builder.model.measure import MEASURES
from report_builder.proof.claimed.moved import Step, goes_on, step
from report_builder.proof.claimed.said import Held, Said, measures_of, series_of, subject_at
from report_builder.proof.claimed.series import Edition, Point, in_words, is_immature
from report_builder.proof.claimed.spoken import Claim, Way, claims_in
from report_builder.proof.claimed.subjects import Subject
from report_builder.proof.paper import Fault
from report_builder.proof.text.rule import rule
from report_builder.proof.text.scan import tokens_in
from report_builder.proof.text.tokens import Sort

NOT_BORNE_OUT = "the figures of this edition do not bear this out"
TAKE_OUT = "take the claim out of this edition"
_LONG = rule(
    r"\b(?:since|over (?:the )?(?:last |past )?(?:\w+ )?years|in (?:the last |recent )?(?:\w+ )?years|"
    r"across the (?:years?|period)|over the years?|over time|long[- ]term)\b",
    re.IGNORECASE,
)
CHANCE = "chance alone can make so small a difference"
UNTOLD = "the counts behind it are not printed, so that nobody can tell it from chance"
_WENT = {Way.UP: "rose", Way.DOWN: "fell", None: "did not change"}
_MONEY_AND_STAFF = {"income", "spending", "staff"}
"""Of these a paper may tell more than its figures do: a grant that is cut next year."""

_SLACK = 0.15
"""What "doubled" may want of twice as much: 1.85 times will do, and 0.54 for "halved"."""
_YEARS = 5


def trend_faults(said: Said, held: Held) -> Iterator[Fault]:
    """What is wrong with the trend words of a sentence; those that come from a figure are not looked at."""
    for claim in claims_in(said.passage.text, said.start, said.end):
        where = (claim.start, claim.end)
        subject = subject_at(said, where, is_noun=claim.is_noun)
        if subject is not None and not said.passage.is_cited(*where):
            yield from _held(claim, subject, said, held=held)


def _held(claim: Claim, subject: Subject, said: Said, *, held: Held) -> Iterator[Fault]:
    where, edition = (claim.start, claim.end), held.edition
    measures = measures_of(subject, said, edition)
    if mixed := _mixed(subject, said, edition):
        yield said.fault("unlike-compared", where, mixed, mend="give each with what it is of, and say why they differ")
    elif stale := _stale(subject, measures, said, edition=edition):
        told = f"{_name(stale)}: there are no new data, as {edition.stale[stale]}"
        yield said.fault("stale-claim", where, told, mend=_say(stale))
    elif measures:
        is_told = subject.topic not in _MONEY_AND_STAFF or len(series_of(measures[0], said, edition)) > 1
        yield from _against(claim, measures[0], said, held=held) if is_told else ()
    elif subject.topic not in _MONEY_AND_STAFF:
        what = f"this edition has no figure of {subject.topic}"
        yield said.fault("claim-without-figures", where, what, mend="take the claim out")


def _stale(subject: Subject, measures: tuple[str, ...], said: Said, *, edition: Edition) -> str:
    """The measure without new data of which a claim is; empty where the service's own count is spoken of."""
    if said.is_local:
        return ""
    if measures and measures[0] not in edition.stale and len(series_of(measures[0], said, edition)) > 1:
        return ""
    return next((each for each in (*measures, *subject.measures) if each in edition.stale), "")


def _mixed(subject: Subject, said: Said, edition: Edition) -> str:
    """Why one number of a sentence may not be set against another: one is the tracker's, the other published."""
    numbers = _numbers(said)
    own = [
        each for each in edition.points if each.is_own and each.measure in subject.measures and each.value in numbers
    ]
    for live in (each for each in own if each.measure.startswith("tracker_")):
        for given in own:
            is_like = MEASURES[live.measure].kind == MEASURES[given.measure].kind and live.value != given.value
            if is_like and not given.measure.startswith("tracker_"):
                return f"{given.shown} is published and {live.shown} the live tracker's: they are not counted alike"
    return ""


def _say(measure: str) -> str:
    return f"say of which period the latest figure is: write {{{{ {measure}.sentence }}}}"


def _name(measure: str) -> str:
    return MEASURES[measure].name[0].lower() + MEASURES[measure].name[1:]


def _against(claim: Claim, measure: str, said: Said, *, held: Held) -> Iterator[Fault]:
    where, every = (claim.start, claim.end), series_of(measure, said, held.edition)
    points = _of_one_length(every)
    pair = _named(every, said) or _pair(points, said, claim)
    if pair is None:
        what = f"this edition prints one figure of {_name(measure)}, and none from before to compare it with"
        yield said.fault("claim-without-figures", where, what, mend="give the earlier figure, or take the claim out")
    elif any(each.value is None for each in (points[-_YEARS:] if claim.is_lasting else pair)):
        yield said.fault("claim-without-figures", where, NOT_BORNE_OUT, mend=TAKE_OUT)
    elif gate := _gate(pair, held):
        yield said.fault(
            "unlike-compared", where, gate, mend=f"leave the trend out: write {{{{ {measure}.sentence }}}}"
        )
    else:
        yield from _judged(claim, points, said, moved=step(*pair))


def _of_one_length(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The figures of periods as long as the latest: a year is no later quarter. All, where there is but one such."""
    alike = tuple(each for each in points if each.period.months == points[-1].period.months)
    return alike if len(alike) > 1 else points


def _named(points: tuple[Point, ...], said: Said) -> tuple[Point, Point] | None:
    """The two figures that the sentence itself prints."""
    named = [each for each in points if each.value is not None and each.value in _numbers(said)]
    return (named[0], named[-1]) if len(named) > 1 else None


def _pair(points: tuple[Point, ...], said: Said, claim: Claim) -> tuple[Point, Point] | None:
    """The two figures that a claim is of: the latest and the one before, or of a lasting one the first of five."""
    if len(points) < 2:
        return None
    if _LONG.search(said.words) or claim.is_lasting:
        return points[-_YEARS:][0], points[-1]
    apart = [each for each in points[:-1] if not each.period.overlaps(points[-1].period)]
    return (apart or list(points[:-1]))[-1], points[-1]


def _numbers(said: Said) -> set[object]:
    sorts = (Sort.COUNT, Sort.NUMBER, Sort.PERCENT)
    return {each.value for each in tokens_in(said.passage.text, *sorts) if said.start <= each.start < said.end}


def _gate(pair: tuple[Point, Point], held: Held) -> str:
    """Why the two may not be compared; nothing where they may."""
    before, after = pair
    if any(is_immature(held.edition, each, held.as_at) for each in pair):
        return "the children of the later cohort are still being followed, so that its figure can only rise"
    if before.period.overlaps(after.period):
        return f"{before.period.label} and {after.period.label} overlap, so that the same days are in both"
    if before.period.months != after.period.months:
        return f"one figure is of {before.period.months} months, the other of {after.period.months}"
    return ""


def _judged(claim: Claim, points: tuple[Point, ...], said: Said, *, moved: Step) -> Iterator[Fault]:
    where, measure = (claim.start, claim.end), moved.after.measure
    way = _meant(claim.way, measure)
    if way is None:
        return
    told = f"{_name(measure)} went from {in_words(moved.before)} to {in_words(moved.after)}"
    mend = f"write {{{{ {measure}.change }}}}, or both figures"
    if claim.is_lasting and (turn := _turn(points, way)):
        yield said.fault("direction", where, turn, mend=f"write {{{{ {measure}.trend }}}}")
    elif moved.way is not way:
        yield said.fault("direction", where, told, mend=mend, should_be=_WENT[moved.way])
    elif claim.factor and not _is_times(moved, claim.factor):
        yield said.fault("relative-change", where, told, mend=mend)
    elif not moved.is_clear and not goes_on(points, way):
        what = f"{told}: {UNTOLD if moved.is_clear is None else CHANCE}"
        yield said.fault("claim-without-figures", where, what, mend=mend, should_be="no clear change")


def _meant(way: Way, measure: str) -> Way | None:
    """Up or down; what is better depends on the measure, and of some nobody can say."""
    good = {"low": Way.DOWN, "high": Way.UP}.get(MEASURES[measure].good_is)
    if way in {Way.UP, Way.DOWN} or good is None:
        return way if way in {Way.UP, Way.DOWN} else None
    return good if way is Way.BETTER else Way.UP if good is Way.DOWN else Way.DOWN


def _turn(points: tuple[Point, ...], way: Way) -> str:
    """Where what is said to continue went the other way; nothing where it did not."""
    known = [each for each in points[-_YEARS:] if each.value is not None]
    if len(known) < 3:
        return "two figures are not enough to tell that anything continues"
    for before, after in reversed(list(pairwise(known))):
        moved = step(before, after)
        if moved.way is not way:
            return f"{_name(after.measure)} {_WENT[moved.way]} between {in_words(before)} and {in_words(after)}"
    return ""


def _is_times(moved: Step, factor: float) -> bool:
    if not moved.before.value or moved.after.value is None:
        return False
    times = float(moved.after.value / moved.before.value)
    return times >= factor - _SLACK if factor > 1 else times <= factor + _SLACK / 4
