"""Goes through a plan from top to bottom: numbers its sections, and sees to it that no part is silent unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_builder.model.built import Block, Section, Subsection
from report_builder.report.committee import why_appendix_is_exempt
from report_builder.report.desk import Desk, ExemptSection
from report_builder.report.plan import Block as PlannedBlock
from report_builder.report.plan import (
    Disclosure,
    PlannedChart,
    PlannedCommentary,
    PlannedSection,
    PlannedTable,
    Statement,
    Text,
    parts_of,
)
from report_builder.report.planned_views import shown_of, speaks_of_figures
from report_builder.report.silence import all_withheld
from report_builder.report.source_listing import Gap, absence
from report_builder.report.writers.block import write_block


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes section after section on a desk; the first of them owns up to its remarks, unless they have a place."""

    desk: Desk

    def sections(self, planned: tuple[PlannedSection, ...]) -> Iterator[Section]:
        """Body sections are numbered 1, 2, 3, appendices Appendix 1, 2; the summary has no number."""
        body = appendices = 0
        planned = tuple(one for one in planned if self.desk.edition.name in (one.editions or [self.desk.edition.name]))
        ids = [section.id for section in planned if not (section.is_summary or section.is_header)]
        has_place = any(isinstance(block, Disclosure) for section in planned for block in section.blocks)
        first = "introduction" if "introduction" in ids else next(iter(ids), "")
        for section in planned:
            absent = self._absence(section)
            if absent:
                self.desk.absent += [reason for reason in absent if reason not in self.desk.absent]
                continue
            if section.is_summary:
                yield from self._summary(section)
                continue
            if section.is_appendix:
                appendices += 1
                number, self.desk.section = f"Appendix {appendices}", f"A{appendices}"
            else:
                body += 1
                number = self.desk.section = str(body)
            self.desk.paragraphs = 0
            self.desk.missing.clear()
            remarks = self.desk.remarks if section.id == first and not has_place else ()
            parts = self._apart(section, number) if section.exemption else self._section(section, remarks)
            yield Section(section.id, number, self.desk.in_terms(section.title), parts, section.is_appendix)

    def _apart(self, section: PlannedSection, number: str) -> tuple[Subsection, ...]:
        """What stands in the place of an exempt appendix, which is put aside; the public's paper does not write it."""
        assert section.exemption is not None  # noqa: S101  the caller has looked
        if not self.desk.edition.is_public:
            before = set(self.desk.symbols)
            self.desk.symbols.clear()
            parts = self._section(section, ())
            whole = Section(section.id, number, self.desk.in_terms(section.title), parts, section.is_appendix)
            self.desk.exempt.append(ExemptSection(whole, section.exemption, frozenset(self.desk.symbols)))
            self.desk.symbols = before
            self.desk.paragraphs = 0
        said = Statement(why_appendix_is_exempt(number, section.exemption))
        return (Subsection("", tuple(write_block(self.desk, said))),)

    def _summary(self, section: PlannedSection) -> Iterator[Section]:
        """The key figures, where there are any."""
        blocks = tuple(block for one in section.blocks for block in write_block(self.desk, one))
        self.desk.withheld = self.desk.spoken = False
        if blocks:
            yield Section(section.id, "", self.desk.in_terms(section.title), (Subsection("", blocks),))

    def _absence(self, section: PlannedSection) -> list[Gap]:
        """Why a section that needs data is left out: no chart or table of it has any, or none of the service's own."""
        views = [view for view in shown_of(section) if view in self.desk.book.tables] if section.needs_data else []
        return list(dict.fromkeys(absence(views, self.desk.book, service=self.desk.spec.yot)))

    def _section(self, section: PlannedSection, remarks: tuple[str, ...]) -> tuple[Subsection, ...]:
        """The parts of a section; in words alone where not one of its figures can be shown."""
        planned = parts_of(section.blocks)
        before = self.desk.state()
        written = [self._part(title, blocks) for title, blocks in planned]
        if self.desk.withheld and not self.desk.spoken:
            self.desk.restore(before)
            rest = tuple(block for _, blocks in planned for block in blocks)
            written = [Subsection("", self._in_words(rest, "section"))]
        self.desk.withheld = self.desk.spoken = False
        parts = tuple(part for part in written if part.blocks)
        if remarks:
            last = parts[-1] if parts else Subsection("", ())
            said = tuple(self.desk.paragraph(remark) for remark in remarks)
            parts = (*parts[:-1], replace(last, blocks=(*last.blocks, *said)))
        if parts:
            return parts
        return (Subsection("", (self.desk.paragraph("There is nothing to report in this section."),)),)

    def _part(self, title: str, planned: tuple[PlannedBlock, ...]) -> Subsection:
        """A part of a section; in words alone where it has a head and not one of its figures can be shown."""
        before, outside = self.desk.state(), (self.desk.withheld, self.desk.spoken)
        self.desk.withheld = self.desk.spoken = False
        blocks = self._in_order(planned)
        if title and self.desk.withheld and not self.desk.spoken:
            self.desk.restore(before)
            blocks = self._in_words(planned, "part")
        self.desk.withheld, self.desk.spoken = self.desk.withheld or outside[0], self.desk.spoken or outside[1]
        return Subsection(self.desk.in_terms(title), blocks)

    def _in_order(self, planned: tuple[PlannedBlock, ...]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for one in planned:
            if self.desk.hidden and self._will_speak(one):
                blocks.append(self.desk.own_up())
            blocks += write_block(self.desk, one)
        if self.desk.hidden:
            blocks.append(self.desk.own_up())
        return tuple(blocks)

    def _in_words(self, planned: tuple[PlannedBlock, ...], whole: str) -> tuple[Block, ...]:
        """What speaks of no figure, and one sentence in the place of all that would."""
        blocks: list[Block] = []
        for one in planned:
            if not speaks_of_figures(one):
                blocks += write_block(self.desk, one)
            elif all_withheld(whole) not in [getattr(block, "html", "") for block in blocks]:
                blocks.append(self.desk.paragraph(all_withheld(whole)))
        return tuple(blocks)

    def _will_speak(self, planned: PlannedBlock) -> bool:
        """Whether a paragraph follows; of our own texts, only where one of its sentences can be said."""
        if isinstance(planned, (PlannedTable, PlannedChart)):
            return False
        if isinstance(planned, PlannedCommentary):
            return planned.edition == self.desk.edition.name
        speaks = not isinstance(planned, Text) or bool(self.desk.wording().sentences(planned.sentences)[0])
        self.desk.book.touched.clear()
        return speaks
