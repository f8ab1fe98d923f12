"""A paper at work: how far it has come, and what every kind of block needs to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from report_builder.drawing.chart import ChartData
from report_builder.model.built import Block, Paragraph, Section
from report_builder.model.registers import NO_REGISTERS, Registers
from report_builder.model.spec import Edition, Exemption, ReportSpec
from report_builder.model.tables import Figure, ProtectedTable, Status
from report_builder.model.view import View
from report_builder.report.besides import said_besides
from report_builder.report.book import Book
from report_builder.report.see import Links
from report_builder.report.silence import hidden_breakdowns
from report_builder.report.source_listing import Gap
from report_builder.report.terms import in_terms
from report_builder.report.wording import Wording

Draw = Callable[[ChartData], bytes]


@dataclass(frozen=True, slots=True)
class State:
    """How far a paper has come."""

    pictures: dict[str, bytes]
    places: dict[str, list[str]]
    symbols: set[str]
    missing: set[str]
    commentary: list[str]
    paragraphs: int
    tables: int
    charts: int


@dataclass(frozen=True, slots=True)
class ExemptSection:
    """An appendix that is kept from the public: why, and the symbols that its tables use."""

    section: Section
    exemption: Exemption
    symbols: frozenset[str]


@dataclass(slots=True)
class Desk:
    """What is being written, and the numbers of paragraphs, tables and charts as they fall.

    `withheld` and `spoken` say of the part at work whether something of it is withheld, and whether a figure was shown;
    `remarks` are what the paper must own up to; `commentary` gathers the paragraphs that people wrote, `absent` why
    sections were left out.
    """

    spec: ReportSpec
    edition: Edition
    draw: Draw
    book: Book
    alternatives: Mapping[View, tuple[ProtectedTable, ...]] = field(default_factory=dict)
    registers: Registers = NO_REGISTERS
    remarks: tuple[str, ...] = ()
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
    links: Links = field(default_factory=Links)
    """Answers references by id; it knows the numbers in the second writing alone."""
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """Acronym -> where the first writing used it first."""
    glossary: Mapping[str, str] | None = None
    """What the paper's glossary can explain; None where it has none."""
    exempt: list[ExemptSection] = field(default_factory=list)
    """Appendices that become files of their own."""

    def state(self) -> State:
        """How far the paper has come, to go back to."""
        places = {id_: list(found) for id_, found in self.places.items()}
        copies = dict(self.pictures), places, set(self.symbols), set(self.missing), list(self.commentary)
        return State(*copies, self.paragraphs, self.tables, self.charts)

    def restore(self, state: State) -> None:
        """Go back to where the paper was."""
        self.pictures, self.places = state.pictures, state.places
        self.symbols, self.missing, self.commentary = state.symbols, state.missing, state.commentary
        self.paragraphs, self.tables, self.charts = state.paragraphs, state.tables, state.charts

    def wording(self) -> Wording:
        """What renders the texts of this edition."""
        return Wording(self.book, self.spec, self.links)

    def why_missing(self, views: Iterator[View]) -> list[str]:
        """Why there are no data, each reason once in a section."""
        reasons = [self.book.table(view).missing for view in views if view in self.book.tables]
        fresh = [reason for reason in dict.fromkeys(reasons) if reason and reason not in self.missing]
        self.missing.update(fresh)
        self.spoken = self.spoken or bool(fresh)
        return [f"{reason.rstrip('.')}." for reason in fresh]

    def paragraph(self, text: str) -> Paragraph:
        """The next numbered paragraph, in which stand all figures that were touched."""
        self.paragraphs += 1
        number = f"{self.section}.{self.paragraphs}"
        self.note_places(f"para {number}")
        return Paragraph(number, self.in_terms(text))

    def note_places(self, place: str, figures: list[Figure] | None = None) -> None:
        """Note that figures, those touched unless others are named, stand in a place."""
        for figure in self.book.touched if figures is None else figures:
            self.spoken = self.spoken or figure.is_shown or bool(figure.instead)
            self.places.setdefault(figure.key.id, []).append(place)
        self.book.touched.clear()

    def besides(self, views: list[View], before: str = "") -> list[Block]:
        """What can be said in the place of withheld numbers of these views, after a sentence."""
        said, figures = said_besides(views, self.book, self.alternatives)
        self.book.touched[:] = figures
        return [self.paragraph(escape(f"{before} {said}".strip(), quote=False))] if said else []

    def in_terms(self, text: str) -> str:
        """A text of ours in the words that the config asks for."""
        return in_terms(text, self.spec.terminology)

    def own_up(self) -> Paragraph:
        """One paragraph for all breakdowns since the last text that only a total may stand for."""
        said = hidden_breakdowns(self.hidden)
        self.hidden.clear()
        return self.paragraph(said)

    def first_hidden(self, views: list[View]) -> View:
        """The first view of which a number is withheld, so that nobody is told that there were none; else the first."""
        tables = ((view, self.book.table(view)) for view in views)
        hidden = (
            view
            for view, table in tables
            if any(figure.status is Status.WITHHELD for figure in (*table.figures, *table.dropped))
        )
        return next(hidden, views[0])

    def instead(self, view: View, title: str) -> list[Block]:
        """What stands where a chart or table cannot be: why there are no data, or that they are protected."""
        table = self.book.table(view)
        self.book.touched.clear()
        if table.missing:
            return [self.paragraph(reason) for reason in self.why_missing(iter([view]))]
        statuses = {figure.status for figure in (*table.figures, *table.dropped)}
        if Status.WITHHELD in statuses:
            self.withheld = True
            said = self.besides([view], hidden_breakdowns([title])) if view in self.alternatives else []
            self.hidden += [] if said else [title]
            return said
        self.spoken = True
        if Status.NOT_AVAILABLE in statuses:
            return [self.paragraph(f"{title}: not available.")]
        return [self.paragraph(f"{title}: there were none.")]
