"""A rating in words of how near a share comes to the whole that it should be."""

from __future__ import annotations

from report_builder.model.tables import Figure

WHOLE = 100


def rated(figure: Figure, within: tuple[int, int]) -> str:
    """Green, amber or red by the share as printed, so that a rating says no more than the number beside it.

    Args:
        figure: a share in %.
        within: how many percent on either side of 100 are green, and how many are amber.

    Returns:
        Nothing where the number is not shown.
    """
    if figure.value is None or figure.is_about:
        return ""
    green, amber = within
    away = abs(figure.value - WHOLE)
    return "green" if away <= green else "amber" if away <= amber else "red"
