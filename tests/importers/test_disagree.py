"""Two publications that give one figure differently."""

from __future__ import annotations

from datetime import date

import pytest

from report_builder.importers.disagree import disagreements
from report_builder.model.national import PublishedRow


def row(value: str, source: str, area: str = "Solihull") -> PublishedRow:
    days = (date(2024, 4, 1), date(2025, 3, 31))
    return PublishedRow("cautioned_rate", area, "yjs", *days, value=value, source=source)


def test_values_that_differ_by_more_than_rounding_are_said_once_a_pair_of_sources() -> None:
    tool, page = row("11.6", "tool"), row("10", "page")
    others = [row("15", "tool", "Trafford"), row("14", "page", "Trafford")]

    (remark,) = disagreements([tool, page, *others], [page, others[1]])

    assert remark.is_fault
    assert remark.where == "cautioned_rate"
    assert "page and tool give different values: 2 times (Solihull 2025: 10 and 11.6, Trafford 2025: 14 and 15)" in (
        remark.what
    )


@pytest.mark.parametrize(("one", "other"), [("12", "11.6"), ("12", "12.0"), ("11.5", "12"), ("", "12")])
def test_values_that_round_to_each_other_do_not_disagree(one: str, other: str) -> None:
    rows = [row(one, "tool"), row(other, "page")]

    assert disagreements(rows, rows) == ()
