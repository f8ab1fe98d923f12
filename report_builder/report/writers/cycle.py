"""Writes the reporting cycle of a plan's year: what the body is told in which quarter, as the meetings have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from report_builder.model.built import Block, TableRow
from report_builder.model.period import Quarter, spell_date
from report_builder.model.registers import MeetingItem
from report_builder.report.desk import Desk
from report_builder.report.plan import PlannedRegister
from report_builder.report.writers.register_table import register_table, text_row

_HEADS = ("Quarter", "Meeting", "What is reported")


def write_cycle(desk: Desk, planned: PlannedRegister) -> list[Block]:
    """A row for each quarter of the financial year in which the report's quarter lies, in the order of the days."""
    quarters = [Quarter(desk.spec.quarter.first_year, number) for number in range(1, 5)]
    held = [one for one in desk.registers.meetings or () if one.body.casefold() == desk.spec.meeting.body.casefold()]
    within = [one for one in held if one.date and any(one.date in quarter.period for quarter in quarters)]
    year = desk.spec.quarter.financial_year
    if not within:
        body = escape(desk.spec.meeting.body, quote=False)
        return [desk.paragraph(f"No meeting of the {body} in {year} is on record.")]
    return [register_table(desk, f"{planned.title}, {year}", _HEADS, [_row(quarter, within) for quarter in quarters])]


def _row(quarter: Quarter, meetings: Iterable[MeetingItem]) -> TableRow:
    head = f"Quarter {quarter.number}: {quarter.period.words}"
    found = sorted(_within(quarter, meetings), key=lambda one: one.date or date.max)
    days = dict.fromkeys(spell_date(one.date) for one in found if one.date)
    items = dict.fromkeys(f"{one.item}: {one.purpose}" if one.purpose else one.item for one in found)
    return text_row(head, "; ".join(days) or "none set", ". ".join(item.rstrip(".") for item in items) or "none set")


def _within(quarter: Quarter, meetings: Iterable[MeetingItem]) -> Iterator[MeetingItem]:
    return (one for one in meetings if one.date and one.date in quarter.period)
