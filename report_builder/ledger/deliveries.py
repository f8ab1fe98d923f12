"""Each mail: to whom which edition goes, in which turn, and what became of it; never twice for the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace

from report_builder.ledger.stand_ins import stand_ins
from report_builder.ledger.steps import has_life

STAGES = ("draft", "issued", "notice")
STATES = ("claimed", "sending", "sent", "deferred", "refused", "unknown")
"""In the order of a mail's life; `sent`, `refused` and `unknown` end it, unless the owner decides otherwise."""

UNDECIDED = frozenset({"refused", "unknown"})
"""Those after which only the owner can say what comes next."""

FOLLOWS = {
    "claimed": frozenset({"sending", "deferred", "refused"}),
    "deferred": frozenset({"sending", "deferred", "refused"}),
    "sending": frozenset({"sent", "deferred", "refused", "unknown"}),
    "unknown": frozenset({"sent", "deferred"}),
    "sent": frozenset(),
    "refused": frozenset(),
}
"""State -> those that may come after it. What was sent is sent; of what is unknown the owner says what it was."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """One mail to one recipient.

    Attributes:
        report: the name of its folder under out/; of a notice, what it is about.
        audience: board or public; owner for a notice.
        stage: one of STAGES.
        revision: the issue that it is, or is a draft of; 0 of a notice.
        recipient: the address, in small letters.
        turn: from 1; the owner may ask for another one.
        manifest: the SHA-256 of the manifest.json of what is sent in this turn; empty of a notice.
        message: what its Message-ID begins with; tells notices of different content apart.
        state: one of STATES.
        answer: the server's last code; 0 where it gave none.
        tries: how often its content was put on its way.
        day: of the last change, as 2020-07-13; empty where it was not said.
    """

    report: str
    audience: str
    stage: str
    revision: int
    recipient: str
    turn: int
    manifest: str
    message: str
    state: str = "claimed"
    answer: int = 0
    tries: int = 0
    day: str = ""

    @property
    def key(self) -> tuple[str | int, ...]:
        """What there is one of."""
        place = (self.report, self.audience, self.stage, self.revision)
        return (*place, self.recipient, self.turn, self.message)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be sent."""
        return self.state in {"claimed", "deferred"}


_NAMES = tuple(one.name for one in fields(Mailing))
_COLUMNS = ", ".join(_NAMES)
_KEY = "report = ? AND audience = ? AND stage = ? AND revision = ? AND recipient = ? AND turn = ? AND message = ?"


def claim_mailings(connection: sqlite3.Connection, mailings: Iterable[Mailing]) -> tuple[Mailing, ...]:
    """Keep the mails that are not known yet, and return each as it stands now; within the caller's transaction."""
    wanted = tuple(mailings)
    marks = ", ".join("?" * len(_NAMES))
    insert = f"INSERT INTO deliveries ({_COLUMNS}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 - our own words
    fresh = (one for one in wanted if _kept_as(connection, one) is one)
    connection.executemany(insert, map(astuple, list(fresh)))
    return tuple(_found(connection, one) for one in wanted)


def move_mailing(connection: sqlite3.Connection, mailing: Mailing, state: str, *, answer: int, day: str) -> Mailing:
    """Give a mail its next state; within the caller's transaction.

    Raises:
        ValueError: that state cannot follow the one that it has: a fault of ours.
    """
    now = _found(connection, mailing)
    if state not in FOLLOWS[now.state]:
        raise ValueError(f"a mail that is {now.state} cannot become {state}")
    then = replace(now, state=state, answer=answer, tries=now.tries + (state == "sending"), day=day)
    update = f"UPDATE deliveries SET state = ?, answer = ?, tries = ?, day = ? WHERE {_KEY}"  # noqa: S608 - our own words
    connection.execute(update, (then.state, then.answer, then.tries, then.day, *_kept_as(connection, mailing).key))
    return then


def mailings_in(connection: sqlite3.Connection, addresses: Iterable[str] = ()) -> Iterator[Mailing]:
    """All mails, in the order in which they were first claimed; none where the file is of a form that had none.

    Args:
        connection: to the ledger.
        addresses: those that the caller knows; where one of them was forgotten its mails have it again.
    """
    if has_life(connection):
        known = stand_ins(connection, addresses)
        rows = connection.execute(f"SELECT {_COLUMNS} FROM deliveries ORDER BY number")  # noqa: S608 - our own words
        for one in (Mailing(*row) for row in rows.fetchall()):
            yield replace(one, recipient=known.get(one.recipient, one.recipient))


def _found(connection: sqlite3.Connection, mailing: Mailing) -> Mailing:
    query = f"SELECT {_COLUMNS} FROM deliveries WHERE {_KEY}"  # noqa: S608 - our own words
    row = connection.execute(query, _kept_as(connection, mailing).key).fetchone()
    if row is None:
        raise ValueError("the mail was never claimed")
    return replace(Mailing(*row), recipient=mailing.recipient)


def _kept_as(connection: sqlite3.Connection, mailing: Mailing) -> Mailing:
    """The mail under the name by which the ledger has it: that of a stand-in, where its recipient was forgotten."""
    query = f"SELECT 1 FROM deliveries WHERE {_KEY}"  # noqa: S608 - our own words
    for name in stand_ins(connection, [mailing.recipient]):
        forgotten = replace(mailing, recipient=name)
        if connection.execute(query, forgotten.key).fetchone() is not None:
            return forgotten
    return mailing
