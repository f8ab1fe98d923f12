"""Charts from protected figures: what is drawn, and the same in words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.drawing.chart import ChartData, Mark, Series
from report_builder.model.built import SetTable, TableCell, TableRow
from report_builder.model.dimension import DIMENSIONS
from report_builder.model.measure import MEASURES
from report_builder.model.tables import Figure, Status
from report_builder.report.book import Book
from report_builder.report.facets import facet, facing, ids, spell
from report_builder.report.mapped import mapped
from report_builder.report.phrases import listed, within_a_sentence
from report_builder.report.plan import PlannedChart
from report_builder.report.rows import SPOKEN, cell_of

Row = tuple[str, dict[str, Figure]]
"""A series: its printed name, and its figures by category id."""


def chart_data(chart: PlannedChart, book: Book, *, highlight: str) -> ChartData | None:
    """What a chart draws, or None where not one number of it is shown."""
    rows = _drawn_rows(chart, book)
    categories = _categories(chart, rows)
    series = tuple(
        Series(name, tuple(_mark(figures.get(category)) for category, _ in categories)) for name, figures in rows
    )
    if not any(mark.value for one in series for mark in one.marks):
        return None
    measure = MEASURES[chart.series[0].view.measure]
    names = tuple(label for _, label in categories)
    boundaries, _ = mapped(chart.boundaries, names, where=chart.where) if chart.kind == "map" else ((), ())
    return ChartData(
        kind="bars" if chart.kind == "pyramid" and len(series) != _SIDES else chart.kind,
        categories=names,
        series=series,
        axis_title="" if len({MEASURES[s.view.measure].unit for s in chart.series}) == 1 else "Number",
        unit=measure.unit,
        height_mm=chart.height_mm or (75 if chart.kind in _OF_USUAL_HEIGHT else 0),
        highlight=highlight,
        is_over_time=chart.along == "period",
        has_own_scales=chart.has_own_scales,
        boundaries=boundaries,
    )


_SIDES = 2
_OF_USUAL_HEIGHT = ("columns", "stacked", "lines", "pyramid")
_MOST_LABELLED = 8
"""So many points of one line can each have a label beside them."""


def shows_numbers_beneath(chart: PlannedChart, data: ChartData) -> bool:
    """Whether the marks do not bear every number, and no table of the section holds them: they stand beneath, then."""
    points = len(data.categories)
    is_crowded = data.kind == "lines" and points > 1 and (len(data.series) > 1 or points > _MOST_LABELLED)
    return (is_crowded or data.kind in {"map", "multiples"}) and not chart.is_tabled


_MOST_ROWS = 55
"""Bars, each with its sliver of paper, that the height of a page has room for."""


def is_too_long(data: ChartData) -> bool:
    """Whether no page has room for the rows of a chart."""
    per_category = len(data.series) if data.kind in {"bars", "columns"} else 1
    return data.kind not in {"lines", "map"} and len(data.categories) * per_category > _MOST_ROWS


def alt_text(chart: PlannedChart, book: Book, *, plain: str) -> str:
    """Every number of the chart in words: "Chart of ...: Referral order 9, Early help 61 ..."."""
    rows = _drawn_rows(chart, book)
    categories = _categories(chart, rows)
    said = []
    for name, figures in rows:
        marks = ", ".join(f"{label}: {_spoken(figures.get(category))}" for category, label in categories)
        said.append(f"{name}. {marks}" if len(rows) > 1 else marks)
    return f"{_KINDS.get(chart.kind, 'Chart')}. {plain}. {'; '.join(said)}."


def chart_numbers(chart: PlannedChart, book: Book) -> SetTable:
    """What it draws as a table, which has the chart's number: categories down, series across."""
    rows = _drawn_rows(chart, book)
    head = {"area": "Area", "period": "Period", "series": "Group"}.get(chart.along) or DIMENSIONS[chart.along].title
    measure = MEASURES[chart.series[0].view.measure]
    is_mixed = len({MEASURES[series.view.measure].unit for series in chart.series}) > 1
    whole = "Number" if is_mixed else measure.name
    heads = (
        [name or whole for name, _ in rows] if len(rows) > 1 else [(chart.along != "series" and rows[0][0]) or whole]
    )
    cells = [
        TableRow(label, tuple(_cell(figures.get(category)) for _, figures in rows))
        for category, label in _categories(chart, rows)
    ]
    return SetTable(chart.number, "", (head, *heads), tuple(cells))


def _cell(figure: Figure | None) -> TableCell:
    """A figure as a cell; one that the source does not have is not available, as the chart says."""
    return cell_of(figure) if figure else TableCell("[x]", SPOKEN[Status.NOT_AVAILABLE])


_MOST_WITHHELD = 2
"""So many withheld marks for each that is drawn; with more a chart is all but empty."""


