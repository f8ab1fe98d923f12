"""The keys that say what the paper holds: sections, case types, the tracker, and who answers for what."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from report_builder.configfile.entries import EDITIONS
from report_builder.configfile.leaves import Cohort, Exact, Line, Names, Text, Whole, read_word
from report_builder.configfile.mapping import Mapping
from report_builder.marked_yaml.fault import fault, quoted


class AddedSectionKeys(Mapping):
    """A section of the service's own."""

    after: Line
    """Id of the section that it follows."""
    title: Line
    """Its heading."""
    text: Text
    """Its Markdown, or the name of an .md file beside the config."""
    kind: Annotated[Literal["narrative", "quote", "case study"], BeforeValidator(read_word)] = "narrative"
    """narrative; quote, whose words stand apart with who said them; or case study."""
    by: Line = ""
    """Whose words a quote is: 'a parent', a post title; never a child's name."""
    consent: Line = ""
    """Of a case study: who recorded that the child and the family agree to its use, and when. Required."""
    editions: Names | None = None
    """The editions that print it; a case study is for the board alone unless this says otherwise."""

    @model_validator(mode="after")
    def _a_case_study_has_consent(self) -> Self:
        if self.kind == "case study" and not self.consent:
            mend = "write consent: recorded by the case manager, 3 June 2020"
            raise fault("a case study needs the consent of those whom it is about", mend, path=("consent",))
        wrong = [name for name in self.editions or [] if name not in EDITIONS]
        if wrong:
            raise fault(f"there is no edition '{quoted(wrong[0])}'", "write board or public", path=("editions",))
        return self

    @property
    def printed_in(self) -> tuple[str, ...]:
        """The editions that print it."""
        if self.editions is not None:
            return tuple(self.editions)
        return ("board",) if self.kind == "case study" else EDITIONS


class SectionsKeys(Mapping):
    """What changes in the document's outline."""

    leave_out: Names = Field(default_factory=list)
    """Ids of sections that the paper does without."""
    order: Names = Field(default_factory=list)
    """Ids of sections in the order wanted; those not named keep their order after them."""
    titles: dict[str, Line] = Field(default_factory=dict)
    """Section id: its heading in this paper."""
    add: list[AddedSectionKeys] = Field(default_factory=list)
    """Sections of the service's own."""
    charts: dict[str, Names] = Field(default_factory=dict)
    """Section id: charts that it shows besides its own, each the name of a file in charts/ without its ending."""


class CaseTypesKeys(Mapping):
    """Episode types, where statutory ends, and the groups that are printed."""

    order: Names = Field(default_factory=list)
    """All episode types, highest first; a child counts once, at the highest. Empty: the order of the data contract."""
    statutory_from: Line = "youth conditional caution"
    """The lowest episode type that is statutory."""
    groups: dict[str, Names] = Field(default_factory=dict)
    """Printed group: its episode types; a type in no group prints under other. Empty: those of the data contract."""


class TrackerKeys(Mapping):
    """The live tracker."""

    cohort: Cohort = ""
    """The cohort of the tracker's charts: the days of entry, 2020-01-01/2020-03-31, or its name in the data."""
    green_within: Whole = 10
    """How many percent the tracker's count of those aged 17 at entry may miss the published one by, to be green."""
    amber_within: Whole = 25
    """How many it may miss it by to be rated amber; further away is red."""


class SetAsideKeys(Mapping):
    """A finding of the checks that somebody answers for."""

    finding: Line
    """The finding's name, as the checks print it in brackets."""
    reason: Line
    """Why; printed in the checks."""
    by: Line
    """Post title of who decided it."""


class AcceptKeys(SetAsideKeys):
    """A finding of the checks, or of the commentary, that is accepted as it is."""

    words: Line = ""
    """Of a finding of the commentary: the words that it quotes. It is accepted for these words alone."""


class CorrectionKeys(Mapping):
    """A figure whose true value the data have wrong."""

    figure: Line
    """The figure's id, as figures.json spells it."""
    value: Exact
    """Its true value, in the printed unit."""
    reason: Line
    """Why; printed as a footnote."""
    by: Line
    """Post title of who decided it."""
