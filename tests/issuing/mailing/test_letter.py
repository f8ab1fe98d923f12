"""The mail of an edition: to each recipient alone, and to those who had another draft with a word on that."""

from __future__ import annotations

from pathlib import Path

from mail_server import PostOffice
from mailed_editions import PRESS, REPORT, mailed, post_by

from report_builder.issuing.mailing.letter import letter_of
from report_builder.issuing.mailing.outgoing import outgoing_of
from report_builder.ledger.deliveries import Mailing

REPLACES = "takes the place of the one that you were sent before"


def test_each_mail_names_its_recipient_alone_and_says_whether_it_corrects(tmp_path: Path) -> None:
    post = post_by(PostOffice("localhost", 2525, tmp_path), tmp_path)
    letter = letter_of(outgoing_of(mailed(tmp_path)), post, comments_by=None, had=frozenset({PRESS}))
    to_press = Mailing(REPORT, "public", "draft", 1, PRESS, 2, "m", "id1")
    to_other = Mailing(REPORT, "public", "draft", 1, "new@example.gov.uk", 2, "m", "id2")

    press, other = letter.to("Press@example.gov.uk", to_press), letter.to("new@example.gov.uk", to_other)

    assert (press.recipient, press.message_id) == ("Press@example.gov.uk", "<id1@example.gov.uk>")
    assert (REPLACES in press.text, REPLACES in press.html) == (True, True)
    assert (other.recipient, REPLACES in other.text, REPLACES in other.html) == ("new@example.gov.uk", False, False)
    assert b"press@" not in other.as_bytes().lower()
    assert press.attached == other.attached
