"""Figures that stand in a file twice: alike they count once; otherwise a long file loses them, another is refused."""

from __future__ import annotations

from datetime import date

from report_builder.importers.repeats import Found, kept_once, without_repeats
from report_builder.importers.tally import Tally
from report_builder.model.national import PublishedRow


def found(where: str, value: str, area: str = "Wigan") -> Found:
    return Found(where, PublishedRow("fte_rate", area, "yjs", date(2019, 1, 1), date(2019, 12, 31), value=value))


def test_a_figure_that_is_stated_twice_alike_counts_once_and_is_said() -> None:
    tally = Tally()

    rows, complaints = kept_once([found("a:2", "188"), found("a:3", "90", "Leeds"), found("a:4", "188")], tally)

    assert [(row.area, row.value) for row in rows] == [("Wigan", "188"), ("Leeds", "90")]
    assert complaints == []
    assert [(remark.where, remark.what) for remark in tally.remarks()] == [
        ("a:4", "the same figure stands at a:2: counted once")
    ]


def test_a_figure_that_contradicts_another_is_an_error_with_both_places() -> None:
    _, (complaint,) = kept_once([found("a:2", "188"), found("b:9", "193")], Tally())

    assert complaint.where == "b:9"
    assert complaint.what == "the fte_rate of Wigan for 2019-01-01 to 2019-12-31 contradicts the one at a:2"


def test_of_a_long_file_both_of_two_that_contradict_each_other_are_left_out() -> None:
    tally = Tally()

    kept = without_repeats([found("a:2", "188"), found("a:3", "193"), found("a:4", "90", "Leeds")], tally)

    assert [one.where for one in kept] == ["a:4"]
    assert tally.rows_left_out == 2
    assert tally.remarks()[0].is_fault
