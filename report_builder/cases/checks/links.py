"""Rows that name each other: missing tables, ids that stand twice, children who are in no table of children."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from report_builder.cases.contract import CONTRACT
from report_builder.cases.lookup import is_among
from report_builder.model.findings import count_rows, rows_where, stop, warn
from report_builder.model.tables import Finding

_NEEDED_FOR = {
    "persons": "the caseload and every breakdown by child",
    "episodes": "the caseload",
    "offences": "first time entrants, ethnicity and offences",
    "assessments": "assessments and risk ratings",
    "exclusions": "suspensions and permanent exclusions",
    "custody": "custodial sentences and remands",
    "tracker": "the live tracker",
    "reoffences": "further offences in the live tracker",
    "published": "the national indicators and the comparators",
    "population": "rates and shares of the population",
    "budget": "the budget",
    "staffing": "staffing",
    "scorecard": "the scorecard",
}
_CHILD_OF_PERSONS = {
    "episodes": "orphan-episode",
    "offences": "orphan-offence",
    "assessments": "orphan-assessment",
    "exclusions": "orphan-exclusion",
    "custody": "orphan-custody",
}


def missing_tables(supplied: Collection[str], needed: Collection[str] | None = None) -> list[Finding]:
    """The tables that were not supplied, and what the paper will say is missing.

    Args:
        supplied: the tables of the dataset.
        needed: those that the paper is made from; every one unless given.
    """
    return [
        warn(
            "missing-table",
            table,
            what=f"the table was not supplied; the paper will say that there are no data for {purpose}",
            mend="supply it, or accept this",
        )
        for table, purpose in _NEEDED_FOR.items()
        if table not in supplied and (needed is None or table in needed)
    ]


def check_links(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Empty tables, repeated ids and orphans.

    A tracked child need not be in `persons`; a reoffence must belong to a child of the tracker's cohort.
    """
    findings = [*_without_rows(tables), *_repeats(tables)]
    if "persons" in tables:
        known = tables["persons"]["person_id"].dropna()
        findings += _nobody(tables) if tables["persons"].empty else []
        for table, name in _CHILD_OF_PERSONS.items():
            # Persons without a single id are said once, not again for each of their rows elsewhere.
            findings += _orphans(tables, table, name=name, known=known) if table in tables and len(known) else []
    if "tracker" in tables and "reoffences" in tables:
        findings += _untracked(tables["reoffences"], tables["tracker"])
    return findings


def _without_rows(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    return [
        warn(
            "table-without-rows",
            table,
            what="the file has a header and no rows: it is read as there being none",
            mend="export it again if that is not so",
        )
        for table, frame in tables.items()
        if frame.empty
    ]


def _nobody(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Persons without a row, where other tables have children: one fault, not one of each of their rows."""
    others = [table for table in _CHILD_OF_PERSONS if table in tables and not tables[table].empty]
    what = f"the file has a header and no rows, but there are children in {', '.join(others)}"
    mend = "export it again: every child must be in it"
    return [stop("nobody-in-persons", "persons", what=what, mend=mend)] if others else []


def _repeats(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    findings = []
    for table, frame in tables.items():
        unique = list(CONTRACT[table].unique)
        if not unique:
            continue
        is_repeat = frame.duplicated(unique) & frame[unique].notna().all(axis=1)
        if table == "population":
            # Detailed groups of one census category are rows of their own, which add up.
            is_repeat &= frame["ethnic_group"] == "all"
        rows = rows_where(frame, is_repeat)
        what = f"{count_rows(rows)} with the same {', '.join(unique)} as an earlier row"
        place = f"{table} {unique[0]}"
        mend = "delete the row that is wrong, or give it an id of its own"
        findings += [stop("duplicate-id", place, rows=rows, what=what, mend=mend)] if rows else []
    return findings


def _orphans(tables: Mapping[str, pd.DataFrame], table: str, *, name: str, known: pd.Series) -> list[Finding]:
    frame = tables[table]
    rows = rows_where(frame, frame["person_id"].notna() & ~is_among(frame["person_id"], known))
    if not rows:
        return []
    what = f"{count_rows(rows)} of children who are not in persons"
    mend = "add the children to persons, or set the rows aside by this name, with a reason"
    return [stop(name, f"{table} person_id", rows=rows, what=what, mend=mend)]


def _untracked(reoffences: pd.DataFrame, tracker: pd.DataFrame) -> list[Finding]:
    keys = ["person_id", "cohort"]
    entries = tracker.dropna(subset=keys).drop_duplicates(keys)[[*keys, "entry_date"]]
    joined = reoffences.dropna(subset=keys).merge(entries, on=keys, how="left", validate="many_to_one", indicator=True)
    orphans = rows_where(joined, joined["_merge"] == "left_only")
    early = rows_where(joined, joined["offence_date"] < joined["entry_date"])
    findings = []
    if orphans:
        what = f"{count_rows(orphans)} of children who are not in that cohort of the tracker"
        mend = "add the children to tracker, or set the rows aside by this name, with a reason"
        findings.append(stop("orphan-reoffence", "reoffences person_id", rows=orphans, what=what, mend=mend))
    if early:
        what = f"{count_rows(early)} with an offence before the child's entry to the cohort; not counted"
        mend = "correct the date, or delete the row"
        findings.append(warn("reoffence-before-entry", "reoffences offence_date", rows=early, what=what, mend=mend))
    return findings
