"""Periods, quarters and financial years (April to March), and how a paper spells them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def spell_date(day: date) -> str:
    """A date as a council paper prints it: 13 July 2020."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_month(day: date) -> str:
    """The month of a date: July 2020."""
    return f"{MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A closed range of days."""

    start: date
    end: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2020-01-01/2020-03-31`.

        Raises:
            ValueError: not two ISO dates, or the end lies before the start.
        """
        start, _, end = text.partition("/")
        period = cls(date.fromisoformat(start), date.fromisoformat(end))
        if period.end < period.start:
            raise ValueError("the period ends before it starts")
        return period

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether any day lies in both."""
        return self.start <= other.end and other.start <= self.end

    @property
    def months(self) -> int:
        """The number of calendar months that it touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def is_whole_months(self) -> bool:
        """Whether it runs from the first day of a month to the last day of one."""
        return self.start.day == 1 and self.end == month_end(self.end.year, self.end.month)

    @property
    def is_school_year(self) -> bool:
        """Whether it runs from September to August, as the Department for Education's years do."""
        return self.is_whole_months and self.months == 12 and self.start.month == 9

    @property
    def _two_years(self) -> str:
        return f"{self.start.year}-{self.end.year % 100:02d}"

    @property
    def words(self) -> str:
        """As a sentence says it: "January to March 2020", "the 12 months to March 2020", "the calendar year 2019"."""
        if not self.is_whole_months:
            return f"the time from {spell_date(self.start)} to {spell_date(self.end)}"
        last = MONTHS[self.end.month - 1]
        if self.months == 1:
            return f"{last} {self.end.year}"
        if self.months == 12 and self.start.month == 1:
            return f"the calendar year {self.end.year}"
        if self.is_school_year:
            return f"the school year {self._two_years}"
        if self.months >= 12:
            return f"the {self.months} months to {last} {self.end.year}"
        first = MONTHS[self.start.month - 1]
        if self.start.year != self.end.year:
            first = f"{first} {self.start.year}"
        return f"{first} to {last} {self.end.year}"

    @property
    def label(self) -> str:
        """As a column head or an axis says it: "Apr 2019 to Mar 2020", "Jan 2020", "2019", "2019-20 school year"."""
        if not self.is_whole_months:
            return f"{self.start.isoformat()} to {self.end.isoformat()}"
        last = f"{MONTHS[self.end.month - 1][:3]} {self.end.year}"
        if self.months == 1:
            return last
        if self.months == 12 and self.start.month == 1:
            return str(self.end.year)
        if self.is_school_year:
            return f"{self._two_years} school year"
        first = MONTHS[self.start.month - 1][:3]
        if self.start.year != self.end.year:
            first = f"{first} {self.start.year}"
        return f"{first} to {last}"


_TWO_YEARS = re.compile(r"(\d{4})\s*[-/]\s*(\d{2}|\d{4})")
_QUARTER = re.compile(rf"(?P<years>{_TWO_YEARS.pattern})\s+Q(?P<number>[1-4])", re.IGNORECASE)


def first_of_two_years(text: str) -> int | None:
    """2019 of "2019-20", "2019/20" or "2019-2020"; None where the text is not two years that follow each other."""
    match = _TWO_YEARS.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), match[2]
    return first if int(second) == (first + 1) % 10 ** len(second) else None


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a financial year: Q1 April to June ... Q4 January to March."""

    first_year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read `2019-20 Q4` or `2019/20 Q4`.

        Raises:
            ValueError: another form, a fifth quarter, or years that do not follow each other.
        """
        match = _QUARTER.fullmatch(text.strip())
        if not match:
            raise ValueError("not a quarter of the form 2019-20 Q4")
        first = first_of_two_years(match["years"])
        if first is None:
            raise ValueError("the two years do not follow each other")
        return cls(first, int(match["number"]))

    @classmethod
    def of_day(cls, day: date) -> Quarter:
        """The quarter in which a day lies."""
        return cls(day.year, (day.month - 1) // 3) if day.month > 3 else cls(day.year - 1, 4)

    @classmethod
    def last_ended(cls, day: date) -> Quarter:
        """The last quarter that was over at the end of a day: of 31 March the one that ends then."""
        quarter = cls.of_day(day)
        return quarter if quarter.period.end == day else quarter.previous

    def __str__(self) -> str:
        return f"{self.financial_year} Q{self.number}"

    @property
    def financial_year(self) -> str:
        """2019-20."""
        return f"{self.first_year}-{(self.first_year + 1) % 100:02d}"

    @property
    def period(self) -> Period:
        """Its three months."""
        month = (4, 7, 10, 1)[self.number - 1]
        year = self.first_year + (self.number == 4)
        return Period(date(year, month, 1), month_end(year, month + 2))

    @property
    def previous(self) -> Quarter:
        """The quarter before it."""
        if self.number == 1:
            return Quarter(self.first_year - 1, 4)
        return Quarter(self.first_year, self.number - 1)

    @property
    def following(self) -> Quarter:
        """The quarter after it."""
        if self.number == 4:
            return Quarter(self.first_year + 1, 1)
        return Quarter(self.first_year, self.number + 1)

    @property
    def last_four(self) -> tuple[Quarter, ...]:
        """The four quarters that end with it, the oldest first."""
        quarters = [self]
        while len(quarters) < 4:
            quarters.append(quarters[-1].previous)
        return tuple(reversed(quarters))

    @property
    def twelve_months(self) -> Period:
        """The rolling year that ends with it."""
        return Period(self.last_four[0].period.start, self.period.end)

    @property
    def months_of_year(self) -> tuple[Period, ...]:
        """The twelve months that end with it, the oldest first."""
        start = self.twelve_months.start
        months = []
        for offset in range(12):
            year, month = divmod(start.year * 12 + start.month - 1 + offset, 12)
            months.append(Period(date(year, month + 1, 1), month_end(year, month + 1)))
        return tuple(months)

    @property
    def financial_year_period(self) -> Period:
        """April to March of its financial year."""
        return Period(date(self.first_year, 4, 1), date(self.first_year + 1, 3, 31))
