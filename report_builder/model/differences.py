"""Whether two figures differ by more than chance: what bears out "rose", "fell" or "no clear change".

No library of statistics is imported for this: scipy alone would cost a second of every build.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp, lgamma, log, log1p, sqrt

from report_builder.model.intervals import wilson

_NEGLIGIBLE = 1e-12
"""A term of a tail that is smaller than this part of it, like all that follow, changes no verdict."""


def shares_differ(
    before: tuple[Fraction, Fraction],
    after: tuple[Fraction, Fraction],
) -> bool:
    """Whether the 95% interval of the difference of two shares (part, whole) excludes nought.

    Source: Newcombe 1998, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
    """
    share_before, share_after = float(before[0] / before[1]), float(after[0] / after[1])
    low_before, high_before = wilson(float(before[0]), float(before[1]))
    low_after, high_after = wilson(float(after[0]), float(after[1]))
    difference = share_after - share_before
    low = difference - sqrt((share_after - low_after) ** 2 + (high_before - share_before) ** 2)
    high = difference + sqrt((high_after - share_after) ** 2 + (share_before - low_before) ** 2)
    return low > 0 or high < 0


def counts_differ(
    before: Fraction,
    after: Fraction,
    *,
    exposures: tuple[Fraction, Fraction] = (Fraction(1), Fraction(1)),
) -> bool:
    """Whether two Poisson counts differ at the 5% level, given the populations that they come from.

    Exact and conditional on their sum, the later count is binomial; twice the smaller tail is compared with 0.05. A
    tail that reaches over the mean holds at least half of the chance, so that the other is always the smaller.

    Sources: Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313; for the median, which lies within one of the
    mean, Kaas and Buhrman 1980, doi:10.1111/j.1467-9574.1980.tb00681.x.
    """
    total, later = int(before + after), int(after)
    chance = exposures[1] / (exposures[0] + exposures[1])
    if later < total * chance:
        later, chance = total - later, 1 - chance
    return 2 * _upper_tail(later, total, chance=float(chance)) < 0.05


def _upper_tail(least: int, trials: int, *, chance: float) -> float:
    """The chance of so many successes or more, where that is the mean or above: its terms only ever fall.

    They are summed until they no longer count, from the first one by its logarithm, so that a count of many thousands
    takes no longer than one of ten.
    """
    choices = lgamma(trials + 1) - lgamma(least + 1) - lgamma(trials - least + 1)
    term = exp(choices + least * log(chance) + (trials - least) * log1p(-chance))
    tail, odds = 0.0, chance / (1 - chance)
    for successes in range(least, trials + 1):
        tail += term
        if term <= tail * _NEGLIGIBLE:
            break
        term *= odds * (trials - successes) / (successes + 1)
    return tail
