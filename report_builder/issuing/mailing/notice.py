"""Tells a paper's owner by mail what they should know, once."""

from __future__ import annotations

from collections.abc import Sequence

from report_builder.delivery.message import Mail, id_of, insist_allowed
from report_builder.issuing.mailing.post import LOCK, Outcome, Post, deliver, outcome_of, recovered
from report_builder.ledger.deliveries import Mailing
from report_builder.ledger.releases import open_ledger
from report_builder.store.alone import alone


def send_notice(post: Post, *, subject: str, lines: Sequence[str], key: str) -> Outcome | None:
    """Mail the owner, unless the very same was mailed before.

    Args:
        post: how mail leaves. The caller must not hold the lock.
        subject: what it is about; no value of a case.
        lines: a paragraph each; no value of a case.
        key: what makes it another notice though it reads the same, such as the name of a report.

    Returns:
        What became of it; None where the config names no owner or no server.

    Raises:
        ConfigError: the owner's address is not allowed.
        OutsideError: the disk or the ledger refuses. A server that cannot be reached is an outcome: put off, and
            tried again when the same notice is asked for.
    """
    from report_builder.report.mail import words_of_notice  # noqa: PLC0415  kept from --help

    owner = post.delivery.owner
    if not (owner and post.delivery.smtp and post.delivery.sender):
        return None
    insist_allowed(owner, post.delivery.allowed_domains)
    message = id_of("notice", key, owner.lower(), subject, *lines)
    with alone(post.out, LOCK), open_ledger(post.ledger) as ledger:
        asked = Mailing(key, "owner", "notice", 0, owner.lower(), 1, "", message, day=post.day)
        (claimed,) = recovered(ledger.claim([asked]), ledger, day=post.day)
        if not claimed.is_open:
            return outcome_of(claimed, post)
        words = words_of_notice(subject, lines)
        mail = Mail(post.delivery.sender, owner, words.subject, words.text, words.html, message, post.when)
        (outcome,), _ = deliver([(claimed, mail)], ledger, post)
        return outcome
