"""The keys of an agenda pack."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from report_builder.configfile.committee_keys import ExemptKeys
from report_builder.configfile.leaves import Day, Line, Names, Text, read_word
from report_builder.configfile.mapping import Mapping
from report_builder.marked_yaml.fault import fault

REQUIRED = ("body", "date", "items")


class PackItemKeys(Mapping):
    """An item of the agenda."""

    title: Line
    """Its heading on the agenda."""
    text: Text = ""
    """What is to be done with it, in Markdown."""
    paper: Line = ""
    """A config, from which the paper is made now; the folder of an edition that was built, or a PDF."""
    table: Annotated[Literal["work programme", "monitoring"], BeforeValidator(read_word)] | None = None
    """work programme: the meetings to come and what they will consider; monitoring: recommendations and their state."""
    exempt: ExemptKeys | None = None
    """Where press and public are to be excluded while it is considered; its paper is left out of the public pack."""

    @model_validator(mode="before")
    @classmethod
    def _may_be_a_title_alone(cls, value: Any) -> Any:
        return {"title": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _has_one_paper(self) -> Self:
        if self.paper and self.table:
            raise fault("an item has one paper", "make two items of it", path=("table",))
        return self


class PackKeys(Mapping):
    """An agenda pack."""

    council: Line = ""
    """The council, printed above the body."""
    body: Line = ""
    """The board or committee that meets."""
    date: Day | None = None
    """The day of the meeting."""
    time: Line = ""
    """When it begins, such as 5.30pm."""
    venue: Line = ""
    """Where it meets."""
    membership: Names = Field(default_factory=list)
    """Its members, by office or post."""
    notices: Text = ""
    """What the public should know of the meeting, in Markdown: webcasts, recording, access."""
    contact: Line = ""
    """The post to which questions go."""
    edition: Annotated[Literal["board", "public"], BeforeValidator(read_word)] = "public"
    """The edition of every paper."""
    registers: Line = ""
    """The config whose data hold actions and meetings; the first config among the papers unless given."""
    items: list[PackItemKeys] = Field(default_factory=list)
    """The agenda in order."""
