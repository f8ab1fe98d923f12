"""Plan and protected figures -> Report: sections, paragraphs, charts and tables, each in its place with its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from report_builder.drawing.chart import ChartData
from report_builder.model.built import Block, Paragraph, Picture, Prose, Report, Section, Subsection
from report_builder.model.measure import MEASURES
from report_builder.model.spec import Edition, ReportSpec
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report import cover
from report_builder.report.book import Book
from report_builder.report.listings import listing, no_update
from report_builder.report.markdown import markdown_blocks
from report_builder.report.marks import Marks
from report_builder.report.phrases import within_a_sentence
from report_builder.report.pictures import alt_text, chart_data
from report_builder.report.plan import (
    Flag,
    Listing,
    PartHead,
    Plan,
    PlannedChart,
    PlannedCommentary,
    PlannedSection,
    PlannedTable,
    Text,
)
from report_builder.report.rows import SYMBOLS, WITHHELD, set_table
from report_builder.report.terms import in_our_terms, in_terms
from report_builder.report.wording import Wording

Draw = Callable[[ChartData], bytes]


@dataclass(frozen=True, slots=True)
class Composed:
    """A report and where in it each figure stands: figure id -> "chart 7", "para 2.4"."""

    report: Report
    places: Mapping[str, tuple[str, ...]]


def compose(
    plan: Plan,
    tables: tuple[ProtectedTable, ...],
    spec: ReportSpec,
    *,
    edition: Edition,
    draw: Draw,
    is_synthetic: bool,
    fingerprint: str,
    remarks: tuple[str, ...] = (),
) -> Composed:
    """One edition of a paper.

    Args:
        plan: the sections and what they show.
        tables: every view of the plan after the wall.
        spec: names, dates and wishes.
        edition: whose paper it is.
        draw: turns a chart's data into SVG.
        is_synthetic: whether the data say of themselves that they are made up.
        fingerprint: hash of config, inputs and versions.
        remarks: what the introduction must own up to, such as rows that were set aside.
    """
    writer = _Writer(spec, edition, draw, Book({table.view: table for table in tables}), remarks)
    sections = tuple(writer.sections(plan.sections))
    used = {symbol: words for symbol, words in SYMBOLS.items() if symbol in writer.symbols}
    report = Report(
        title=in_terms(plan.title, spec.terminology),
        subtitle=plan.subtitle,
        organisation=cover.organisation(spec),
        edition=edition.name,
        marking=edition.marking,
        cover=cover.lines(spec, edition),
        sections=sections,
        pictures=writer.pictures,
        is_synthetic=is_synthetic,
        date_words=cover.date_words(spec),
        fingerprint=fingerprint,
        symbols=cover.symbols(used),
    )
    return Composed(report, {id_: tuple(dict.fromkeys(places)) for id_, places in writer.places.items()})


@dataclass(slots=True)
class _Writer:
    """Goes through the plan from top to bottom and counts paragraphs, tables and pictures as they fall."""

    spec: ReportSpec
    edition: Edition
    draw: Draw
    book: Book
    remarks: tuple[str, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    symbols: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    section: str = ""
    paragraphs: int = 0
    tables: int = 0

    def sections(self, planned: tuple[PlannedSection, ...]) -> Iterator[Section]:
        """Body sections are numbered 1, 2, 3, appendices Appendix 1, 2."""
        body = appendices = 0
        ids = [section.id for section in planned]
        first = "introduction" if "introduction" in ids else next(iter(ids), "")
        for section in planned:
            if section.is_appendix:
                appendices += 1
                number, self.section = f"Appendix {appendices}", f"A{appendices}"
            else:
                body += 1
                number = self.section = str(body)
            self.paragraphs = 0
            self.missing.clear()
            parts = tuple(self._parts(section, self.remarks if section.id == first else ()))
            yield Section(section.id, number, self._in_terms(section.title), parts, section.is_appendix)

    def _parts(self, section: PlannedSection, remarks: tuple[str, ...]) -> Iterator[Subsection]:
        title, blocks = "", list[Block]()
        for planned in section.blocks:
            if self.hidden and not isinstance(planned, (PlannedTable, PlannedChart)):
                blocks.append(self._own_up())
            if isinstance(planned, PartHead):
                if blocks:
                    yield Subsection(title, tuple(blocks))
                title, blocks = self._in_terms(planned.title), []
            else:
                blocks += self._blocks(planned)
        if self.hidden:
            blocks.append(self._own_up())
        blocks += [self._paragraph(remark) for remark in remarks]
        if blocks:
            yield Subsection(title, tuple(blocks))
        elif not title:
            yield Subsection("", (self._paragraph("There is nothing to report in this section."),))

    def _blocks(self, planned: object) -> list[Block]:
        blocks: list[Block] = []
        match planned:
            case Text():
                blocks = self._text(planned)
            case Listing():
                for intro, items in listing(planned.name, self.spec):
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

    def _wording(self) -> Wording:
        return Wording(self.book, self.spec)

    def _text(self, planned: Text) -> list[Block]:
        """One paragraph of all sentences that can be said; what is withheld is owned up to once."""
        self.book.touched.clear()
        said, is_withheld = self._wording().sentences(planned.sentences)
        if is_withheld and said:
            said.append("Numbers that could point to a child are not shown.")
        if not said:
            said = self._missing(reference.view for reference in planned.references)
        return [self._paragraph(" ".join(said))] if said else []

    def _missing(self, views: Iterator[View]) -> list[str]:
        """Why there are no data, each reason once in a section."""
        reasons = [self.book.table(view).missing for view in views if view in self.book.tables]
        fresh = [reason for reason in dict.fromkeys(reasons) if reason and reason not in self.missing]
        self.missing.update(fresh)
        return [f"{reason.rstrip('.')}." for reason in fresh]

    def _paragraph(self, text: str) -> Paragraph:
        self.paragraphs += 1
        number = f"{self.section}.{self.paragraphs}"
        self._note_places(f"para {number}")
        return Paragraph(number, self._in_terms(text))

    def _note_places(self, place: str, figures: list[Figure] | None = None) -> None:
        for figure in self.book.touched if figures is None else figures:
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
            self._note_places(f"para {self.section}.{max(self.paragraphs, 1)}", figures)
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
        if any(figure.status is Status.WITHHELD for figure in self.book.touched):
            self.symbols.add(WITHHELD)  # what is not available is drawn as words
        alt = alt_text(planned, self.book, plain=self._in_terms(plain))
        self._note_places(f"chart {planned.number}", [*self.book.touched, *said])
        file = f"chart-{planned.number}.svg"
        self.pictures[file] = self.draw(replace(data, unit=self._in_terms(data.unit)))
        headline = title if title and not is_withheld else plain
        source = MEASURES[planned.series[0].view.measure].source
        line = f"Source: {source}." if headline == plain else f"{plain}. Source: {source}."
        notes = " ".join(dict.fromkeys(note for s in planned.series for note in self.book.table(s.view).notes))
        return [Picture(planned.number, self._in_terms(headline), file, alt, self._in_terms(line), notes)]

    def _table(self, planned: PlannedTable) -> list[Block]:
        self.book.touched.clear()
        series = in_our_terms(planned.series, self.spec.terminology)
        ours = replace(planned, title=self._in_terms(planned.title), series=series)
        table = set_table(ours, self.book, number=str(self.tables + 1))
        if table is None:
            return self._instead(planned.series[0].view, planned.title)
        self.tables += 1
        self.symbols |= {cell.shown for row in table.rows for cell in row.cells if cell.shown in SYMBOLS}
        self._note_places(f"table {table.number}")
        return [table]

    def _in_terms(self, text: str) -> str:
        return in_terms(text, self.spec.terminology)

    def _own_up(self) -> Paragraph:
        """One paragraph for all breakdowns since the last text that only a total may stand for."""
        names = [f"“{within_a_sentence(title)}”" for title in self.hidden]
        self.hidden.clear()
        if len(names) == 1:
            return self._paragraph(f"The breakdown {names[0]} is not shown, to protect individuals.")
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        return self._paragraph(f"The breakdowns {listed} are not shown, to protect individuals.")

    def _instead(self, view: View, title: str) -> list[Block]:
        """What stands where a chart or table cannot be: why there are no data, or that they are protected."""
        table = self.book.table(view)
        self.book.touched.clear()
        if table.missing:
            return [self._paragraph(reason) for reason in self._missing(iter([view]))]
        statuses = {figure.status for figure in (*table.figures, *table.dropped)}
        if Status.WITHHELD in statuses:
            self.hidden.append(title)
            return []
        if Status.NOT_AVAILABLE in statuses:
            return [self._paragraph(f"{title}: not available.")]
        return [self._paragraph(f"{title}: there were none.")]
