"""What is known of each child, in the vocabulary's categories: age on a day, sex, ethnic group, care, SEN, locality."""

from __future__ import annotations

from datetime import date

import pandas as pd

from report_builder.cases.lookup import places_in
from report_builder.model.dimension import NOT_RECORDED
from report_builder.model.tables import Cases

_BLANK = {"sex": "unknown", "ethnic_group": "not stated"}
_CLAIMS = ("child_in_need", "child_protection")


def described(persons: pd.DataFrame) -> pd.DataFrame:
    """The persons as loaded, with child in need and child protection as categories: a blank is not a no."""
    return persons.assign(**{column: yes_or_no(persons[column]) for column in _CLAIMS})


def joined_to_people(rows: pd.DataFrame, cases: Cases, *, columns: tuple[str, ...]) -> pd.DataFrame:
    """The rows with what is known of each child; without the table `persons` nothing is.

    Args:
        rows: one an event, with `person_id`.
        cases: the checked tables.
        columns: some of those of persons.
    """
    if "persons" not in cases:
        return rows.assign(**{column: _BLANK.get(column, NOT_RECORDED) for column in columns})
    people = cases["persons"]
    places = places_in(rows["person_id"], people["person_id"])
    known = {column: people[column].array.take(places, allow_fill=True) for column in columns}
    return rows.reset_index(drop=True).assign(**known)


def place_names(cases: Cases, column: str) -> tuple[str, ...]:
    """The localities or areas that any person has, in their one spelling."""
    if "persons" not in cases:
        return ()
    return tuple(sorted(cases["persons"][column].unique()))


def yes_or_no(claims: pd.Series) -> pd.Series:
    """Booleans as the categories yes, no and not recorded."""
    known = claims.astype("boolean")
    answers = pd.Series(NOT_RECORDED, index=claims.index, dtype="string")
    return answers.mask(known.fillna(value=False), "yes").mask(~known.fillna(value=True), "no")


def ages_on(births: pd.Series, days: pd.Series | date) -> pd.Series:
    """Whole years lived on a day, Int64; a gap where either date is not known.

    A birthday counts from its first moment. Who is born on 29 February is a year older on 1 March of a common year,
    as the courts count.
    """
    on = pd.Series(pd.Timestamp(days), index=births.index) if isinstance(days, date) else days
    not_yet = (on.dt.month * 100 + on.dt.day) < (births.dt.month * 100 + births.dt.day)
    years: pd.Series = (on.dt.year - births.dt.year).astype("Int64") - not_yet.astype("Int64")
    return years.mask(births.isna() | on.isna())


def age_categories(ages: pd.Series) -> pd.Series:
    """Ages as printed: 9 for under 10, 10 to 17 singly, 18+, and "not recorded"."""
    whole = ages.astype("Int64")
    return whole.clip(9, 18).astype("string").replace("18", "18+").fillna(NOT_RECORDED)
