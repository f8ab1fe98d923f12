"""The attack on an analyst's tables, against sums on paper and a second solver."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_files import marked, problem, table
from scipy.optimize import Bounds, LinearConstraint, milp

from report_builder.audit.linked import LinkedAttack, attack_tables
from report_builder.audit.linked_sums import additions_of, name_of
from report_builder.model.linked import LinkedRow, LinkedTable, LinkedTables


def ranges(attack: LinkedAttack, file: str = "table.csv") -> list[tuple[object, object]]:
    return [(found.low, found.high) for (name, _), found in sorted(attack.marks.items()) if name == file]


def test_two_marks_that_sum_to_7_are_each_1_to_6_and_safe() -> None:
    found = attack_tables(LinkedTables((table("sex,count Total,7 Boys,c Girls,c"),)))

    assert ranges(found) == [(1, 6), (1, 6)]
    assert found.exposed == ()
    assert found.narrowest_interval == 5


def test_two_marks_that_sum_to_3_are_exposed_but_not_known() -> None:
    found = attack_tables(LinkedTables((table("sex,count Total,3 Boys,c Girls,c"),)))

    assert (found.exposed, found.exactly_recoverable) == ((("table.csv", 3), ("table.csv", 4)), ())


def test_where_noughts_are_marked_too_two_marks_that_sum_to_3_are_safe() -> None:
    found = attack_tables(LinkedTables((table("sex,count Total,3 Boys,c Girls,c"),)), zeros_shown=False)

    assert ranges(found) == [(0, 3), (0, 3)]


def test_a_margin_that_is_not_given_is_worked_out_and_a_missing_inner_row_is_nought() -> None:
    rows = "sex,age,count Boys,14,c Boys,15,6 Girls,15,9 Total,14,4 Total,15,15"

    found = attack_tables(LinkedTables((table(rows),)))

    assert ranges(found) == [(4, 4)]


def test_tables_are_linked_by_the_margins_that_they_share() -> None:
    by_sex = table("sex,count Total,20 Boys,c Girls,c", "a.csv")
    by_both = table("sex,age,count Boys,14,2 Boys,15,1 Girls,14,8 Girls,15,9 Total,Total,20", "b.csv")

    found = attack_tables(LinkedTables((by_sex, by_both)))

    assert ranges(found, "a.csv") == [(3, 3), (17, 17)]


def test_a_group_of_categories_is_the_sum_of_its_parts() -> None:
    rows = "age,count Total,30 10-14,12 15-17,18 13,5 14,c 10,c 11,3 15,9 16,9"
    parents = {"age": {"10": "10-14", "11": "10-14", "13": "10-14", "14": "10-14", "15": "15-17", "16": "15-17"}}

    found = attack_tables(LinkedTables((table(rows),), parents))

    assert ranges(found) == [(1, 3), (1, 3)]


def test_a_group_that_no_row_gives_is_given_away_where_its_rest_is_small() -> None:
    rows = "age,count Total,30 10,9 11,9 15,9"
    parents = {"age": {"10": "10-14", "11": "10-14", "15": "15-17", "16": "15-17"}}

    found = attack_tables(LinkedTables((table(f"{rows} 16,c"),), parents))

    assert ranges(found) == [(3, 3)]


@pytest.mark.parametrize("prefix", ["", "2019-20"])
def test_year_to_date_less_the_first_quarter_is_the_second(prefix: str) -> None:
    first = table(f"period,count {prefix}Q1,13", "q1.csv")
    second = table(f"period,count {prefix}Q2,c {prefix}YTD2,17", "q2.csv")

    assert ranges(attack_tables(LinkedTables((first, second))), "q2.csv") == [(4, 4)]


def test_a_quarter_that_no_file_holds_is_given_away_by_two_years_to_date() -> None:
    tables = LinkedTables((table("period,count YTD1,13 YTD2,17"),))

    assert attack_tables(tables).given_away == ("period=Q2",)


def test_a_prefix_with_a_blank_keeps_the_years_apart() -> None:
    rows = tuple(
        LinkedRow((period,), count, line)
        for line, (period, count) in enumerate([("2018-19 Q1", 13), ("2019-20 Q2", None), ("2019-20 YTD2", 17)], 2)
    )

    found = attack_tables(LinkedTables((LinkedTable("table.csv", ("period",), rows),)))

    assert ranges(found) == [(1, 17)]


def test_numbers_that_contradict_each_other_count_as_exposed() -> None:
    found = attack_tables(LinkedTables((table("sex,count Total,3 Boys,9 Girls,c"),)))

    assert found.is_contradictory
    assert found.exposed == (("table.csv", 4),)


@pytest.mark.parametrize(("name", "small"), [("a1", 57), ("b1", 145)])
def test_marking_the_small_counts_alone_leaks(name: str, small: int) -> None:
    found = attack_tables(marked(problem(name)))

    assert len(found.marks) == small
    assert found.exactly_recoverable


@pytest.mark.parametrize("name", ["a1", "b1", "e1", "g1"])
def test_what_counts_as_exposed_is_what_a_second_solver_finds_to_be(name: str) -> None:
    tables = marked(problem(name))

    found = attack_tables(tables)

    assert_agrees(tables, found)


def test_with_nothing_printed_but_the_total_all_is_safe() -> None:
    rows = problem("a1").tables[0].rows
    hidden = tuple(
        LinkedRow(r.categories, None if r.count and set(r.categories) != {"Total"} else r.count, r.line) for r in rows
    )

    found = attack_tables(LinkedTables((LinkedTable("all.csv", ("eth", "gen", "qtr"), hidden),)))

    assert found.exposed == ()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_random_tables_agree_with_a_second_solver(data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=2, max_size=4))
    tables = _with_margins(counts, data)

    assert_agrees(tables, attack_tables(tables))


def _with_margins(counts: Sequence[Sequence[int]], data: st.DataObject) -> LinkedTables:
    """A table with its margins: small counts marked, and some others."""
    array = np.array(counts)
    whole = np.block([[array, array.sum(1, keepdims=True)], [array.sum(0, keepdims=True), array.sum(keepdims=True)]])
    rows = []
    for (row, column), count in np.ndenumerate(whole):
        is_marked = 0 < count < 4 or (count > 0 and data.draw(st.booleans()))
        where = ("Total" if row == len(array) else f"r{row}", "Total" if column == 3 else f"c{column}")
        rows.append(LinkedRow(where, None if is_marked else int(count), len(rows) + 2))
    return LinkedTables((LinkedTable("table.csv", ("a", "b"), tuple(rows)),))


def assert_agrees(tables: LinkedTables, found: LinkedAttack) -> None:
    """Every mark's ends by scipy's integer programmes, and exposure where fewer than three values are left."""
    names: dict[str, list[float]] = {}
    marks: dict[tuple[str, int], str] = {}
    for one in tables.tables:
        for row in one.rows:
            name = name_of(one.address(row))
            names[name] = [1, np.inf] if row.count is None else [row.count, row.count]
            if row.count is None:
                marks[one.file, row.line] = name
    rows = additions_of(tables)
    for row in rows:
        for name, _ in row.terms:
            names.setdefault(name, [0, np.inf])
    at = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, weight in row.terms:
            matrix[number, at[name]] = float(weight)
    low, high = np.array(list(names.values())).T
    for mark, name in marks.items():
        least, greatest = (_best(matrix, low, high, at[name], sign) for sign in (1, -1))
        assert found.marks[mark].is_exposed == (greatest - least < 2 or _has_a_gap(matrix, low, high, at[name])), mark
        assert found.marks[mark].is_exact == (greatest == least), mark


def _best(matrix: np.ndarray, low: np.ndarray, high: np.ndarray, at: int, sign: int) -> float:
    cost = np.zeros(len(low))
    cost[at] = sign
    answer = milp(
        cost,
        integrality=np.ones(len(low)),
        bounds=Bounds(low, np.minimum(high, 10_000)),
        constraints=LinearConstraint(matrix, 0, 0),
    )
    assert answer.status == 0
    return float(round(sign * answer.fun))


def _has_a_gap(matrix: np.ndarray, low: np.ndarray, high: np.ndarray, at: int) -> bool:
    """Whether fewer than three values are left though the ends are two or more apart."""
    least, greatest = (_best(matrix, low, high, at, sign) for sign in (1, -1))
    if greatest - least > 2:
        return False
    middle_low, middle_high = low.copy(), high.copy()
    middle_low[at] = middle_high[at] = least + 1
    answer = milp(
        np.zeros(len(low)),
        integrality=np.ones(len(low)),
        bounds=Bounds(middle_low, middle_high),
        constraints=LinearConstraint(matrix, 0, 0),
    )
    return bool(answer.status != 0)
