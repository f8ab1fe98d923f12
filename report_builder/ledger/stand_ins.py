"""Stand-ins for addresses: a hash in the place of an old recipient's, so that nothing is mailed twice all the same.

Each ledger has a salt of its own, drawn by chance: the same address has another stand-in in another ledger. Whoever
has the ledger and an address can tell whether that address was mailed: else it would be mailed again.
"""

from __future__ import annotations

import hmac
import secrets
import sqlite3
from collections.abc import Iterable, Mapping

from report_builder.ledger.steps import has_life

BEGINS = "forgotten:"
_ENDED = ("sent", "refused")
"""States of which nothing more comes; of others the owner or the next run needs the address."""


def stand_in(address: str, salt: str) -> str:
    """What stands for an address in small letters: no address, since it has no @."""
    return BEGINS + hmac.new(salt.encode(), address.lower().encode(), "sha256").hexdigest()


def salt_in(connection: sqlite3.Connection) -> str:
    """The ledger's salt; empty where nobody was forgotten yet."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'salts'").fetchone() is None:
        return ""
    found = connection.execute("SELECT salt FROM salts").fetchone()
    return str(found[0]) if found else ""


def stand_ins(connection: sqlite3.Connection, addresses: Iterable[str]) -> Mapping[str, str]:
    """Stand-in -> address in small letters, of those that are asked for; none where nobody was forgotten."""
    salt = salt_in(connection)
    return {stand_in(one, salt): one.lower() for one in addresses} if salt else {}


def old_recipients(connection: sqlite3.Connection, before: str) -> tuple[str, ...]:
    """The addresses of mails that ended before a day, each as often as there are mails; a mail without a day stays."""
    if not has_life(connection):
        return ()
    rows = connection.execute(
        "SELECT recipient FROM deliveries WHERE day <> '' AND day < ? AND state IN (?, ?)"
        " AND substr(recipient, 1, ?) <> ? ORDER BY number",
        (before, *_ENDED, len(BEGINS), BEGINS),
    )
    return tuple(str(recipient) for (recipient,) in rows)


def forget(connection: sqlite3.Connection, before: str) -> int:
    """Put stand-ins in the place of old recipients' addresses; within the caller's transaction.

    Returns:
        In how many mails.
    """
    found = old_recipients(connection, before)
    if not found:
        return 0
    connection.execute("CREATE TABLE IF NOT EXISTS salts (salt TEXT NOT NULL) STRICT")
    salt = salt_in(connection)
    if not salt:
        salt = secrets.token_hex(32)
        connection.execute("INSERT INTO salts VALUES (?)", (salt,))
    for address in dict.fromkeys(found):
        connection.execute(
            "UPDATE deliveries SET recipient = ? WHERE recipient = ? AND day <> '' AND day < ? AND state IN (?, ?)",
            (stand_in(address, salt), address, before, *_ENDED),
        )
    return len(found)
