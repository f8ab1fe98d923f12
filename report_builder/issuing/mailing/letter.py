"""The mail of an edition, ready but for its recipient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from report_builder.delivery.message import Attachment, Mail
from report_builder.issuing.mailing.outgoing import Outgoing
from report_builder.issuing.mailing.post import Post
from report_builder.ledger.deliveries import Mailing

if TYPE_CHECKING:
    from report_builder.report.mail import MailWords


@dataclass(frozen=True, slots=True)
class Letter:
    """What everybody is sent.

    Attributes:
        post: how it leaves.
        attached: the papers that go with it.
        words: whether the recipient had another draft before -> what the mail says.
        had: those who had, in small letters.
    """

    post: Post
    attached: tuple[Attachment, ...]
    words: Mapping[bool, MailWords]
    had: frozenset[str]

    def to(self, address: str, mailing: Mailing) -> Mail:
        """The mail to one recipient."""
        words = self.words[mailing.recipient in self.had]
        said = (words.subject, words.text, words.html)
        return Mail(self.post.delivery.sender, address, *said, mailing.message, self.post.when, self.attached)


def letter_of(going: Outgoing, post: Post, *, comments_by: date | None, had: frozenset[str]) -> Letter:
    """Make it.

    Args:
        going: what is mailed.
        post: how.
        comments_by: the day up to which comments are asked for.
        had: those who had another draft of it before.

    Raises:
        ConfigError: it has no PDF, or one that is too large to be attached and lies nowhere.
        DataError: what it prints was not put by.
    """
    links = going.links(post.delivery)
    said = {
        corrects: going.words(comments_by=comments_by, corrects=corrects, links=links) for corrects in (False, True)
    }
    return Letter(post, going.attached(post.delivery), said, had)
