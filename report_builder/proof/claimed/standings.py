"""Holds "below the family" and "lowest in five years" to the figures of an edition.

A claim about comparators is made for the periods for which it is true (definitions, Words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.proof.claimed.moved import step
from report_builder.proof.claimed.said import Held, Said, measures_of, series_of, subject_at
from report_builder.proof.claimed.series import Edition, Point, in_words
from report_builder.proof.claimed.spoken import STRONG, Way
from report_builder.proof.claimed.standing import Extreme, Standing, extremes_in, standings_in
from report_builder.proof.claimed.trends import CHANCE, NOT_BORNE_OUT, TAKE_OUT, UNTOLD
from report_builder.proof.paper import Fault
from report_builder.proof.text.words import in_letters

AREA_TYPES = {
    "family": (("family",),),
    "national": (("england and wales",), ("england",), ("wales",)),
    "regional": (("region",), ("pcc",)),
}
"""Comparator in words -> the area types of which the first that the edition prints is meant."""

_YEARS = 5
_WORD = {Way.DOWN: "below", Way.UP: "above"}


def standing_faults(said: Said, held: Held) -> Iterator[Fault]:
    """What is wrong with the comparisons of a sentence; those that come from a figure are not looked at."""
    text, edition = said.passage.text, held.edition
    for each in standings_in(text, said.start, said.end):
        if own := _own(said, (each.start, each.end), edition):
            yield from _beside(each, own, said, edition=edition)
    for extreme in extremes_in(text, said.start, said.end):
        if own := _own(said, (extreme.start, extreme.end), edition):
            yield from (
                _family(extreme, own, said, edition=edition) if extreme.is_of_family else _years(extreme, own, said)
            )


def _own(said: Said, where: tuple[int, int], edition: Edition) -> tuple[Point, ...]:
    """The service's figures of what a claim is of; none where nobody can say, or a figure said it."""
    subject = None if said.passage.is_cited(*where) else subject_at(said, where, is_noun=False)
    measures = measures_of(subject, said, edition) if subject else ()
    return series_of(measures[0], said, edition)[-_YEARS:] if measures else ()


def _beside(each: Standing, own: tuple[Point, ...], said: Said, *, edition: Edition) -> Iterator[Fault]:
    where, way = (each.start, each.end), _below_or_above(each.way, own[-1].measure)
    periods = [one for one in own if _others(one.period, each, own, edition=edition)]
    if way is None or not periods or not _names_somebody(each, periods[-1], edition):
        return
    looked_at = periods if each.is_lasting else periods[-1:]
    pairs = [(one, other) for one in looked_at for other in _others(one.period, each, own, edition=edition)]
    if any(one.value is None or other.value is None for one, other in pairs):
        yield said.fault("comparison", where, NOT_BORNE_OUT, mend=TAKE_OUT)
        return
    wrong = [(one, other) for one, other in pairs if not _is_so(one, other, way)]
    mend = f"write {{{{ {own[-1].measure}.comparison }}}}"
    if wrong:
        what = _told(*wrong[-1])
        yield said.fault("comparison", where, what, mend=mend, should_be=_right(way, looked_at, wrong))
    elif STRONG.search(said.passage.text, each.start, each.end) and any(not step(a, b).is_clear for a, b in pairs):
        what = f"{_told(*pairs[-1])}: {CHANCE if all(_is_known(*each) for each in pairs) else UNTOLD}"
        yield said.fault("claim-without-figures", where, what, mend=mend, should_be=_WORD[way])


def _below_or_above(way: Way, measure: str) -> Way | None:
    good = {"low": Way.DOWN, "high": Way.UP}.get(MEASURES[measure].good_is)
    if way in _WORD or good is None:
        return way if way in _WORD else None
    return good if way is Way.BETTER else Way.UP if good is Way.DOWN else Way.DOWN


