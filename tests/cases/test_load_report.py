"""Every row that was read was used or left out for a reason that is told."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder.cases.load import read_and_check
from report_builder.model.spec import Accepted
from report_builder.model.tables import Cases

ROWS = {
    "good": "e{n},p1,yro,2020-01-06,",
    "blank": ",,,,",
    "ragged": "e{n},p1",
    "orphan": "e{n},nobody,yro,2020-01-06,",
    "undated": "e{n},p1,yro,soon,",
    "unknown": "e{n},p1,knitting,2020-01-06,",
    "twice": "e0,p1,yro,2020-01-06,",
    "two faults": "e{n},nobody,knitting,2020-01-06,2019-01-01",
    "nothing": "",
}
HEADER = "episode_id,person_id,type,start_date,end_date"
MAY_BE_SET_ASIDE = (
    "orphan-episode",
    "unreadable-date",
    "unknown-value",
    "duplicate-id",
    "ragged-row",
    "end-before-start",
)


def loaded(cases: Cases, table: str) -> tuple[int, int, dict[str, int]]:
    load = next(each for each in cases.loads if each.table == table)
    return load.rows_read, load.rows_used, dict(load.left_out)


def test_the_good_data_are_used_but_for_the_total_of_the_budget(dataset: Callable[..., Path], asked: Callable) -> None:
    cases = read_and_check(asked(dataset()))

    assert [each.table for each in cases.loads] == list(cases.tables)
    assert loaded(cases, "persons") == (2, 2, {})
    assert loaded(cases, "budget") == (3, 2, {"total-of-other-rows": 1})
    assert {each.table for each in cases.loads if each.left_out} == {"budget"}


def test_it_names_the_file_and_the_columns_that_were_ignored_or_lacking(
    dataset: Callable[..., Path], asked: Callable
) -> None:
    load = read_and_check(asked(dataset(staffing="role,shoe size,headcount\nManager,40,1\n"))).loads[-2]

    assert (load.table, load.file, load.columns_ignored) == ("staffing", "staffing.csv", ("shoe size",))
    assert load.columns_lacking == ("sex", "ethnicity", "wte", "as_at")


def test_a_first_row_that_may_be_no_header_is_not_repeated(dataset: Callable[..., Path], asked: Callable) -> None:
    load = read_and_check(asked(dataset(staffing="Zqwyvern,1\nManager,2\n"))).loads[-2]

    assert (load.table, load.columns_ignored) == ("staffing", ())


def test_a_file_that_cannot_be_read_says_why(dataset: Callable[..., Path], asked: Callable) -> None:
    load = read_and_check(asked(dataset(staffing='role\n"open'))).loads[-2]

    assert (load.table, load.unreadable, load.rows_read, load.rows_used) == ("staffing", "malformed-csv", 0, 0)


def test_a_row_with_two_faults_is_left_out_once(dataset: Callable[..., Path], asked: Callable) -> None:
    episodes = f"{HEADER}\ne1,p1,yro,2020-01-06,\ne2,nobody,knitting,2020-01-06,2019-01-01\n"
    set_aside = tuple(Accepted(name, "why", "me") for name in ("unknown-value", "orphan-episode", "end-before-start"))

    cases = read_and_check(asked(dataset(episodes=episodes), set_aside=set_aside))

    read, used, left_out = loaded(cases, "episodes")
    assert (read, used, sum(left_out.values())) == (2, 1, 1)


@settings(max_examples=40, deadline=None)
@given(
    kinds=st.lists(st.sampled_from(sorted(ROWS)), max_size=12),
    set_aside=st.sets(st.sampled_from(MAY_BE_SET_ASIDE)),
    end=st.sampled_from(["", "\n", "\n\n\n"]),
)
def test_rows_read_are_rows_used_and_rows_left_out(
    asked: Callable, kinds: list[str], set_aside: set[str], end: str
) -> None:
    lines = [HEADER, *(ROWS[kind].format(n=number) for number, kind in enumerate(kinds, start=1))]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "persons.csv").write_text("person_id,date_of_birth\np1,2004-05\n", encoding="utf-8")
        (Path(folder) / "episodes.csv").write_text("\n".join(lines) + end, encoding="utf-8")
        spec = asked(Path(folder), set_aside=tuple(Accepted(name, "why", "me") for name in sorted(set_aside)))

        cases = read_and_check(spec)

    read, used, left_out = loaded(cases, "episodes")
    assert read == sum(kind != "nothing" for kind in kinds)
    assert read == used + sum(left_out.values())
    assert used == len(cases["episodes"])
    assert left_out.get("blank-row", 0) == kinds.count("blank")
    assert left_out.get("ragged-row", 0) == kinds.count("ragged")
