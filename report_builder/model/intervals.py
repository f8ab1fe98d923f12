"""95% intervals of shares and counts: for the range of ranks that they allow, and for whether two figures differ."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""The normal quantile of a 95% interval."""


def wilson(part: float, whole: float) -> tuple[float, float]:
    """The interval of a share, both ends between 0 and 1.

    Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
    """
    share = part / whole
    middle = share + Z**2 / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    return (middle - spread) / (1 + Z**2 / whole), (middle + spread) / (1 + Z**2 / whole)


def byar(count: float) -> tuple[float, float]:
    """The interval of a Poisson count, by Byar's approximation to the exact one.

    Source: Breslow and Day 1987, Statistical Methods in Cancer Research, volume II (IARC Scientific Publications 82),
    page 69; used by the public health observatories' Technical Briefing 3 (2008).
    """
    low = count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3 if count else 0.0
    above = count + 1
    return low, above * (1 - 1 / (9 * above) + Z / (3 * sqrt(above))) ** 3
