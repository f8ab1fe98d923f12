"""Dealing categories to children so that both the children and the offences of each category come out exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from report_builder.demo.annex_a_margins import Margin

_PICKS = 2_000
"""Pairs that are drawn before all are looked through: among thousands of children a draw nearly always does."""


def dealt(
    offences: Sequence[int], margins: Mapping[str, Margin], *, likely: Sequence[Mapping[str, float]], chance: Random
) -> list[str]:
    """One category for each child.

    Dealt by chance, the children of each category are right from the start. Their offences are then put right by
    exchanging a child of a category that has too many for one, with fewer, of a category that has too few.

    Args:
        offences: of each child.
        margins: what each category is to have; they add up to the children and to their offences.
        likely: for each child, how likely each category is before the offences are put right; positive.
        chance: decides everything else.

    Raises:
        ValueError: the margins do not add up, or no exchange leads nearer to them.
    """
    wanted = (sum(margin.children for margin in margins.values()), sum(margin.offences for margin in margins.values()))
    if wanted != (len(offences), sum(offences)):
        raise ValueError(f"the margins are of {wanted}, the children of {(len(offences), sum(offences))}")
    categories = _drawn(margins, likely, chance)
    _put_right(categories, offences, margins, chance=chance)
    return categories


def spread(total: int, children: int, *, least: int, chance: Random) -> list[int]:
    """A total of offences spread over children, each with at least so many: few with a great many, as in life.

    Whoever has offended again is the likelier to do so once more: each further offence falls on a child in proportion
    to those it has above the least, plus one.
    """
    if total < least * children:
        raise ValueError(f"{total} offences are too few for {children} children with at least {least}")
    tickets = list(range(children))
    for _ in range(total - least * children):
        tickets.append(chance.choice(tickets))
    counts = [least - 1] * children
    for child in tickets:
        counts[child] += 1
    return counts


def _drawn(margins: Mapping[str, Margin], likely: Sequence[Mapping[str, float]], chance: Random) -> list[str]:
    """A category for each child, likelier ones first, as many of each as there are to be."""
    left = {category: margin.children for category, margin in margins.items()}
    categories = [""] * len(likely)
    for child in chance.sample(range(len(likely)), len(likely)):
        weights = [likely[child][category] * left[category] for category in left]
        (category,) = chance.choices(list(left), weights)
        left[category] -= 1
        categories[child] = category
    return categories


def _put_right(
    categories: list[str], offences: Sequence[int], margins: Mapping[str, Margin], *, chance: Random
) -> None:
    """Exchange children between categories until the offences of each are right."""
    members = {category: [n for n, own in enumerate(categories) if own == category] for category in margins}
    excess = {
        category: sum(offences[n] for n in members[category]) - margins[category].offences for category in margins
    }
    while any(excess.values()):
        many, few = max(excess, key=lambda each: excess[each]), min(excess, key=lambda each: excess[each])
        most = min(excess[many], -excess[few])
        one, other = _pair(members[many], members[few], offences, most=most, chance=chance)
        giver, taker = members[many][one], members[few][other]
        members[many][one], members[few][other] = taker, giver
        categories[giver], categories[taker] = few, many
        difference = offences[giver] - offences[taker]
        excess[many] -= difference
        excess[few] += difference


def _pair(
    givers: Sequence[int], takers: Sequence[int], offences: Sequence[int], *, most: int, chance: Random
) -> tuple[int, int]:
    """Places of two children of whom the first has more offences, by no more than `most`."""
    drawn = ((chance.randrange(len(givers)), chance.randrange(len(takers))) for _ in range(_PICKS))
    for one, other in _first_then_all(drawn, len(givers), len(takers)):
        if 0 < offences[givers[one]] - offences[takers[other]] <= most:
            return one, other
    raise ValueError(f"no two children differ by 1 to {most} offences")


def _first_then_all(drawn: Iterator[tuple[int, int]], givers: int, takers: int) -> Iterator[tuple[int, int]]:
    yield from drawn
    yield from ((one, other) for one in range(givers) for other in range(takers))
