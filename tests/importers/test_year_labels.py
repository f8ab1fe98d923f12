"""Years as data files label them."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.importers.year_labels import YearType, labelled_year


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2019", "calendar", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024-25", "financial", date(2024, 4, 1), date(2025, 3, 31)),
        ("2016-17 (OT)", "financial", date(2016, 4, 1), date(2017, 3, 31)),
        ("1999-00", "financial", date(1999, 4, 1), date(2000, 3, 31)),
        ("2015/16", "academic", date(2015, 9, 1), date(2016, 8, 31)),
        ("202324", "academic", date(2023, 9, 1), date(2024, 8, 31)),
        ("2017", "ending in March", date(2016, 4, 1), date(2017, 3, 31)),
        ("2020", "end of year", date(2019, 12, 1), date(2020, 2, 29)),
        ("2023", "end of year", date(2022, 12, 1), date(2023, 2, 28)),
    ],
)
def test_a_year_is_from_its_first_day_to_its_last(text: str, kind: YearType, first: date, last: date) -> None:
    assert labelled_year(text, kind) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("0", "calendar"), ("2015/16", "calendar"), ("2015", "academic"), ("2015/17", "academic"), ("15/16", "financial")],
)
def test_what_is_no_year_of_its_kind_is_none(text: str, kind: YearType) -> None:
    assert labelled_year(text, kind) is None
