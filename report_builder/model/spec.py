"""What was asked for: the config after it was read and found good. Nothing below `configfile` sees YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from report_builder.model.delivery import Delivery
from report_builder.model.period import Period, Quarter
from report_builder.model.place import DataPlace
from report_builder.model.schedule import Schedule
from report_builder.model.view import View

Day = date
"""For a class that has a field of that name."""


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A service of the comparator family; a partnership lists the authorities whose populations are summed."""

    name: str
    authorities: tuple[str, ...] = ()


FAMILY = "YOT family"
"""The name of the comparators' average, unless the config has another."""


@dataclass(frozen=True, slots=True)
class Comparators:
    """Whom the service is compared with. `average` is `pooled` or `mean-of-rates`."""

    family: tuple[FamilyMember, ...] = ()
    average: str = "pooled"
    pcc: str = ""
    region: str = ""
    national: str = "england and wales"
    family_name: str = FAMILY

    @property
    def family_words(self) -> str:
        """The family within a sentence: "comparator family", "statistical neighbours"."""
        name = self.family_name
        return "comparator family" if name == FAMILY else f"{name[:1].lower()}{name[1:]}"


@dataclass(frozen=True, slots=True)
class Edition:
    """One audience: its disclosure rules and its marking.

    `threshold` 0 is off; otherwise counts of 1 to threshold - 1 persons are withheld.
    """

    name: str
    threshold: int
    marking: str = ""
    profile: str = "yot"
    is_zero_safe: bool = True
    group_disclosure: str = "warn"
    minimum_denominator: int = 0
    costs: Mapping[str, int] = field(default_factory=lambda: {"leaf": 1, "subtotal": 3, "total": 8, "headline": 50})
    encrypt: bool = False
    contributors: bool = True
    """Whether the one person behind a count of 1 must not work out another small count."""
    alternatives: bool = False
    """Whether the finest statement that gives nothing away is printed where numbers are withheld."""
    fewer_decimals: bool = False
    """Whether a withheld share, rate or mean may be printed with fewer decimals where that gives nothing away."""

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.name == "public"


@dataclass(frozen=True, slots=True)
class Meeting:
    """For whom and when the paper is."""

    body: str
    date: date
    lead_officer: str = ""
    prepared_by: str = ""
    data_source: str = ""
    venue: str = ""
    time: str = ""
    publication: Day | None = None
    """The last day of publication: the council's own, or the one that the law sets; None where no date was given."""


KINDS_OF_SECTION = ("narrative", "quote", "case study")


@dataclass(frozen=True, slots=True)
class AddedSection:
    """A section of the service's own. `text` is Markdown; `where` its place in the config.

    `kind` is one of KINDS_OF_SECTION; of a quote `by` says whose words it is; a case study has `consent`: who recorded
    that the child and the family agree, and when. `editions` are those that print it.
    """

    after: str
    title: str
    text: str
    where: str = ""
    kind: str = "narrative"
    by: str = ""
    consent: str = ""
    editions: tuple[str, ...] = ("board", "public")


