"""Custodial sentences and remands of the service's own cases, by the day on which they began."""

from __future__ import annotations

import pandas as pd

from report_builder.cases.counts.answers import counts_of, joined, nothing_supplied, with_cells
from report_builder.cases.counts.context import Context, Counter
from report_builder.cases.counts.cube import children
from report_builder.cases.counts.events import cubes_over, sums_over
from report_builder.cases.counts.local import local_total, rates_of, without_source
from report_builder.cases.counts.people import age_categories, joined_to_people
from report_builder.cases.counts.periods import periods_of
from report_builder.cases.lookup import filled
from report_builder.model.dimension import NOT_RECORDED
from report_builder.model.measure import MEASURES
from report_builder.model.tables import CountTable
from report_builder.model.view import View

NOT_A_BREACH = "none"


def sentences(context: Context) -> pd.DataFrame:
    """Every custodial sentence, whatever the child's age.

    Returns:
        One row a sentence: `person_id`, `day`, and a text column for each of offence_category, breach_of (blank:
        none), age (at sentence), sex and ethnic_group.
    """
    return context.once("sentences", lambda: _sentences(context))


def _sentences(context: Context) -> pd.DataFrame:
    custody = context.cases["custody"]
    rows = custody.loc[custody["kind"].eq("sentence")].assign(
        day=lambda each: each["start_date"],
        offence_category=lambda each: filled(each["offence_category"], NOT_RECORDED),
        breach_of=lambda each: filled(each["breach_of"], NOT_A_BREACH),
        age=lambda each: age_categories(each["age_at_sentence"]),
    )
    return joined_to_people(rows, context.cases, columns=("sex", "ethnic_group"))


def count_sentences(view: View, context: Context) -> CountTable:
    """Custodial sentences, and their rate over the population aged 10 to 17, from the cases (source: local)."""
    periods = periods_of(view, context, default="year")
    asked = without_source(view)
    if "custody" not in context.cases:
        return nothing_supplied(view, local_total(context, view.measure, periods[-1]), what="custody")
    cubes, year = cubes_over(
        asked,
        context,
        sentences(context),
        total=lambda period: local_total(context, "custody_count", period),
        periods=periods,
    )
    is_rate = MEASURES[view.measure].kind == "rate"
    tables = [rates_of(asked, context, cube) if is_rate else counts_of(asked, cube) for cube in cubes]
    return with_cells(joined(view, tables), year.cells, relations=(*year.relations, *sums_over(cubes, year)))


def count_remands(view: View, context: Context) -> CountTable:
    """Distinct children whose remand to youth detention began in the period."""
    periods = periods_of(view, context)
    if "custody" not in context.cases:
        return nothing_supplied(view, context.own_key(view.measure, periods[-1]), what="custody")
    custody = context.cases["custody"]
    remands = custody.loc[custody["kind"].eq("remand")].assign(day=lambda rows: rows["start_date"])
    cubes, year = cubes_over(
        view,
        context,
        remands,
        total=lambda period: context.own_key(view.measure, period),
        periods=periods,
        tally=children,
    )
    table = joined(view, (counts_of(view, cube) for cube in cubes))
    return with_cells(table, year.cells, relations=sums_over(cubes, year, adds=False))


COUNTERS: dict[str, Counter] = {
    "custody_count": count_sentences,
    "custody_rate": count_sentences,
    "remand_count": count_remands,
}
