"""What a database says when it refuses, in our own words: its own may repeat a password or a value from a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_builder.errors import Complaint, ConfigError, OutsideError, ReportError

if TYPE_CHECKING:
    from sqlalchemy.exc import SQLAlchemyError


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Words by which a failed connection is known, and what is said of it."""

    words: tuple[str, ...]
    what: str
    mend: str
    error: Callable[[Complaint], ReportError] = OutsideError


_ADDRESS = "correct the address"
_REFUSALS = (
    _Refusal(
        ("invalid connection option", "invalid integer value", "bad value for", "invalid sslmode", "invalid port"),
        "the address has an option, or a value of one, that the driver does not know",
        _ADDRESS,
        ConfigError,
    ),
    _Refusal(
        ("could not translate host name", "failed to resolve host", "name or service not known", "getaddrinfo"),
        "the database's host is not found",
        "look at the host's name in the address, and at the network",
    ),
    _Refusal(
        ("connection refused", "no such file or directory", "unreachable", "no route to host", "closed the connection"),
        "nothing answers at the database's host and port",
        "look at host and port in the address, and whether the database runs and listens there",
    ),
    _Refusal(
        ("timeout expired", "timed out", "connection timeout"),
        "the database did not answer in time",
        "look at host, port and firewall; connect_timeout=60 in the address waits longer",
    ),
    _Refusal(
        ("password authentication failed", "no password supplied", "peer authentication", "ident authentication"),
        "the database refuses the user or the password",
        f"{_ADDRESS}; a password belongs in the environment, as ${{PASSWORD}}",
        ConfigError,
    ),
    _Refusal(
        ("no pg_hba.conf entry",),
        "the database lets nobody in from here under this name, or not without encryption",
        "ask its administrator, and which sslmode the address needs",
    ),
    _Refusal(
        ("too many clients", "remaining connection slots", "too many connections"),
        "the database has no connection left",
        "try again later",
    ),
    _Refusal(
        ("starting up", "shutting down", "recovery mode"), "the database is starting or stopping", "try again later"
    ),
    _Refusal(("permission denied for database",), "the user may not connect to this database", "ask for the right"),
    _Refusal(('role "',), "the database has no such user", _ADDRESS, ConfigError),
    _Refusal(('database "',), "the server has no database of this name", _ADDRESS, ConfigError),
    _Refusal(
        ("ssl", "certificate", "tls"),
        "the database and the program do not agree on encryption",
        "ask the database's administrator which sslmode the address needs, and for which certificate",
    ),
)
"""In the order in which they are looked for. PostgreSQL's library gives a failed connection no code, only words."""

_TRY_AGAIN = "try again when nothing else writes to it"
_SQLITE = {
    "SQLITE_NOTADB": _Refusal((), "the file is not a SQLite database", "name another file", ConfigError),
    "SQLITE_BUSY": _Refusal((), "another program holds the SQLite file locked", _TRY_AGAIN),
    "SQLITE_LOCKED": _Refusal((), "another program holds the SQLite file locked", _TRY_AGAIN),
    "SQLITE_CORRUPT": _Refusal((), "the SQLite file is damaged", "take a copy that is whole"),
    "SQLITE_CANTOPEN": _Refusal(
        (), "the SQLite file cannot be opened", "look at its rights; if other programs write to it, read a copy of it"
    ),
}

_STATES = {
    "42501": ("the user may not read it", "ask for the right: GRANT SELECT ON {} TO the user"),
    "57014": ("the database stopped the reading: it took longer than it allows", "ask for a longer statement_timeout"),
    "55P03": ("another program holds it locked", "try again when that has ended"),
    "42P01": ("it is gone, or is made from a table that is", "look at it with the database's administrator"),
    "40001": ("it was changed on the server while it was read", "try again"),
}
_LOST = ("the connection was lost while it was read", "look whether the database still runs, then try again")
_UNTOLD = ("the database gave up reading it{}", "read it with another program: the database says more there")


def connecting_fault(error: SQLAlchemyError, shown: str, where: str) -> ReportError:
    """Why there is no connection.

    Args:
        error: what SQLAlchemy raised.
        shown: the database's address without its password, or its path.
        where: the key of the config that names it.
    """
    refusal = _refusal(error)
    if refusal is None:
        what = f"the database cannot be used{_code(error)}"
        mend = "open the same address with another program: the database says more there"
        return OutsideError(Complaint(f"{what}: {shown}", where, mend))
    return refusal.error(Complaint(f"{refusal.what}: {shown}", where, refusal.mend))


def reading_complaint(error: SQLAlchemyError, name: str, where: str) -> Complaint:
    """Why a table could not be read; `name` is the database's own name for it."""
    refusal = _refusal(error) if _sqlite_name(error) else None
    if refusal is not None:
        return Complaint(f"{name} cannot be read: {refusal.what}", where, refusal.mend)
    state = _state(error)
    what, mend = _STATES.get(state, (_UNTOLD[0].format(_code(error)), _UNTOLD[1]))
    if state not in _STATES and is_lost(error):
        what, mend = _LOST
    return Complaint(f"{name} cannot be read: {what}", where, mend.format(name))


def undecodable_complaint(name: str, where: str) -> Complaint:
    """A table with text that is not in the encoding that the database says."""
    what = f"{name} cannot be read: it holds text that is not UTF-8, though the database says so"
    return Complaint(what, where, "have the database converted to UTF-8")


def is_lost(error: SQLAlchemyError) -> bool:
    """Whether there is no connection any more."""
    is_over = _state(error)[:2] in {"08", "57"} and _state(error) != "57014"  # the classes of lost connections
    return is_over or bool(getattr(error, "connection_invalidated", False))


def _refusal(error: SQLAlchemyError) -> _Refusal | None:
    name = _sqlite_name(error)
    if name:
        return _SQLITE.get("_".join(name.split("_")[:2]))
    said = str(getattr(error, "orig", "")).lower()
    return next((refusal for refusal in _REFUSALS if any(word in said for word in refusal.words)), None)


def _sqlite_name(error: SQLAlchemyError) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlite_errorname", None) or "")


def _state(error: SQLAlchemyError) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlstate", None) or "")


def _code(error: SQLAlchemyError) -> str:
    code = _state(error) or _sqlite_name(error)
    return f" (code {code})" if code else ""
