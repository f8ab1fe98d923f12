"""The complexity of the statutory caseload: needs, ratings and offences of its children."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, shares_of, with_cells
from report_builder.cases.counts.axes import matching
from report_builder.cases.counts.caseload import caseload_children, has_caseload
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import Cube, cell_key, cells_at, count_cube
from report_builder.cases.counts.periods import periods_of
from report_builder.model.key import Key, labels
from report_builder.model.measure import MEASURES
from report_builder.model.period import Period
from report_builder.model.tables import CountTable, Relation, at_most, total_of
from report_builder.model.view import View

STATUTORY = ("statutory", "yes")
_SAME = {"looked after": ("care_status", "current"), "ehcp": ("sen", "ehcp")}
"""Need -> the category of the caseload that is the same children."""


def statutory_children(context: Context, period: Period) -> pd.DataFrame:
    """The children of the caseload whose highest type is statutory, as `caseload_children` gives them."""
    return matching(caseload_children(context, period), dict([STATUTORY]))


def with_needs(children: pd.DataFrame) -> pd.DataFrame:
    """One row a child and need, in column `need`; a child without any stands once, with a gap.

    NEET at start is read from the child's highest open episode.
    """
    claims = {
        "looked after": children["care_status"].eq("current"),
        "neet at start": children["ete_status_start"].eq("neet"),
        "mental health": children["mental_health_need"],
        "substance misuse": children["substance_misuse_need"],
        "physical health": children["physical_health_need"],
        "ehcp": children["sen"].eq("ehcp"),
    }
    having = [children.loc[has.fillna(value=False).astype(bool)].assign(need=need) for need, has in claims.items()]
    any_need = pd.concat([rows["person_id"] for rows in having])
    without = children.loc[~children["person_id"].isin(any_need)]
    return pd.concat([*having, without], ignore_index=True).astype({"need": "string"})


def count_needs(view: View, context: Context) -> CountTable:
    """Children of the statutory caseload by need and ethnic group, and their shares of it; children may have several.

    The group `statutory` stands in `of`, asked for or not.
    """
    of_statutory = replace(view, of=labels({**dict(view.of), **dict([STATUTORY])}))
    periods = periods_of(view, context)
    if not has_caseload(context):
        return nothing_supplied(of_statutory, context.own_key(view.measure, periods[-1]), what="the caseload")
    return joined(view, (_of_period(of_statutory, context, period) for period in periods))


def _of_period(view: View, context: Context, period: Period) -> CountTable:
    children = caseload_children(context, period)
    cube = count_cube(view, with_needs(children), total=context.own_key("needs_count", period))
    caseload = context.own_key("caseload", period)
    denominator = cell_key(caseload, dict(view.of))
    relations = tuple(_links(cube, caseload))
    keys = [denominator, *(key for relation in relations for key, _ in relation.terms if key.measure == "caseload")]
    if view.measure == "needs_count":
        table = counts_of(view, cube)
    else:
        table = shares_of(view, cube, denominator=denominator, base=MEASURES[view.measure].base)
    return with_cells(table, cells_at(children, dict.fromkeys(keys)), relations=relations)


def _links(cube: Cube, caseload: Key) -> Iterator[Relation]:
    """Children with a need are no more than the children; looked after and EHCP are categories of the caseload too."""
    for cell in cube.cells:
        conditions = dict(cell.key.by)
        need = conditions.pop("need", "")
        same = dict([_SAME[need]]) if need in _SAME else {}
        whole = cell_key(caseload, {**conditions, **same})
        is_equal = not need or need in _SAME
        yield total_of(whole, (cell.key,)) if is_equal else at_most(cell.key, whole)


COUNTERS: dict[str, Counter] = {"needs_count": count_needs, "needs_share": count_needs}
