"""Who is to be mailed what: decided from what was asked and what the ledger knows, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from report_builder.ledger.deliveries import Mailing


@dataclass(frozen=True, slots=True)
class Turn:
    """What a call does.

    Attributes:
        number: of the turn in which new mails are made.
        manifest: of the paper that goes out in it.
        new: the recipients who get a new mail, in small letters.
        going: mails that were made before and are still to be sent.
        ended: the last mail of everybody else.
    """

    number: int
    manifest: str
    new: tuple[str, ...]
    going: tuple[Mailing, ...] = ()
    ended: tuple[Mailing, ...] = ()


def turn_of(
    past: Sequence[Mailing], recipients: Iterable[str], *, manifest: str, again: bool = False, named: bool = False
) -> Turn:
    """Decide it.

    Args:
        past: the mails of this edition, stage and revision.
        recipients: those who are asked for, in small letters.
        manifest: of the paper that lies there now. Without `again` it goes out only where no other has.
        again: the owner asks for another turn: what lies there now goes to everybody where it is another paper, else
            to those to whom it was refused.
        named: whether the owner named the recipients: then, with `again`, they get it once more.
    """
    wanted = tuple(dict.fromkeys(recipients))
    if not past:
        return Turn(1, manifest, wanted)
    newest = max(past, key=lambda one: one.turn)
    last = {one: _last(past, one) for one in wanted}
    if again and newest.manifest != manifest:
        return Turn(newest.turn + 1, manifest, wanted)
    going = tuple(one for one in last.values() if one and one.is_open and one.manifest == newest.manifest)
    missing = tuple(name for name, one in last.items() if one is None or (one.is_open and one not in going))
    asked = {"refused", "sent"} if named else {"refused"}
    once_more = tuple(name for name, one in last.items() if again and one and one.state in asked)
    ended = tuple(one for name, one in last.items() if one and not one.is_open and name not in once_more)
    if once_more:
        return Turn(newest.turn + 1, newest.manifest, (*missing, *once_more), going, ended)
    return Turn(newest.turn, newest.manifest, missing, going, ended)


def _last(past: Iterable[Mailing], recipient: str) -> Mailing | None:
    own = [one for one in past if one.recipient == recipient]
    return max(own, key=lambda one: one.turn) if own else None
