"""Writes the indicators of several years, each beside its target, and whether the latest year met it.

A target is a number of the config and no figure. Whether it was met is read off the number that is printed beside it,
by those who can see that number: what is withheld, or printed with fewer decimals, has no verdict. So a verdict says
nothing that its own row does not, and no rule is needed of which measures may have one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape

from report_builder.model.built import Block, SetTable, TableCell, TableRow
from report_builder.model.measure import MEASURES, Measure
from report_builder.model.period import Period
from report_builder.model.rounding import write_number
from report_builder.model.tables import Figure, Status
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedSeries, PlannedTargets
from report_builder.report.rows import SPOKEN, SYMBOLS, cell_of
from report_builder.report.source_listing import absence

Indicator = tuple[PlannedSeries, dict[Period, Figure]]
TARGET, MET = "Target", "Met in the latest year"
WITH_TARGETS = "The targets are the service's own. Whether each is met is read from the latest year that is shown."
WITHOUT = "The service has set no targets for these indicators."
_GAP = TableCell("[x]", SPOKEN[Status.NOT_AVAILABLE])


def write_targets(desk: Desk, planned: PlannedTargets) -> list[Block]:
    """A row for each indicator that has a figure of the service, a column for each year, the target and the verdict."""
    desk.book.touched.clear()
    found = [
        (series, _by_period(desk, series))
        for series in planned.series
        if not absence([series.view], desk.book, service=desk.spec.yot)
    ]
    found = [(series, figures) for series, figures in found if figures]
    if not found:
        desk.spoken = True
        return [desk.paragraph(f"No yearly indicator is known of {escape(desk.spec.yot, quote=False)}.")]
    desk.tables += 1
    periods = sorted({period for _, figures in found for period in figures}, key=lambda one: (one.end, one.start))
    heads = ("Indicator", *(year_label(period) for period in periods), TARGET, MET)
    rows = tuple(_row(desk, indicator, periods) for indicator in found)
    desk.symbols |= {cell.shown for row in rows for cell in row.cells if cell.shown in SYMBOLS}
    desk.note_places(f"table {desk.tables}", [figure for _, figures in found for figure in figures.values()])
    defined = dict(zip((series.name for series in planned.series), planned.definitions, strict=True))
    notes = tuple(desk.in_terms(f"{series.name}: {defined[series.name]}") for series, _ in found)
    said = WITH_TARGETS if any(desk.spec.targets.get(one.view.measure) is not None for one, _ in found) else WITHOUT
    return [desk.paragraph(said), SetTable(str(desk.tables), desk.in_terms(planned.title), heads, rows, notes=notes)]


def _by_period(desk: Desk, series: PlannedSeries) -> dict[Period, Figure]:
    """The figures of an indicator, with marks for those that a table which cannot be protected does not print."""
    table = desk.book.table(series.view)
    return {figure.key.period: figure for figure in (*table.dropped, *table.figures)}


def year_label(period: Period) -> str:
    """A financial year as 2018-19, any other period as it is printed elsewhere."""
    if period.is_whole_months and period.months == 12 and period.start.month == 4:
        return f"{period.start.year}-{period.end.year % 100:02d}"
    return period.label


def _row(desk: Desk, indicator: Indicator, periods: Iterable[Period]) -> TableRow:
    series, figures = indicator
    measure, target = MEASURES[series.view.measure], desk.spec.targets.get(series.view.measure)
    latest = figures[max(figures, key=lambda one: (one.end, one.start))]
    return TableRow(
        desk.in_terms(series.name),
        (
            *(cell_of(figures[period]) if period in figures else _GAP for period in periods),
            TableCell(target_words(measure, target), is_number=False, is_stated=True),
            TableCell(verdict(latest, measure, target), is_number=False),
        ),
    )


def target_words(measure: Measure, target: Decimal | None) -> str:
    """A target as it is met: "80% or more", "1.13 or less"."""
    if target is None:
        return "none set"
    side = {"high": " or more", "low": " or less"}.get(measure.good_is, "")
    return f"{write_number(target)}{'%' if measure.unit == '%' else ''}{side}"


def verdict(figure: Figure, measure: Measure, target: Decimal | None) -> str:
    """Whether the latest figure, as printed, meets a target; words that say why nothing can be said where it cannot."""
    if target is None or not measure.good_is:
        return "no target" if target is None else "not judged"
    if figure.status is Status.WITHHELD or figure.is_about:
        return "not shown"
    if figure.value is None:
        return "no figure"
    is_met = figure.value >= target if measure.good_is == "high" else figure.value <= target
    return "yes" if is_met else "no"
