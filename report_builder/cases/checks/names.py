"""Names that the config and the data should share: the service, its police area and region, the tracker's cohort."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

import pandas as pd

from report_builder.model.findings import stop, warn
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Finding

_A_SLIP_OF_THE_PEN = 0.9
"""How alike two names are of which one is the other misspelt: Rotheram and Rotherham, 0.94; but North Lincolnshire and
North East Lincolnshire, 0.88, or North Yorkshire and South Yorkshire, 0.87, are different places."""

Tables = Mapping[str, pd.DataFrame]


def check_names(tables: Tables, spec: ReportSpec) -> list[Finding]:
    """A name of the config that no row has: an error where a row has it spelled a little otherwise, else a warning."""
    return [*_areas(tables, spec), *_cohort(tables, spec)]


def _areas(tables: Tables, spec: ReportSpec) -> Iterator[Finding]:
    if "published" not in tables:
        return
    published = tables["published"]
    asked = (
        ("yjs", "yot", spec.yot),
        ("pcc", "comparators.pcc", spec.comparators.pcc),
        ("region", "comparators.region", spec.comparators.region),
    )
    for area_type, key, name in asked:
        areas = published.loc[published["area_type"] == area_type, "area"].dropna().unique().tolist()
        if name and areas and name.casefold() not in {area.strip().casefold() for area in areas}:
            yield _unknown_area(area_type, key, name=name, areas=areas)


def _unknown_area(area_type: str, key: str, *, name: str, areas: list[str]) -> Finding:
    what = f"no row of area_type {area_type} is of '{name}', which the config names as {key}"
    near = difflib.get_close_matches(name, areas, n=1, cutoff=_A_SLIP_OF_THE_PEN)
    if near:
        mend = f"did you mean '{near[0]}'? Spell it alike in config and data"
        return stop("area-spelled-otherwise", "published area", what=what, mend=mend)
    mend = "supply its rows, or accept this: the paper then has no published figures for it"
    return warn("area-without-rows", "published area", what=what, mend=mend)


def _cohort(tables: Tables, spec: ReportSpec) -> Iterator[Finding]:
    """A cohort that is named by its days may be empty; one that is named otherwise can only be known from the data."""
    if not spec.tracker_cohort or "tracker" not in tables or tables["tracker"]["cohort"].isna().all():
        return
    if spec.tracker_cohort not in set(tables["tracker"]["cohort"].dropna()):
        what = f"no child is in the cohort '{spec.tracker_cohort}', which the config names as tracker.cohort"
        say = warn if spec.cohort else stop
        mend = "spell it as the column cohort does, or supply its children"
        yield say("cohort-without-children", "tracker cohort", what=what, mend=mend)