@dataclass(frozen=True, slots=True)
class HeaderText:
    """A part of the committee header, such as its recommendations: Markdown, with its place in the config."""

    id: str
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a paper or an appendix is kept from the public: paragraphs of Part 1 of Schedule 12A, and the interest test.

    Source: Local Government Act 1972, section 100A(4), section 100I and Schedule 12A (England).
    """

    paragraphs: tuple[int, ...]
    interest: str


@dataclass(frozen=True, slots=True)
class Committee:
    """What a committee's paper needs besides its sections.

    Attributes:
        header: the header's parts that have words, in the order of `committee.HEADER_PARTS`.
        exemption: of the whole paper.
        exempt_appendices: appendix id -> why it is a file of its own, kept from the public.
        late: why the paper is late; empty where it is not.
        reference: of the paper in the council's books, may be empty.
    """

    header: tuple[HeaderText, ...] = ()
    exemption: Exemption | None = None
    exempt_appendices: Mapping[str, Exemption] = field(default_factory=dict)
    late: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Commentary:
    """The manager's Markdown for a section, by edition where the two differ.

    `where` is `file:line` of the text's first line, so that a misspelt reference can be found.
    """

    section: str
    by_edition: Mapping[str, str]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Sections:
    """What the config changes in the document's outline."""

    leave_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    add: tuple[AddedSection, ...] = ()
    charts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> the ids of further charts that it shows, of the program's or of the workspace's own `charts/`."""


@dataclass(frozen=True, slots=True)
class CaseTypes:
    """Episode types, highest first, where statutory ends, and the printed groups."""

    order: tuple[str, ...]
    statutory_from: str
    groups: Mapping[str, tuple[str, ...]]

    @property
    def statutory(self) -> tuple[str, ...]:
        """The types at or above the line."""
        return self.order[: self.order.index(self.statutory_from) + 1]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody answers for: accepted as it is, or whose rows are set aside.

    One of a text has the `words` that it is accepted for; one of the data has none.
    """

    finding: str
    reason: str
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure's true value where the data have it wrong; applied before protection and footnoted."""

    figure: str
    value: Decimal
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """A further view of `figures:` in the config, and its place there."""

    view: View
    where: str = ""


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A report, as its config asks for it. Paths are absolute; `source` is the config's own path."""

    source: Path
    name: str
    document: str
    yot: str
    quarter: Quarter
    as_at: date
    data: DataPlace
    comparators: Comparators
    editions: Mapping[str, Edition]
    meeting: Meeting
    case_types: CaseTypes
    terminology: str = "current"
    sections: Sections = field(default_factory=Sections)
    appendices: tuple[str, ...] = ()
    figures: tuple[AskedView, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    no_update: Mapping[str, str] = field(default_factory=dict)
    tracker_cohort: str = ""
    rated_within: tuple[int, int] = (10, 25)
    """By how many percent the tracker's count may miss the published one to be rated green, and to be rated amber."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """Table -> the file, sheet or database table that holds it, where that has another name."""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Table -> {header of the file: column}."""
    columns_offered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same of a map of an export, which holds where `columns` says nothing; the first header found counts."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    published_is_public: bool | Mapping[str, bool] = True
    accept: tuple[Accepted, ...] = ()
    set_aside: tuple[Accepted, ...] = ()
    corrections: tuple[Correction, ...] = ()
    logo: Path | None = None
    logo_alt: str = ""
    """The logo in words; empty: the service's name."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """Name of the charts' palette -> colour."""
    paper_colours: Mapping[str, str] = field(default_factory=dict)
    """Name of a colour of the page, such as `head` -> colour."""
    fonts: tuple[Path, ...] = ()
    """Files of the council's own fonts; empty: ours."""
    reference_document: Path | None = None
    """The council's own Word document, whose styles a DOCX takes."""
    paragraphs: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False)
    """Word document of commentary -> the paragraph that each line of its Markdown comes from."""
    left_aside: tuple[str, ...] = ()
    """What of a Word document was not read, in words: "draft.docx: its comments are not read"."""
    committee: Committee = field(default_factory=Committee)
    glossary: Mapping[str, str] = field(default_factory=dict)
    """Acronym -> its meaning, besides those that we know."""
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    """Measure -> the target, in the printed unit."""
    signatures: tuple[str, ...] = ()
    """Post titles of those who sign the plan."""
    schedule: Schedule = field(default_factory=Schedule)
    delivery: Delivery = field(default_factory=Delivery)
    approval: str = "noted"
    """Whether an edition may be issued without anybody's approval on record: `noted` may, `required` may not."""
    files: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """The config and every file that it includes: its path, relative to the config's folder where it lies in or beside
    it -> its bytes as they were read."""
    read: Mapping[Path, bytes] = field(default_factory=dict, compare=False, repr=False)
    """The same files by where they lie, absolute."""
    is_of_latest: bool = False
    """Whether the config says `quarter: latest`, so that `quarter` was found in the data."""
    digest: str = ""
    """sha256 of what the config asks of the paper, and of the files it includes; who is mailed and when counts not."""
    guarded_digest: str = ""
    """The same of what the config asks for, less a database's address and the values of corrections: numbers that an
    edition may have to withhold, and a digest of which would let them be tried one after the other."""
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Key, such as `sections.order.1` -> `file:line:column` where it stands."""

    @property
    def report(self) -> str:
        """What the report is called, and its folder under out/: rotherham-2019-20-q4-board-report."""
        return f"{self.name}-{self.document}"

    @property
    def cohort(self) -> Period | None:
        """The tracker cohort of charts 14 to 17, where it is named as a period."""
        return Period.parse(self.tracker_cohort) if "/" in self.tracker_cohort else None

    def place_of(self, key: str) -> str:
        """Where a key stands, for complaints: `file:line:column: key`, of the mapping around it where need be."""
        around = key
        while around and around not in self.places:
            around = around.rpartition(".")[0]
        return f"{self.places.get(around, self.source.name)}: {key}"

    def place_of_words(self, where: str) -> str:
        """A place in a text: a line of Markdown that came from Word is the paragraph that it came from."""
        file, _, line = where.rpartition(":")
        lines = self.paragraphs.get(file, ())
        known = line.isdigit() and 1 <= int(line) <= len(lines)
        return f"{file}: paragraph {lines[int(line) - 1]}" if known else where

    def is_public(self, measure: str) -> bool:
        """Whether published rows of a measure are in the public domain."""
        if isinstance(self.published_is_public, bool):
            return self.published_is_public
        return self.published_is_public.get(measure, True)
