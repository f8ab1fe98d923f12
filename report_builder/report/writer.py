"""Goes through a plan from top to bottom and writes each block: text, chart, table, or the words in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from report_builder.drawing.chart import ChartData
from report_builder.model.built import Block, Paragraph, Picture, Prose, Section, Subsection
from report_builder.model.measure import MEASURES
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.besides import said_besides
from report_builder.report.book import Book
from report_builder.report.listings import listing, no_update
from report_builder.report.markdown import markdown_blocks
from report_builder.report.marks import Marks
from report_builder.report.pictures import alt_text, chart_data, left_of_chart
from report_builder.report.plan import Block as PlannedBlock
from report_builder.report.plan import (
    Flag,
    Listing,
    PlannedChart,
    PlannedCommentary,
    PlannedSection,
    PlannedTable,
    Text,
    parts_of,
    shown_of,
    speaks_of_figures,
)
from report_builder.report.rows import SYMBOLS, WITHHELD, set_table
from report_builder.report.silence import HATCHED, all_withheld, hidden_breakdowns, what_is_left
from report_builder.report.source_listing import Gap, absence, source_listing
from report_builder.report.terms import in_our_terms, in_terms
from report_builder.report.wording import Wording

Draw = Callable[[ChartData], bytes]


@dataclass(frozen=True, slots=True)
class _State:
    """How far a paper has come."""

    pictures: dict[str, bytes]
    places: dict[str, list[str]]
    symbols: set[str]
    missing: set[str]
    commentary: list[str]
    paragraphs: int
    tables: int
    charts: int


@dataclass(slots=True)
class Writer:
    """Goes through the plan from top to bottom and counts paragraphs, tables and pictures as they fall.

    `withheld` and `spoken` say of the part at work whether something of it is withheld, and whether a figure was shown;
    `commentary` gathers the paragraphs that people wrote, `absent` why sections were left out.
    """

    spec: ReportSpec
    edition: Edition
    draw: Draw
    book: Book
    remarks: tuple[str, ...] = ()
    alternatives: Mapping[View, tuple[ProtectedTable, ...]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    symbols: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    absent: list[Gap] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    commentary: list[str] = field(default_factory=list)
    withheld: bool = False
    spoken: bool = False
    section: str = ""
    paragraphs: int = 0
    tables: int = 0
    charts: int = 0

    def sections(self, planned: tuple[PlannedSection, ...]) -> Iterator[Section]:
        """Body sections are numbered 1, 2, 3, appendices Appendix 1, 2."""
        body = appendices = 0
        ids = [section.id for section in planned]
        first = "introduction" if "introduction" in ids else next(iter(ids), "")
        for section in planned:
            absent = self._absence(section)
            if absent:
                self.absent += [reason for reason in absent if reason not in self.absent]
                continue
            if section.is_appendix:
                appendices += 1
                number, self.section = f"Appendix {appendices}", f"A{appendices}"
            else:
                body += 1
                number = self.section = str(body)
            self.paragraphs = 0
            self.missing.clear()
            parts = self._section(section, self.remarks if section.id == first else ())
            yield Section(section.id, number, self._in_terms(section.title), parts, section.is_appendix)

    def _absence(self, section: PlannedSection) -> list[Gap]:
        """Why a section that needs data is left out: no chart or table of it has any, or none of the service's own."""
        views = [view for view in shown_of(section) if view in self.book.tables] if section.needs_data else []
        return list(dict.fromkeys(absence(views, self.book, service=self.spec.yot)))

    def _section(self, section: PlannedSection, remarks: tuple[str, ...]) -> tuple[Subsection, ...]:
        """The parts of a section; in words alone where not one of its figures can be shown."""
        planned = parts_of(section.blocks)
        before = self._state()
        written = [self._part(title, blocks) for title, blocks in planned]
        if self.withheld and not self.spoken:
            self._restore(before)
            rest = tuple(block for _, blocks in planned for block in blocks)
            written = [Subsection("", self._in_words(rest, "section"))]
        self.withheld = self.spoken = False
        parts = tuple(part for part in written if part.blocks)
        if remarks:
            last = parts[-1] if parts else Subsection("", ())
            said = tuple(self._paragraph(remark) for remark in remarks)
            parts = (*parts[:-1], replace(last, blocks=(*last.blocks, *said)))
        if parts:
            return parts
        return (Subsection("", (self._paragraph("There is nothing to report in this section."),)),)

    def _part(self, title: str, planned: tuple[PlannedBlock, ...]) -> Subsection:
        """A part of a section; in words alone where it has a head and not one of its figures can be shown."""
        before, outside = self._state(), (self.withheld, self.spoken)
        self.withheld = self.spoken = False
        blocks = self._in_order(planned)
        if title and self.withheld and not self.spoken:
            self._restore(before)
            blocks = self._in_words(planned, "part")
        self.withheld, self.spoken = self.withheld or outside[0], self.spoken or outside[1]
        return Subsection(self._in_terms(title), blocks)

    def _in_order(self, planned: tuple[PlannedBlock, ...]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for one in planned:
            if self.hidden and self._will_speak(one):
                blocks.append(self._own_up())
            blocks += self._blocks(one)
        if self.hidden:
            blocks.append(self._own_up())
        return tuple(blocks)

    def _in_words(self, planned: tuple[PlannedBlock, ...], whole: str) -> tuple[Block, ...]:
        """What speaks of no figure, and one sentence in the place of all that would."""
        blocks: list[Block] = []
        for one in planned:
            if not speaks_of_figures(one):
                blocks += self._blocks(one)
            elif all_withheld(whole) not in [getattr(block, "html", "") for block in blocks]:
                blocks.append(self._paragraph(all_withheld(whole)))
        return tuple(blocks)

    def _state(self) -> _State:
        """How far the paper has come, to go back to."""
        places = {id_: list(found) for id_, found in self.places.items()}
        copies = dict(self.pictures), places, set(self.symbols), set(self.missing), list(self.commentary)
        return _State(*copies, self.paragraphs, self.tables, self.charts)

    def _restore(self, state: _State) -> None:
        self.pictures, self.places = state.pictures, state.places
        self.symbols, self.missing, self.commentary = state.symbols, state.missing, state.commentary
        self.paragraphs, self.tables, self.charts = state.paragraphs, state.tables, state.charts

    def _will_speak(self, planned: PlannedBlock) -> bool:
        """Whether a paragraph follows; of our own texts, only where one of its sentences can be said."""
        if isinstance(planned, (PlannedTable, PlannedChart)):
            return False
        if isinstance(planned, PlannedCommentary):
            return planned.edition == self.edition.name
        speaks = not isinstance(planned, Text) or bool(self._wording().sentences(planned.sentences)[0])
        self.book.touched.clear()
        return speaks

    def _blocks(self, planned: object) -> list[Block]:
        blocks: list[Block] = []
        match planned:
            case Text():
                blocks = self._text(planned)
            case Listing():
                for intro, items in self._listing(planned.name):
                    blocks += [self._paragraph(intro), Prose(self._in_terms(items))]
            case Flag():
                blocks = [self._paragraph(said) for said in no_update(planned.measure, self.spec)]
            case PlannedChart():
                blocks = self._chart(planned)
            case PlannedTable():
                blocks = self._table(planned)
            case PlannedCommentary() if planned.edition == self.edition.name:
                blocks = self._commentary(planned)
        return blocks

    def _listing(self, name: str) -> Iterator[tuple[str, str]]:
        if name in {"sources", "absent"}:
            return source_listing(name, self.book, self.absent)
        return listing(name, self.spec)

    def _wording(self) -> Wording:
        return Wording(self.book, self.spec)

    def _text(self, planned: Text) -> list[Block]:
        """One paragraph of all sentences that can be said; what is withheld is owned up to once."""
        self.book.touched.clear()
        said, is_withheld = self._wording().sentences(planned.sentences)
        self.withheld = self.withheld or is_withheld
        if is_withheld and said:
            said.append("Numbers that could point to a child are not shown.")
        if not said and not planned.is_optional:
            said = self._missing(reference.view for reference in planned.references)
        return [self._paragraph(" ".join(said))] if said else []

    def _missing(self, views: Iterator[View]) -> list[str]:
        """Why there are no data, each reason once in a section."""
        reasons = [self.book.table(view).missing for view in views if view in self.book.tables]
        fresh = [reason for reason in dict.fromkeys(reasons) if reason and reason not in self.missing]
        self.missing.update(fresh)
        self.spoken = self.spoken or bool(fresh)
        return [f"{reason.rstrip('.')}." for reason in fresh]

    def _paragraph(self, text: str) -> Paragraph:
        self.paragraphs += 1
        number = f"{self.section}.{self.paragraphs}"
        self._note_places(f"para {number}")
        return Paragraph(number, self._in_terms(text))

    def _note_places(self, place: str, figures: list[Figure] | None = None) -> None:
        for figure in self.book.touched if figures is None else figures:
            self.spoken = self.spoken or figure.is_shown or bool(figure.instead)
            self.places.setdefault(figure.key.id, []).append(place)
        self.book.touched.clear()

    def _commentary(self, planned: PlannedCommentary) -> list[Block]:
        """The manager's Markdown: her paragraphs numbered like ours, her lists and tables as they are."""
        marks = Marks(self.book)
        blocks: list[Block] = []
        for kind, marked in markdown_blocks(marks.added(self._wording().pieces(planned.text))):
            html, figures = marks.removed(marked)
            if kind == "paragraph":
                self.paragraphs += 1
                blocks.append(Paragraph(f"{self.section}.{self.paragraphs}", html))
            else:
                blocks.append(Prose(html))
            place = f"para {self.section}.{max(self.paragraphs, 1)}"
            self.commentary.append(place)
            self._note_places(place, figures)
        return blocks

    def _chart(self, planned: PlannedChart) -> list[Block]:
        planned = replace(planned, series=in_our_terms(planned.series, self.spec.terminology))
        self.book.touched.clear()
        plain, _ = self._wording().first(planned.plain.sentences)
        in_plain = list(self.book.touched)
        title, is_withheld = self._wording().first(planned.title.sentences)
        said = list(self.book.touched) if title and not is_withheld else in_plain
        self.book.touched.clear()
        data = chart_data(planned, self.book, highlight=self.spec.yot)
        if data is None:
            return self._instead(planned.series[0].view, plain)
        if len(data.categories) < planned.least:
            return []
        left = left_of_chart(planned, self.book)
        if left is not None:
            return self._left(plain, left)
        if any(figure.status is Status.WITHHELD for figure in self.book.touched):
            self.symbols.add(WITHHELD)  # what is not available is drawn as words
        self.charts += not planned.number
        planned = replace(planned, number=planned.number or str(self.charts))
        alt = alt_text(planned, self.book, plain=self._in_terms(plain))
        self._note_places(f"chart {planned.number}", [*self.book.touched, *said])
        file = f"chart-{planned.number}.svg"
        self.pictures[file] = self.draw(replace(data, unit=self._in_terms(data.unit)))
        headline = title if title and not is_withheld else plain
        source = MEASURES[planned.series[0].view.measure].source
        line = f"Source: {source}." if headline == plain else f"{plain}. Source: {source}."
        notes = list(dict.fromkeys(note for s in planned.series for note in self.book.table(s.view).notes))
        notes += [HATCHED] if any(mark.is_withheld for mark in data.marks) else []
        picture = Picture(planned.number, self._in_terms(headline), file, alt, self._in_terms(line), " ".join(notes))
        return [picture, *self._besides([series.view for series in planned.series])]

    def _besides(self, views: list[View], before: str = "") -> list[Block]:
        """What can be said in the place of withheld numbers of these views, after a sentence."""
        said, figures = said_besides(views, self.book, self.alternatives)
        self.book.touched[:] = figures
        return [self._paragraph(escape(f"{before} {said}".strip(), quote=False))] if said else []

    def _left(self, title: str, left: list[tuple[str, list[Figure]]]) -> list[Block]:
        """The few numbers of a chart that can be shown, in a sentence."""
        self.book.touched[:] = [figure for _, figures in left for figure in figures]
        self.withheld = True
        if not left:
            self.hidden.append(title)
            return []
        return [self._paragraph(what_is_left(title, [said for said, _ in left]))]

    def _table(self, planned: PlannedTable) -> list[Block]:
        self.book.touched.clear()
        series = in_our_terms(planned.series, self.spec.terminology)
        supplied = tuple(one for one in series if not absence([one.view], self.book, service=self.spec.yot))
        if planned.supplied_only and not supplied:
            return [self._paragraph(f"{escape(planned.title, quote=False)}: none is known of {escape(self.spec.yot)}.")]
        series = supplied if planned.supplied_only else series
        ours = replace(planned, title=self._in_terms(planned.title), series=series)
        table = set_table(ours, self.book, number=str(self.tables + 1))
        if table is None:
            return self._instead(planned.series[0].view, planned.title)
        self.tables += 1
        self.symbols |= {cell.shown for row in table.rows for cell in row.cells if cell.shown in SYMBOLS}
        self._note_places(f"table {table.number}")
        return [table, *self._besides([series.view for series in planned.series])]

    def _in_terms(self, text: str) -> str:
        return in_terms(text, self.spec.terminology)

    def _own_up(self) -> Paragraph:
        """One paragraph for all breakdowns since the last text that only a total may stand for."""
        said = hidden_breakdowns(self.hidden)
        self.hidden.clear()
        return self._paragraph(said)

    def _instead(self, view: View, title: str) -> list[Block]:
        """What stands where a chart or table cannot be: why there are no data, or that they are protected."""
        table = self.book.table(view)
        self.book.touched.clear()
        if table.missing:
            return [self._paragraph(reason) for reason in self._missing(iter([view]))]
        statuses = {figure.status for figure in (*table.figures, *table.dropped)}
        if Status.WITHHELD in statuses:
            self.withheld = True
            said = self._besides([view], hidden_breakdowns([title])) if view in self.alternatives else []
            self.hidden += [] if said else [title]
            return said
        self.spoken = True
        if Status.NOT_AVAILABLE in statuses:
            return [self._paragraph(f"{title}: not available.")]
        return [self._paragraph(f"{title}: there were none.")]
