"""What linear programmes work out: the least and the greatest value over all additions at once."""

from __future__ import annotations

from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.attack import Interval
from report_builder.disclosure.problem import Problem, pose
from report_builder.disclosure.programme import is_exact, sharpen
from report_builder.model.key import Key
from report_builder.model.tables import Count, CountTable, Wanted, at_most
from report_builder.model.view import View


def known(problem: Problem, hidden: set[Key], *, low: int = 1) -> dict[Key, Interval]:
    """Every printed cell as it is, and of the hidden ones only that somebody stands there."""
    return {
        at: Interval(low, None) if at in hidden else Interval(int(one.count), int(one.count))
        for at, one in problem.cells.items()
    }


def test_two_hidden_parts_share_what_the_others_leave() -> None:
    # 10 in all, 3 shown: the two hidden are 1 to 6 each.
    problem = pose((one_way("age", {"14": 3, "15": 5, "16": 2}),))
    hidden = {key(age="15"), key(age="16")}

    assert sharpen(problem, hidden, hidden, known=known(problem, hidden)) == dict.fromkeys(
        sorted(hidden), Interval(1, 6)
    )


def test_a_lone_hidden_part_is_worked_out() -> None:
    problem = pose((one_way("age", {"14": 3, "15": 5}),))
    hidden = {key(age="14")}

    worked_out = sharpen(problem, hidden, hidden, known=known(problem, hidden))

    assert worked_out == {key(age="14"): Interval(3, 3)}
    assert is_exact(worked_out[key(age="14")])


def test_rows_and_columns_are_weighed_together() -> None:
    # Each margin is printed: 1 + x = 3 by row or by column leaves nothing open but the four together, 1 to 2 each.
    counts = {"female": {"14": 1, "15": 2}, "male": {"14": 2, "15": 1}}
    problem = pose((two_way("sex", "age", counts),))
    hidden = {at for at in problem.cells if len(at.by) == 2}

    worked_out = sharpen(problem, hidden, hidden, known=known(problem, hidden))

    assert list(worked_out.values()) == [Interval(1, 2)] * 4


def test_where_nothing_bounds_a_cell_it_has_no_upper_end() -> None:
    # A part is at most its whole, and both are hidden.
    part, whole = key(sex="female"), key()
    table = CountTable(
        View("caseload"), (Wanted(whole, Count(whole)),), (cell(part, 3), cell(whole, 9)), (at_most(part, whole),)
    )
    problem = pose((table,))
    hidden = {part, whole}

    worked_out = sharpen(problem, hidden, hidden, known={**known(problem, hidden), part: Interval(3, None)})

    assert worked_out == {part: Interval(3, None), whole: Interval(3, None)}
    assert not is_exact(worked_out[whole])


def test_a_cell_outside_the_block_stays_as_known() -> None:
    problem = pose((one_way("age", {"14": 3, "15": 5}),))
    everything = known(problem, set())

    assert sharpen(problem, set(), [key(age="14")], known=everything) == {key(age="14"): Interval(3, 3)}


def test_no_targets_need_no_solver() -> None:
    assert sharpen(pose(()), set(), [], known={}) == {}
