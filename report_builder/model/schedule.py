"""When each step of a paper is due, in the words of the config."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The deadlines as they were asked for: "30 working days after quarter end", an ISO date, or empty.

    Attributes:
        data_due: the data are in.
        draft_due: the draft goes out.
        sign_off_due: the paper is signed off.
        publication_due: the public edition is published; empty: as the law on committees has it.
        meeting: its day, where the config says one; a paper's own `Meeting.date` falls back on `as_at`.
        quiet_tables: tables that may have no event in a quarter.
    """

    data_due: str = ""
    draft_due: str = ""
    sign_off_due: str = ""
    publication_due: str = ""
    meeting: date | None = None
    quiet_tables: tuple[str, ...] = ()
