"""The briefing of September 2020: fourteen children on court orders, and a cohort of 72 of whom 8 reoffended 17 times.

What is printed of them is set down in `september_rows`; the 58 other children of the cohort are made up around it.
Their work ended before April 2020 or is below the statutory line, so that the statutory caseload is the fourteen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from report_builder.demo.days import birthday, day_between
from report_builder.demo.september_rows import CHILDREN, ORDERS, OTHERS, OTHERS_BY_TIER

COHORT = "2019-07-01/2020-06-30"
FIRST_DAY, LAST_DAY = date(2019, 7, 1), date(2020, 6, 30)
LAST_DAY_OF_OTHER_ORDERS = date(2020, 3, 31)
RELEASED = {"S01": date(2020, 5, 18)}
"""A child who was in custody enters the cohort on the day of release."""

TIER_OF = {"custody": "custody", "yro iss": "community", "yro": "community"}
"""Order -> tier of entry; the other orders are first-tier."""

_DISPOSALS = {
    "pre-court": {"youth caution": 3, "youth conditional caution": 1},
    "no intervention": {"fine": 1, "conditional discharge": 3},
    "first-tier": {"referral order": 1},
    "community": {"yro": 1},
}
_AGES = (11, 12, 13, 13, 14, 14, 14, 15, 15, 15, 15, 16, 16, 16, 16, 17, 17, 17)
_DAYS_OF_WORK = {"youth caution": 60, "youth conditional caution": 91, "referral order": 180, "yro": 180}
_OFFENCES = {
    "violence against the person": 4,
    "criminal damage": 3,
    "theft and handling stolen goods": 3,
    "public order": 2,
    "drugs": 2,
}


@dataclass(frozen=True, slots=True)
class Youngster:
    """A child, the outcome with which it entered the cohort, and the work that came of it.

    Attributes:
        needs: letters as in `september_rows`.
        disposal: an episode type, or a disposal that brings no work.
        ratings: serious harm, reoffending, safety; none for a child without AssetPlus.
    """

    tag: str
    sex: str
    born: date
    ethnicity: str
    care_status: str
    sen: str
    needs: str
    tier: str
    disposal: str
    start: date
    end: date | None
    category: str
    gravity: int
    ratings: tuple[str, ...] = ()

    @property
    def entered(self) -> date:
        """The day of entry into the cohort."""
        return RELEASED.get(self.tag, self.start)

    @property
    def has_work(self) -> bool:
        """Whether the youth offending team works with the child."""
        return self.disposal in {*TIER_OF, *_DAYS_OF_WORK, "reparation order"}


def chance_of(part: str) -> Random:
    """A source of chance of its own for each part, so that a change in one moves no other."""
    return Random(f"rotherham-2020-21-q1/{part}")  # noqa: S311 - a seeded demonstration, not a secret


def youngsters() -> list[Youngster]:
    """The fourteen, then the others of the cohort."""
    return [*_fourteen(), *_others()]


def rows_of(table: str) -> list[list[str]]:
    """The cells of a table that is set down by hand."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _fourteen() -> Iterator[Youngster]:
    for (tag, sex, born, *about), (_, kind, start, end, category, gravity, *ratings) in zip(
        rows_of(CHILDREN), rows_of(ORDERS), strict=True
    ):
        ethnicity, care_status, sen, needs = about
        yield Youngster(
            tag,
            sex,
            date.fromisoformat(born),
            ethnicity,
            care_status,
            sen,
            needs,
            tier=TIER_OF.get(kind, "first-tier"),
            disposal=kind,
            start=date.fromisoformat(start),
            end=date.fromisoformat(end) if end else None,
            category=category,
            gravity=int(gravity),
            ratings=tuple(ratings),
        )


def _others() -> Iterator[Youngster]:
    """The four set down by hand and as many more of each tier as are missing."""
    chance = chance_of("others")
    given = rows_of(OTHERS)
    for tag, sex, birth, care_status, tier, entry, gravity in given:
        about = (sex, date.fromisoformat(birth), care_status)
        yield _other(tag, about, tier, start=date.fromisoformat(entry), gravity=int(gravity), chance=chance)
    number = len(given)
    for tier, wanted in OTHERS_BY_TIER.items():
        for _ in range(wanted - sum(row[4] == tier for row in given)):
            number += 1
            yield _made_up(f"O{number:02d}", tier, chance)


def _made_up(tag: str, tier: str, chance: Random) -> Youngster:
    start = _start(tier, chance)
    born = birthday(start, -chance.choice(_AGES)) - timedelta(days=chance.randint(30, 330))
    sex, care_status = chance.choice(("male",) * 3 + ("female",)), chance.choice(("never",) * 6 + ("previous",))
    return _other(tag, (sex, born, care_status), tier, start=start, gravity=chance.randint(2, 4), chance=chance)


def _start(tier: str, chance: Random) -> date:
    """A day of the cohort's year; orders began early enough to have ended before the quarter."""
    last = date(2019, 9, 20) if tier in {"first-tier", "community"} else LAST_DAY
    return day_between(FIRST_DAY, last, chance)


def _other(
    tag: str, about: tuple[str, date, str], tier: str, *, start: date, gravity: int, chance: Random
) -> Youngster:
    """A child about whom sex, birth and care status are known, with the rest made up."""
    sex, born, care_status = about
    disposal = _pick(_DISPOSALS[tier], chance)
    if disposal == "youth conditional caution" and start > LAST_DAY_OF_OTHER_ORDERS - timedelta(days=100):
        disposal = "youth caution"
    return Youngster(
        tag,
        sex,
        born,
        ethnicity=chance.choice(("White British",) * 8 + ("White and Asian", "Pakistani", "Not stated")),
        care_status=care_status,
        sen=chance.choice(("none", "none", "none", "sen support", "ehcp")),
        needs="".join(letter for letter in "nmsp" if chance.random() < 0.25),
        tier=tier,
        disposal=disposal,
        start=start,
        end=_end(tag, disposal, start),
        category=_pick(_OFFENCES, chance),
        gravity=gravity,
    )


def _end(tag: str, disposal: str, start: date) -> date | None:
    """The last day of the work; one order ends on the very day before the quarter."""
    if disposal not in _DAYS_OF_WORK:
        return None
    return LAST_DAY_OF_OTHER_ORDERS if tag == "O02" else start + timedelta(days=_DAYS_OF_WORK[disposal])


def _pick(weights: dict[str, int], chance: Random) -> str:
    """One of the keys, as likely as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]


def ids(children: Sequence[Youngster]) -> dict[str, str]:
    """Tag -> P-001 and so on, in an order that says nothing."""
    order = chance_of("ids").sample(children, len(children))
    return {child.tag: f"P-{number:03d}" for number, child in enumerate(order, start=1)}


def by_id(rows: Iterable[Youngster], names: dict[str, str]) -> list[Youngster]:
    """The children in the order of their ids."""
    return sorted(rows, key=lambda child: names[child.tag])
