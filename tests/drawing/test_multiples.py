"""Small multiples: a panel for each series, the service's own set apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from report_builder.drawing import multiples
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.style import Style
from report_builder.errors import ConfigError

pytestmark = pytest.mark.usefixtures("in_style")
SeriesOf = Callable[..., Series]


@pytest.fixture
def rates(series: SeriesOf) -> ChartData:
    """Three areas over two years, one number of which is withheld."""
    rows = (series("Rotherham", 30, "c"), series("Barnsley", 4, 3), series("England", 18, 17))
    return ChartData("multiples", ("2018", "2019"), rows, height_mm=0, highlight="Rotherham", is_over_time=True)


def test_panels_share_one_scale_unless_each_is_to_have_its_own(rates: ChartData, style: Style) -> None:
    shared = multiples.paint(rates, style).axes
    own = multiples.paint(replace(rates, has_own_scales=True), style).axes

    assert [axes.get_ylim() for axes in shared] == [(0, 40)] * 3
    assert [axes.get_ylim()[1] for axes in own] == [40, 4, 20]


def test_the_services_own_panel_has_its_colour_and_a_bold_name(rates: ChartData, style: Style) -> None:
    sheet = multiples.paint(rates, style)

    colours = [next(line.get_color() for line in axes.lines if line.get_marker() == "o") for axes in sheet.axes]
    assert colours == [style.own, style.others, style.others]
    assert [text.get_text() for text in sheet.texts if text.get_weight() == "bold"] == ["Rotherham"]


def test_categories_that_are_no_periods_are_bars_named_in_the_first_column(rates: ChartData, style: Style) -> None:
    panels = multiples.paint(replace(rates, is_over_time=False), style).axes

    named = [{text.get_text() for text in axes.texts} & {"2018", "2019"} for axes in panels]
    assert named == [{"2018", "2019"}, set(), set()]
    assert [sum(len(group) for group in axes.containers) for axes in panels] == [1, 2, 2]


def test_thirteen_panels_are_refused(series: SeriesOf, style: Style) -> None:
    rows = tuple(series(str(place), 1) for place in range(13))

    with pytest.raises(ConfigError, match="at most 12 panels, and these are 13"):
        multiples.paint(ChartData("multiples", ("A",), rows), style)
