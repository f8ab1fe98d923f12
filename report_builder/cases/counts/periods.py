"""Which days a view's period word means for the service's own cases."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.errors import Complaint, ConfigError
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period, Quarter
from report_builder.model.view import View

_WORDS = ("quarter", "year", "quarters", "months", "month")


def periods_of(view: View, context: Context, *, default: str = "") -> tuple[Period, ...]:
    """The periods of a view of the service's own cases, the oldest first.

    Args:
        view: its `periods` is a word of `model.view.PERIODS` or an explicit period.
        context: whose quarter the words are relative to.
        default: what "default" means, where it is not what the registry names for the measure.

    Raises:
        ConfigError: the word is of published figures or of the tracker, or is no period.
    """
    word = view.periods if view.periods != "default" else default or MEASURES[view.measure].period
    if word in _WORDS:
        return _named(word, context.spec.quarter)
    try:
        return (Period.parse(word),)
    except ValueError as error:
        raise ConfigError(
            Complaint(
                f"'{word}' is not a period of the service's own cases",
                where=f"figure {view.measure}",
                mend=f"use one of {', '.join(_WORDS)}, or two dates such as 2020-01-01/2020-03-31",
            )
        ) from error


def _named(word: str, quarter: Quarter) -> tuple[Period, ...]:
    match word:
        case "quarter":
            return (quarter.period,)
        case "year":
            return (quarter.twelve_months,)
        case "quarters":
            return tuple(each.period for each in quarter.last_four)
        case "months":
            return quarter.months_of_year
        case _:
            return (quarter.months_of_year[-1],)


def year_to(period: Period) -> Period:
    """The twelve calendar months that end with the month of the period's last day, up to that day."""
    year, month = (period.end.year, 1) if period.end.month == 12 else (period.end.year - 1, period.end.month + 1)
    return Period(date(year, month, 1), period.end)


def during(days: pd.Series, period: Period) -> pd.Series:
    """Whether each day lies in the period, both ends included; a gap does not."""
    held = days.to_numpy()
    is_within = (held >= np.datetime64(period.start)) & (held <= np.datetime64(period.end))
    return pd.Series(is_within, index=days.index)
