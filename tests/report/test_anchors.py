"""Blocks can be linked to."""

from __future__ import annotations

from report_builder.model.built import Paragraph, Picture, SetTable
from report_builder.report.anchors import anchor_of


def test_each_kind_of_block_has_its_word_in_the_id() -> None:
    assert anchor_of(Paragraph("2.4", "text")) == "paragraph-2.4"
    assert anchor_of(Picture("1a", "title", "f.svg", "alt", "source")) == "chart-1a"
    assert anchor_of(SetTable("3", "title", ("a",), ())) == "table-3"


def test_a_number_with_spaces_makes_one_word() -> None:
    assert anchor_of(Paragraph("Appendix 1: 2", "text")) == "paragraph-Appendix-1-2"
