"""Names that mean the same children have the same place."""

from __future__ import annotations

from report_builder.audit.boxes import Box, CaseOrder, box_of, categories_of
from report_builder.model.dimension import CASE_TYPES

CASES = CaseOrder()


def test_a_statutory_child_on_an_order_is_a_child_on_that_order() -> None:
    assert box_of({"statutory": "yes", "case_type": "yro"}, CASES) == box_of({"case_type": "yro"}, CASES)


def test_statutory_and_not_are_all_types_of_case() -> None:
    both = [box_of({"statutory": each}, CASES).side("case_type") for each in ("yes", "no")]

    assert (both[0] or frozenset()) | (both[1] or frozenset()) == set(CASE_TYPES)
    assert both[0] != both[1]


def test_a_service_s_own_line_decides_what_is_statutory() -> None:
    own = CaseOrder(("a", "b"), {"both": ("a", "b")}, ("a",))

    assert box_of({"statutory": "yes"}, own) == box_of({"case_type": "a"}, own)
    assert categories_of("case_type", own) == ("a", "b")


def test_a_band_of_ages_is_its_ages() -> None:
    assert box_of({"age": "14-15"}, CASES).side("age") == {"14", "15"}


def test_a_side_taken_whole_is_not_named() -> None:
    girls = box_of({"sex": "female"}, CASES)

    assert girls.on("sex", None) == Box()
    assert girls.on("age", frozenset(["14"])).axes == {"sex", "age"}
