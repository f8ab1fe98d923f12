"""What stands around the marks has room."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from report_builder.drawing import bars
from report_builder.drawing.axis import legend_mm, scale_across
from report_builder.drawing.chart import ChartData, Series
from report_builder.drawing.style import Style

pytestmark = pytest.mark.usefixtures("in_style")


def test_a_short_axis_has_fewer_ticks_than_a_long_one() -> None:
    assert scale_across([612345], unit="£", length_mm=110).words[-1] == "£800,000"
    assert len(scale_across([612345], unit="£", length_mm=110).ticks) == 5
    assert scale_across([612345], unit="£", length_mm=40).words == ("£0", "£500,000", "£1,000,000")


def test_an_axis_that_has_room_for_no_ticks_keeps_three() -> None:
    assert len(scale_across([612345], unit="£", length_mm=1).ticks) == 3


def test_a_legend_that_fits_one_line_takes_one_and_a_longer_one_two() -> None:
    long = ["Children cautioned or sentenced", "Population aged 10 to 17, Census 2011", "Census 2021"]

    assert legend_mm(["Girls"], 170) == 0
    assert 0 < legend_mm(["Girls", "Boys"], 170) < 7
    assert legend_mm(long, 170) == legend_mm(["Girls", "Boys"], 170)
    assert legend_mm(long, 120) > legend_mm(long, 170)


def test_a_long_title_and_a_legend_of_two_lines_stay_on_a_narrow_sheet(
    series: Callable[..., Series], style: Style
) -> None:
    rows = (series("Children cautioned or sentenced", 5), series("Population aged 10 to 17, Census 2021", 6))
    title = "Custodial sentences per 1,000 children aged 10 to 17, in the twelve months to the end of each quarter"

    sheet = bars.paint(ChartData("bars", ("Blaenau Gwent and Caerphilly",), rows, title, width_mm=80), style)

    boxes = [text.get_window_extent() for text in (*sheet.texts, *sheet.axes[0].texts) if text.get_text()]
    page = sheet.bbox
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)
    assert len({round(box.y0) for box in boxes[:2]}) == 2  # the legend's two names stand in two lines