def _others(period: Period, each: Standing, own: tuple[Point, ...], *, edition: Edition) -> list[Point]:
    """The figures of those whom a claim names, for a period; by name where it names no comparator."""
    measure = own[-1].measure
    found = [
        next((points for types in AREA_TYPES[name] if (points := edition.others(measure, period, *types))), ())
        for name in each.others
    ]
    named = [one for one in edition.points if not one.is_own and one.measure == measure and one.period == period]
    by_name = [
        one for one in named if not one.category and re.search(rf"\b{re.escape(one.area)}\b", each.rest, re.IGNORECASE)
    ]
    return list(dict.fromkeys([*(point for points in found for point in points), *by_name]))


def _names_somebody(each: Standing, latest: Point, edition: Edition) -> bool:
    """Whether every comparator that a claim names has a figure in the edition for the latest of its periods."""
    return all(
        any(edition.others(latest.measure, latest.period, *types) for types in AREA_TYPES[name]) for name in each.others
    )


def _is_known(own: Point, other: Point) -> bool:
    """Whether the edition prints what the interval of a difference is made from."""
    return step(own, other).is_clear is not None


def _is_so(own: Point, other: Point, way: Way) -> bool:
    assert own.value is not None  # noqa: S101  the caller has looked
    assert other.value is not None  # noqa: S101  the caller has looked
    return own.value < other.value if way is Way.DOWN else own.value > other.value


def _told(own: Point, other: Point) -> str:
    return f"{own.area} had {in_words(own)} and {other.area} {other.shown}"


def _right(way: Way, looked_at: list[Point], wrong: list[tuple[Point, Point]]) -> str:
    """For how many of the periods it is true."""
    true = len(looked_at) - len({one.period for one, _ in wrong})
    if len(looked_at) == 1:
        own, other = wrong[-1]
        return "the same as" if own.value == other.value else _WORD[Way.UP if way is Way.DOWN else Way.DOWN]
    return f"{_WORD[way]} in {in_letters(true)} of the {in_letters(len(looked_at))} years"


def _years(extreme: Extreme, own: tuple[Point, ...], said: Said) -> Iterator[Fault]:
    where, points = (extreme.start, extreme.end), own[-(extreme.years or _YEARS) :]
    word, mend = "lowest" if extreme.is_lowest else "highest", f"write {{{{ {own[-1].measure}.trend }}}}"
    if any(each.value is None for each in points):
        yield said.fault("comparison", where, NOT_BORNE_OUT, mend=TAKE_OUT)
    elif len(points) < max(extreme.years, 2):
        what = f"this edition prints {in_letters(len(points))} of those years"
        yield said.fault("claim-without-figures", where, what, mend=f"say {word} of how many years")
    elif (best := _best(points, is_lowest=extreme.is_lowest)).value != points[-1].value:
        what = f"the {word} was {in_words(best)}, and the latest is {in_words(points[-1])}"
        yield said.fault("comparison", where, what, mend=mend, should_be=f"not the {word}")


def _best(points: tuple[Point, ...], *, is_lowest: bool) -> Point:
    """The lowest or highest; of equals the first."""
    pick = min if is_lowest else max
    return pick(points, key=lambda each: each.value or 0)


def _family(extreme: Extreme, own: tuple[Point, ...], said: Said, *, edition: Edition) -> Iterator[Fault]:
    where, latest = (extreme.start, extreme.end), own[-1]
    members = [each for each in edition.others(latest.measure, latest.period, "yjs") if each.status != "not-available"]
    if not members:
        return
    if latest.value is None or any(each.value is None for each in members):
        yield said.fault("comparison", where, NOT_BORNE_OUT, mend=TAKE_OUT)
        return
    best = _best((latest, *members), is_lowest=extreme.is_lowest)
    if best.value != latest.value:
        what = f"{best.area} had {in_words(best)}, and {latest.area} {latest.shown}"
        yield said.fault("comparison", where, what, mend=f"write {{{{ {latest.measure}.rank }}}}")
