"""The tracker's children and reoffences, each with its categories, cohort by cohort.

A reoffence counts from the day of entry to day 365 if its outcome comes by day 548; without an outcome it does not.
Source: Guide to Proven Reoffending Statistics (Ministry of Justice): twelve months' follow-up, six months' wait; the
bands of time, frequency and seriousness are those of the YJB's reoffending toolkit, Annex A.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.people import age_categories
from report_builder.cases.lookup import filled
from report_builder.model.dimension import NOT_RECORDED
from report_builder.model.period import Period, month_end
from report_builder.model.tables import Cases

FOLLOW_UP_DAYS = 365
MATURE_DAYS = 548
_KEYS = ["person_id", "cohort"]
_BANDS = ("1st month", "2nd month", "3rd month", *["4-6 months"] * 3, *["7-12 months"] * 6)


@dataclass(frozen=True, slots=True)
class Cohort:
    """The children who entered together.

    Attributes:
        name: as in the data.
        period: as its name says, else the months from the first entry to the last.
        children: one row a child: `person_id`, `entry_date` and a text column for each dimension of the tracker.
        reoffences: one row a counted reoffence, with the child's categories and its own `seriousness`.
    """

    name: str
    period: Period
    children: pd.DataFrame
    reoffences: pd.DataFrame

    @property
    def reoffenders(self) -> pd.DataFrame:
        """The children with a counted reoffence."""
        return self.children.loc[self.children["reoffence_count"].ne("0")]


def cohorts(context: Context) -> tuple[Cohort, ...]:
    """Every cohort of the tracker, the earliest first."""
    return context.once("cohorts", lambda: _cohorts(context.cases))


def _cohorts(cases: Cases) -> tuple[Cohort, ...]:
    tracked = _tracked(cases["tracker"])
    counted = _counted(tracked, cases)
    children = tracked.merge(_summaries(counted), on=_KEYS, how="left", validate="one_to_one").assign(
        reoffence_count=lambda rows: _frequency(rows["reoffences"]),
        time_to_first=lambda rows: time_bands(rows["first_day"]),
        seriousness=lambda rows: _against_index(rows["gravest"], rows["index_gravity"]).where(rows["reoffences"].gt(0)),
    )
    kept = ["reoffence_count", "time_to_first"]
    reoffences = counted.merge(children[[*_KEYS, *kept]], on=_KEYS, how="left", validate="many_to_one").assign(
        seriousness=lambda rows: _against_index(rows["gravity"], rows["index_gravity"])
    )
    found = [_cohort(str(name), children, reoffences) for name in children["cohort"].unique()]
    return tuple(sorted(found, key=lambda cohort: (cohort.period, cohort.name)))


def _cohort(name: str, children: pd.DataFrame, reoffences: pd.DataFrame) -> Cohort:
    ours = children.loc[children["cohort"].eq(name)]
    return Cohort(name, _period(name, ours["entry_date"]), ours, reoffences.loc[reoffences["cohort"].eq(name)])


def _period(name: str, entries: pd.Series) -> Period:
    """As the name says, else the months of the first and the last entry: whole ones, for an entry is a child's day."""
    try:
        return Period.parse(name)
    except ValueError:
        first, last = entries.min(), entries.max()
        return Period(date(first.year, first.month, 1), month_end(last.year, last.month))


def _tracked(tracker: pd.DataFrame) -> pd.DataFrame:
    """The tracker's rows with a text for each category."""
    kept = ["person_id", "cohort", "entry_date", "index_gravity", "sex", "ethnic_group", "care_status"]
    return tracker[kept].assign(
        age=age_categories(tracker["age_at_entry"]),
        tier=filled(tracker["entry_tier"], NOT_RECORDED),
        level=filled(tracker["intervention_level"], NOT_RECORDED),
        asset_band=filled(tracker["asset_band"], NOT_RECORDED),
    )


def _counted(tracked: pd.DataFrame, cases: Cases) -> pd.DataFrame:
    """The reoffences within follow-up and wait, with the child's categories and the day after entry in `day`."""
    columns = [*_KEYS, "offence_date", "outcome_date", "gravity"]
    reoffences = cases["reoffences"] if "reoffences" in cases else _none_of(tracked)
    joined = reoffences[columns].merge(tracked, on=_KEYS, how="inner", validate="many_to_one")
    day = (joined["offence_date"] - joined["entry_date"]).dt.days
    wait = (joined["outcome_date"] - joined["entry_date"]).dt.days
    return joined.assign(day=day).loc[day.between(0, FOLLOW_UP_DAYS) & wait.le(MATURE_DAYS)]


def _none_of(tracked: pd.DataFrame) -> pd.DataFrame:
    """No reoffences, with the columns and types of some."""
    return tracked.iloc[:0].assign(
        offence_date=lambda rows: rows["entry_date"],
        outcome_date=lambda rows: rows["entry_date"],
        gravity=lambda rows: rows["index_gravity"],
    )


def _summaries(counted: pd.DataFrame) -> pd.DataFrame:
    """Each reoffender's reoffences, the day of the first, and the gravest."""
    return counted.groupby(_KEYS, observed=True, as_index=False).agg(
        reoffences=("day", "size"), first_day=("day", "min"), gravest=("gravity", "max")
    )


def _frequency(reoffences: pd.Series) -> pd.Series:
    return reoffences.astype("Int64").fillna(0).clip(upper=5).astype("string").replace("5", "5+")


def time_bands(first_days: pd.Series) -> pd.Series:
    """The month in which the first reoffence fell, in the toolkit's bands; "none" for a gap.

    A month is a twelfth of the 365 days: the first runs from day 0 to day 30, the second to day 60, the third to day
    91, the sixth to day 182; day 365 is the last of the twelfth.
    """
    months = (first_days.astype("Int64") * 12 // FOLLOW_UP_DAYS).clip(upper=11)
    bands: dict[object, object] = dict(enumerate(_BANDS))
    return months.map(bands, na_action="ignore").astype("string").fillna("none")


def _against_index(gravity: pd.Series, index: pd.Series) -> pd.Series:
    """Less, the same or more serious than the offence that brought the child into the cohort."""
    difference = gravity.astype("Int64") - index.astype("Int64")
    words = pd.Series(NOT_RECORDED, index=difference.index, dtype="string")
    for word, is_so in (("less", difference < 0), ("same", difference == 0), ("more", difference > 0)):
        words = words.mask(is_so.fillna(value=False).astype(bool), word)
    return words
