"""Whether the events of a table go on to the end of a quarter, or its export was made too early.

The rule is ours. A table reaches the end of a period where it has an event in the period's last month or later. Where
few events are usual, as in custody, the last month may have none: then it is enough that the table has an event in the
period's last three months, and was as silent before, between two events of the year up to that one. A busy table that
falls silent weeks before the end was exported too early.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from report_builder.model.period import spell_month

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a table's events go.

    Attributes:
        table: its name.
        last: its last dated event up to the day of knowledge; None where it has none.
        until: the last day of the period whose end it has to reach; None where it need only be there.
        is_reached: whether it does; not before that day is over.
        is_there: whether the table was supplied.
    """

    table: str
    last: date | None
    until: date | None
    is_reached: bool
    is_there: bool = True

    def __str__(self) -> str:
        """Why the table holds a paper up, or that it does not: table and months alone, and no day of an event."""
        if not self.is_there:
            return f"{self.table}: the table is not there"
        if self.last is None:
            return f"{self.table}: it has no dated event"
        last = f"{self.table}: its last event is of {spell_month(self.last)}"
        if self.until is None:
            return last
        end = spell_month(self.until)
        if self.is_reached:
            return f"{last}, and so it reaches the end of {end}"
        is_early = self.last >= self.until.replace(day=1)
        return f"{last}, and {end} is not over" if is_early else f"{last}; it should go on to {end}"


def reaches(events: Sequence[date], until: date) -> bool:
    """Whether events go on to the end of a period.

    Args:
        events: in any order; those that are not known yet are left out by the caller.
        until: the last day of the period.
    """
    if not events:
        return False
    days = sorted(events)
    last = days[-1]
    if last >= until.replace(day=1):
        return True
    months = (until.year - last.year) * 12 + until.month - last.month
    recent = [day for day in days if day >= last - YEAR]
    usual = max((later - earlier for earlier, later in pairwise(recent)), default=timedelta(0))
    return months < 3 and until - last <= usual
