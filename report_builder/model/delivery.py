"""How drafts are mailed: to whom, by which server, and what may not leave the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Smtp:
    """The mail server. `tls` is starttls, tls or none; user and password come from the environment alone."""

    host: str
    port: int = 587
    tls: str = "starttls"


@dataclass(frozen=True, slots=True)
class Delivery:
    """To whom the editions of a paper are mailed.

    Attributes:
        to: edition -> addresses.
        sender: the address that a draft comes from; empty where none was named.
        owner: who is told when something went wrong; may be empty.
        smtp: the mail server; None where none was named.
        allowed_domains: those to which mail may go, in small letters; without them none is sent.
        attach_up_to: the largest PDF in bytes that is attached; a larger one is linked.
        link: the address under which the recipients find the out folder, such as https://intranet.example.gov.uk/yot;
            empty where there is none.
    """

    to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sender: str = ""
    owner: str = ""
    smtp: Smtp | None = None
    allowed_domains: tuple[str, ...] = ()
    attach_up_to: int = 10 * MEGABYTE
    link: str = ""
