"""The numbers of a chart as a table: what is drawn, all of it and nothing else, for every kind and side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_tables import one_way, two_way
from spoken_tables import BOARD, PUBLIC, book, published

from report_builder.drawing.chart import Boundary, ChartData
from report_builder.drawing.draw import KINDS
from report_builder.errors import ConfigError
from report_builder.model.built import SetTable
from report_builder.model.view import View
from report_builder.report.book import Book
from report_builder.report.pictures import alt_text, chart_data, chart_numbers, is_too_long, shows_numbers_beneath
from report_builder.report.plan import PlannedChart, PlannedSeries, Text

AGES = {"14": 30, "15": 3, "16": 7, "17": 0}
BY_SEX = {"14": {"female": 16, "male": 17}, "15": {"female": 2, "male": 19}, "16": {"female": 0, "male": 0}}
YEARS = ("2018-01-01/2018-12-31", "2019-01-01/2019-12-31")


def planned(along: str, *series: PlannedSeries, kind: str = "bars", split: str = "") -> PlannedChart:
    return PlannedChart("id", "7", kind, plain=Text(("P",)), title=Text(()), series=series, along=along, split=split)


def view(*dimensions: str) -> PlannedSeries:
    return PlannedSeries("", View("caseload", dimensions))


def rows_of(table: SetTable) -> list[tuple[str, ...]]:
    return [(row.head, *(cell.shown for cell in row.cells)) for row in table.rows]


def drawn(chart: PlannedChart, tables: Book) -> ChartData:
    data = chart_data(chart, tables, highlight="")
    assert data is not None
    return data


def test_one_view_is_a_column_named_by_its_measure_with_a_mark_for_each_withheld_number() -> None:
    table = chart_numbers(planned("age", view("age")), book(one_way("age", AGES), edition=PUBLIC))

    assert (table.number, table.heads) == ("7", ("Age", "Children on the caseload"))
    assert rows_of(table) == [("14", "30"), ("15", "[c]"), ("16", "[c]"), ("17", "0")]
    assert table.rows[1].cells[0].value is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "map"])
def test_the_numbers_are_those_that_are_drawn_whatever_the_kind(kind: str) -> None:
    chart = planned("age", view("age", "sex"), kind=kind, split="sex")
    tables = book(two_way("age", "sex", BY_SEX), edition=BOARD)

    data, table = drawn(chart, tables), chart_numbers(chart, tables)

    assert table.heads == ("Age", *data.names) == ("Age", "Girls", "Boys")
    assert rows_of(table) == [
        (category, *(series.marks[place].label for series in data.series))
        for place, category in enumerate(data.categories)
    ]
    assert rows_of(table)[0] == ("14", "16", "17")


def test_a_category_that_is_nought_throughout_is_in_neither() -> None:
    chart = replace(planned("age", view("age", "sex"), split="sex"), without_zero=True)
    tables = book(two_way("age", "sex", BY_SEX), edition=BOARD)

    assert drawn(chart, tables).categories == ("14", "15")
    assert rows_of(chart_numbers(chart, tables)) == [("14", "16", "17"), ("15", "2", "19")]


def test_series_along_the_chart_are_rows_under_what_they_have_in_common() -> None:
    views = View("caseload", fixed=(("age", "14"),)), View("caseload", fixed=(("age", "15"),))
    counts = replace(one_way("age", {"14": 30}), view=views[0]), replace(one_way("age", {"15": 30}), view=views[1])
    chart = planned("series", PlannedSeries("Fourteen", views[0]), PlannedSeries("Fifteen", views[1]))

    table = chart_numbers(chart, book(*counts, edition=BOARD))

    assert table.heads == ("Group", "Children on the caseload")
    assert [row.head for row in table.rows] == ["Fourteen", "Fifteen"]


def test_periods_are_rows_and_an_area_without_a_year_is_not_available() -> None:
    rate = View("fte_rate", areas=("own", "national"), periods="five-years")
    values = {("yjs", "Rotherham", YEARS[0]): "231", ("yjs", "Rotherham", YEARS[1]): "169"}
    tables = book(published(rate, {**values, ("national", "england", YEARS[1]): "216"}))
    chart = planned("period", PlannedSeries("", rate), kind="lines", split="area")

    table = chart_numbers(chart, tables)

    assert table.heads == ("Period", "Rotherham", "England")
    assert rows_of(table) == [("2018", "231", "[x]"), ("2019", "169", "216")]
    assert table.rows[0].cells[1].spoken == "not available"
    assert "2018: not available" in alt_text(chart, tables, plain="P")


@pytest.mark.parametrize(
    ("kind", "series", "points", "is_beneath"),
    [
        ("lines", 2, 5, True),
        ("lines", 2, 1, False),
        ("lines", 1, 5, False),
        ("lines", 1, 9, True),
        ("map", 1, 3, True),
        ("multiples", 3, 2, True),
        ("bars", 3, 9, False),
        ("dots", 3, 5, False),
        ("pyramid", 2, 9, False),
    ],
)
def test_numbers_stand_beneath_where_the_marks_do_not_bear_them_all(
    kind: str, series: int, points: int, *, is_beneath: bool
) -> None:
    from report_builder.drawing.chart import Mark, Series

    rows = tuple(Series(str(one), (Mark(1, "1"),) * points) for one in range(series))
    data = ChartData(kind, tuple(map(str, range(points))), rows)
    chart = planned("age", view("age"), kind=kind)

    assert shows_numbers_beneath(chart, data) is is_beneath
    assert not shows_numbers_beneath(replace(chart, is_tabled=True), data)


def test_a_pyramid_of_three_groups_is_drawn_as_bars() -> None:
    counts = {"14": {"female": 16, "male": 17, "unknown": 9}}
    chart = planned("age", view("age", "sex"), kind="pyramid", split="sex")

    assert drawn(chart, book(two_way("age", "sex", counts), edition=BOARD)).kind == "bars"


def test_sixty_categories_are_too_long_for_a_page() -> None:
    from report_builder.drawing.chart import Mark, Series

    def data(kind: str) -> ChartData:
        return ChartData(kind, tuple(map(str, range(60))), (Series("", (Mark(1, "1"),) * 60),))

    assert is_too_long(data("bars"))
    assert not is_too_long(data("lines"))


def test_a_map_takes_the_names_of_the_data_and_is_refused_where_none_fits() -> None:
    counts = book(one_way("locality", {"Wath/Swinton": 30, "Maltby": 9}), edition=BOARD)
    square = (((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)),)
    chart = planned("locality", view("locality"), kind="map")

    data = drawn(replace(chart, boundaries=(Boundary("WATH  SWINTON", square),)), counts)

    assert [area.name for area in data.boundaries] == ["Wath/Swinton"]
    elsewhere = replace(chart, boundaries=(Boundary("Leeds", square),), where="map.yaml:1")
    with pytest.raises(ConfigError, match=r"map.yaml:1: no place of the data .* its areas are Leeds"):
        chart_data(elsewhere, counts, highlight="")
