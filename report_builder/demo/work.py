"""Episodes and offences as rows, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from report_builder.demo.child import STATUTORY, Outcome, Work
from report_builder.demo.days import random_source
from report_builder.demo.records import Episode, Offence

_INTENSIVE = ("custody", "yro iss")


def episodes(works: Iterable[Work], ids: dict[str, str]) -> list[Episode]:
    """The table `episodes`."""
    chance = random_source("episodes")
    ordered = sorted(works, key=lambda work: (work.start, ids[work.tag], work.type))
    return [_episode(work, f"E-{number:05d}", ids, chance=chance) for number, work in enumerate(ordered, start=1)]


def offences(outcomes: Iterable[Outcome], ids: dict[str, str]) -> list[Offence]:
    """The table `offences`."""
    ordered = sorted(outcomes, key=lambda each: (each.outcome_date, ids[each.tag], each.offence_date, each.category))
    return [
        Offence(
            offence_id=f"F-{number:05d}",
            person_id=ids[outcome.tag],
            offence_date=outcome.offence_date,
            outcome_date=outcome.outcome_date,
            category=outcome.category,
            gravity=outcome.gravity,
            disposal=outcome.disposal,
            tier=outcome.tier,
            first_time_entrant=outcome.is_first_entry,
        )
        for number, outcome in enumerate(ordered, start=1)
    ]


def _episode(work: Work, episode_id: str, ids: dict[str, str], *, chance: Random) -> Episode:
    """A row with its level and, where the work has ended, how the child was placed at the end."""
    return Episode(
        episode_id=episode_id,
        person_id=ids[work.tag],
        type=work.type,
        start_date=work.start,
        end_date=work.end,
        scaled_level=_level(work.type, chance),
        ete_status_start=_ete(chance, likelihood_suitable=0.5 if work.type in STATUTORY else 0.75),
        ete_status_end=_ete(chance, likelihood_suitable=0.65) if work.end else "",
        accommodation_end=_accommodation(work.end, chance),
    )


def _level(kind: str, chance: Random) -> str:
    if kind in _INTENSIVE:
        return "intensive"
    return chance.choice(("standard", "enhanced", "enhanced")) if kind in STATUTORY else "none"


def _ete(chance: Random, *, likelihood_suitable: float) -> str:
    """Education, training or employment; now and then nobody wrote it down."""
    if chance.random() < likelihood_suitable:
        return "suitable"
    return chance.choice(("unsuitable", "neet", "neet", "not recorded"))


def _accommodation(end: date | None, chance: Random) -> str:
    if end is None:
        return ""
    return chance.choice(("suitable",) * 9 + ("unsuitable",))
