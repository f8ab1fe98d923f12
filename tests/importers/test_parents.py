"""Rates of a wider area that no average of its parts can be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.importers.parents import impossible_parents
from report_builder.importers.repeats import Found
from report_builder.importers.services import read_services
from report_builder.importers.tally import Tally
from report_builder.model.national import PublishedRow

SERVICES = read_services()


def figures(england: str, regions: list[str], measure: str = "suspension_rate") -> list[Found]:
    rows = [("England", "england", england)]
    rows += [(name, "region", value) for name, value in zip(SERVICES.regions, regions, strict=False)]
    days = (date(2019, 9, 1), date(2020, 8, 31))
    return [
        Found(f"file.csv:{place}", PublishedRow(measure, area, area_type, *days, value=value))
        for place, (area, area_type, value) in enumerate(rows, start=2)
    ]


def kept_and_said(found: list[Found]) -> tuple[bool, list[str]]:
    tally = Tally()
    kept = impossible_parents(found, SERVICES, tally)
    return found[0] in kept, [remark.what for remark in tally.remarks() if remark.is_fault]


NINE = ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9"]


def test_a_sum_is_called_a_sum() -> None:
    is_kept, (what,) = kept_and_said(figures("40.5", NINE))

    assert not is_kept
    assert "is the sum of its parts' rates" in what
    assert "(as 40.5 in 2020 where they run from 4.1 to 4.9)" in what


@pytest.mark.parametrize("rate", ["3.9", "5.1", "0"])
def test_a_rate_outside_all_of_its_parts_is_left_out(rate: str) -> None:
    is_kept, (what,) = kept_and_said(figures(rate, NINE))

    assert not is_kept
    assert "lies outside the rates of all its parts" in what


@pytest.mark.parametrize("rate", ["4.1", "4.55555", "4.9", "4.95"])
def test_a_rate_among_its_parts_is_kept_and_so_is_one_beside_them_by_rounding(rate: str) -> None:
    assert kept_and_said(figures(rate, NINE)) == (True, [])


def test_nothing_is_said_where_a_part_is_not_known() -> None:
    assert kept_and_said(figures("40.5", NINE[:8])) == (True, [])


def test_a_count_of_england_may_be_the_sum_of_its_regions() -> None:
    assert kept_and_said(figures("45", ["5"] * 9, measure="cautioned_count")) == (True, [])


@given(st.lists(st.integers(0, 5_000), min_size=9, max_size=9), st.lists(st.integers(1, 100), min_size=9, max_size=9))
def test_an_average_with_any_weights_is_kept(rates: list[int], weights: list[int]) -> None:
    average = sum(rate * weight for rate, weight in zip(rates, weights, strict=True)) / sum(weights)

    assert kept_and_said(figures(f"{average:.2f}", [str(rate) for rate in rates])) == (True, [])
