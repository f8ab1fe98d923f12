"""All keys of a config. What is required is checked in `agreement`, so that a missing key hides no other fault."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from report_builder.configfile.committee_keys import CommitteeKeys
from report_builder.configfile.content_keys import (
    AcceptKeys,
    CaseTypesKeys,
    CorrectionKeys,
    SectionsKeys,
    SetAsideKeys,
    TrackerKeys,
)
from report_builder.configfile.delivery_keys import DeliveryKeys, HouseKeys, ScheduleKeys
from report_builder.configfile.entries import (
    ColumnMap,
    CommentaryWords,
    Glossary,
    NoUpdate,
    Published,
    TableNames,
    Targets,
    ValueMap,
)
from report_builder.configfile.figures import FigureKeys
from report_builder.configfile.leaves import Day, Flag, Line, Names, QuarterWord, Whole, read_each, read_line, read_word
from report_builder.configfile.mapping import Mapping
from report_builder.errors import did_you_mean
from report_builder.marked_yaml.fault import fault, quoted
from report_builder.model.spec import FAMILY

REQUIRED = ("document", "yot", "quarter", "data")
DOCUMENTS = (
    "board-report",
    "scrutiny-briefing",
    "partnership-headlines",
    "youth-justice-plan",
    "reoffending-analysis",
)

PROFILES = {"yot": 5, "le5": 6, "nhs": 8, "dfe-la": 5}
"""Profile: the smallest count above nought that it prints. Withheld: yot, dfe-la 1 to 4; le5 1 to 5; nhs 1 to 7."""


def read_document(value: object) -> str:
    """The document's name; others than those that exist are refused by name."""
    name = read_line(value)
    if name not in DOCUMENTS:
        mend = did_you_mean(name, DOCUMENTS) or f"what exists is {', '.join(DOCUMENTS)}"
        raise fault(f"there is no document '{quoted(name)}'", mend)
    return name


def read_family(value: object) -> str | list[str]:
    """The name of a list, or the members' names."""
    return (
        read_line(value)
        if isinstance(value, str)
        else read_each(value, "names, or the name of a list in families.yaml")
    )


class ComparatorKeys(Mapping):
    """Whom the service is compared with."""

    family: Annotated[
        str | list[str],
        PlainValidator(read_family),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
    ] = Field(default_factory=list)
    """Members of the comparator family, without the service itself; or the name of a list in families.yaml."""
    family_average: Annotated[Literal["pooled", "mean-of-rates"], BeforeValidator(read_word)] = "pooled"
    """pooled: sum of numerators over sum of denominators; mean-of-rates: the members' rates, each counting alike."""
    family_name: Line = FAMILY
    """What the family is called beside its average, such as Statistical neighbours."""
    pcc: Line = ""
    """The police force area."""
    region: Line = ""
    """The region."""
    national: Annotated[Literal["england", "wales", "england and wales"], BeforeValidator(read_word)] = (
        "england and wales"
    )
    """The national figure that the paper prints."""


class CostKeys(Mapping):
    """How much it costs to withhold a further figure, so that the least useful ones go first."""

    leaf: Whole = 1
    """A figure that is no sum."""
    subtotal: Whole = 3
    """A sum within a table."""
    total: Whole = 8
    """A table's total."""
    headline: Whole = 50
    """A figure of the summary."""


class EditionKeys(Mapping):
    """One audience's rules."""

    profile: Annotated[Literal["yot", "le5", "nhs", "dfe-la", "custom"], BeforeValidator(read_word)] = "yot"
    """Named rules: yot, dfe-la (counts 1 to 4 are withheld), le5 (1 to 5), nhs (1 to 7), custom (say threshold)."""
    threshold: Whole | None = None
    """Counts of 1 to threshold - 1 are withheld; 0 is off, otherwise 2 or more. It goes before the profile's own."""
    marking: Line = ""
    """Printed on every page, such as OFFICIAL-SENSITIVE."""
    safe_zero: Flag = True
    """Whether a nought may be printed."""
    group_disclosure: Annotated[Literal["warn", "stop"], BeforeValidator(read_word)] = "warn"
    """What happens where all of a small group share a category."""
    minimum_denominator: Whole = 0
    """Rates and shares of fewer children than this are withheld."""
    costs: CostKeys = Field(default_factory=CostKeys)
    """What it costs to withhold a further figure."""
    contributors: Flag = True
    """Whether the one person behind a count of 1 must not work out another small count."""
    alternatives: Flag = False
    """Whether the finest safe statement is printed where numbers are withheld: a year, broader groups, a range."""
    fewer_decimals: Flag = False
    """Whether a withheld share, rate or mean may be printed with fewer decimals where that gives nothing away."""
    encrypt: Flag = False
    """Whether the PDF asks for a password, which the environment has: REPORT_BUILDER_PASSWORD_BOARD or _PUBLIC. Other
    forms, which cannot ask for one, are not made."""

    @model_validator(mode="after")
    def _threshold_withholds_something(self) -> Self:
        if self.threshold == 1:
            mend = "write 0 to switch it off, or 2 or more"
            raise fault("a threshold of 1 would withhold nothing", mend, path=("threshold",))
        if self.threshold is None and self.profile == "custom":
            raise fault("the profile custom needs a threshold", "write threshold: 5 beside it", path=("threshold",))
        return self

    @model_validator(mode="after")
    def _nothing_is_promised_that_is_not_done(self) -> Self:
        if self.profile == "nhs":
            mend = "take le5, or custom with threshold: 8"
            raise fault("the profile nhs rounds counts to 5, which is not done yet", mend, path=("profile",))
        return self

    @property
    def smallest_count(self) -> int:
        """The threshold in force."""
        return PROFILES[self.profile] if self.threshold is None else self.threshold


