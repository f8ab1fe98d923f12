"""The staff as at the latest return."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from report_builder.cases.counts.context import Context
from report_builder.cases.counts.staffing import count_staff
from report_builder.model.tables import CountTable, at_most
from report_builder.model.view import View

Build = Callable[..., Context]
Counts = Callable[[CountTable], dict[str, Any]]


def post(
    role: str, headcount: int | None, wte: str | None, *, as_at: str | None = "2020-03-31", **more: str
) -> dict[str, Any]:
    return {"role": role, "headcount": headcount, "wte": wte, "as_at": as_at, **more}


def test_heads_and_whole_time_are_summed_by_role_with_the_heads_behind_them(build: Build, counts: Counts) -> None:
    staff = [post("officer", 3, "2.4", sex="female"), post("officer", 1, "1", sex="male"), post("manager", 1, "0.5")]
    context = build({"staffing": staff})

    assert counts(count_staff(View("staffing_headcount", ("role",)), context)) == {
        "role=manager": 1,
        "role=officer": 4,
        "": 5,
    }
    by_time = count_staff(View("staffing_wte", ("role",)), context)
    assert counts(by_time) == {"role=manager": Fraction(1, 2), "role=officer": Fraction(17, 5), "": Fraction(39, 10)}
    assert {cell.key.id: cell.persons for cell in by_time.cells if cell.key.measure == "staffing_wte"} == {
        "staffing_wte/yjs/2020-01-01/2020-03-31/role=manager": 1,
        "staffing_wte/yjs/2020-01-01/2020-03-31/role=officer": 4,
        "staffing_wte/yjs/2020-01-01/2020-03-31": 5,
    }


def test_the_latest_return_that_is_not_after_the_papers_date_is_read(build: Build, counts: Counts) -> None:
    staff = [
        post("officer", 1, "1", as_at="2019-03-31"),
        post("officer", 2, "2", as_at="2020-07-13"),
        post("officer", 9, "9", as_at="2020-07-14"),
    ]

    assert counts(count_staff(View("staffing_headcount"), build({"staffing": staff}))) == {"": 2}


def test_undated_rows_stand_where_none_is_dated(build: Build, counts: Counts) -> None:
    staff = [post("officer", 2, "2", as_at=None), post("manager", None, None, as_at=None)]

    assert counts(count_staff(View("staffing_headcount"), build({"staffing": staff}))) == {"": 2}


def test_nobody_works_more_than_whole_time_unless_the_return_says_so(build: Build) -> None:
    sound = count_staff(View("staffing_wte"), build({"staffing": [post("officer", 2, "1.5")]}))
    odd = count_staff(View("staffing_wte"), build({"staffing": [post("officer", 1, "1.5")]}))

    wte = sound.wanted[0].key
    assert at_most(wte, wte.with_measure("staffing_headcount")) in sound.relations
    assert odd.relations == ()


def test_without_the_table_nothing_is_counted(build: Build) -> None:
    assert count_staff(View("staffing_wte"), build({})).missing == "No data was supplied for staffing."
