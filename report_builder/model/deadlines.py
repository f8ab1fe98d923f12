"""What the words of a deadline come to: "30 working days after quarter end" is a day.

Working days are those of `publication.is_working_day`. A clear day is one that lies wholly between two others, so that
neither of them counts (Local Government Act 1972, section 100B(3), as councils read it: see `publication`). The law
says nothing of the other words; what they mean here is ours:

- "n working days after X" is the n-th working day that follows X, "before X" the n-th that precedes it;
- "n clear working days before X" leaves n working days between, and is itself a working day;
- "n days" are calendar days, and "n clear days" leaves n of them between;
- of 0 days it is X itself, whatever day that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from report_builder.model.period import Quarter
from report_builder.model.publication import is_working_day
from report_builder.model.schedule import Schedule
from report_builder.model.spec import Meeting

_WORDS = re.compile(
    r"(?P<number>\d{1,3}) (?P<kind>clear |working |clear working )?days? (?P<way>after|before) (the )?"
    r"(?P<of>quarter end|meeting)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The day of each step of a paper; None where nothing says when."""

    data_in: date | None
    draft: date | None
    sign_off: date | None
    publication: date | None
    meeting: date | None


def deadlines_of(schedule: Schedule, quarter: Quarter, meeting: Meeting) -> Deadlines:
    """Every deadline of a paper.

    Args:
        schedule: in the words of the config.
        quarter: the paper's.
        meeting: whose day of publication, the council's own or the law's, stands where the schedule says none. It
            counts only where the schedule knows its day: that of a meeting that nobody named is no deadline.
    """

    def day(words: str) -> date | None:
        return day_of(words, quarter.period.end, schedule.meeting) if words else None

    by_law = meeting.publication if schedule.meeting else None
    return Deadlines(
        data_in=day(schedule.data_due),
        draft=day(schedule.draft_due),
        sign_off=day(schedule.sign_off_due),
        publication=day(schedule.publication_due) if schedule.publication_due else by_law,
        meeting=schedule.meeting,
    )


def day_of(words: str, quarter_end: date, meeting: date | None) -> date | None:
    """The day that a deadline's words come to; None where they count from a meeting that has no day.

    Args:
        words: "30 working days after quarter end", "5 clear working days before the meeting", or a date, 2020-07-13.
        quarter_end: the last day of the quarter.
        meeting: the day of the meeting.

    Raises:
        ValueError: these are no such words: a fault of ours, since configs are read with care.
    """
    match = _WORDS.fullmatch(words)
    if match is None:
        return date.fromisoformat(words)
    start = quarter_end if match["of"] == "quarter end" else meeting
    if start is None:
        return None
    kind = match["kind"] or ""
    number = int(match["number"]) + ("clear" in kind)
    step = timedelta(days=1 if match["way"] == "after" else -1)
    return _working_day(start, number, step=step) if "working" in kind else start + number * step


def working_days_late(due: date, day: date) -> int:
    """How many working days a day lies after another: 0 where it does not, or where only a weekend lies between."""
    return sum(is_working_day(due + timedelta(days=number)) for number in range(1, (day - due).days + 1))


def _working_day(start: date, number: int, *, step: timedelta) -> date:
    """The so-many-th working day from a day on."""
    day = start
    while number:
        day += step
        number -= is_working_day(day)
    return day
