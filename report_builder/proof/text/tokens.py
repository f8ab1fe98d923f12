"""What a number in a text is: a count of children, a percentage, a date, a reference, or something else in figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Sort(StrEnum):
    """The sorts of numbers, told by the words and signs around them."""

    COUNT = "count"
    """A whole number that may count something: 14, fourteen, 11,801."""
    NUMBER = "number"
    """A number with decimals and no sign: a rate, a ratio, a mean."""
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    MONEY = "money"
    DATE = "date"
    """A day: 31 June 2020, Friday 10 July, 28/07/2020."""
    PERIOD = "period"
    """Months, years and quarters: April 2017, Apr - Jun 2019, 2019/20, Q1, year ending June 2019."""
    DURATION = "duration"
    """12 months, 2 weeks, three years, 32 hours."""
    AGE = "age"
    """aged 14 and 15, 10-17 population, 14-18 year old, 17+, under 18."""
    ORDINAL = "ordinal"
    """3rd, fourth, 1st of 9."""
    RATIO = "ratio"
    """1 in 5, 4:10."""
    BASE = "base"
    """per 100,000."""
    REFERENCE = "reference"
    """Chart 13b, tables 1 and 2, Appendix 1, section 3, paragraph 2.4."""
    CODE = "code"
    """Figures that measure nothing: telephone numbers, YDS 98, Covid-19, Outcome 21/22, labels of a list."""


@dataclass(frozen=True, slots=True)
class Token:
    """A number as it is printed.

    Attributes:
        sort: what it is.
        start, end: the stretch of the text, its sign and unit included.
        words: that stretch.
        value: the number; of a date, a period, a reference or a code, 0.
        decimals: how many are printed.
        noun: of a count, what it counts in the paper's words, in small letters: "young people"; empty where not told.
        is_person: whether that is people.
        is_spelled: whether it is written in letters.
        is_about: whether a word such as "almost" or "roughly" stands before it.
        sign: "+", "-" or nothing, as printed.
    """

    sort: Sort
    start: int
    end: int
    words: str
    value: Decimal = Decimal(0)
    decimals: int = 0
    noun: str = ""
    is_person: bool = False
    is_spelled: bool = False
    is_about: bool = False
    sign: str = ""

    @property
    def low(self) -> Decimal:
        """The least number that is printed so: a count is exact, all else was rounded half away from nought.

        Money that ends in noughts was rounded to them: £430,000 to ten thousands, £1.2m to hundred thousands.
        """
        return self.value if self.sort is Sort.COUNT else self.value - self._half

    @property
    def high(self) -> Decimal:
        """The greatest."""
        return self.value if self.sort is Sort.COUNT else self.value + self._half

    @property
    def _half(self) -> Decimal:
        if self.sort is Sort.MONEY and self.value == self.value.to_integral_value():
            figures = f"{self.value:f}".partition(".")[0]
            nought = len(figures) - len(figures.rstrip("0"))
            return Decimal(5).scaleb(min(nought, max(len(figures) - 2, 0)) - 1)
        return Decimal(5).scaleb(-self.decimals - 1)
