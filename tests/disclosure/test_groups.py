"""Where all of a group stand in one category, whoever knows one of them knows it of all."""

from __future__ import annotations

from dataclasses import replace

from small_tables import cell, key, one_way, two_way

from report_builder.disclosure.groups import group_disclosures
from report_builder.disclosure.problem import Pattern, pose
from report_builder.model.measure import MEASURES
from report_builder.model.tables import CountTable, Quotient, Wanted
from report_builder.model.view import View

SAME_SEX = "Children on the caseload: everybody has the same sex"


def found(*tables: CountTable, pattern: Pattern | None = None) -> tuple[str, ...]:
    return group_disclosures(pose(tables), pattern or Pattern())


def test_everybody_in_one_category_is_told_without_the_category_and_without_a_number() -> None:
    assert found(one_way("sex", {"female": 0, "male": 7})) == (SAME_SEX,)


def test_a_group_within_a_crossing_is_named() -> None:
    counts = {"14": {"female": 0, "male": 7}, "15": {"female": 6, "male": 8}}

    assert found(two_way("age", "sex", counts)) == (
        "Children on the caseload of age 14: everybody has the same sex",
        "Children on the caseload of sex female: everybody has the same age",
    )


def test_two_categories_with_somebody_in_each_tell_nothing() -> None:
    assert found(one_way("sex", {"female": 1, "male": 7})) == ()


def test_nobody_is_no_group() -> None:
    assert found(one_way("sex", {"female": 0, "male": 0})) == ()


def test_a_single_category_is_no_breakdown() -> None:
    assert found(one_way("sex", {"male": 7})) == ()


def test_what_is_withheld_gives_no_group_away() -> None:
    assert found(one_way("sex", {"female": 0, "male": 7}), pattern=Pattern(frozenset({key(sex="male")}))) == ()


def test_a_table_that_gave_way_to_its_total_gives_no_group_away() -> None:
    assert found(one_way("sex", {"female": 0, "male": 7}), pattern=Pattern(dropped={0: 1})) == ()


def test_a_public_number_may_be_broken_down() -> None:
    table = one_way("sex", {"female": 0, "male": 7})
    public = replace(table, cells=tuple(replace(one, is_public=one.key == key()) for one in table.cells))

    assert found(public) == ()


def share_of(part: int, whole: int) -> CountTable:
    """Children in suitable education at the end, of those whose order ended."""
    at, base = key("ete_suitable_count"), key("ete_ended")
    wanted = Wanted(key("ete_suitable"), Quotient(at, base, 100))
    return CountTable(View("ete_suitable"), (wanted,), (cell(at, part), cell(base, whole)))


def test_nobody_of_a_group_is_everybody_of_it_for_the_opposite() -> None:
    assert found(share_of(0, 7)) == (f"{MEASURES['ete_suitable_count'].name}: nobody",)


def test_a_share_of_some_tells_of_nobody() -> None:
    assert found(share_of(1, 7)) == ()


def test_a_share_that_is_withheld_tells_of_nobody() -> None:
    assert found(share_of(0, 7), pattern=Pattern(frozenset({key("ete_ended")}))) == ()
