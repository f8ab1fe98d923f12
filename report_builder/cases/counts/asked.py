"""Whether a view asks for something that exists: its measure, dimensions, categories, areas and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.cases.counts.axes import COMPOSITES
from report_builder.cases.counts.caseload import all_types, groups_of
from report_builder.cases.counts.context import Context
from report_builder.cases.counts.people import place_names
from report_builder.errors import Complaint, did_you_mean
from report_builder.model.dimension import DIMENSIONS, NOT_RECORDED, age_band
from report_builder.model.key import Labels, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.view import AREAS, PERIODS, View

PLACES = ("locality", "locality_area")

_NAMED_BY_DATA = {
    "funder": (("budget", "funder"),),
    "line": (("budget", "line"),),
    "role": (("staffing", "role"),),
    "offence_category": (("custody", "offence_category"), ("offences", "category")),
    "asset_band": (("tracker", "asset_band"),),
}
"""Dimensions whose categories are whatever stands in these columns; where none does, a name is a slip of the pen, and
would be counted as nought."""

_OF_NOBODY = ("funder", "line", "role")
"""Those of them whose names say nothing of a child, so that a message may list them."""

_READINGS = ("source", "census", "bound", "side")
"""Dimensions that pick a reading of a number; only measures that are not counted from cases alone have them."""


def complaints_of(
    view: View, context: Context, *, is_of_cases: bool, further: Labels = (), place: str = ""
) -> Iterator[Complaint]:
    """Everything that is wrong with a view.

    Args:
        view: as the config, a chart, a table or a sentence asks for it.
        context: the case types and localities that there are.
        is_of_cases: whether its measure is counted from the service's own cases alone.
        further: groups that the measure is of by nature, and that `of` may therefore name.
        place: where a text asks for it, as "file:line"; the view is named where nobody knows.
    """
    where = place or _name(view)
    if view.measure not in MEASURES:
        yield Complaint(f"there is no measure '{view.measure}'", where, did_you_mean(view.measure, MEASURES))
        return
    for what, mend in (*_dimensions(view, is_of_cases=is_of_cases, further=further), *_categories(view, context)):
        yield Complaint(what, where, mend)
    for what, mend in _reach(view, is_of_cases=is_of_cases):
        yield Complaint(what, where, mend)


def _name(view: View) -> str:
    by = [*view.dimensions, *(f"{dimension}={category}" for dimension, category in view.fixed)]
    of = [f"{dimension}={category}" for dimension, category in view.of]
    return f"figure {view.measure}" + (f" by {', '.join(by)}" if by else "") + (f" of {', '.join(of)}" if of else "")


def _dimensions(view: View, *, is_of_cases: bool, further: Labels) -> Iterator[tuple[str, str]]:
    known = (*MEASURES[view.measure].dimensions, *(() if is_of_cases else _READINGS))
    picked = [dimension for dimension, _ in (*view.fixed, *(pair for pair in view.of if pair not in further))]
    for dimension in dict.fromkeys((*view.dimensions, *picked)):
        if dimension not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            yield f"{view.measure} has no dimension '{dimension}'", did_you_mean(dimension, known) or has
    for dimension in set(view.dimensions) & {dimension for dimension, _ in view.fixed}:
        yield f"'{dimension}' is both spread and fixed", "leave out one of the two"


def _categories(view: View, context: Context) -> Iterator[tuple[str, str]]:
    for dimension, category in dict.fromkeys((*view.fixed, *view.of)):
        if dimension == "age":
            if not _is_age(category):
                yield f"'{category}' is not an age nor a band of ages", "write 14, 18+ or 14-15"
            continue
        known = _known(dimension, context)
        if not known or category in known:
            continue
        if dimension in PLACES:
            if category.casefold() not in {name.casefold() for name in known}:
                yield f"no person has the {dimension} '{category}'", "look for it in the table persons"
        elif dimension in _NAMED_BY_DATA and dimension not in _OF_NOBODY:
            tables = " and ".join(dict.fromkeys(table for table, _ in _NAMED_BY_DATA[dimension]))
            yield f"no row of the data has the {dimension} '{category}'", f"look for it in {tables}"
        else:
            yield f"{dimension} has no category '{category}'", did_you_mean(category, known) or _one_of(known)


def _one_of(known: tuple[str, ...]) -> str:
    return f"it has {', '.join(known)}"


def _is_age(category: str) -> bool:
    try:
        return bool(age_band(category))
    except ValueError:
        return False


def _known(dimension: str, context: Context) -> tuple[str, ...]:
    """The categories that may be picked; none where any may."""
    match dimension:
        case "case_type":
            return all_types(context.spec.case_types)
        case "case_group":
            return tuple(groups_of(context.spec.case_types))
        case "locality" | "locality_area":
            return place_names(context.cases, dimension)
        case _ if dimension in _NAMED_BY_DATA:
            return context.once(("names", dimension), lambda: _names_of(dimension, context))
        case _ if dimension in DIMENSIONS and DIMENSIONS[dimension].categories:
            return (*DIMENSIONS[dimension].categories, *COMPOSITES.get(dimension, {}))
        case _:
            return ()


def _names_of(dimension: str, context: Context) -> tuple[str, ...]:
    """What the data name a dimension's categories, and that none is recorded; none where they have no such table."""
    columns = (context.cases[table][column] for table, column in _NAMED_BY_DATA[dimension] if table in context.cases)
    names = {str(name) for column in columns for name in column.dropna().unique()} - {""}
    return (*sorted(names), NOT_RECORDED) if names else ()


def _reach(view: View, *, is_of_cases: bool) -> Iterator[tuple[str, str]]:
    for area in view.areas:
        if area not in AREAS:
            yield f"there is no area '{area}'", did_you_mean(area, AREAS) or _one_of(AREAS)
        elif is_of_cases and area != "own":
            yield f"{view.measure} is known of the service alone", "leave out the areas"
    if is_of_cases and view.variety:
        yield f"{view.measure} has no {view.variety}: nothing is published of it", f"leave out '{view.variety}'"
    if view.periods not in PERIODS and "/" in view.periods:
        yield from _explicit(view.periods)
    elif view.periods not in PERIODS and "cohort" not in MEASURES[view.measure].dimensions:
        yield f"'{view.periods}' is no period", did_you_mean(view.periods, PERIODS) or _one_of(PERIODS)


def _explicit(period: str) -> Iterator[tuple[str, str]]:
    try:
        Period.parse(period)
    except ValueError:
        yield f"'{period}' is no period", "write two dates, such as 2020-01-01/2020-03-31"


def as_spelled(view: View, context: Context) -> View:
    """The view with its localities as the cases spell them: they compare without case."""
    if not {dimension for dimension, _ in (*view.fixed, *view.of)} & set(PLACES):
        return view
    spellings = {(place, name.casefold()): name for place in PLACES for name in place_names(context.cases, place)}

    def spelled(picked: Labels) -> Labels:
        return labels({each: spellings.get((each, category.casefold()), category) for each, category in picked})

    return replace(view, fixed=spelled(view.fixed), of=spelled(view.of))