def left_of_chart(chart: PlannedChart, book: Book) -> list[tuple[str, list[Figure]]] | None:
    """The numbers that can be shown of a chart which is mostly withheld, each with its words; None of any other.

    Mostly: more than two of three marks are withheld, or nothing but noughts is left of what the chart is about.
    """
    rows = _drawn_rows(chart, book)
    every = [figure for _, figures in rows for figure in figures.values()]
    subject = [figure for figure in every if figure.key.measure == chart.series[0].view.measure]
    withheld = sum(figure.status is Status.WITHHELD for figure in every)
    drawn = sum(bool(figure.value) for figure in every)
    if withheld <= _MOST_WITHHELD * drawn and (
        any(figure.value for figure in subject) or not any(map(_is_withheld, subject))
    ):
        return None
    return list(_left(chart, rows))


def _left(chart: PlannedChart, rows: list[Row]) -> Iterator[tuple[str, list[Figure]]]:
    """Series by series, what has a number other than nought: girls, 5 aged 11 and 6 aged 13; none (46) and one (7)."""
    categories = _categories(chart, rows)
    for name, figures in rows:
        left = {label: figures[id_] for id_, label in categories if id_ in figures and figures[id_].value}
        said = listed([_with_label(chart, label, figure) for label, figure in left.items()])
        if left:
            series = _in_a_sentence(chart.split, name) if chart.split else name
            yield (f"{series}, {said}" if len(rows) > 1 else said), list(left.values())


def _with_label(chart: PlannedChart, label: str, figure: Figure) -> str:
    is_age = chart.along == "age" and label[:1].isdigit()
    return f"{figure.shown} aged {label}" if is_age else f"{_in_a_sentence(chart.along, label)} ({figure.shown})"


def _in_a_sentence(side: str, label: str) -> str:
    """A category's label; names of places, areas and ethnic groups keep their capitals."""
    dimension = DIMENSIONS.get(side)
    is_name = dimension is None or not dimension.categories or dimension.id == "ethnic_group"
    return label if is_name else within_a_sentence(label)


def _is_withheld(figure: Figure) -> bool:
    return figure.status is Status.WITHHELD


_KINDS = {
    "bars": "Bar chart",
    "columns": "Column chart",
    "stacked": "Stacked bar chart",
    "lines": "Line chart",
    "pyramid": "Bar chart back to back",
    "dots": "Dot chart",
    "multiples": "Small charts side by side",
    "map": "Map",
}


def _drawn_rows(chart: PlannedChart, book: Book) -> list[Row]:
    """The series, without those that are nought throughout where noughts are left out, and lines without a point."""
    rows = list(_rows(chart, book))
    if chart.kind == "lines":
        rows = [(name, figures) for name, figures in rows if any(map(_is_known, figures.values()))] or rows
    if not chart.without_zero or len(rows) == 1:
        return rows
    return [(name, figures) for name, figures in rows if any(not _is_nought(one) for one in figures.values())]


def _rows(chart: PlannedChart, book: Book) -> Iterator[Row]:
    """The series of a chart: those of the definition, or one view split by a side."""
    if chart.along == "series":
        yield chart.series[0].name, {s.name: book.figure(s.view) for s in chart.series}
        return
    for series in chart.series:
        sides = [chart.along, chart.split] if chart.split else [chart.along]
        figures = [figure for figure in facing(book.table(series.view), sides) if facet(figure, chart.along)]
        book.touched.extend(figures)
        if not chart.split:
            yield series.name, {facet(figure, chart.along): figure for figure in figures}
            continue
        for side in ids(figures, chart.split):
            chosen = [figure for figure in figures if facet(figure, chart.split) == side]
            yield spell(chosen[0], chart.split), {facet(figure, chart.along): figure for figure in chosen}


def _categories(chart: PlannedChart, rows: list[Row]) -> list[tuple[str, str]]:
    """The categories with their labels, in order; those that are nought in every series left out where asked."""
    labels: dict[str, str] = {}
    for _, figures in rows:
        for category, figure in figures.items():
            labels.setdefault(category, category if chart.along == "series" else spell(figure, chart.along))
    order = [category for category in chart.categories if category in labels] or list(labels)
    if chart.along == "period":
        order.sort()
    figures = rows[0][1] if chart.is_ranked and rows else {}
    if figures and not any(map(_is_withheld, figures.values())):
        order.sort(key=lambda category: _place(figures.get(category)))
    if chart.without_zero:
        order = [category for category in order if any(not _is_nought(figures.get(category)) for _, figures in rows)]
    return [(category, labels[category]) for category in order]


def _place(figure: Figure | None) -> tuple[bool, Decimal]:
    """Where a figure stands by its value; one without a number comes last."""
    value = None if figure is None else figure.value
    return value is None, value or Decimal(0)


def _is_known(figure: Figure) -> bool:
    """Whether there is a number, shown or withheld."""
    return figure.status not in {Status.NOT_AVAILABLE, Status.NOT_APPLICABLE}


def _is_nought(figure: Figure | None) -> bool:
    return figure is None or figure.value == 0


def _mark(figure: Figure | None) -> Mark:
    if figure is None or not _is_known(figure):
        return Mark(None, "no data")
    if figure.value is None:
        return Mark(None, "[c]", is_withheld=True)
    return Mark(float(figure.value), figure.shown)


def _spoken(figure: Figure | None) -> str:
    if figure is None:
        return SPOKEN[Status.NOT_AVAILABLE]
    return figure.shown if figure.is_shown else SPOKEN[figure.status]
