"""Noughts that follow from what words mean or from what is public give nothing away."""

from __future__ import annotations

from dataclasses import replace

from small_tables import cell, key, one_way

from report_builder.disclosure.nature import noughts_by_nature
from report_builder.disclosure.problem import pose
from report_builder.model.key import Key
from report_builder.model.spec import Edition
from report_builder.model.tables import CountTable, at_most

NO_ZEROS = Edition("public", 5, is_zero_safe=False)
AGES = one_way("age", {"14": 0, "15": 9})
"""0 + 9 = 9."""
NONE, ALL = key(age="14"), key()


def known(table: CountTable, edition: Edition = NO_ZEROS, *small: Key) -> frozenset[Key]:
    return noughts_by_nature(pose((table,)), edition, frozenset(small or {NONE}))


def public(table: CountTable, *keys: Key) -> CountTable:
    return replace(table, cells=tuple(replace(one, is_public=one.key in keys) for one in table.cells))


def test_a_nought_that_is_local_alone_can_be_hidden() -> None:
    assert known(AGES) == frozenset()


def test_a_nought_between_equal_public_numbers_is_known() -> None:
    # 9 - 9 = 0, both published.
    assert known(public(AGES, key(age="15"), ALL)) == {NONE}


def test_the_parts_of_a_public_nought_are_known() -> None:
    empty = one_way("age", {"14": 0, "15": 0})

    assert known(public(empty, ALL), NO_ZEROS, NONE, key(age="15")) == {NONE, key(age="15")}


def test_a_small_number_is_defended_however_public_its_neighbours_are() -> None:
    ages = one_way("age", {"14": 2, "15": 9})

    assert known(public(ages, key(age="15"), ALL)) == frozenset()


def test_where_noughts_are_printed_there_are_none_to_look_for() -> None:
    assert known(public(AGES, key(age="15"), ALL), Edition("public", 5)) == frozenset()


def test_what_a_known_nought_leads_to_is_known_too() -> None:
    # 0 of 9 is known; the nought of its own category's part follows.
    part = key(age="14", sex="female")
    deeper = replace(AGES, cells=(*public(AGES, key(age="15"), ALL).cells, cell(part, 0)))
    inner = replace(deeper, relations=(*AGES.relations, at_most(part, NONE)))

    assert known(inner, NO_ZEROS, NONE, part) == {NONE, part}
