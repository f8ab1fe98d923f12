"""The reporting cycle: four quarters of the plan's year, with what the body is told in each."""

from __future__ import annotations

from datetime import date

from small_papers import section
from small_specs import asked
from spoken_tables import BOARD

from report_builder.model.built import Block, Paragraph, SetTable
from report_builder.model.period import Quarter
from report_builder.model.registers import MeetingItem, Registers
from report_builder.model.spec import Meeting
from report_builder.report.compose import compose
from report_builder.report.plan import Plan, PlannedRegister

BODY = "YOT Management Board"


def item(day: date | None, name: str, purpose: str = "", body: str = BODY) -> MeetingItem:
    return MeetingItem(body, day, name, purpose, "")


def written(*meetings: MeetingItem, body: str = BODY) -> Block:
    made = compose(
        Plan("youth-justice-plan", "Plan", "", (section(PlannedRegister("meetings", "Cycle", "by quarter")),)),
        (),
        asked(quarter=Quarter(2020, 1), meeting=Meeting(body, date(2020, 7, 13))),
        edition=BOARD,
        draw=lambda _: b"",
        is_synthetic=False,
        fingerprint="0f",
        registers=Registers(meetings=meetings),
    )
    (block,) = made.report.sections[0].parts[0].blocks
    return block


def rows(*meetings: MeetingItem) -> dict[str, list[str]]:
    table = written(*meetings)
    assert isinstance(table, SetTable)
    return {row.head: [cell.shown for cell in row.cells] for row in table.rows}


def test_each_quarter_of_the_year_has_its_meetings_and_what_is_reported() -> None:
    found = rows(
        item(date(2021, 3, 10), "The plan", "to agree it"),
        item(date(2020, 6, 10), "Schooling", "the service reports."),
        item(date(2020, 6, 10), "Health"),
    )

    assert found == {
        "Quarter 1: April to June 2020": ["10 June 2020", "Schooling: the service reports. Health"],
        "Quarter 2: July to September 2020": ["none set", "none set"],
        "Quarter 3: October to December 2020": ["none set", "none set"],
        "Quarter 4: January to March 2021": ["10 March 2021", "The plan: to agree it"],
    }


def test_meetings_of_other_bodies_other_years_and_without_a_day_are_left_out() -> None:
    found = rows(
        item(date(2020, 6, 10), "Ours"),
        item(date(2020, 6, 11), "Theirs", body="Improving Lives Select Commission"),
        item(date(2020, 3, 31), "Last year's"),
        item(date(2021, 4, 1), "Next year's"),
        item(None, "Some day"),
    )

    assert [said for _, said in found.values()] == ["Ours", "none set", "none set", "none set"]


def test_a_year_without_a_meeting_says_so() -> None:
    block = written(item(date(2019, 6, 10), "Long ago"), body="Health & Justice <Board>")

    assert isinstance(block, Paragraph)
    assert block.html == "No meeting of the Health &amp; Justice &lt;Board&gt; in 2020-21 is on record."
