"""What went wrong, where, and how to mend it: the one family of errors that a user can put right.

A fault of ours is never one of these: it keeps its traceback and ends with exit status 70.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault in what the user gave us: what it is, where it stands, how to mend it.

    `where` is `file:line:column: key` for YAML and `table:row column` for data. No part of it
    ever repeats a value from a case.
    """

    what: str
    where: str = ""
    mend: str = ""

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}; {self.mend}" if self.mend else text


class ReportError(Exception):
    """A fault that the user can mend. `exit_status` is what the command returns for it."""

    exit_status = 1

    def __init__(self, complaints: str | Complaint | Iterable[Complaint], mend: str = "") -> None:
        if isinstance(complaints, str):
            complaints = (Complaint(complaints, mend=mend),)
        elif isinstance(complaints, Complaint):
            complaints = (complaints,)
        self.complaints: tuple[Complaint, ...] = tuple(complaints)
        super().__init__("\n".join(str(complaint) for complaint in self.complaints))


class DataError(ReportError):
    """The data or the text has findings that stop the build."""

    exit_status = 1


class CommentaryError(DataError):
    """What people wrote for an edition does not agree with its figures, its dates or itself."""


class ConfigError(ReportError):
    """The config or the call is wrong, a missing data file included."""

    exit_status = 2


class DisclosureError(ReportError):
    """An edition would let a reader work out a withheld number."""

    exit_status = 3


class OutsideError(ReportError):
    """Something outside the program failed: a disk, a mail server, a missing system library."""

    exit_status = 4


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question ("did you mean 'custody'?"), or nothing."""
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a word, capitals aside, as it is known; empty where none is much like it."""
    spelled = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(word.casefold(), list(spelled), n=1, cutoff=0.6)
    return spelled[found[0]] if found else ""
