"""13,071 children who do not exist, and who give every figure that Annex A prints of its cohort.

Each child's level and number of further offences are those of Figure 7. Everything else is dealt to the children so
that the totals of `annex_a_margins` come out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from report_builder.demo import annex_a_margins as printed
from report_builder.demo.annex_a_deal import dealt, spread
from report_builder.demo.annex_a_margins import Margin


@dataclass(frozen=True, slots=True)
class Entrant:
    """A child of the cohort.

    Attributes:
        offences: further offences that count.
        first: the band of time in which the first of them fell; "none" where there is none.
    """

    level: str
    offences: int
    band: str = ""
    tier: str = ""
    care_status: str = ""
    first: str = "none"


def chance_of(part: str) -> Random:
    """A source of chance of its own for each part, so that a change in one moves no other."""
    return Random(f"reoffending-annex-a/{part}")  # noqa: S311 - a seeded demonstration, not a secret


def entrants() -> list[Entrant]:
    """Every child of the cohort, in an order that says nothing."""
    cohort = _with_tiers([child for level in printed.CHILDREN for child in _of_level(level)])
    cohort = _given(cohort, printed.CARE, "care_status")
    cohort = [
        *(child for child in cohort if not child.offences),
        *_given([child for child in cohort if child.offences], printed.FIRST_TIMES, "first"),
    ]
    return chance_of("order").sample(cohort, len(cohort))


def _of_level(level: str) -> list[Entrant]:
    """The children of a level, each with an Asset band."""
    by_number = {number: children for number, children in printed.CHILDREN[level].items() if number < 5}
    counts = [number for number, children in by_number.items() for _ in range(children)]
    left, prolific = printed.LEVEL_OFFENCES[level] - sum(counts), printed.CHILDREN[level][5]
    counts += spread(left, prolific, least=5, chance=chance_of(f"prolific/{level}"))
    return _given([Entrant(level, count) for count in counts], printed.BANDS[level], "band")


def _with_tiers(cohort: Sequence[Entrant]) -> list[Entrant]:
    """The children with their tiers: those of the band without intervention, three more, and the others."""
    alone = [replace(child, tier="no intervention") for child in cohort if child.band == "No intervention"]
    standard = _given(
        [child for child in cohort if child.level == "standard"], printed.WITHOUT_ORDER_AT_STANDARD, "tier"
    )
    alone += [child for child in standard if child.tier]
    others = [child for child in cohort if child.band != "No intervention" and child.level != "standard"]
    others += [child for child in standard if not child.tier]
    return [*alone, *_given(others, printed.TIERS, "tier", likely=lambda child: printed.TIER_LIKELIHOODS[child.level])]


def _given(
    cohort: Sequence[Entrant],
    margins: Mapping[str, Margin],
    name: str,
    *,
    likely: Callable[[Entrant], Mapping[str, float]] | None = None,
) -> list[Entrant]:
    """The children with a category each in one of their fields; all are alike unless `likely` says otherwise."""
    alike = dict.fromkeys(margins, 1.0)
    categories = dealt(
        [child.offences for child in cohort],
        margins,
        likely=[likely(child) if likely else alike for child in cohort],
        chance=chance_of(f"{name} of {cohort[0].level}"),
    )
    changes: list[dict[str, Any]] = [{name: category} for category in categories]
    return [replace(child, **change) for child, change in zip(cohort, changes, strict=True)]
