"""The plan of a paper: its sections and, before anything is counted, every view that it will print."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from report_builder.drawing.chart import Boundary
from report_builder.model.spec import Exemption
from report_builder.model.view import View
from report_builder.report.alternatives import PlannedAlternative
from report_builder.report.references import Reference

Sentence = str | tuple[str, ...]
"""A sentence, or several in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences of ours, each a Jinja text with references; of several in one place the first is said that can be.

    What is optional is left out without a word where the tables that it needs were not supplied.
    """

    sentences: tuple[Sentence, ...]
    references: tuple[Reference, ...] = ()
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that the composer knows how to fill: indicators, family, covers."""

    name: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The place where a paper says that a measure has no update, and why."""

    measure: str


@dataclass(frozen=True, slots=True)
class PlannedSeries:
    """One view of a chart or a column of a table, with its printed name."""

    name: str
    view: View


@dataclass(frozen=True, slots=True)
class PlannedChart:
    """A chart definition. `along` and `split` are a dimension, `area`, `period` or (along) `series`.

    `number` is its own in every paper; where it is empty, a paper's charts are counted as they fall. A ranked chart has
    its categories from the lowest to the highest value, unless one of them is withheld: its place would tell of it.
    One with fewer categories than `least` is left out, where the text and a table say as much: a line of one year.
    Of one that is to be `mostly_shown` nothing is said but its name where only a few numbers could be.
    """

    id: str
    number: str
    kind: str
    plain: Text
    title: Text
    series: tuple[PlannedSeries, ...]
    along: str
    split: str = ""
    categories: tuple[str, ...] = ()
    without_zero: bool = False
    height_mm: float = 0
    is_ranked: bool = False
    least: int = 1
    has_own_scales: bool = False
    boundaries: tuple[Boundary, ...] = ()
    is_tabled: bool = False
    mostly_shown: bool = False
    """Whether a table of its section holds the same numbers already."""
    where: str = ""
    """Its place in its file."""


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """A table's layout. `rows` and `columns` are a dimension, `area` or `period`; columns may be empty.

    With `supplied_only` a view that has no figure of the service has no column; `is_dated` puts the periods of a column
    in its head. By its `id`, which may be empty, a text refers to it. `within` is a further dimension by which each row
    is split, with a row of all after its parts. One that is to be `mostly_shown` gives way to words where more of its
    numbers are withheld than shown; one `without_gaps` has no row of which nothing is available, and one with
    `rows_of_first` none that the first column does not have.
    """

    title: str
    rows: str
    series: tuple[PlannedSeries, ...]
    columns: str = ""
    without_zero: bool = False
    supplied_only: bool = False
    is_dated: bool = False
    id: str = ""
    within: str = ""
    mostly_shown: bool = False
    without_gaps: bool = False
    rows_of_first: bool = False


@dataclass(frozen=True, slots=True)
class PlannedCommentary:
    """The manager's Markdown for one edition of one section, with its references; `where` is that of its first line."""

    edition: str
    text: str
    references: tuple[Reference, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class PlannedKeyFigure:
    """A headline: the latest value of a view, its change from the period before where `moves`, a comparator area."""

    name: str
    view: View
    moves: bool = False
    against: str = ""

    @property
    def views(self) -> tuple[View, ...]:
        """All views that it needs."""
        change = (replace(self.view, variety="change"),) if self.moves else ()
        against = (replace(self.view, areas=(self.against,)),) if self.against else ()
        return (self.view, *change, *against)


@dataclass(frozen=True, slots=True)
class PlannedKeyFigures:
    """The key figures of a paper."""

    title: str
    figures: tuple[PlannedKeyFigure, ...]


@dataclass(frozen=True, slots=True)
class PlannedRegister:
    """A governance table in its place; `show` names the layout of it: "recommendations", "scores", "timeline"."""

    table: str
    title: str
    show: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPanel:
    """Words of the service's own that are set apart, in one edition: a quote, a case study."""

    kind: str
    title: str
    text: PlannedCommentary
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Paragraphs of plain words that speak of no figure, such as why a paper is exempt."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedGlossary:
    """The place of the glossary: what each acronym means that a paper may use."""

    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlannedTargets:
    """Indicators by year, each beside the target that the config sets for it.

    A series is an indicator; `definitions` says of each, in its place, what is counted.
    """

    title: str
    series: tuple[PlannedSeries, ...]
    definitions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedSignatures:
    """Room for those whom the config names to sign and date the paper by hand."""

    title: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A sentence that owns up to it, in the editions for which people wrote nothing of their own."""

    text: str
    editions: frozenset[str]


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row of unlike figures: what they are of, and under each head a view or a sentence."""

    head: str
    cells: tuple[View | Text, ...]


@dataclass(frozen=True, slots=True)
class PlannedSides:
    """Unlike figures side by side, such as published and live measures of reoffending, with the limits of each."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[SideRow, ...]
    id: str = ""
    first: str = "Measure"
    """The head of the row heads."""

    @property
    def series(self) -> tuple[PlannedSeries, ...]:
        """The views of its cells, each with its row's head."""
        return tuple(PlannedSeries(row.head, one) for row in self.rows for one in row.cells if isinstance(one, View))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The sentences of its cells."""
        return tuple(one for row in self.rows for one in row.cells if isinstance(one, Text))


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The place where a paper says what it withholds and why; without one, its first section ends with it."""


@dataclass(frozen=True, slots=True)
class PartHead:
    """The head of a part of a section."""

    title: str


Block = (
    Text
    | Listing
    | Flag
    | PlannedChart
    | PlannedTable
    | PlannedCommentary
    | PlannedKeyFigures
    | PlannedRegister
    | PlannedPanel
    | Statement
    | PlannedGlossary
    | PlannedTargets
    | PlannedSignatures
    | Otherwise
    | PlannedSides
    | Disclosure
    | PartHead
)

OF_SERIES = (PlannedChart, PlannedTable, PlannedTargets, PlannedSides)
"""The kinds of block that are made of the views of their series."""


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section in its place, with the blocks of both editions."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    is_appendix: bool = False
    needs_data: bool = False
    """Whether it is left out, and named among the sources, where nothing was supplied for any of its figures."""
    editions: tuple[str, ...] = ()
    """The editions that print it; empty: all."""
    exemption: Exemption | None = None
    """Why it is kept from the public; it is then a file of its own, with a statement in its place."""
    is_header: bool = False
    """Whether it is a part of the committee's header rather than of the document."""
    is_summary: bool = False
    """Whether it is the summary at the head, which has no number and is left out where it would be empty."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a paper will say, and every view that it needs, each once, in the order of the paper.

    The cover names the quarter by `quarter_label`. `needed` are the views whose tables it misses where they were not
    supplied; `alternatives` are what it may say besides, where numbers of a chart or a table are withheld.
    """

    document: str
    title: str
    subtitle: str
    sections: tuple[PlannedSection, ...]
    further: tuple[View, ...] = ()
    views: tuple[View, ...] = field(default=())
    needed: tuple[View, ...] = ()
    quarter_label: str = "Period"
    alternatives: tuple[PlannedAlternative, ...] = ()
    front: str = "cover"
    attached: tuple[Plan, ...] = ()
    """Whole papers that are appendices of this one, made from the same config; their views are among `views`."""
    names: tuple[tuple[str, str], ...] = ()
    """What a text may refer to: the id of a chart, table, section or appendix, and which of these it is."""
    is_committee: bool = False
    """Whether it goes to a committee, so that the front says when it is published."""

    @property
    def appendices(self) -> tuple[str, ...]:
        """The ids of the appendices that are sections of its own."""
        return tuple(section.id for section in self.sections if section.is_appendix)

    @property
    def registers(self) -> frozenset[str]:
        """The governance tables that it prints, or a paper that it carries."""
        return registers_in(self.sections).union(*(one.registers for one in self.attached))


def parts_of(blocks: tuple[Block, ...]) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """The parts of a section: the head of each and its blocks. What stands before the first head has none."""
    parts: list[tuple[str, tuple[Block, ...]]] = [("", ())]
    for block in blocks:
        if isinstance(block, PartHead):
            parts.append((block.title, ()))
        else:
            title, within = parts[-1]
            parts[-1] = (title, (*within, block))
    return tuple(parts)


def registers_in(sections: tuple[PlannedSection, ...]) -> frozenset[str]:
    """The governance tables that a paper prints."""
    blocks = (block for section in sections for block in section.blocks)
    return frozenset(block.table for block in blocks if isinstance(block, PlannedRegister))
