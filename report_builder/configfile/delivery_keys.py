"""The keys that say when the paper is due, to whom it goes and how it looks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from report_builder.configfile.leaves import (
    Address,
    Colour,
    Deadline,
    Domain,
    Line,
    Link,
    Names,
    Port,
    Whole,
    read_word,
)
from report_builder.configfile.mapping import Mapping
from report_builder.marked_yaml.fault import Fault, FaultsError, KeyPath
from report_builder.model.delivery import MEGABYTE, Delivery, Smtp
from report_builder.model.schedule import Schedule


class HouseKeys(Mapping):
    """The service's own looks."""

    logo: Line | None = None
    """File of the logo (svg or png), relative to the config."""
    logo_alt: Line = ""
    """The logo in words, for those who do not see it; the service's name unless given."""
    fonts: Names = Field(default_factory=list)
    """Files of the council's own fonts (ttf or otf), regular, bold and italic; empty: Source Sans."""
    reference_document: Line | None = None
    """The council's own Word document (docx), whose styles, head and foot a DOCX takes."""
    colours: dict[str, Colour] = Field(default_factory=dict)
    """Name of a colour of the page or of the charts' palette: its six hexadecimal digits, in quotes."""


class ScheduleKeys(Mapping):
    """When each step is due."""

    data_due: Deadline | None = None
    """When the data are in."""
    draft_due: Deadline | None = None
    """When the draft goes out: '30 working days after quarter end', or a date."""
    sign_off_due: Deadline | None = None
    """When the paper is signed off."""
    publication_due: Deadline | None = None
    """When the public edition is published: '5 clear working days before meeting', or a date."""
    quiet_tables: Names = Field(default_factory=list)
    """Tables that may have no event in a quarter, such as custody: a draft does not wait for one."""

    def of(self, meeting: date | None) -> Schedule:
        """The schedule, given the day of the meeting where one was named."""
        return Schedule(
            data_due=self.data_due or "",
            draft_due=self.draft_due or "",
            sign_off_due=self.sign_off_due or "",
            publication_due=self.publication_due or "",
            meeting=meeting,
            quiet_tables=tuple(self.quiet_tables),
        )


class SmtpKeys(Mapping):
    """The mail server. User and password come from the environment alone."""

    host: Line
    """Its name."""
    port: Port = 587
    """Its port."""
    tls: Annotated[Literal["starttls", "tls", "none"], BeforeValidator(read_word)] = "starttls"
    """How the connection is made safe; none is for a server on this machine."""


class RecipientsKeys(Mapping):
    """Who receives each edition."""

    board: list[Address] = Field(default_factory=list)
    """Addresses for the board edition."""
    public: list[Address] = Field(default_factory=list)
    """Addresses for the public edition."""


class DeliveryKeys(Mapping):
    """How drafts are mailed."""

    to: RecipientsKeys = Field(default_factory=RecipientsKeys)
    """Who receives each edition."""
    sender: Address | None = Field(default=None, alias="from")
    """The address that a draft comes from."""
    owner: Address | None = None
    """Who is told when something went wrong."""
    smtp: SmtpKeys | None = None
    """The mail server."""
    allowed_domains: list[Domain] = Field(default_factory=list)
    """Domains to which alone mail may go; without them none is sent."""
    attach_up_to: Whole = 10
    """Megabytes: a larger PDF is not attached; the mail links to it."""
    link: Link | None = None
    """Where the recipients of the board edition find the out folder: https://intranet.example.gov.uk/yot"""

    @property
    def as_asked(self) -> Delivery:
        """What is asked for, for those who know nothing of configs."""
        smtp = Smtp(self.smtp.host, self.smtp.port, self.smtp.tls) if self.smtp else None
        to = {"board": tuple(self.to.board), "public": tuple(self.to.public)}
        size, link = self.attach_up_to * MEGABYTE, self.link or ""
        return Delivery(to, self.sender or "", self.owner or "", smtp, tuple(self.allowed_domains), size, link)

    @model_validator(mode="after")
    def _addresses_are_allowed(self) -> Self:
        everybody: list[tuple[KeyPath, str]] = [
            (("to", "board", i), address) for i, address in enumerate(self.to.board)
        ]
        everybody += [(("to", "public", i), address) for i, address in enumerate(self.to.public)]
        everybody += [(("owner",), self.owner)] if self.owner else []
        faults = [
            Fault(path, f"'{address}' is outside allowed_domains", f"allowed: {', '.join(self.allowed_domains)}")
            for path, address in everybody
            if self.allowed_domains and address.rpartition("@")[2].lower() not in self.allowed_domains
        ]
        if faults:
            raise FaultsError(*faults)
        return self
