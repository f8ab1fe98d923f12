"""A paper that is composed and ready to be set: numbered blocks of text, charts and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph. `html` is safe markup made by us or cleaned Markdown."""

    number: str
    html: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Unnumbered markup: a list or a table from the manager's Markdown, or a bullet list of ours."""

    html: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart in its place.

    `file` is its name among the report's pictures; `number` "1a"; `title` the headline finding; `alt` all that it
    shows, in words; `source` the line under it; `note` further words, such as how a withheld number is drawn.
    """

    number: str
    title: str
    file: str
    alt: str
    source: str
    note: str = ""
    width_mm: int = 170
    numbers: SetTable | None = None
    """What it draws as a table; it bears the chart's number and has no title of its own."""
    id: str = ""
    """The id of its definition, by which a text refers to it."""
    shows_numbers_beneath: bool = False
    """Whether `numbers` are printed beneath it, as its marks do not bear every number: a map, lines side by side."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as printed and as read aloud ("withheld"); `is_number` aligns it to the right.

    `value` is the number in the printed unit at the printed decimals, for those who calculate with it: None where
    the cell is no number, or may not be shown. With `is_stated` its numbers were set down by the service itself, as a
    target is: they are no figures.
    """

    shown: str
    spoken: str = ""
    is_number: bool = True
    value: Decimal | None = None
    unit: str = ""
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its head and its cells; a total is set in bold."""

    head: str
    cells: tuple[TableCell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """A head over several columns."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table in its place. `heads[0]` is the head of the row heads; `groups` stand over heads[1:]."""

    number: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    source: str = ""
    notes: tuple[str, ...] = ()
    groups: tuple[ColumnGroup, ...] = ()
    id: str = ""
    """Its id in the outline, by which a text refers to it; may be empty."""
    is_to_fill: bool = False
    """Whether its empty cells are to be filled in by hand, so that its rows leave room for it."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A headline of the summary: its name, the number as printed, its period, how it moved, and a comparator.

    `spoken` is what is read aloud where `shown` is a mark; `change` and `comparator` are words, and may be empty.
    """

    name: str
    shown: str
    unit: str
    period: str
    change: str = ""
    comparator: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The key figures at the head of a paper."""

    title: str
    figures: tuple[KeyFigure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A text set apart: `kind` is quote, case-study or statement. `html` is safe markup.

    `note` says whose words they are, or that consent was recorded.
    """

    kind: str
    title: str
    html: str
    note: str = ""


Block = Paragraph | Prose | Picture | SetTable | KeyFigures | Panel


@dataclass(frozen=True, slots=True)
class Subsection:
    """A headed part of a section; an empty title has no head."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section or a lettered appendix. `number` is "3" or "Appendix 1"."""

    id: str
    number: str
    title: str
    parts: tuple[Subsection, ...]
    is_appendix: bool = False

    @property
    def anchor(self) -> str:
        """Its id in the HTML."""
        return f"section-{self.id}"


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of the cover: "Report to", "YOT Management Board, 13 July 2020"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class House:
    """The council's own looks: a logo, colours of the house style by name (`head`, `accent`), a family of fonts.

    `logo` is the bytes of an SVG or PNG (`logo_type` its media type), `logo_alt` its words; `fonts` are font files.
    """

    logo: bytes = b""
    logo_type: str = ""
    logo_alt: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    font_family: str = ""
    fonts: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """One edition of a paper, ready to be typeset.

    Attributes:
        title, subtitle: of the cover; `title` is the PDF's title as well.
        organisation: the service's name in the running head.
        marking: OFFICIAL-SENSITIVE, printed on every page; may be empty.
        is_draft: DRAFT on every page.
        is_synthetic: the banner "synthetic data" on every page.
        pictures: file name -> SVG bytes.
        fingerprint: hash of config, inputs and versions, for the PDF's metadata.
    """

    title: str
    subtitle: str
    organisation: str
    edition: str
    marking: str
    cover: tuple[CoverLine, ...]
    sections: tuple[Section, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    is_draft: bool = True
    is_synthetic: bool = False
    language: str = "en-GB"
    date_words: str = ""
    fingerprint: str = ""
    symbols: tuple[CoverLine, ...] = ()
    """Symbols used and what they mean: "[c]", "withheld to protect individuals"."""
    front: str = "cover"
    """How it begins: `cover` is a page of its own with the contents, `header` a block of lines above the text, `agenda`
    the front sheet of a pack."""
    house: House = field(default_factory=House)
    attached: tuple[Attached, ...] = ()
    """Whole papers that it carries as appendices, after its own sections."""
    agenda: tuple[AgendaLine, ...] = ()
    """Of a pack, whose papers are attached: the items of the meeting, in order."""
    notices: str = ""
    """Of a pack: safe markup of what the public should know of the meeting."""
    pages_received: int = 0
    """Of a pack: the pages of a PDF that somebody else made, which follow its head and are left blank for it."""
    prefix: str = ""
    """What stands before every id of its HTML, where several papers stand in one page."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of an agenda: its title, safe markup beneath it, and the pages of its paper, from 1, where it has one.

    `prefix` is that of its paper's ids, by which a reader is led there.
    """

    number: str
    title: str
    html: str = ""
    prefix: str = ""
    first_page: int = 0
    last_page: int = 0


@dataclass(frozen=True, slots=True)
class Attached:
    """A whole paper within another: "Appendix 1", its title there, and the name of its document."""

    number: str
    title: str
    report: Report
    document: str = ""
