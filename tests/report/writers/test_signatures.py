"""Room to sign, and sentences that own up to what nobody wrote."""

from __future__ import annotations

from small_papers import commentary, composed, section
from spoken_tables import BOARD, PUBLIC

from report_builder.model.built import Paragraph, SetTable
from report_builder.report.plan import Otherwise, PlannedSignatures

SIGN = PlannedSignatures("Those who agree")


def test_each_post_has_room_to_sign_and_to_date_that_is_named_to_who_cannot_see_it() -> None:
    made = composed(section(SIGN), signatures=("Chief Constable", "Head of Service"))
    said, table = made.report.sections[0].parts[0].blocks

    assert isinstance(said, Paragraph)
    assert isinstance(table, SetTable)
    assert [row.head for row in table.rows] == ["Chief Constable", "Head of Service"]
    assert table.is_to_fill
    assert {(cell.shown, cell.spoken) for row in table.rows for cell in row.cells} == {
        ("", "to be signed by hand"),
        ("", "to be dated by hand"),
    }


def test_a_plan_that_nobody_signs_says_so() -> None:
    made = composed(section(SIGN))
    (block,) = made.report.sections[0].parts[0].blocks

    assert isinstance(block, Paragraph)
    assert block.html == "Nobody has been named yet to sign this plan."


def test_a_section_that_one_edition_alone_wrote_says_in_the_other_that_nothing_was_written() -> None:
    plan = section(Otherwise("Nothing was set out.", frozenset({"public"})), commentary("We will.", "board"))

    said = [
        [block.html for block in composed(plan, edition=edition).report.sections[0].parts[0].blocks]  # type: ignore[union-attr]
        for edition in (BOARD, PUBLIC)
    ]

    assert said == [["We will."], ["Nothing was set out."]]
