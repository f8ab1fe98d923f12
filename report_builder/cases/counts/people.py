"""What is known of each child, in the vocabulary's categories: age on a day, sex, ethnic group, care, SEN, locality."""

from __future__ import annotations

from datetime import date

import pandas as pd

from report_builder.cases.counts.axes import OUT_OF_AREA
from report_builder.model.dimension import NOT_RECORDED
from report_builder.model.tables import Cases

_BLANK = {"sex": "unknown", "ethnic_group": "not stated"}
_TEXTS = ("sex", "ethnic_group", "care_status", "sen")
_CLAIMS = ("child_in_need", "child_protection")
_PLACES = ("locality", "locality_area")


def described(persons: pd.DataFrame) -> pd.DataFrame:
    """Each person's categories; a blank one is "not recorded" (sex: unknown; ethnic group: not stated).

    A child from elsewhere stands under "out of area" in `locality` and `locality_area`. Localities compare without
    case and are spelled as most rows spell them.

    Args:
        persons: the table of the data contract, with its `ethnic_group`.

    Returns:
        One row a person: `person_id`, `date_of_birth`, the three needs (boolean), and a text column for each of sex,
        ethnic_group, care_status, sen, child_in_need, child_protection, locality and locality_area.
    """
    is_elsewhere = persons["out_of_area"].fillna(value=False)
    places = {column: _one_spelling(persons[column]).mask(is_elsewhere, OUT_OF_AREA) for column in _PLACES}
    texts = {column: persons[column].fillna(_BLANK.get(column, NOT_RECORDED)) for column in _TEXTS}
    claims = {column: yes_or_no(persons[column]) for column in _CLAIMS}
    kept = ["person_id", "date_of_birth", "mental_health_need", "substance_misuse_need", "physical_health_need"]
    return persons[kept].assign(**texts, **claims, **places).reset_index(drop=True)


def joined_to_people(rows: pd.DataFrame, cases: Cases, *, columns: tuple[str, ...]) -> pd.DataFrame:
    """The rows with what is known of each child; without the table `persons` nothing is.

    Args:
        rows: one an event, with `person_id`.
        cases: the checked tables.
        columns: some of those that `described` gives.
    """
    if "persons" not in cases:
        return rows.assign(**{column: _BLANK.get(column, NOT_RECORDED) for column in columns})
    people = described(cases["persons"])[["person_id", *columns]]
    return rows.merge(people, on="person_id", how="left", validate="many_to_one")


def place_names(cases: Cases, column: str) -> tuple[str, ...]:
    """The localities or areas that any person has, in their one spelling."""
    if "persons" not in cases:
        return ()
    return tuple(sorted(described(cases["persons"])[column].unique()))


def yes_or_no(claims: pd.Series) -> pd.Series:
    """Booleans as the categories yes, no and not recorded: a blank is not a no."""
    known = claims.astype("boolean")
    answers = pd.Series(NOT_RECORDED, index=claims.index, dtype="string")
    return answers.mask(known.fillna(value=False), "yes").mask(~known.fillna(value=True), "no")


def _one_spelling(places: pd.Series) -> pd.Series:
    """Each place in the spelling that most rows use, the first in the alphabet of equals."""
    folded = places.str.strip().str.casefold().mask(lambda names: names.eq(""))
    spelled = (
        pd.DataFrame({"folded": folded, "spelling": places.str.strip()})
        .dropna()
        .groupby(["folded", "spelling"], observed=True, as_index=False)
        .size()
        .sort_values(["folded", "size", "spelling"], ascending=[True, False, True])
        .drop_duplicates("folded")
        .set_index("folded")["spelling"]
    )
    spellings: dict[object, object] = spelled.to_dict()
    return _filled(folded.map({**spellings, NOT_RECORDED: NOT_RECORDED, OUT_OF_AREA: OUT_OF_AREA}))


def _filled(categories: pd.Series) -> pd.Series:
    return categories.astype("string").fillna(NOT_RECORDED)


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
