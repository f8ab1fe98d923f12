"""Two publications that give one figure differently: on another population, revised, or one of them wrong."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from report_builder.importers.imported import Remark
from report_builder.importers.repeats import Identity, identity
from report_builder.importers.tally import named
from report_builder.model.national import PublishedRow


def disagreements(published: Iterable[PublishedRow], fresh: Iterable[PublishedRow]) -> tuple[Remark, ...]:
    """Figures just imported that another source gives differently, by more than rounding: one remark a pair of sources.

    Args:
        published: all rows, the fresh ones among them.
        fresh: those of this import.
    """
    groups: dict[Identity, list[PublishedRow]] = {}
    for row in published:
        groups.setdefault(identity(row), []).append(row)
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in fresh:
        for other in groups.get(identity(row), ()):
            if other.source != row.source and _differ(row.value, other.value):
                shown = f"{row.area} {row.period_end.year}: {row.value} and {other.value}"
                found.setdefault((row.measure, row.source, other.source), []).append(shown)
    return tuple(
        Remark(
            measure,
            f"{source} and {other} give different values: {len(figures)} times ({named(figures, most=3)}); "
            "papers take the one published last, else the one with more decimals",
            is_fault=True,
        )
        for (measure, source, other), figures in found.items()
    )


def _differ(one: str, other: str) -> bool:
    """Whether two values differ by more than the rounding of the one with fewer decimals."""
    if not one or not other:
        return False
    numbers = (Decimal(one), Decimal(other))
    decimals = min(max(0, -int(number.as_tuple().exponent)) for number in numbers)
    return abs(numbers[0] - numbers[1]) > Decimal(1).scaleb(-decimals) / 2
