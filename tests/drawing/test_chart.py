"""A chart's contents cannot carry what was withheld."""

from __future__ import annotations

import pytest

from report_builder.drawing.chart import ChartData, Mark, ReferenceLine, Series


@pytest.mark.parametrize(("value", "label"), [(3, "[c]"), (0, "[c]"), (None, "3"), (None, "under 5")])
def test_a_withheld_mark_with_a_number_is_refused(value: float | None, label: str) -> None:
    with pytest.raises(ValueError, match="withheld"):
        Mark(value, label, is_withheld=True)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_value_that_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Mark(value, "?")


def test_a_series_that_is_shorter_than_the_categories_is_refused() -> None:
    with pytest.raises(ValueError, match="as long as its categories"):
        ChartData("bars", ("A", "B"), (Series("Children", (Mark(1, "1"),)),))


def test_the_axis_reaches_for_shown_values_and_reference_lines_alone() -> None:
    marks = (Mark(4, "4"), Mark(None, "[c]", is_withheld=True), Mark(None, "no data"))

    chart = ChartData("bars", ("A", "B", "C"), (Series("", marks),), reference_lines=(ReferenceLine(9, "Target 9"),))

    assert chart.values == (4,)
    assert chart.reach == (4, 9)


@pytest.mark.parametrize(
    ("title", "unit", "words"),
    [("Rate", "per 1,000", "Rate"), ("", "per 1,000", "per 1,000"), ("", "%", ""), ("", "£", "")],
)
def test_the_axis_says_its_unit_once(title: str, unit: str, words: str) -> None:
    assert ChartData("bars", (), (), axis_title=title, unit=unit).axis_words == words
