"""What is mailed of an edition that the config wants encrypted by now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mail_server import PostOffice
from mailed_editions import BOARD, mailed, post_by

from report_builder.errors import ConfigError
from report_builder.issuing.mailing.send import dry_run, send_edition

CHAIR = BOARD[0].lower()


def test_what_was_built_before_the_config_asked_for_a_password_is_not_sent(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), replace(post_by(office, out), encrypted=frozenset({"board"}))

    with pytest.raises(ConfigError, match="wants the board edition encrypted, and this one was made without"):
        send_edition(edition, post)
    with pytest.raises(ConfigError, match="wants the board edition encrypted"):
        dry_run(edition, post)

    assert office.to(CHAIR) == []


def test_to_whom_it_went_before_the_config_asked_for_a_password_is_still_told(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)
    send_edition(edition, post)

    sent = send_edition(edition, replace(post, encrypted=frozenset({"board"})))

    assert (sent.is_well, [one.is_new for one in sent.outcomes]) == (True, [False] * 3)
