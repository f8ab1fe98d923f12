"""Writes the table in which those who answer for a paper sign and date it by hand."""

from __future__ import annotations

from report_builder.model.built import Block, SetTable, TableCell, TableRow
from report_builder.report.desk import Desk
from report_builder.report.plan import Otherwise, PlannedSignatures

_ROOM = (TableCell("", "to be signed by hand", is_number=False), TableCell("", "to be dated by hand", is_number=False))


def write_signatures(desk: Desk, planned: PlannedSignatures) -> list[Block]:
    """A row for each post that the config names, or a sentence that owns up to it where it names none."""
    if not desk.spec.signatures:
        return [desk.paragraph("Nobody has been named yet to sign this plan.")]
    desk.tables += 1
    rows = tuple(TableRow(post, _ROOM) for post in desk.spec.signatures)
    return [
        desk.paragraph("Those who sign agree to this plan on behalf of their organisation."),
        SetTable(str(desk.tables), planned.title, ("Post", "Signature", "Date"), rows, is_to_fill=True),
    ]


def write_otherwise(desk: Desk, planned: Otherwise) -> list[Block]:
    """The sentence, in an edition for which people wrote nothing; it may name the meeting and the service."""
    if desk.edition.name not in planned.editions:
        return []
    return [desk.paragraph(" ".join(desk.wording().sentences((planned.text,))[0]))]
