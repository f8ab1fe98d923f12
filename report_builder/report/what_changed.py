"""The section "What changed since the last issue", and the line of the cover that says what a paper replaces.

Nothing is worked out here: each row is a number as it was printed and as it is printed, and the cause that was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from report_builder.model.built import (
    Block,
    CoverLine,
    Prose,
    Report,
    Section,
    SetTable,
    Subsection,
    TableCell,
    TableRow,
)
from report_builder.model.changed import Cause, Changed, Json, Since
from report_builder.model.period import spell_date
from report_builder.model.spec import ReportSpec
from report_builder.model.tables import Status
from report_builder.report.attach import Composed
from report_builder.report.cover import symbols
from report_builder.report.outline_checks import WHAT_CHANGED
from report_builder.report.papers import blocks_of
from report_builder.report.rows import SPOKEN, SYMBOLS
from report_builder.report.terms import in_terms

TITLE = "What changed since the last issue"
HEADS = ("Figure", "Then", "Now", "Why")
WHY = {
    Cause.NEW: "new in this paper",
    Cause.GONE: "no longer in this paper",
    Cause.WITHHELD_BEFORE: "not shown before, to protect individuals",
    Cause.WITHHELD_NOW: "not shown now, to protect individuals",
    Cause.CORRECTION: "corrected by the service",
    Cause.DEFINITION: "counted by another rule",
    Cause.PUBLISHED_AGAIN: "published since then by its source",
    Cause.NEW_PERIOD: "of a new period",
    Cause.LATE_RECORD: "records that came later",
    Cause.LATER_DAY: "children were followed for longer",
    Cause.RECORDS: "the records of that period changed",
    Cause.UNKNOWN: "the cause is not known",
}
"""Each cause as the paper prints it; what there is to say besides, such as a reason, stands elsewhere."""


def with_what_changed(made: Composed, since: Since, changed: Sequence[Changed], spec: ReportSpec) -> Composed:
    """A paper that says what changed; of another quarter's issue nothing is said where nothing did.

    Args:
        made: the paper as it was composed.
        since: the issue that it is compared with.
        changed: what of it the paper tells.
        spec: names and words.
    """
    if not (changed or since.is_replaced):
        return made
    number = str(_last_table(made) + 1)
    blocks: tuple[Block, ...] = (_lead(since, has_rows=bool(changed)),)
    blocks += (_table(changed, number, spec),) if changed else ()
    section = Section(WHAT_CHANGED, "", TITLE, (Subsection("", blocks),))
    place = (f"table {number}",)
    places = {**made.places, **{one.id: (*made.places.get(one.id, ()), *place) for one in changed if one.after}}
    return replace(
        made,
        report=_with_cover(_with_section(made.report, section), since),
        places=places,
        exempt=tuple(_with_cover(paper, since) for paper in made.exempt),
        replaced=_replaced(since, changed, place),
    )


def _last_table(made: Composed) -> int:
    """The number of the last table of the paper itself; exempt appendices are counted through with it."""
    blocks = (block for paper in (replace(made.report, attached=()), *made.exempt) for block in blocks_of(paper))
    return max((int(block.number) for block in blocks if isinstance(block, SetTable)), default=0)


def _lead(since: Since, *, has_rows: bool) -> Prose:
    """Whose place the paper takes, or with which it is compared."""
    issued = f", which was issued on {spell_date(date.fromisoformat(since.issued_on))}" if since.issued_on else ""
    if not since.is_replaced:
        what = f"In the paper for {since.quarter}{issued}, these numbers of earlier periods were printed otherwise."
    elif has_rows:
        what = f"This paper replaces revision {since.revision}{issued}. These numbers are printed otherwise."
    else:
        what = f"This paper replaces revision {since.revision}{issued}. No number is printed otherwise."
    return Prose(f"<p>{escape(what, quote=False)}</p>")


def _table(changed: Sequence[Changed], number: str, spec: ReportSpec) -> SetTable:
    rows = tuple(
        TableRow(
            in_terms(one.words, spec.terminology),
            (_cell(one.before, one.then), _cell(one.after, one.now), TableCell(WHY[one.cause], is_number=False)),
        )
        for one in changed
    )
    return SetTable(number, "Each number that is printed otherwise", HEADS, rows, id=WHAT_CHANGED)


def _cell(figure: Json | None, words: str) -> TableCell:
    if figure is None:
        return TableCell(words)
    is_plain = figure["status"] == Status.SHOWN and words == figure["shown"] and not isinstance(figure["value"], str)
    value = Decimal(str(figure["value"])) if is_plain else None
    return TableCell(words, SPOKEN[Status(figure["status"])], value=value, unit=str(figure["unit"]))


def _with_section(report: Report, section: Section) -> Report:
    """The paper with the section after its own; its marks are explained with the others."""
    rows = [row for block in section.parts[0].blocks if isinstance(block, SetTable) for row in block.rows]
    said = {line.label for line in report.symbols} | {cell.shown for row in rows for cell in row.cells}
    used = {symbol: words for symbol, words in SYMBOLS.items() if symbol in said}
    return replace(report, sections=(*report.sections, section), symbols=symbols(used))


def _with_cover(report: Report, since: Since) -> Report:
    """The line of the cover, after that of the edition; nothing on a paper that replaces none."""
    if not since.is_replaced:
        return report
    issued = f" issued on {spell_date(date.fromisoformat(since.issued_on))}" if since.issued_on else ""
    line = CoverLine("Issue", f"Revision {since.revision + 1}, replaces revision {since.revision}{issued}")
    at = next((place for place, one in enumerate(report.cover, 1) if one.label == "Edition"), len(report.cover))
    return replace(report, cover=(*report.cover[:at], line, *report.cover[at:]))


def _replaced(since: Since, changed: Sequence[Changed], place: tuple[str, ...]) -> Mapping[str, Any]:
    """What figures.json says of the issue: which it is, and its numbers that stand in the paper beside those of now."""
    figures = [_entry(one, one.before, place) for one in changed if one.before is not None]
    return {"report": since.report, "revision": since.revision, "issued_on": since.issued_on, "figures": figures}


def _entry(one: Changed, before: Json, place: tuple[str, ...]) -> dict[str, Any]:
    """A figure as it was, where the paper prints it now; what it was made of only where that is printed."""
    entry = {name: value for name, value in before.items() if name not in {"instead", "reference"}}
    parts = {} if one.then != before["shown"] else {"numerator": None, "denominator": None}
    return {**entry, **parts, "where": list(place), "cause": str(one.cause)}
