"""An agenda pack, as its file asks for it: the meeting, and its items with the papers that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from report_builder.model.spec import Exemption

DOCUMENT = "agenda-pack"
"""What a pack is called in file names and its manifest."""


class PaperKind(StrEnum):
    """Where the paper of an item comes from."""

    NONE = "none"
    CONFIG = "config"
    """A config, from which it is made now."""
    BUILT = "built"
    """An edition that was built, or issued, before."""
    FOREIGN = "foreign"
    """A PDF that somebody else made."""
    WORK_PROGRAMME = "work programme"
    MONITORING = "monitoring"


REGISTERED = (PaperKind.WORK_PROGRAMME, PaperKind.MONITORING)
"""What is set from the governance tables, meetings and actions."""


@dataclass(frozen=True, slots=True)
class PackItem:
    """An item of the agenda. `text` is Markdown; `place` is `file:line` of the item, `paper` an absolute path."""

    title: str
    text: str = ""
    kind: PaperKind = PaperKind.NONE
    paper: Path | None = None
    exemption: Exemption | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class PackSpec:
    """A pack.

    Attributes:
        source: its file, absolute; name: of its folder under out/.
        council, body, date, time, venue: the meeting.
        membership: posts or offices, in order.
        notices: Markdown, for the front sheet.
        contact: the post to which questions go.
        edition: of every paper: public or board.
        registers: the config whose data hold the governance tables, where an item prints one of them.
        digest: sha256 of its file.
    """

    source: Path
    name: str
    council: str
    body: str
    date: date
    items: tuple[PackItem, ...]
    time: str = ""
    venue: str = ""
    membership: tuple[str, ...] = ()
    notices: str = ""
    contact: str = ""
    edition: str = "public"
    registers: Path | None = None
    digest: str = ""
