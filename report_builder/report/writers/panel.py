"""Writes words of the service's own that are set apart: a quote, a case study."""

from __future__ import annotations

from report_builder.model.built import Block, Panel
from report_builder.report.desk import Desk
from report_builder.report.markdown import markdown_blocks
from report_builder.report.marks import Marks
from report_builder.report.plan import PlannedPanel
from report_builder.report.see import finished

_LEADS = {
    "quote": "The words below are quoted as they were said or written.",
    "case-study": "The case study below is of the service's work with a child.",
}


def write_panel(desk: Desk, planned: PlannedPanel) -> list[Block]:
    """A numbered paragraph that says what follows, and the panel; figures in it stand in that paragraph's place."""
    if planned.text.edition != desk.edition.name:
        return []
    desk.book.touched.clear()
    lead = desk.paragraph(_LEADS[planned.kind])
    marks = Marks(desk.book)
    said = []
    for kind, marked in markdown_blocks(finished(marks.added(desk.wording().pieces(planned.text.text)))):
        html, figures = marks.removed(marked)
        said.append(f"<p>{html}</p>" if kind == "paragraph" else html)
        desk.note_places(f"para {lead.number}", figures)
    desk.commentary.append(f"para {lead.number}")
    return [lead, Panel(planned.kind, planned.title, "\n".join(said), planned.note)]
