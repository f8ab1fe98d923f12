"""The clock, which commands alone read: what they note is of the day that somebody names, or of today."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """The day on the calendar of the wall where the person sits."""
    return date.today()  # noqa: DTZ011  as above


def day_or_today(day: datetime | None) -> str:
    """A day that was named, or today, as 2020-07-14."""
    return (day.date() if day else today()).isoformat()
