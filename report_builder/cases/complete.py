"""What a blank means, ethnic groups, one spelling for each locality, and what the tracker takes from persons."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from report_builder.cases.contract import CONTRACT
from report_builder.cases.ethnicity import NOT_STATED, ethnic_group
from report_builder.model.dimension import NOT_RECORDED

OUT_OF_AREA = "out of area"

Tables = dict[str, pd.DataFrame]


def complete(tables: Mapping[str, pd.DataFrame]) -> Tables:
    """Fill what a blank cell means, and add the columns that counting needs.

    Returns:
        The same tables: `ethnic_group` in persons, tracker and staffing; sex, ethnicity and care status of the tracker
        joined from persons where its own are blank; one spelling for each locality.
    """
    completed = dict(tables)
    if "persons" in completed:
        completed["persons"] = _with_localities(completed["persons"])
        if "tracker" in completed:
            completed["tracker"] = _joined(completed["tracker"], completed["persons"])
    return {name: _filled(name, frame) for name, frame in completed.items()}


def _joined(tracker: pd.DataFrame, persons: pd.DataFrame) -> pd.DataFrame:
    known = persons.dropna(subset=["person_id"]).drop_duplicates("person_id").set_index("person_id")
    return tracker.assign(
        **{
            name: tracker[name].fillna(tracker["person_id"].map(known[name]).astype("string"))
            for name in ("sex", "ethnicity", "care_status")
        }
    )


def _filled(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    blanks = {column.name: column.blank for column in CONTRACT[name].columns if column.blank}
    filled = frame.fillna(blanks)
    if "ethnicity" not in filled:
        return filled
    distinct = {label: ethnic_group(label) for label in filled["ethnicity"].dropna().unique()}
    groups = filled["ethnicity"].map(distinct).astype("string").fillna(NOT_STATED)
    return filled.assign(ethnicity=filled["ethnicity"].astype("category"), ethnic_group=groups.astype("category"))


def _with_localities(persons: pd.DataFrame) -> pd.DataFrame:
    is_outside = persons["out_of_area"].fillna(value=False).astype(bool)
    return persons.assign(
        **{
            name: _one_spelling(persons[name]).mask(is_outside, OUT_OF_AREA).fillna(NOT_RECORDED).astype("category")
            for name in ("locality", "locality_area")
        }
    )


def _one_spelling(names: pd.Series) -> pd.Series:
    """Each name in its most frequent spelling (the first met of equals); case and inner spaces are not compared."""
    codes, found = pd.factorize(names, use_na_sentinel=False)
    distinct = pd.Series(found, dtype="string")
    tidy = distinct.str.split().str.join(" ")
    spellings = pd.DataFrame(
        {"key": tidy.str.casefold(), "tidy": tidy, "times": np.bincount(codes, minlength=len(distinct))}
    )
    # The distinct names stand in the order in which they were met, and so do their groups.
    counted = (
        spellings.dropna()
        .groupby(["key", "tidy"], sort=False, as_index=False, observed=True)
        .agg(times=("times", "sum"))
    )
    best = counted.sort_values("times", ascending=False, kind="stable").drop_duplicates("key").set_index("key")["tidy"]
    spelled = spellings["key"].map(best).astype("string")
    return pd.Series(spelled.array.take(codes), index=names.index)