class EditionsKeys(Mapping):
    """The editions of the paper."""

    board: EditionKeys = Field(default_factory=EditionKeys)
    """The restricted edition."""
    public: EditionKeys = Field(default_factory=EditionKeys)
    """The edition that everybody may read."""


class MeetingKeys(Mapping):
    """For whom and when the paper is. Post titles, not names."""

    body: Line = ""
    """The board or committee."""
    date: Day | None = None
    """Its day; as_at unless given."""
    lead_officer: Line = ""
    """Post title of the lead officer."""
    prepared_by: Line = ""
    """Post title of the author."""
    data_source: Line = ""
    """Source and version of the published figures, such as YDS 98 FINAL."""
    venue: Line = ""
    """Where it meets."""
    time: Line = ""
    """When it begins, such as 5.30pm."""
    publication: Day | None = None
    """The council's own last day of publication, a working day; unless given, the last with five clear working days
    between it and the meeting."""


class ReportKeys(Mapping):
    """A report to build."""

    document: Annotated[str | None, PlainValidator(read_document), WithJsonSchema({"enum": list(DOCUMENTS)})] = None
    """The document to make."""
    yot: Line | None = None
    """The service's name, as the published tables spell it."""
    quarter: QuarterWord | None = None
    """The quarter, 2019-20 Q4 (January to March 2020); or latest: the last one that every table reaches."""
    as_at: Day | None = None
    """The day up to which the paper knows things; the meeting's date unless given."""
    data: Line | None = None
    """The folder, workbook or SQLite file of the data, relative to the config; or a database's address,
    postgresql+psycopg://user:${PASSWORD}@host/database, with ${VARIABLES} of the environment."""
    partition: Line = ""
    """What a dataset partitioned by service calls this one, such as E08000018; the service's name unless given."""
    comparators: ComparatorKeys = Field(default_factory=ComparatorKeys)
    """Whom the service is compared with."""
    terminology: Annotated[Literal["current", "legacy-2020"], BeforeValidator(read_word)] = "current"
    """current: child, youth justice service, suspension; legacy-2020: the words of the papers of 2020."""
    editions: EditionsKeys = Field(default_factory=EditionsKeys)
    """The editions and their disclosure rules."""
    meeting: MeetingKeys | None = None
    """For whom and when the paper is."""
    sections: SectionsKeys = Field(default_factory=SectionsKeys)
    """What changes in the document's outline."""
    appendices: Names = Field(default_factory=list)
    """Ids of the appendices, in order."""
    figures: list[FigureKeys] = Field(default_factory=list)
    """Further views that the commentary refers to."""
    commentary: CommentaryWords = Field(default_factory=dict)
    """The manager's Markdown: section id: text; or the name of an .md file; or {board: text, public: text} where the
    editions differ. A single .md file for all sections has a heading '## section-id' for each."""
    no_update: NoUpdate = Field(default_factory=dict)
    """Measure: why the paper has no new value of it."""
    tracker: TrackerKeys = Field(default_factory=TrackerKeys)
    """The live tracker."""
    case_types: CaseTypesKeys = Field(default_factory=CaseTypesKeys)
    """Episode types, where statutory ends, and the printed groups."""
    map: Line = ""
    """A map of an export: the name of a ready one (caredirector, careworks, childview, core-plus), or a YAML file
    beside the config. What tables, columns and values say here goes before it, entry by entry."""
    tables: TableNames = Field(default_factory=dict)
    """Table: the file, sheet or database table that holds it, where that has another name."""
    columns: ColumnMap = Field(default_factory=dict)
    """Table: {column of an export: column of the data contract}."""
    values: ValueMap = Field(default_factory=dict)
    """table.column: {value of an export: value of the data contract}."""
    published_is_public: Published = True
    """Whether published rows are in the public domain; or by measure."""
    accept: list[AcceptKeys] = Field(default_factory=list)
    """Findings that are accepted as they are."""
    set_aside: list[SetAsideKeys] = Field(default_factory=list)
    """Findings whose rows are left out, and counted in the paper."""
    committee: CommitteeKeys = Field(default_factory=CommitteeKeys)
    """The header of a committee's paper; whether it, or an appendix, is exempt; why it is late."""
    glossary: Glossary = Field(default_factory=dict)
    """Acronym: its meaning, besides those that the program knows."""
    targets: Targets = Field(default_factory=dict)
    """Measure: the target, in the printed unit; the youth justice plan prints it."""
    signatures: Names = Field(default_factory=list)
    """Post titles of those who sign the youth justice plan."""
    corrections: list[CorrectionKeys] = Field(default_factory=list)
    """Figures whose true value the data have wrong; applied before protection, and footnoted."""
    house: HouseKeys = Field(default_factory=HouseKeys)
    """The service's own looks."""
    schedule: ScheduleKeys = Field(default_factory=ScheduleKeys)
    """When each step is due."""
    delivery: DeliveryKeys | None = None
    """How drafts are mailed."""
    approval: Annotated[Literal["noted", "required"], BeforeValidator(read_word)] = "noted"
    """required: an edition is issued only once somebody's approval of it is on record; noted: a missing one is told."""
