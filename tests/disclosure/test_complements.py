"""Those who remain when a part is taken from its whole: known to every reader, and so protected."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from small_tables import cell, key, one_way

from report_builder.disclosure.complements import with_complements
from report_builder.disclosure.problem import Problem, pose
from report_builder.model.key import Key
from report_builder.model.tables import Count, CountTable, Difference, Quotient, Wanted, total_of
from report_builder.model.view import View


def lone(at: Key, count: int, *, is_public: bool = False) -> CountTable:
    return CountTable(View(at.measure, fixed=at.by), (Wanted(at, Count(at)),), (cell(at, count, is_public=is_public),))


def completed(*tables: CountTable) -> Problem:
    return with_complements(pose(tables))


def those_left(problem: Problem, part: Key) -> list[int]:
    """The counts of the complements of a part."""
    return [int(problem.cells[rest].count) for rest, of in problem.within.items() if of == part]


def test_those_who_remain_of_a_group_become_a_cell() -> None:
    # Of 16 looked after 14 are statutory: two are not.
    part = key(care_status="current", statutory="yes")

    problem = completed(lone(key(care_status="current"), 16), lone(part, 14))

    assert those_left(problem, part) == [2]


def test_part_and_rest_add_up_to_the_whole() -> None:
    part, whole = key(care_status="current", statutory="yes"), key(care_status="current")

    problem = completed(lone(whole, 16), lone(part, 14))

    (rest,) = problem.within
    assert total_of(whole, (part, rest)) in problem.relations
    assert problem.cells[rest].persons == 2


def test_siblings_that_are_counted_need_no_complement() -> None:
    assert completed(one_way("sex", {"female": 57, "male": 156})).within == {}


def test_a_share_of_two_measures_has_a_complement() -> None:
    # 10 of 13 assessments in time: three were late.
    due, in_time = key("assessments_due"), key("assessments_in_time")
    share = Wanted(key("assessment_timeliness"), Quotient(in_time, due, 100))
    table = CountTable(View("assessment_timeliness"), (share,), (cell(due, 13), cell(in_time, 10)))

    assert those_left(completed(table), in_time) == [3]


def test_a_rate_has_none() -> None:
    # The children who were not sentenced are no group that anybody asks for.
    sentences, children = key("custody_count"), key("population")
    rate = Wanted(key("custody_rate"), Quotient(sentences, children, 1_000))
    table = CountTable(View("custody_rate"), (rate,), (cell(sentences, 4), cell(children, 25_157)))

    assert completed(table).within == {}


def test_both_shares_of_a_difference_have_a_complement() -> None:
    keys = [key(measure, ethnic_group="asian") for measure in ("ethnic_count", "population")]
    wholes = [key("fte_count"), key("caseload")]  # of other measures, so that only the shares join them
    shares = [Quotient(part, whole, 100) for part, whole in zip(keys, wholes, strict=True)]
    cells = tuple(cell(at, n) for at, n in zip([*keys, *wholes], (20, 50, 100, 1000), strict=True))
    wanted = (Wanted(key("over_representation"), Difference(*shares)),)

    problem = completed(CountTable(View("over_representation"), wanted, cells))

    assert [those_left(problem, part) for part in keys] == [[80], [950]]


def test_another_reading_of_a_number_is_no_part_of_it() -> None:
    assert completed(lone(key("custody_count"), 4), lone(key("custody_count", source="local"), 3)).within == {}


def test_a_part_that_exceeds_its_whole_has_no_complement() -> None:
    # Reoffences of a group may outnumber the children.
    more, fewer = key("assessments_in_time"), key("assessments_due")
    share = Wanted(key("assessment_timeliness"), Quotient(more, fewer, 100))

    assert completed(CountTable(View("assessment_timeliness"), (share,), (cell(more, 5), cell(fewer, 4)))).within == {}


def test_only_the_nearest_whole_is_completed() -> None:
    whole, nearer, part = key(), key(sex="female"), key(sex="female", statutory="yes")

    problem = completed(lone(whole, 213), lone(nearer, 57), lone(part, 6))

    assert those_left(problem, part) == [51]
    assert those_left(problem, nearer) == [156]


def test_what_remains_of_two_public_numbers_is_public() -> None:
    part, whole = key("custody_count", sex="male"), key("custody_count")

    for known, expected in ((True, True), (False, False)):
        problem = completed(lone(whole, 17, is_public=True), lone(part, 15, is_public=known))
        (rest,) = problem.within
        assert problem.cells[rest].is_public is expected


def test_half_days_leave_no_fraction_of_a_person() -> None:
    part, whole = key("days_lost", sex="male"), key("days_lost")
    tables = [
        replace(lone(at, 0), cells=(replace(cell(at, 0), count=days),))
        for at, days in ((whole, Fraction(775, 2)), (part, Fraction(700, 2)))
    ]

    (rest,) = completed(*tables).within

    assert completed(*tables).cells[rest].count == Fraction(75, 2)
    assert completed(*tables).cells[rest].persons == 37
