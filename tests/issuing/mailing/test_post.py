"""What is said of each mail, in sentences for a log; and what a config has to say before any leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from report_builder.errors import ConfigError
from report_builder.issuing.mailing.post import Outcome, Post
from report_builder.model.delivery import Delivery, Smtp

WHO = "a@example.gov.uk"
ID = "<id@example.gov.uk>"
READY = Delivery(sender="yot@example.gov.uk", smtp=Smtp("localhost", 25, "none"), allowed_domains=("example.gov.uk",))


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Outcome(WHO, "sent", ID, "2020-07-01", 250), "sent"),
        (Outcome(WHO, "sent", ID, "2020-07-01", is_new=False), "was sent on 1 July 2020; not sent again"),
        (Outcome(WHO, "deferred", ID, "2020-07-01"), "put off; the next run tries again"),
        (Outcome(WHO, "deferred", ID, "2020-07-01", 421), "put off (421); the next run tries again"),
        (
            Outcome(WHO, "refused", ID, "2020-07-01", 550, "the recipient"),
            "refused by the mail server (550 at the recipient) on 1 July 2020; look at the address and at "
            "delivery.from, then use --again",
        ),
        (
            Outcome(WHO, "refused", ID, "2020-07-01", 553, "the sender"),
            "refused by the mail server (553 at the sender) on 1 July 2020; look at delivery.from, then use --again",
        ),
        (
            Outcome(WHO, "refused", ID, "2020-07-01", 552),
            "refused by the mail server (552) on 1 July 2020; look at delivery.attach_up_to, since the mail may be too "
            "large, and at whether the mailbox is full, then use --again",
        ),
        (
            Outcome(WHO, "unknown", ID, "2020-07-01"),
            "nobody knows whether it arrived: the server's answer was lost on 1 July 2020, so it is not sent again by "
            "itself. Ask the recipient, or look for <id@example.gov.uk> in the server's log; then say --settle arrived "
            "or --settle lost",
        ),
    ],
)
def test_each_outcome_is_a_sentence(outcome: Outcome, sentence: str) -> None:
    assert str(outcome) == f"{WHO}: {sentence}"
    assert outcome.is_well is (outcome.state == "sent")


@pytest.mark.parametrize(
    ("delivery", "says"),
    [
        (replace(READY, smtp=None), "does not say delivery.smtp"),
        (replace(READY, sender=""), "does not say delivery.from"),
        (replace(READY, allowed_domains=()), "does not say delivery.allowed_domains"),
        (replace(READY, sender="yot@example.gov.uk\nBcc: b@c.uk"), "not an address"),
        (replace(READY, smtp=Smtp("mail.example.gov.uk", 25, "none")), "must be protected"),
    ],
)
def test_what_a_config_leaves_open_is_named(tmp_path: Path, delivery: Delivery, says: str) -> None:
    post = Post(tmp_path, delivery, datetime(2020, 7, 1, tzinfo=UTC))

    with pytest.raises(ConfigError) as refused:
        _ = post.smtp
    assert says in str(refused.value)
    assert replace(post, delivery=READY).smtp == READY.smtp
