"""What an audience holds: of papers corrected, restated, mailed as drafts and issued, and of the wider audience's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.model.release import Known, PublishedCell, Release, cell_row, known

CELL = PublishedCell("custody", Decimal(6), Decimal(6), is_withheld=False)


def release(kind: str = "issued", *, of: str = "f1", audience: str = "public", count: int = 6) -> Release:
    cell = replace(CELL, low=Decimal(count), high=Decimal(count))
    return Release(kind, audience, "board-report", "Leeds", "2019-20 Q4", "2020-07-13", of, (cell,))


def test_a_draft_that_was_mailed_and_issued_as_it_was_is_held_once() -> None:
    draft, issue, other = release("mailed"), release("issued"), release(of="f2")

    assert known("public", (draft, other, issue)).earlier == (draft, other)


def test_the_paper_that_was_mailed_is_made_again_from_what_came_before_the_mail() -> None:
    first, draft, between, issue = release(of="f0"), release("mailed"), release(of="f2"), release("issued")

    found = known("public", (first, draft, between, issue), before=issue.paper)

    assert (found.earlier, found.own) == ((first,), (draft,))


def test_a_draft_that_was_changed_before_its_issue_is_known_beside_it() -> None:
    draft, issue = release("mailed", of="draft"), release("issued", of="final")

    assert known("public", (draft,), before=issue.paper) == Known("public", (draft,))
    assert known("public", (draft, issue), before=issue.paper) == Known("public", (draft,), (issue,))


def test_a_corrected_issue_of_the_same_quarter_knows_the_first_and_does_not_replace_it() -> None:
    first, corrected = release(count=6), release(of="f2", count=7)

    assert known("public", (first,), before=corrected.paper).earlier == (first,)
    assert known("public", (first, corrected)).earlier == (first, corrected)


def test_both_vintages_of_a_restated_number_are_kept_and_told_apart() -> None:
    first = release(count=6)
    restated = replace(release(of="f2", count=7), quarter="2020-21 Q1", as_at="2020-10-12")

    earlier = known("public", (first, restated)).earlier

    assert [(one.as_at, one.cells[0].name, one.cells[0].low) for one in earlier] == [
        ("2020-07-13", "custody", 6),
        ("2020-10-12", "custody", 7),
    ]


def test_one_paper_that_went_out_with_two_sets_of_numbers_owns_both() -> None:
    one, other = release(count=6), release(count=7)

    assert known("public", (one, other), before=one.paper).own == (one, other)


def test_what_was_only_built_is_known_to_nobody() -> None:
    assert known("public", (release("built"),), before=release("built").paper) == Known("public")


def test_the_board_s_paper_is_not_the_public_s_own() -> None:
    public, board = release(), release(audience="board")

    assert known("public", (board, public)).earlier == (public,)
    assert known("board", (public,), before=board.paper) == Known("board", (public,))
    assert known("board", (public, board), before=board.paper) == Known("board", (public,), (board,))


def test_the_digest_changes_with_what_went_to_that_audience_and_with_nothing_else() -> None:
    first = known("board", (release(audience="board"),)).digest

    assert known("board", (release(audience="board"), release())).digest == first
    assert known("board", (release("mailed", audience="board"), release("built", audience="board"))).digest == first
    assert known("board", ()).digest != first
    assert known("board", (release(audience="board", count=7),)).digest != first
    assert known("board", (release(audience="board"), release(of="f2", audience="board"))).digest != first


def test_the_digest_of_a_paper_is_the_same_before_and_after_it_went_out() -> None:
    first, paper, later = release(), release(of="f2"), release(of="f3")
    before = known("public", (first,), before=paper.paper)

    after = known("public", (first, paper, later), before=paper.paper)

    assert before.digest == after.digest


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_is_kept_without_rounding(number: Decimal) -> None:
    kept = cell_row(PublishedCell("", number, None, is_withheld=False))[1]

    assert Decimal(kept) == number


@pytest.mark.parametrize(("written", "kept"), [("5.00", "5"), ("-0.0", "0"), ("2.50", "2.5"), ("0.5E+1", "5")])
def test_equal_numbers_are_kept_in_one_way(written: str, kept: str) -> None:
    assert cell_row(replace(CELL, low=Decimal(written), high=None)) == ("custody", kept, None, 0)


@pytest.mark.parametrize(("low", "high"), [("7", "6"), ("NaN", "6"), ("1", "Infinity"), ("sNaN", None)])
def test_ends_that_are_no_range_are_a_fault_that_names_no_value(low: str, high: str | None) -> None:
    cell = PublishedCell("custody", Decimal(low), None if high is None else Decimal(high), is_withheld=True)

    with pytest.raises(ValueError, match=r"^a published cell has no proper range$"):
        cell_row(cell)
